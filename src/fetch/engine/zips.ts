import { statSync } from "node:fs";
import { dirname } from "node:path";
import { moduleKey, type NeededModule } from "../../core/module.ts";
import type { Attempt } from "../../core/report.ts";
import { failureOf } from "../../source/failure.ts";
import type { Failure, Received } from "../../source/types.ts";
import { type ModulePlaces, placesOf } from "../modcache/layout.ts";
import { damageOf, isReady, type Presence, presenceOf } from "../modcache/present.ts";
import type { HashedZip } from "../modcache/publish.ts";
import { removeInside } from "../modcache/remove.ts";
import type { Constraints } from "../needed/constraints.ts";
import { DirectoryPackages } from "../needed/directory-packages.ts";
import type { PackageSource } from "../needed/packages.ts";
import { ZipPackages } from "../needed/zip-packages.ts";
import type { EngineJob, FailedModule, MendedEntry, ReadyModule } from "./job.ts";
import { type Priority, priorities, type RequestQueue } from "./queue.ts";
import { recheck } from "./recheck.ts";
import { judge, writeFailure, zipBody } from "./zip-body.ts";

/** Bytes of zips on disk that wait for their hash; zips are not asked for above it. */
const UNHASHED_MAX = 256 << 20;

/** One zip under way: its packages as soon as they can be read, and how it ended. */
export interface ZipUnderWay {
  readonly packages: Promise<PackageSource | undefined>;
  readonly done: Promise<void>;
}

export interface ZipRequest {
  readonly module: NeededModule;
  readonly priority: Priority;
  readonly signal: AbortSignal;
  /** Announced or real size in bytes, once. */
  readonly sized?: (bytes: number) => void;
}

type Hashed = HashedZip & { readonly bytes: number };

/** Runs `effect` at the first call only. */
function once(effect: () => void): () => void {
  let ran = false;
  return () => {
    if (!ran) effect();
    ran = true;
  };
}

const prefixOf = (module: NeededModule): number => moduleKey(module).length + 1;

/** Fetches, hashes and publishes zips; what is in the cache and says go.sum's hash is left alone. */
export class Zips {
  readonly ready: ReadyModule[] = [];
  readonly failed: FailedModule[] = [];
  readonly mended: MendedEntry[] = [];
  /** Fetched after other content, sent by a source or found in the cache, had been read for its packages. */
  readonly misread: NeededModule[] = [];
  private readonly job: EngineJob;
  private readonly constraints: Constraints;
  private unhashed = 0;
  /** Zips asked for whose body is not complete yet. */
  coming = 0;
  /** Size of all zips that are there or have come. */
  bytes = 0;
  queue: RequestQueue | undefined;

  constructor(job: EngineJob, constraints: Constraints) {
    this.job = job;
    this.constraints = constraints;
  }

  /** Within the byte budget. */
  get mayFetch(): boolean {
    return this.unhashed < UNHASHED_MAX;
  }

  request(request: ZipRequest): ZipUnderWay {
    const { module } = request;
    const places = placesOf(this.job.publisher.root, module);
    const presence = presenceOf(places, module.h1 ?? "");
    if (isReady(presence)) {
      if (presence.zip) this.bytes += statSync(places.file("zip")).size;
      return this.cached(request, places, presence);
    }
    const damage = damageOf(presence);
    if (damage !== undefined)
      this.mended.push({ module, what: damage, altered: presence.hash === "differs" });
    return this.fetch(request, places);
  }

  private cached(request: ZipRequest, places: ModulePlaces, presence: Presence): ZipUnderWay {
    const packages = presence.tree
      ? new DirectoryPackages(places.tree, this.constraints, false)
      : new ZipPackages([places.file("zip")], prefixOf(request.module), this.constraints);
    return { packages: Promise.resolve(packages), done: this.recheck(request, places, presence) };
  }

  private async recheck(request: ZipRequest, places: ModulePlaces, presence: Presence): Promise<void> {
    try {
      await this.recheckEntry(request, places, presence);
    } catch (error) {
      this.failToWrite(request.module, error, []);
    }
  }

