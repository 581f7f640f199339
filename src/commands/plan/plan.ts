import { cacheKey } from "../../cache/key.ts";
import { moduleKey, type NeededModule } from "../../core/module.ts";
import type { Options } from "../../core/options.ts";
import { dirOf } from "../../core/paths.ts";
import type { Plan } from "../../core/report.ts";
import type { Dir, Snapshot } from "../../core/snapshot.ts";
import type { World } from "../../core/world.ts";
import { requiredSet } from "../../fetch/required-set.ts";
import { type Affected, affectedBy, everything } from "../../plan/affected.ts";
import { hostedRunner, type ModuleLoad } from "../../plan/cost.ts";
import { type ModuleGraph, moduleGraph } from "../../plan/graph.ts";
import { memberPrefixes, packageCounts, siblingImports } from "../../plan/packages.ts";
import { makePlan } from "../../plan/plan.ts";
import { type Opened, openRepository } from "../open.ts";
import { findBase } from "./base.ts";
import { missingBytes } from "./missing.ts";
import { WorkTree } from "./work-tree.ts";

/** Groups of the affected modules as a job matrix. Fetches nothing and runs no go command. */
export async function plan(options: Options, world: World): Promise<Plan> {
  const opened = await openRepository(options, world);
  const { snapshot, repository } = opened;
  const tree = new WorkTree(world, repository.root);
  const [affected, goFiles] = await Promise.all([
    affectedModules(opened, options, world, tree),
    tree.goFiles(),
  ]);
  const { modules: needed } = requiredSet(snapshot);
  const mode = options.warm === "off" ? "needed" : options.warm;
  return makePlan({
    affected,
    loads: loadsOf(affected.dirs, snapshot, needed, goFiles ?? []),
    missing: missingBytes(needed, world),
    key: cacheKey({ mode, scope: repository.scope, modules: options.modules }, needed).key,
    maxJobs: options.maxJobs,
    model: hostedRunner,
  });
}

async function affectedModules(
  { snapshot, config }: Opened,
  options: Options,
  world: World,
  tree: WorkTree,
): Promise<Affected> {
  const base = await findBase(options, world, tree);
  if ("none" in base) return everything(snapshot, base.none);
  const shared = [...config.sharedFiles, ...(config.path === undefined ? [] : [config.path])];
  const changed = await tree.changedFiles(base.commit);
  return affectedBy(snapshot, await graphOf(snapshot, tree), changed, shared);
}

async function graphOf(snapshot: Snapshot, tree: WorkTree): Promise<ModuleGraph> {
  const quoted = await tree.quotedPaths(memberPrefixes(snapshot));
  return moduleGraph(snapshot, siblingImports(snapshot, quoted));
}

function loadsOf(
  dirs: readonly Dir[],
  snapshot: Snapshot,
  needed: readonly NeededModule[],
  goFiles: readonly string[],
): readonly ModuleLoad[] {
  const packages = packageCounts(goFiles, new Set(snapshot.modules.map((module) => module.dir)));
  const needs = new Map<Dir, string[]>();
  for (const module of needed) {
    for (const dir of new Set(module.requiredBy.map((place) => dirOf(place.path)))) {
      const keys = needs.get(dir);
      if (keys) keys.push(moduleKey(module));
      else needs.set(dir, [moduleKey(module)]);
    }
  }
  return dirs.map((dir) => ({ dir, packages: packages.get(dir) ?? 1, needs: needs.get(dir) ?? [] }));
}
