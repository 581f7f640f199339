import { closeSync, openSync, rmSync, writeSync, writevSync } from "node:fs";
import type { NeededModule } from "../../core/module.ts";
import type { FailureClass } from "../../source/failure.ts";
import type { Received, Receiver } from "../../source/types.ts";
import type { PassAnswer } from "../hash/serve.ts";
import { MAX_ZIP } from "../zip/rules.ts";

/** Chunks are gathered up to this many bytes before they are written: few calls, little memory. */
const FLUSH = 64 << 10;

/** What a zip's receiver tells the engine while and after the body comes. */
export interface ZipBodyEvents<T> {
  /** A path in the stage that nothing else uses; asked for anew for each attempt. */
  path(): string;
  /** Announced length in bytes, where the source gave one. */
  announced(bytes: number): void;
  /** The whole body is on disk; its value or failure decides whether another source is asked. */
  complete(path: string, bytes: number): Promise<Received<T>>;
}

const wrote: Readonly<Record<string, FailureClass>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EROFS: "cache-read-only",
  EACCES: "cache-read-only",
  EPERM: "cache-read-only",
  ENOTDIR: "cache-location",
};

/** The class of a failure to write into the module cache. */
export function writeFailure(error: unknown): { readonly failure: FailureClass; readonly detail: string } {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return { failure: wrote[code] ?? "unclassified", detail: message };
}

/** The zip's hash where it is go.sum's. */
export function judge(module: NeededModule, answer: PassAnswer): Received<string> {
  if (answer.ok && answer.result.h1 === module.h1) return { ok: true, value: answer.result.h1 };
  if (answer.ok) {
    const detail = `its content has ${answer.result.h1}, go.sum says ${module.h1}`;
    return { ok: false, failure: "hash-mismatch", detail };
  }
  if (answer.kind === "zip") return { ok: false, failure: "bad-zip", detail: answer.message };
  return { ok: false, ...writeFailure(answer) };
}

/** One call for all pieces; what a full pipe or disk cut short is gone on with, or throws. */
function writeAll(fd: number, pieces: readonly Uint8Array[], length: number): void {
  const written = writevSync(fd, pieces);
  if (written === length) return;
  const all = Buffer.concat(pieces);
  for (let at = written; at < length; ) at += writeSync(fd, all, at);
}

/** Streams one zip into a staged file; memory holds a quarter of a megabyte of it at most. */
class ZipBody<T> implements Receiver<T> {
  private readonly events: ZipBodyEvents<T>;
  private path: string | undefined;
  private fd: number | undefined;
  private chunks: Uint8Array[] = [];
  private held = 0;
  private size = 0;
  private failed: unknown;

  constructor(events: ZipBodyEvents<T>) {
    this.events = events;
  }

  begin(head: { readonly contentLength?: number }): void {
    if (head.contentLength !== undefined) this.events.announced(head.contentLength);
  }

  chunk(data: Uint8Array): void {
    this.size += data.length;
    if (this.size > MAX_ZIP) return;
    this.chunks.push(data);
    this.held += data.length;
    if (this.held >= FLUSH) this.flush();
  }

  /** A full disk is remembered, not thrown: it is no fault of the source. */
  private flush(): void {
    const { chunks, held } = this;
    this.chunks = [];
    this.held = 0;
    if (this.failed !== undefined) return;
    try {
      this.path ??= this.events.path();
      this.fd ??= openSync(this.path, "wx");
      writeAll(this.fd, chunks, held);
    } catch (error) {
      this.failed = error;
    }
  }

  async end(): Promise<Received<T>> {
    this.flush();
    this.close();
    const result = await this.judge();
    if (!result.ok) this.remove();
    return result;
  }

  private async judge(): Promise<Received<T>> {
    if (this.size > MAX_ZIP)
      return { ok: false, failure: "too-large", detail: `module zip file is larger than ${MAX_ZIP} bytes` };
    if (this.failed !== undefined) return { ok: false, ...writeFailure(this.failed) };
    return this.events.complete(this.path ?? "", this.size);
  }

  abort(): void {
    this.close();
    this.remove();
  }

  private remove(): void {
    if (this.path !== undefined) rmSync(this.path, { force: true });
  }

  private close(): void {
    if (this.fd !== undefined) closeSync(this.fd);
    this.fd = undefined;
  }
}

export const zipBody =
  <T>(events: ZipBodyEvents<T>): (() => Receiver<T>) =>
  () =>
    new ZipBody(events);
