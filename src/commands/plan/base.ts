import type { Options } from "../../core/options.ts";
import type { Files, World } from "../../core/world.ts";
import type { WorkTree } from "./work-tree.ts";

/** The commit to compare with, or why there is none and every module is planned. */
export type Base = { readonly commit: string } | { readonly none: string };

/**
 * `--base`, else the event's: a pull request is compared with what GitHub merged it into (needs fetch-depth: 2), a
 * merge group with its base. Every other event plans everything: nothing says what the last good state was.
 */
export async function findBase(options: Options, world: World, tree: WorkTree): Promise<Base> {
  if (options.base) return { commit: await tree.mergeBase(options.base) };
  switch (world.env["GITHUB_EVENT_NAME"]) {
    case "pull_request":
    case "pull_request_target":
      return pullRequestBase(world, tree);
    case "merge_group":
      return eventCommit(world, tree, ["merge_group", "base_sha"]);
    default:
      return { none: "there is no base to compare with: every module" };
  }
}

async function pullRequestBase(world: World, tree: WorkTree): Promise<Base> {
  const merged = await tree.mergedInto();
  if (merged !== undefined && (await tree.has(merged))) return { commit: merged };
  return eventCommit(world, tree, ["pull_request", "base", "sha"]);
}

async function eventCommit(world: World, tree: WorkTree, keys: readonly string[]): Promise<Base> {
  const commit = eventValue(world.files, world.env["GITHUB_EVENT_PATH"], keys);
  if (commit === undefined) return { none: "the event names no base commit: every module" };
  if (await tree.has(commit)) return { commit: await tree.mergeBase(commit) };
  return { none: `the base commit ${commit} is not in this clone (fetch-depth): every module` };
}

function eventValue(files: Files, path: string | undefined, keys: readonly string[]): string | undefined {
  let value: unknown = path === undefined ? undefined : parsed(files.readText(path));
  for (const key of keys) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return typeof value === "string" && /^[0-9a-f]{40,64}$/.test(value) ? value : undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