  /** Throws where a damaged entry cannot be removed. */
  private async recheckEntry(request: ZipRequest, places: ModulePlaces, presence: Presence): Promise<void> {
    const { module } = request;
    const { fault, hashed, treeHashed } = await recheck(this.job, module, places, presence);
    if (fault === undefined) {
      const bytes = presence.zip ? statSync(places.file("zip")).size : 0;
      const { tree } = presence;
      const ready = { module, bytes, tree, hashed, treeHashed, present: true, source: "cache", attempts: [] };
      this.ready.push(ready);
      return;
    }
    this.mended.push({ module, what: fault, altered: true });
    if (await this.job.publisher.remove(module)) {
      await this.fetch(request, places).done;
      this.misread.push(module);
      return;
    }
    const detail = `${fault}; another process keeps its lock, so it could not be removed`;
    this.fail(module, failureOf("cache-corrupt", moduleKey(module), detail), []);
  }

  private fetch(request: ZipRequest, places: ModulePlaces): ZipUnderWay {
    const packagesOf = (staged: string): PackageSource =>
      new ZipPackages([staged, places.file("zip")], prefixOf(request.module), this.constraints);
    let arrived: (packages: PackageSource | undefined) => void = () => undefined;
    const packages = new Promise<PackageSource | undefined>((resolve) => {
      arrived = resolve;
    });
    this.coming++;
    const arrivedOnce = once(() => this.coming--);
    const done = new Promise<void>((resolve) => {
      this.queue?.add(request.priority, (free) => {
        const onBody = (staged: string): void => {
          arrivedOnce();
          free();
          arrived(packagesOf(staged));
        };
        const transferred = this.transfer(request, onBody).catch((error: unknown) =>
          this.failToWrite(request.module, error, []),
        );
        void transferred.then(() => {
          arrivedOnce();
          free();
          arrived(undefined);
          resolve();
        });
      });
    });
    return { packages, done };
  }

  private async transfer(request: ZipRequest, onBody: (staged: string) => void): Promise<void> {
    const { module, signal } = request;
    let bodies = 0;
    const fetched = await this.job.sources.get<Hashed>(
      { module, what: "zip", hashed: true, signal },
      zipBody({
        path: () => this.job.publisher.stage.fresh(".zip"),
        announced: (bytes) => request.sized?.(bytes),
        complete: async (path, bytes) => {
          if (bodies++ === 0) this.bytes += bytes;
          onBody(path);
          return this.hash(request, path, bytes);
        },
      }),
    );
    if (!fetched.ok) this.fail(module, fetched.failure, fetched.attempts);
    else await this.publish(module, fetched.value, fetched.source, fetched.attempts);
    if (fetched.ok && bodies > 1) this.misread.push(module);
  }

  /** Packages of a module that was published in this run. */
  published(module: NeededModule): PackageSource {
    const zip = placesOf(this.job.publisher.root, module).file("zip");
    return new ZipPackages([zip], prefixOf(module), this.constraints);
  }

  private async hash(request: ZipRequest, zip: string, bytes: number): Promise<Received<Hashed>> {
    const { module } = request;
    const wanted = this.job.extract && request.priority === priorities.zip;
    const tree = wanted ? this.job.publisher.stage.fresh(".tree") : undefined;
    this.unhashed += bytes;
    const version = { path: module.path, version: module.version };
    const { writable } = this.job;
    const job = { zip, module: version, writable, ...(tree === undefined ? {} : { tree }) };
    const answer = await this.job.pool.run(job, bytes);
    this.unhashed -= bytes;
    this.queue?.pump();
    const judged = judge(module, answer);
    if (judged.ok) {
      const hashed = { module, h1: judged.value, zip, bytes };
      return { ok: true, value: tree === undefined ? hashed : { ...hashed, tree } };
    }
    if (tree !== undefined) removeInside(dirname(tree), tree);
    return judged;
  }

  private async publish(
    module: NeededModule,
    hashed: Hashed,
    source: string,
    attempts: readonly Attempt[],
  ): Promise<void> {
    try {
      const published = await this.job.publisher.zip(hashed);
      if (published.status === "locked")
        return this.fail(module, failureOf("deadline", moduleKey(module), published.reason), attempts);
      const { tree } = published;
      const { bytes } = hashed;
      const ready = { module, bytes, tree, source, attempts };
      this.ready.push({ ...ready, present: false, hashed: true, treeHashed: tree });
    } catch (error) {
      this.failToWrite(module, error, attempts);
    }
  }

  private failToWrite(module: NeededModule, error: unknown, attempts: readonly Attempt[]): void {
    const { failure, detail } = writeFailure(error);
    this.fail(module, failureOf(failure, moduleKey(module), detail), attempts);
  }

  private fail(module: NeededModule, failure: Failure, attempts: readonly Attempt[]): void {
    this.failed.push({ module, failure, attempts });
  }
}
