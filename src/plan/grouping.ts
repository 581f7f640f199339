import { type CostModel, type ModuleLoad, workOf } from "./cost.ts";

/** Neighbours in the tree stay together unless that makes the slowest shard slower than this, against free choice. */
const NEIGHBOURS_MAY_COST = 1.2;

/**
 * Spreads modules over at most `maxJobs` shards with balanced work. No shard is started for less work than its own
 * start-up costs, so small work stays in one. `modules` come sorted by directory.
 */
export function balancedGroups(
  modules: readonly ModuleLoad[],
  maxJobs: number,
  model: CostModel,
): readonly (readonly ModuleLoad[])[] {
  if (modules.length === 0) return [];
  const count = shardCount(modules, maxJobs, model);
  const free = freely(modules, count, model);
  const neighbours = inOrder(modules, count, model);
  const limit = slowest(free, model) * NEIGHBOURS_MAY_COST;
  return slowest(neighbours, model) <= limit ? neighbours : free;
}

/** More shards than total ÷ heaviest leave the slowest one as slow as it was. */
function shardCount(modules: readonly ModuleLoad[], maxJobs: number, model: CostModel): number {
  const total = workOfAll(modules, model);
  const heaviest = Math.max(...modules.map((module) => workOf(module, model)));
  const worthStarting = Math.max(1, Math.floor(total / model.startUp));
  return Math.min(maxJobs, modules.length, worthStarting, Math.ceil(total / heaviest));
}

/** Heaviest first into the emptiest shard (LPT: within 4/3 of the best). */
function freely(modules: readonly ModuleLoad[], count: number, model: CostModel): ModuleLoad[][] {
  const shards = Array.from({ length: count }, () => ({ work: 0, modules: [] as ModuleLoad[] }));
  const heaviestFirst = [...modules].sort((a, b) => workOf(b, model) - workOf(a, model));
  for (const module of heaviestFirst) {
    const emptiest = shards.reduce((least, shard) => (shard.work < least.work ? shard : least));
    emptiest.modules.push(module);
    emptiest.work += workOf(module, model);
  }
  const position = new Map(modules.map((module, index) => [module, index]));
  const place = (module: ModuleLoad | undefined): number => (module ? (position.get(module) ?? 0) : 0);
  return shards
    .filter((shard) => shard.modules.length > 0)
    .map((shard) => shard.modules.sort((a, b) => place(a) - place(b)))
    .sort((a, b) => place(a[0]) - place(b[0]));
}

/** Runs of neighbours with the smallest possible slowest run: the least limit under which `count` runs suffice. */
function inOrder(modules: readonly ModuleLoad[], count: number, model: CostModel): ModuleLoad[][] {
  let low = Math.max(...modules.map((module) => workOf(module, model)));
  let high = workOfAll(modules, model);
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (runsUnder(modules, middle, model).length <= count) high = middle;
    else low = middle;
  }
  return runsUnder(modules, high, model);
}

function runsUnder(modules: readonly ModuleLoad[], limit: number, model: CostModel): ModuleLoad[][] {
  const runs: ModuleLoad[][] = [];
  let work = Number.POSITIVE_INFINITY;
  for (const module of modules) {
    const more = workOf(module, model);
    if (work + more > limit) {
      runs.push([]);
      work = 0;
    }
    runs.at(-1)?.push(module);
    work += more;
  }
  return runs;
}

const workOfAll = (modules: readonly ModuleLoad[], model: CostModel): number =>
  modules.reduce((sum, module) => sum + workOf(module, model), 0);

const slowest = (groups: readonly (readonly ModuleLoad[])[], model: CostModel): number =>
  Math.max(...groups.map((group) => workOfAll(group, model)));
