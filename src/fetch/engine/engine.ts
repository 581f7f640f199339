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
import { type Priority, priorities, RequestQueue } from "./queue.ts";
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
  /** Of go.mod ∩ go.sum, what nobody asked for yet. */
  private readonly left: Set<string>;
  private readonly askedGoMods = new Set<string>();
  private graphAsked = false;
  /** Packages that will be readable. */
  private readonly arriving = new Pending();
  private readonly goMods = new Pending();
  private readonly all = new Pending();
  private readonly remarks: string[] = [];
  private scanning = false;
  private graphFirst = false;

  constructor(job: EngineJob) {
    this.job = job;
    this.left = new Set(job.set.modules.map(moduleKey));
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
    this.askGraph();
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
    if (!this.graphAsked && closure.hasUnresolved) this.askGraph();
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

  /** Where the graph is needed, it is asked for when the first imports have been: zips come first. */
  private async scan(closure: Closure): Promise<void> {
    const askGraph = (): void => {
      if (closure.needsGraph || this.job.judgedByGo) this.askGraph();
    };
    let looked = performance.now();
    for (const _ of closure.scan()) {
      if (performance.now() - looked < SCAN_MS) continue;
      await nextTurn();
      askGraph();
      looked = performance.now();
    }
    askGraph();
  }

  private follow(closure: Closure, module: NeededModule): void {
    const packages = this.ask(module);
    // The rest only shrinks: once it is few, it will be fetched, and the graph with it.
    if (this.restIsFew()) this.askGraph();
    this.arriving.track(
      packages.then((source) => closure.arrived(module, source ?? { imports: () => undefined })),
    );
  }

  private ask(module: NeededModule): ReturnType<Zips["request"]>["packages"] {
    this.asked.add(moduleKey(module));
    this.left.delete(moduleKey(module));
    const { signal } = this.job;
    const underWay = this.zips.request({ module, priority: priorities.zip, signal });
    this.all.track(underWay.done);
    if (module.goModH1 !== undefined) this.askGoMod(module, module.goModH1, priorities.requiredGoMod);
    return underWay.packages;
  }

  private askGoMod(module: ModuleVersion, h1: string, priority: Priority): void {
    const key = moduleKey(module);
    if (this.askedGoMods.has(key)) return;
    this.askedGoMods.add(key);
    const done = this.small.goMod(module, h1, priority);
    this.goMods.track(done);
    this.all.track(done);
  }

  /** Every go.mod file that loading the module graph may read; a build reads those of the modules it opens. */
  private askGraph(): void {
    if (this.graphAsked) return;
    this.graphAsked = true;
    const required = new Set(this.job.set.modules.map(moduleKey));
    for (const module of this.job.set.goMods) {
      const priority = required.has(moduleKey(module)) ? priorities.requiredGoMod : priorities.goMod;
      this.askGoMod({ path: module.path, version: module.version }, module.h1, priority);
    }
  }

  private restIsFew(): boolean {
    return isFew(this.left.size + this.job.set.elsewhere, this.asked.size);
  }

  private askInfos(modules: readonly ModuleVersion[]): void {
    for (const module of modules) this.all.track(this.small.info(module));
  }

  private rest(): NeededModule[] {
    return this.job.set.modules.filter((module) => this.left.has(moduleKey(module)));
  }

  /** See `complete.ts`; .info files only serve `go mod download` and `go list -m`, so they come only when those will work. */
  private async complete(closure: Closure): Promise<boolean> {
    const rest = this.rest();
    const { elsewhere } = this.job.set;
    if (elsewhere > 0) this.remarks.push(elsewhereRemark(elsewhere));
    if (!this.restIsFew()) return false;
    this.askGraph();
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
    this.askInfos(graph.filter((module) => !required.has(moduleKey(module))));
  }
}

const elsewhereRemark = (count: number): string =>
  `${countText(count, "module version")} that only other members of the workspace require ${count === 1 ? "was" : "were"} left out: go mod download would still fetch them`;

/** Fetches what a repository needs into the module cache, each byte hashed against go.sum before Go can see it. */
export const runEngine = (job: EngineJob): Promise<EngineResult> => new Engine(job).run();
