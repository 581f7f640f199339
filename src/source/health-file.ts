import { join } from "node:path";
import * as v from "valibot";
import type { World } from "../core/world.ts";
import type { SavedHealth } from "./health.ts";

type HealthWorld = Pick<World, "files" | "env" | "clock" | "log">;

/** Older knowledge says nothing about today's network. */
const keptMs = 24 * 3600 * 1000;
const maxBytes = 65_536;

const schema = v.object({
  version: v.literal(1),
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  sources: v.record(
    v.string(),
    v.object({
      state: v.picklist(["healthy", "warning", "open", "fallback"]),
      score: v.number(),
      firstByteMs: v.exactOptional(v.number()),
    }),
  ),
});

/** A small file in the user's cache directory; names of sources are masked in it. */
export function healthFile(env: World["env"]): string | undefined {
  const base = env["XDG_CACHE_HOME"] || (env["HOME"] ? join(env["HOME"], ".cache") : env["LOCALAPPDATA"]);
  return base ? join(base, "gomod-preflight", "sources.json") : undefined;
}

/** What an earlier run knew; a file that is missing, old or broken counts as nothing. */
export function loadHealth(world: HealthWorld): Readonly<Record<string, SavedHealth>> {
  const path = healthFile(world.env);
  try {
    const text = path === undefined ? undefined : world.files.readText(path, maxBytes);
    const result = v.safeParse(schema, JSON.parse(text ?? "{}"));
    if (!result.success) return {};
    const age = world.clock.date().getTime() - Date.parse(result.output.savedAt);
    return age >= 0 && age < keptMs ? result.output.sources : {};
  } catch {
    return {};
  }
}

/** Keeps health for later runs; that it cannot be written is no reason to fail. */
export function saveHealth(world: HealthWorld, sources: Readonly<Record<string, SavedHealth>>): void {
  const path = healthFile(world.env);
  if (path === undefined || Object.keys(sources).length === 0) return;
  const file = { version: 1, savedAt: world.clock.date().toISOString(), sources };
  try {
    world.files.writeText(path, `${JSON.stringify(file, null, 2)}\n`);
  } catch (error) {
    world.log.debug(`health of sources not kept: ${error instanceof Error ? error.message : error}`);
  }
}
