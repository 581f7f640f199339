import { createHash } from "node:crypto";
import { nodeFiles } from "../../src/adapters/files.ts";
import { streamLog } from "../../src/adapters/log.ts";
import { nodeProcesses } from "../../src/adapters/processes.ts";
import { type Config, defaultConfig } from "../../src/core/config.ts";
import type { World } from "../../src/core/world.ts";
import { readSettings, type SourceSettings } from "../../src/source/settings.ts";
import type { Receiver } from "../../src/source/types.ts";

/** What happened to the receivers of one request. */
export interface ReceiverLog {
  begun: number;
  ended: number;
  aborted: number;
}

/** A receiver that keeps the body and compares its sha256 where one is given. */
export function collecting(sha256?: string): { make: () => Receiver<Buffer>; log: ReceiverLog } {
  const log: ReceiverLog = { begun: 0, ended: 0, aborted: 0 };
  const make = (): Receiver<Buffer> => {
    const chunks: Uint8Array[] = [];
    return {
      begin: () => {
        log.begun += 1;
      },
      chunk: (data) => void chunks.push(data),
      end: async () => {
        log.ended += 1;
        const value = Buffer.concat(chunks);
        if (sha256 === undefined || sha256Of(value) === sha256) return { ok: true, value };
        return { ok: false, failure: "hash-mismatch", detail: "not the bytes that go.sum records" };
      },
      abort: () => {
        log.aborted += 1;
      },
    };
  };
  return { make, log };
}

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The real world with an environment and log lines of the test's own. */
export function testWorld(env: Readonly<Record<string, string>> = {}, lines: string[] = []): World {
  return {
    files: nodeFiles,
    processes: nodeProcesses,
    clock: { now: () => performance.now(), date: () => new Date() },
    log: streamLog({ level: "verbose", terminal: false, write: (text) => void lines.push(text) }),
    env: { PATH: process.env["PATH"] ?? "", ...env },
    cwd: process.cwd(),
    signal: new AbortController().signal,
  };
}

/** Settings with limits short enough for tests. */
export function testSettings(
  env: Readonly<Record<string, string>>,
  config: Partial<Config> = {},
  limits: Partial<SourceSettings["limits"]> = {},
): SourceSettings {
  const settings = readSettings(env, { ...defaultConfig, ...config }, nodeFiles);
  const short = { connectMs: 1_000, firstByteMs: 400, stallMs: 400, totalMs: 5_000 };
  return { ...settings, limits: { ...settings.limits, ...short, ...limits } };
}
