import type { MessagePort } from "node:worker_threads";
import { ZipFault } from "../zip/bytes.ts";
import { hashPass, type PassJob, type PassResult } from "./pass.ts";
import { type TreeJob, treePass } from "./tree-pass.ts";

/** A staged or cached zip, or an extracted tree. */
export type HashJob = PassJob | TreeJob;

/** A worker's answer: what it found, or why not (`zip`: Go refuses the zip; else the file system's code). */
export type PassAnswer =
  | { readonly ok: true; readonly result: PassResult }
  | { readonly ok: false; readonly kind: "zip" | "file"; readonly message: string; readonly code?: string };

function answer(job: HashJob): PassAnswer {
  try {
    return { ok: true, result: "existing" in job ? treePass(job) : hashPass(job) };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const kind = error instanceof ZipFault ? "zip" : "file";
    return { ok: false, kind, message, ...(code === undefined ? {} : { code }) };
  }
}

/** A hashing worker: one job in, one answer out, in order. */
export function serveHashing(port: MessagePort): void {
  port.on("message", (job: HashJob) => port.postMessage(answer(job)));
}
