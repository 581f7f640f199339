import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { extract, type Header } from "tar-stream";
import { type ModuleVersion, moduleKey, type NeededModule } from "../core/module.ts";
import { h1OfGoMod } from "../fetch/hash/h1.ts";
import type { PassJob } from "../fetch/hash/pass.ts";
import type { PassAnswer } from "../fetch/hash/serve.ts";
import type { Publisher } from "../fetch/modcache/publish.ts";
import type { SumEntry } from "../gomod/sum-table.ts";
import type { PackManifest } from "./pack.ts";
import { MANIFEST_NAME, type PackedKind, packStem } from "./pack-names.ts";

/** Go refuses larger ones (x/mod/zip: MaxZipFile, MaxGoMod); .info and the manifest are a line of JSON. */
const LIMITS: Readonly<Record<PackedKind, number>> = {
  zip: 500 << 20,
  mod: 16 << 20,
  info: 64 << 10,
  ziphash: 1 << 10,
};
/** Zips that may wait for a hashing worker while the next are read. */
const MAX_WAITING = 8;

/** One file of the pack as it streams by. */
type Entry = AsyncIterable<unknown> & { readonly header: Header; resume(): unknown };

/** Where restored files go, and what is wanted of them. */
export interface UnpackJob {
  readonly publisher: Publisher;
  readonly hash: (job: PassJob) => Promise<PassAnswer>;
  /** Zips are published with their extracted trees. */
  readonly trees: boolean;
  readonly writable: boolean;
  /** Only these zips, and only with go.sum's hash. */
  readonly modules: readonly NeededModule[];
  /** Only these go.mod files, and only with go.sum's hash. */
  readonly goMods: readonly SumEntry[];
}

export interface Unpacked {
  /** Zips that are in the module cache now. */
  readonly modules: readonly ModuleVersion[];
  readonly bytes: number;
  /** What the pack held under a wanted name and was not what go.sum says. */
  readonly refused: readonly string[];
  readonly manifest?: PackManifest;
}

/** Reads a pack as untrusted input: unknown names are skipped, each zip and .mod is hashed and published only when its h1 is go.sum's. Throws when it is no tar. */
export async function unpack(file: string, job: UnpackJob): Promise<Unpacked> {
  const reader = new PackReader(job);
  const entries = extract();
  const faults: unknown[] = [];
  const note = (cause: unknown) => void faults.push(cause);
  const read = pipeline(createReadStream(file), entries).catch(note);
  try {
    for await (const entry of entries) await reader.take(entry);
  } catch (cause) {
    note(cause);
    entries.destroy();
  }
  await read;
  await reader.settled();
  if (faults.length > 0) throw faults[0];
  return reader.result();
}

class PackReader {
  readonly #job: UnpackJob;
  readonly #zips: ReadonlyMap<string, NeededModule>;
  readonly #goMods: ReadonlyMap<string, SumEntry>;
  readonly #published: ModuleVersion[] = [];
  readonly #refused: string[] = [];
  readonly #waiting = new Set<Promise<void>>();
  #bytes = 0;
  #manifest: PackManifest | undefined;

  constructor(job: UnpackJob) {
    this.#job = job;
    this.#zips = new Map(job.modules.map((module) => [packStem(module) ?? "", module]));
    this.#goMods = new Map(job.goMods.map((entry) => [packStem(entry) ?? "", entry]));
  }

  async take(entry: Entry): Promise<void> {
    const { name, size = 0, type } = entry.header;
    const [, stem = "", ending = ""] = /^(.+)\.(info|mod|zip)$/.exec(name) ?? [];
    const kind = ending as PackedKind;
    const isKnown =
      kind === "mod"
        ? this.#goMods.has(stem)
        : kind === "zip" || kind === "info"
          ? this.#zips.has(stem)
          : false;
    if (type === "file" && name === MANIFEST_NAME && size <= LIMITS.info)
      this.#manifest = manifestOf(await content(entry));
    else if (type !== "file" || !isKnown) entry.resume();
    else if (size > LIMITS[kind]) this.#refuse(entry, name, "too large");
    else if (kind === "zip") await this.#zip(entry, stem);
    else this.#small(kind, stem, name, await content(entry));
  }

  #refuse(entry: Entry | undefined, name: string, why: string): void {
    entry?.resume();
    this.#refused.push(`${name}: ${why}`);
  }

  #small(kind: PackedKind, stem: string, name: string, body: Buffer): void {
    if (kind === "info") {
      const module = this.#zips.get(stem);
      const info = module && infoOf(body, module.version);
      if (module && info) this.#job.publisher.small(module, "info", Buffer.from(info));
      else this.#refuse(undefined, name, "not the .info of this version");
      return;
    }
    const entry = this.#goMods.get(stem);
    if (entry && h1OfGoMod(body) === entry.h1) this.#job.publisher.small(entry, "mod", body);
    else this.#refuse(undefined, name, "differs from go.sum");
  }

  async #zip(entry: Entry, stem: string): Promise<void> {
    const module = this.#zips.get(stem);
    if (!module) return;
    const zip = this.#job.publisher.stage.fresh(".zip");
    await pipeline(entry, createWriteStream(zip));
    const done: Promise<void> = this.#publish(module, zip, entry.header.size ?? 0).finally(() =>
      this.#waiting.delete(done),
    );
    this.#waiting.add(done);
    if (this.#waiting.size >= MAX_WAITING) await Promise.race(this.#waiting);
  }

  async #publish(module: NeededModule, zip: string, size: number): Promise<void> {
    const { publisher, hash, trees, writable } = this.#job;
    const tree = trees ? { tree: publisher.stage.fresh(".tree") } : {};
    const answer = await hash({ zip, module, writable, ...tree });
    const h1 = answer.ok ? answer.result.h1 : undefined;
    if (h1 === undefined || h1 !== module.h1) {
      rmSync(zip, { force: true });
      this.#refuse(undefined, moduleKey(module), answer.ok ? "differs from go.sum" : answer.message);
      return;
    }
    const refusal = await publisher.zip({ module, h1, zip, ...tree }).then(
      (published) => (published.status === "locked" ? published.reason : undefined),
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
    );
    if (refusal !== undefined) return this.#refuse(undefined, moduleKey(module), refusal);
    this.#published.push({ path: module.path, version: module.version });
    this.#bytes += size;
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#waiting);
  }

  result(): Unpacked {
    return {
      modules: this.#published,
      bytes: this.#bytes,
      refused: this.#refused.sort(),
      ...(this.#manifest ? { manifest: this.#manifest } : {}),
    };
  }
}

async function content(entry: Entry): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** No hash vouches for .info, so only what Go needs of it is taken over: this version, and a time. */
function infoOf(body: Buffer, version: string): string | undefined {
  const info = parsed(body) as { readonly Version?: unknown; readonly Time?: unknown } | undefined;
  if (info?.Version !== version) return undefined;
  const time =
    typeof info.Time === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(info.Time) ? { Time: info.Time } : {};
  return JSON.stringify({ Version: version, ...time });
}

function manifestOf(body: Buffer): PackManifest | undefined {
  const fetchMs = (parsed(body) as { readonly fetchMs?: unknown } | undefined)?.fetchMs;
  return typeof fetchMs === "number" && fetchMs >= 0 && fetchMs < 86_400_000 ? { fetchMs } : undefined;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
