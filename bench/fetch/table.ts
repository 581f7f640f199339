import { cpus, totalmem } from "node:os";
import type { Floor } from "./floor.ts";
import type { Medians, RowResult } from "./run-row.ts";

const seconds = (value: number): string => (value < 1 ? value.toFixed(3) : value.toFixed(2));

const against = (other: Medians | undefined, ours: Medians, mark: number | undefined): string => {
  if (other === undefined || mark === undefined) return "";
  const ratio = other.seconds / ours.seconds;
  return `${ratio.toFixed(ratio < 10 ? 2 : 0)}× (mark ≥ ${mark}×${ratio >= mark ? "" : ", **missed**"})`;
};

/** One result for the terminal. */
export function line({ row, ours, a, b }: RowResult): string {
  const parts = [
    `${row.id}: ours ${seconds(ours.seconds)} s, cpu ${ours.cpu.toFixed(1)}, ${Math.round(ours.rss)} MiB`,
  ];
  if (a) parts.push(`(a) ${seconds(a.seconds)} s, cpu ${a.cpu.toFixed(1)}: ${against(a, ours, row.a?.mark)}`);
  if (b) parts.push(`(b) ${seconds(b.seconds)} s, cpu ${b.cpu.toFixed(1)}: ${against(b, ours, row.b?.mark)}`);
  return parts.join("; ");
}

/** Marks that were not reached, in words. */
export function misses({ row, ours, a, b }: RowResult): string[] {
  const short = (other: Medians | undefined, mark: number | undefined): boolean =>
    other !== undefined && mark !== undefined && other.seconds / ours.seconds < mark;
  return [
    ...(short(a, row.a?.mark) ? [`${row.id} against (a)`] : []),
    ...(short(b, row.b?.mark) ? [`${row.id} against (b)`] : []),
    ...(row.maxSeconds !== undefined && ours.seconds > row.maxSeconds
      ? [`${row.id}: above ${row.maxSeconds} s`]
      : []),
    ...(row.maxRss !== undefined && ours.rss > row.maxRss ? [`${row.id}: above ${row.maxRss} MiB`] : []),
  ];
}

const cell = (one: Medians | undefined): string =>
  one === undefined
    ? ""
    : `${seconds(one.seconds)} (${one.runs}), CPU ${one.cpu.toFixed(1)}, ${Math.round(one.rss)} MiB`;

const tableRow = (result: RowResult): string => {
  const { row, ours, a, b } = result;
  const limits = [
    row.maxSeconds === undefined
      ? ""
      : `≤ ${row.maxSeconds} s${ours.seconds > row.maxSeconds ? " **missed**" : ""}`,
    row.maxRss === undefined ? "" : `≤ ${row.maxRss} MiB${ours.rss > row.maxRss ? " **missed**" : ""}`,
  ].filter((text) => text !== "");
  const cells = [
    row.title,
    cell(ours),
    cell(a),
    cell(b),
    against(a, ours, row.a?.mark),
    against(b, ours, row.b?.mark),
    limits.join(", "),
  ];
  return `| ${cells.join(" | ")} |`;
};

const NOTES = /<!-- notes -->[\s\S]*<!-- \/notes -->/;

/** docs/performance.md; what stands between the notes markers of `previous` is kept. */
export function page(results: readonly RowResult[], floor: Floor, previous: string): string {
  const notes = NOTES.exec(previous)?.[0] ?? "<!-- notes -->\n<!-- /notes -->";
  return `# Performance

Written by \`npm run bench -- fetch --write\`. Wall seconds, medians (number of runs), CPU seconds of all processes, highest
resident memory of one process. ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; modules of public projects recorded once and replayed on
loopback by a process of its own that shares the cores; each answer is held back by the delay; empty module and build
caches on a memory file system before each run unless the row says otherwise; contenders interleaved in random order.

(a) \`go mod download\`, then \`go list -deps -test ./...\`, or the loop that the row names. (b) \`GOMAXPROCS=64 go list -deps
-test ./...\`. Ours: \`gomod-preflight warm\`, then the same list offline, or warm alone where the row says so.

| | ours | (a) | (b) | against (a) | against (b) | limit |
|---|---|---|---|---|---|---|
${results.map(tableRow).join("\n")}

## The physical floor

Measured beside the rows on the same machine: inflating and hashing module zips on all cores ${Math.round(floor.inflateMBs)} MB/s of zip;
creating small files ${Math.round(floor.filesPerSecond).toLocaleString("en")} a second; starting Node ${floor.nodeStartMs.toFixed(0)} ms; \`go env\` ${floor.goEnvMs.toFixed(0)} ms. A cold warm of argo-cd
(255 MB of zips, 50,000 files, 2,000 requests at 64 at a time) can thus not be done below
${(255 / floor.inflateMBs).toFixed(2)} s of inflating and hashing + ${(50_000 / floor.filesPerSecond / 2).toFixed(2)} s of creating files (two cores), with ${((2000 / 64) * 0.03).toFixed(2)} s of round trips at
30 ms hidden behind them.

From starting the process to its first request (mark ≤ 150 ms): ${Object.entries(floor.firstRequest)
    .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
    .join(", ")}.

${notes}
`;
}
