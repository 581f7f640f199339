import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { ModuleVersion, NeededModule } from "../core/module.ts";
import type { PassJob } from "../fetch/hash/pass.ts";
import type { PassAnswer } from "../fetch/hash/serve.ts";
import { placesOf } from "../fetch/modcache/layout.ts";
import { saveGate } from "./gate.ts";
import { writePack } from "./pack.ts";
import { PACK_PATH } from "./pack-names.ts";
import type { CacheService } from "./types.ts";

/** What the main step leaves for the post step; plain JSON. */
export interface SaveRequest {
  readonly option: "auto" | "read" | "off";
  readonly key: string;
  readonly matchedKey?: string;
  readonly fetch: "ok" | "failed" | "skipped";
  readonly verify: "ok" | "failed" | "skipped";
  readonly goModCache: string;
  readonly modules: readonly NeededModule[];
  readonly goMods: readonly ModuleVersion[];
  readonly bytes: number;
  readonly fetchMs: number;
  readonly event: string;
  readonly mode?: string;
}

export interface SaveJob {
  readonly service: CacheService;
  readonly workspace: string;
  readonly hash: (job: PassJob) => Promise<PassAnswer>;
}

export type Saved =
  | { readonly saved: true; readonly modules: number; readonly bytes: number }
  | { readonly saved: false; readonly why: string };

/** Packs and saves what the run made ready, when the gate is open. Never throws: a cache must not fail a job. */
export async function saveModules(request: SaveRequest, job: SaveJob): Promise<Saved> {
  const gate = saveGate({ ...request, packed: request.modules.length });
  if (!gate.save) return { saved: false, why: gate.why };
  if (job.service.unavailable !== undefined) return { saved: false, why: job.service.unavailable };
  const file = resolve(job.workspace, PACK_PATH);
  try {
    const modules = await stillGood(request, job);
    if (modules.length < request.modules.length) {
      const lost = request.modules.length - modules.length;
      return {
        saved: false,
        why: `${lost} modules in the module cache are no longer what go.sum says: a later step changed them`,
      };
    }
    const { goModCache, goMods, fetchMs } = request;
    rmSync(file, { force: true }); // a link of that name in the workspace would be written through
    const bytes = await writePack(file, { goModCache, modules, goMods, manifest: { fetchMs } });
    const refused = await job.service.save(PACK_PATH, request.key);
    return refused === undefined
      ? { saved: true, modules: modules.length, bytes }
      : { saved: false, why: refused };
  } catch (cause) {
    return { saved: false, why: cause instanceof Error ? cause.message : String(cause) };
  } finally {
    rmSync(file, { force: true });
  }
}

/** An entry can never be replaced, and steps of the job ran since the verification: hash once more what goes in. */
async function stillGood({ goModCache, modules }: SaveRequest, { hash }: SaveJob): Promise<NeededModule[]> {
  const answers = await Promise.all(
    modules.map(async (module) => {
      const answer = await hash({ zip: placesOf(goModCache, module).file("zip"), module });
      return answer.ok && answer.result.h1 === module.h1 ? [module] : [];
    }),
  );
  return answers.flat();
}
