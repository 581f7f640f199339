import { type ModuleVersion, moduleKey } from "../../core/module.ts";
import type { Attempt } from "../../core/report.ts";
import { failureOf } from "../../source/failure.ts";
import type { Failure, Fetched, Received } from "../../source/types.ts";
import { h1OfGoMod } from "../hash/h1.ts";
import { placesOf } from "../modcache/layout.ts";
import { readIfThere } from "../modcache/present.ts";
import { type Requirements, readRequirements } from "../needed/requirements.ts";
import type { EngineJob } from "./job.ts";
import { type Priority, priorities, type RequestQueue } from "./queue.ts";
import { smallBody } from "./small-body.ts";
import { writeFailure } from "./zip-body.ts";

/** x/mod/zip's MaxGoMod; also far above any .info. */
const LIMIT = 16 << 20;

export interface SmallFailure {
  readonly module: ModuleVersion;
  readonly what: "mod" | "info";
  readonly failure: Failure;
  readonly attempts: readonly Attempt[];
}

function checkInfo(version: string, content: Buffer): Received<Buffer> {
  try {
    const info = JSON.parse(content.toString("utf8")) as { Version?: unknown } | null;
    if (info?.Version === version) return { ok: true, value: content };
    return { ok: false, failure: "wrong-version", detail: `it says version ${String(info?.Version)}` };
  } catch {
    return { ok: false, failure: "not-a-module", detail: "the .info file is no JSON" };
  }
}

function checkGoMod(h1: string, content: Buffer): Received<Buffer> {
  const found = h1OfGoMod(content);
  if (found === h1) return { ok: true, value: content };
  return { ok: false, failure: "hash-mismatch", detail: `go.mod has ${found}, go.sum says ${h1}` };
}

/** Fetches go.mod and .info files; what is in the cache and right is left alone. */
export class SmallFiles {
  readonly failures: SmallFailure[] = [];
  readonly mended: ModuleVersion[] = [];
  private readonly goMods = new Map<string, Requirements>();
  private readonly job: EngineJob;
  private readonly queue: RequestQueue;
  private readonly attempts = new Map<string, Attempt[]>();

  constructor(job: EngineJob, queue: RequestQueue) {
    this.job = job;
    this.queue = queue;
  }

  /** Attempts for the small files of a module so far. */
  attemptsFor(module: ModuleVersion): readonly Attempt[] {
    return this.attempts.get(moduleKey(module)) ?? [];
  }

  /** What a go.mod file that has been checked requires. */
  requirements(module: ModuleVersion): Requirements | undefined {
    return this.goMods.get(moduleKey(module));
  }

  /** A go.mod file by go.sum's hash. */
  goMod(module: ModuleVersion, h1: string, priority: Priority): Promise<void> {
    return this.file(module, "mod", priority, (content) => {
      const checked = checkGoMod(h1, content);
      if (checked.ok) this.goMods.set(moduleKey(module), readRequirements(content.toString("utf8")));
      return checked;
    });
  }

  info(module: ModuleVersion): Promise<void> {
    return this.file(module, "info", priorities.info, (content) => checkInfo(module.version, content));
  }

  private file(
    module: ModuleVersion,
    what: "mod" | "info",
    priority: Priority,
    check: (content: Buffer) => Received<Buffer>,
  ): Promise<void> {
    const cached = readIfThere(placesOf(this.job.publisher.root, module).file(what));
    if (cached !== undefined && check(cached).ok) return Promise.resolve();
    return new Promise((done) => {
      this.queue.add(priority, (free) => {
        const fetched = this.fetch(module, what, check, free).catch((error: unknown) => {
          const { failure, detail } = writeFailure(error);
          return this.fail(module, what, failureOf(failure, `${moduleKey(module)} ${what}`, detail), []);
        });
        void fetched.then((failure) => {
          if (failure === undefined && cached !== undefined) this.mended.push(module);
          free();
          done();
        });
      });
    });
  }

  private async fetch(
    module: ModuleVersion,
    what: "mod" | "info",
    check: (content: Buffer) => Received<Buffer>,
    free: () => void,
  ): Promise<Failure | undefined> {
    // An .info has no hash of its own: it may come from wherever its module's zip may come from.
    const hashed = what === "mod" || this.job.set.sums.zips.has(moduleKey(module));
    const request = { module, what, hashed, signal: this.job.signal };
    const fetched = await this.job.sources.get(request, smallBody(LIMIT, free, check));
    this.attempts.set(moduleKey(module), [...this.attemptsFor(module), ...fetched.attempts]);
    const failure = fetched.ok ? this.publish(module, what, fetched.value) : failed(fetched);
    return failure && this.fail(module, what, failure, fetched.attempts);
  }

  private fail(
    module: ModuleVersion,
    what: SmallFailure["what"],
    failure: Failure,
    attempts: readonly Attempt[],
  ): Failure {
    this.failures.push({ module, what, failure, attempts });
    return failure;
  }

  private publish(module: ModuleVersion, what: "mod" | "info", content: Buffer): Failure | undefined {
    try {
      this.job.publisher.small(module, what, content);
      return undefined;
    } catch (error) {
      const { failure, detail } = writeFailure(error);
      return failureOf(failure, `${moduleKey(module)} ${what}`, detail);
    }
  }
}

const failed = (fetched: Fetched<Buffer>): Failure | undefined => (fetched.ok ? undefined : fetched.failure);
