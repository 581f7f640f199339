import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { ModuleVersion } from "../core/module.ts";
import { h1OfGoMod } from "../fetch/hash/h1.ts";
import type { FileRequest, Received, Receiver } from "../source/types.ts";

/** h1 of a zip file; throws with Go's words for one that breaks the rules of module zips. */
export type HashZip = (zip: string, module: ModuleVersion) => Promise<string>;

/** A body on disk whose hash was compared with go.sum where go.sum has one. */
export interface Spooled {
  readonly path: string;
  readonly bytes: number;
}

let counter = 0;

/** Writes bodies to files of `dir` and lets only those through that are what go.sum records. */
export function spooling(
  dir: string,
  request: FileRequest,
  expected: string | undefined,
  hashZip: HashZip,
): () => Receiver<Spooled> {
  return () => {
    const path = join(dir, `${counter++}.${request.what}`);
    const fd = openSync(path, "wx", 0o600);
    const content: Uint8Array[] = [];
    let bytes = 0;
    let open = true;
    const close = (): void => {
      if (open) closeSync(fd);
      open = false;
    };
    const end = async (): Promise<Received<Spooled>> => {
      close();
      const fault = await compare(request, expected, path, content, hashZip);
      if (fault === undefined) return { ok: true, value: { path, bytes } };
      rmSync(path, { force: true });
      return { ok: false, ...fault };
    };
    return {
      begin: () => undefined,
      chunk: (data) => {
        bytes += data.length;
        writeSync(fd, data);
        if (request.what === "mod") content.push(data);
      },
      end,
      abort: () => {
        close();
        rmSync(path, { force: true });
      },
    };
  };
}

async function compare(
  { what, module }: FileRequest,
  expected: string | undefined,
  path: string,
  content: readonly Uint8Array[],
  hashZip: HashZip,
) {
  if (what === "info") return undefined;
  let found: string;
  try {
    found = what === "zip" ? await hashZip(path, module) : h1OfGoMod(Buffer.concat(content));
  } catch (error) {
    return { failure: "bad-zip", detail: error instanceof Error ? error.message : String(error) } as const;
  }
  if (expected === undefined || found === expected) return undefined;
  return { failure: "hash-mismatch", detail: `it hashes to ${found}, go.sum records ${expected}` } as const;
}
