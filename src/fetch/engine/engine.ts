import { setImmediate as nextTurn } from "node:timers/promises";
import { countText } from "../../core/measure.ts";
import { type ModuleVersion, moduleKey, type NeededModule } from "../../core/module.ts";
import { placesOf } from "../modcache/layout.ts";
import { isReady, presenceOf } from "../modcache/present.ts";
import { Closure } from "../needed/closure.ts";
import { Constraints } from "../needed/constraints.ts";
import { fetchRest, isFew } from "./complete.ts";
import type { EngineJob, EngineResult } from "./job.ts";
import { Pending } from "./pending.ts";
import { priorities, RequestQueue } from "./queue.ts";
import { resultOf } from "./result.ts";
import { SmallFiles } from "./small-files.ts";
import { Zips } from "./zips.ts";

/** Requests at a time. More do not help: at 64 the round trips hide behind hashing (facts/closure.md §3). */
const WIDTH = 64;
/** Milliseconds of reading the main modules between two looks at the network. */
const SCAN_MS = 6;

/** One run: what is needed, found while it is fetched, hashed and published. */
class Engine {
  private readonly job: EngineJob;
  private readonly zips: Zips;
  private readonly small: SmallFiles;
  private readonly constraints: Constraints;
  private readonly asked = new Set<string>();
  /** Packages that will be readable. */
  private readonly arriving = new Pending();
  private readonly goMods = new Pending();
  private readonly all = new Pending();
  private readonly remarks: string[] = [];
  private scanning = false;
  private graphFirst = false;

  constructor(job: EngineJob) {
    this.job = job;
    this.constraints = new Constraints(job.platforms);
    this.zips = new Zips(job, this.constraints);
    const queue = new RequestQueue(WIDTH, {
      mayZip: () => this.zips.mayFetch,
      zipsFirst: () => this.zipsFirst(),
    });
    this.zips.queue = queue;
    this.small = new SmallFiles(job, queue);
  }

  async run(): Promise<EngineResult> {
    const whole = this.job.mode === "required" || this.allThere();
    if (!whole) this.job.pool.start();
    const complete = whole ? this.required() : await this.needed();
    await this.all.settled();
    const { zips, small, asked, remarks } = this;
    return resultOf({ zips, small, asked, remarks, modules: this.job.set.modules, complete });
  }

  /** Where the build list depends on every go.mod file, these are as urgent. */
  private zipsFirst(): boolean {
    return !this.graphFirst && (this.scanning || this.zips.coming > 0) && !this.job.pool.busy;
  }

  /** Nothing of go.mod ∩ go.sum is missing, so what of it is needed makes no difference. */
  private allThere(): boolean {
    const { root } = this.job.publisher;
    return this.job.set.modules.every((module) =>
      isReady(presenceOf(placesOf(root, module), module.h1 ?? "")),
    );
  }

  /** go.mod ∩ go.sum, all at once. */
  private required(): boolean {
    const { modules } = this.job.set;
    for (const module of modules) this.ask(module);
    this.askGoMods();
    this.askInfos(modules);
    return true;
  }

  /** The import closure, then the rest where it is cheap. */
  private async needed(): Promise<boolean> {
    const closure: Closure = new Closure(this.job.root, this.job.set, this.constraints, (module) =>
      this.follow(closure, module),
    );
    this.graphFirst = closure.needsGraph;
    this.scanning = true;
    await this.scan(closure);
    this.scanning = false;
    await this.arriving.settled();
    if (closure.needsGraph) {
      await this.goMods.settled();
      closure.applyGraph((module) => this.small.requirements(module));
      await this.arriving.settled();
    }
    const complete = await this.complete(closure);
    await this.readAgain(closure);
    return complete;
  }

  /** Packages are read before the hash is known: where a source sent another body first, the right one is followed now. */
  private async readAgain(closure: Closure): Promise<void> {
    for (;;) {
      await this.all.settled();
      await this.arriving.settled();
      const module = this.zips.misread.pop();
      if (module === undefined) return;
      closure.arrivedAgain(module, this.zips.published(module));
    }
  }

  /** The go.mod files are asked for when the first imports have been: zips come first. */
  private async scan(closure: Closure): Promise<void> {
    let looked = performance.now();
    let first = true;
    for (const _ of closure.scan()) {
      if (performance.now() - looked < SCAN_MS) continue;
      await nextTurn();
      if (first) this.askGoMods();
      first = false;
      looked = performance.now();
    }
    if (first) this.askGoMods();
  }

  private follow(closure: Closure, module: NeededModule): void {
    const packages = this.ask(module);
    this.arriving.track(
      packages.then((source) => closure.arrived(module, source ?? { imports: () => undefined })),
    );
  }

  private ask(module: NeededModule): ReturnType<Zips["request"]>["packages"] {
    this.asked.add(moduleKey(module));
    const { signal } = this.job;
    const underWay = this.zips.request({ module, priority: priorities.zip, signal });
    this.all.track(underWay.done);
    return underWay.packages;
  }

  /** Every go.mod file that loading the module graph may read: `go mod verify` must accept the cache without a network. */
  private askGoMods(): void {
    const required = new Set(this.job.set.modules.map(moduleKey));
    for (const { path, version, h1 } of this.job.set.goMods) {
      const module = { path, version };
      const priority = required.has(moduleKey(module)) ? priorities.requiredGoMod : priorities.goMod;
      const done = this.small.goMod(module, h1, priority);
      this.goMods.track(done);
      this.all.track(done);
    }
  }

  private askInfos(modules: readonly ModuleVersion[]): void {
    for (const module of modules) this.all.track(this.small.info(module));
  }

  private rest(): NeededModule[] {
    return this.job.set.modules.filter((module) => !this.asked.has(moduleKey(module)));
  }

  /** See `complete.ts`; .info files only serve `go mod download` and `go list -m`, so they come only when those will work. */
  private async complete(closure: Closure): Promise<boolean> {
    const rest = this.rest();
    const { elsewhere } = this.job.set;
    if (elsewhere > 0) this.remarks.push(elsewhereRemark(elsewhere));
    if (!isFew(rest.length + elsewhere, this.asked.size)) return false;
    this.askInfos(this.job.set.modules);
    const graph = this.askGraphInfos(closure);
    const came = rest.length === 0 || (await fetchRest(rest, this.zips.bytes, this.zips, this.job.signal));
    await graph;
    return came;
  }

  private async askGraphInfos(closure: Closure): Promise<void> {
    await this.goMods.settled();
    const required = new Set(this.job.set.modules.map(moduleKey));
    const graph = closure.graphModules((module) => this.small.requirements(module));
    const { zips, goMods } = this.job.set.sums;
    const known = (key: string): boolean => zips.has(key) || goMods.has(key);
    this.askInfos(graph.filter((module) => !required.has(moduleKey(module)) && known(moduleKey(module))));
  }
}

const elsewhereRemark = (count: number): string =>
  `${countText(count, "module version")} that only other members of the workspace require ${count === 1 ? "was" : "were"} left out: go mod download would still fetch them`;

/** Fetches what a repository needs into the module cache, each byte hashed against go.sum before Go can see it. */
export const runEngine = (job: EngineJob): Promise<EngineResult> => new Engine(job).run();
