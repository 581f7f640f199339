import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { removeTree } from "../../test/support/fixture.ts";
import { type Contender, downloads, ours, type Place } from "./contenders.ts";
import { type Measured, measure, median } from "./measure.ts";
import type { Project } from "./projects.ts";
import { startReplay } from "./replay.ts";
import type { Row } from "./rows.ts";

/** Medians of one contender. */
export type Medians = Measured & { readonly runs: number; readonly seconds: number };

export interface RowResult {
  readonly row: Row;
  readonly ours: Medians;
  readonly a?: Medians;
  readonly b?: Medians;
}

type Name = "ours" | "a" | "b";

function contendersOf(row: Row): [Name, Contender][] {
  const all: [Name, Contender | undefined][] = [
    ["ours", row.ours],
    ["a", row.a?.contender],
    ["b", row.b?.contender],
  ];
  return all.flatMap(([name, contender]) => (contender === undefined ? [] : [[name, contender]]));
}

const medians = (runs: readonly Measured[]): Medians => ({
  seconds: median(runs.map((one) => one.seconds)),
  cpu: median(runs.map((one) => one.cpu)),
  rss: Math.max(...runs.map((one) => one.rss)),
  runs: runs.length,
});

/** In random order each round, so that no contender always comes first. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, key: Math.random() }))
    .sort((x, y) => x.key - y.key)
    .map(({ item }) => item);

async function once(row: Row, contender: Contender, place: Place): Promise<Measured> {
  if (!row.full) removeTree(place.cache);
  mkdirSync(place.cache, { recursive: true });
  return measure(contender(place));
}

/** `reps` rounds; each contender once a round on caches of its own. The slow (a) may have fewer: `repsA`. */
export async function runRow(
  row: Row,
  project: Project,
  dir: string,
  reps: number,
  repsA: number,
): Promise<RowResult> {
  const replay = await startReplay(dir, row.delayMs);
  const results: Record<Name, Measured[]> = { ours: [], a: [], b: [] };
  const cache = join(dir, "cache");
  const place: Place = { project, dir, proxy: replay.url, cache };
  try {
    if (row.full) {
      mkdirSync(cache, { recursive: true });
      const filling: Row = { ...row, full: false };
      await once(filling, row.a?.contender === undefined ? row.ours : filler, place);
    }
    for (let round = 0; round < reps; round++)
      for (const [name, contender] of shuffled(contendersOf(row)))
        if (name !== "a" || round < repsA) results[name].push(await once(row, contender, place));
  } finally {
    replay.stop();
    removeTree(cache);
  }
  return {
    row,
    ours: medians(results.ours),
    ...(results.a.length > 0 ? { a: medians(results.a) } : {}),
    ...(results.b.length > 0 ? { b: medians(results.b) } : {}),
  };
}

/** Fills a cache with all that any contender of the row may want: Go's own way, then trees and .info files by ours. */
const filler: Contender = (place) => [...downloads(place), ...ours("--warm", "required")(place)];
