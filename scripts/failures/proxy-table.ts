import type { FetchOutcome } from "../../src/core/report.ts";
import type { TempDir } from "../../test/support/fixture.ts";
import { startMemoryProxy } from "../../test/support/goproxy-memory.ts";
import { type FaultCase, modules, path, proxyFaults, type What } from "../../test/support/matrix/cases.ts";
import { goAlone, makeProject, type Warmed, warm } from "../../test/support/matrix/run.ts";
import { goWords, masked, patienceS, row } from "./words.ts";

interface Found {
  readonly what: What[];
  readonly go: string;
  readonly ours: string;
}

/** Rows of the faults of a proxy that stands before a good one. */
export async function proxyTable(): Promise<string> {
  const rows: string[] = [];
  for (const fault of proxyFaults) {
    for (const { what, go, ours } of await found(fault))
      rows.push(row(fault.title, where(fault, what), go, ours));
  }
  return rows.join("\n");
}

/** A fault of the connection hits whatever is asked first. */
const where = (fault: FaultCase, what: readonly What[]): string =>
  fault.anywhere ? "any" : what.map((one) => `.${one}`).join(" ");

/** Kinds of files that behave alike share a row. */
async function found(fault: FaultCase): Promise<readonly Found[]> {
  const rows: Found[] = [];
  for (const what of fault.what) {
    const one = await runBoth(fault, what);
    const same = rows.find(({ go, ours }) => go === one.go && ours === one.ours);
    if (same) same.what.push(what);
    else rows.push({ what: [what], ...one });
  }
  return rows;
}

async function runBoth(
  fault: FaultCase,
  what: What,
): Promise<{ readonly go: string; readonly ours: string }> {
  await using good = await startMemoryProxy(modules);
  const answers = [];
  for (const run of [byGo, byUs]) {
    using project = makeProject();
    const bad = await fault.start(what);
    const env = { GOPROXY: `${bad.url},${good.url}`, ...bad.env };
    answers.push(masked(await run(project, env, bad.url), { [bad.url]: "A", [good.url]: "B" }));
    await bad.close();
  }
  return { go: answers[0] ?? "", ours: answers[1] ?? "" };
}

const byGo = async (project: TempDir, env: Record<string, string>): Promise<string> =>
  goWords(await goAlone(project, env, patienceS), path);

async function byUs(project: TempDir, env: Record<string, string>, bad: string): Promise<string> {
  const warmed = await warm(project, env);
  const attempts = outcomesOf(warmed).flatMap((outcome) => outcome.attempts);
  const atBad = attempts.filter(({ source }) => source.startsWith(bad));
  const failed = atBad.filter(({ failure }) => failure !== undefined);
  const classes = [...new Set(failed.map(({ failure }) => `\`${failure}\``))].join(", ");
  if (warmed.code !== 0) return `${classes}: **stops**, nothing accepted`;
  if (attempts.some(({ source }) => !source.startsWith(bad))) return `${classes}: ready and verified from B`;
  const healed = failed.every(({ what }) =>
    atBad.some((one) => one.what === what && one.failure === undefined),
  );
  return healed
    ? `${classes}: asked again, ready and verified from A`
    : `${classes}: builds work, said in a remark`;
}

const outcomesOf = ({ report }: Warmed): readonly FetchOutcome[] =>
  report.fetch.status === "skipped" ? [] : report.fetch.outcomes;
