/**
 * The fetch engine against what Go users run today, on real modules replayed on loopback (issue: speed and memory).
 * `BENCH_CHECKOUTS=DIR npm run bench -- fetch [--rows argo-30,noop] [--reps 5] [--reps-a 3] [--minutes 20] [--record]`;
 * DIR holds checkouts named argo-cd, etcd, athens, flux2 and opentelemetry-collector.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { floorOf } from "./fetch/floor.ts";
import { checkouts, recorded, scratch } from "./fetch/places.ts";
import { type Project, project, wideProject } from "./fetch/projects.ts";
import { record } from "./fetch/record.ts";
import { type Row, rows } from "./fetch/rows.ts";
import { type RowResult, runRow } from "./fetch/run-row.ts";
import { line, misses, page } from "./fetch/table.ts";

const PAGE = join(import.meta.dirname, "..", "docs", "performance.md");

const readArguments = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    options: {
      rows: { type: "string", default: "" },
      reps: { type: "string", default: "5" },
      "reps-a": { type: "string", default: "3" },
      minutes: { type: "string", default: "60" },
      record: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  }).values;

const projectOf = (row: Row): Project | undefined =>
  row.project === "wide" ? wideProject() : project(row.project, row.whole);

/** Runs the rows and, with `--write`, writes docs/performance.md. False where a mark is missed. */
export async function benchFetch(argv: readonly string[]): Promise<boolean> {
  const args = readArguments(argv);
  if (checkouts === "") {
    console.log("fetch: skipped (BENCH_CHECKOUTS names no folder with checkouts; see bench/fetch.ts)");
    return true;
  }
  if (args.record || !existsSync(recorded)) record();
  const chosen = rows.filter((row) => args.rows === "" || args.rows.split(",").includes(row.id));
  const end = performance.now() + Number(args.minutes) * 60_000;
  const place = scratch("fetch");
  const results: RowResult[] = [];
  try {
    for (const row of chosen) {
      const over = performance.now() > end;
      const found = over ? undefined : projectOf(row);
      if (found === undefined) console.log(`${row.id}: skipped (${over ? "out of time" : "no checkout"})`);
      else {
        const result = await runRow(row, found, place.dir, Number(args.reps), Number(args["reps-a"]));
        results.push(result);
        console.log(line(result));
      }
    }
    if (args.write) writeFileSync(PAGE, page(results, await floorOf(place.dir), previous()));
  } finally {
    place.remove();
  }
  for (const miss of results.flatMap(misses)) console.log(`missed: ${miss}`);
  return results.flatMap(misses).length === 0;
}

/** Text between the markers of the page is written by people and kept. */
const previous = (): string => (existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "");
