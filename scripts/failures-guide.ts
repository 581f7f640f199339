/**
 * Writes docs/guides/failures.md: every fault of the matrix, run against the real go command alone and against the
 * bundle (dist/ must be built), on servers of this machine. Ports, temporary paths and times are masked.
 */
import { writeFileSync } from "node:fs";
import type { FetchOutcome } from "../src/core/report.ts";
import { classFacts } from "../src/source/failure-classes.ts";
import { startMemoryProxy } from "../test/support/goproxy-memory.ts";
import { type FaultCase, modules, path, proxyFaults, type What } from "../test/support/matrix/cases.ts";
import { goAlone, makeProject, type Warmed, warm } from "../test/support/matrix/run.ts";
import { shownRuns } from "./failures-shown.ts";

const guide = "docs/guides/failures.md";
/** A person would wait longer; go would wait for ever. */
const patienceS = 4;

interface Row {
  readonly title: string;
  readonly what: readonly What[];
  readonly go: string;
  readonly ours: string;
}

/** A fault of the connection hits whatever is asked first. */
function where(title: string, what: readonly What[]): string {
  const anywhere = proxyFaults.find((fault) => fault.title === title)?.anywhere;
  return anywhere ? "any" : what.map((one) => `.${one}`).join(" ");
}

/** Kinds of files that behave alike share a row. */
async function rowsOf(fault: FaultCase): Promise<readonly Row[]> {
  const found: { what: What[]; go: string; ours: string }[] = [];
  for (const what of fault.what) {
    const one = await runBoth(fault, what);
    const same = found.find(({ go, ours }) => go === one.go && ours === one.ours);
    if (same) same.what.push(what);
    else found.push({ what: [what], ...one });
  }
  return found.map((row) => ({ title: fault.title, ...row }));
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

async function byGo(project: ReturnType<typeof makeProject>, env: Record<string, string>): Promise<string> {
  const { code, stderr } = await goAlone(project, env, patienceS);
  if (code === 0) return "works";
  if (code === 124 || code === 137 || code === -1) return "**hangs**";
  const lines = stderr.trim().split("\n");
  const line = lines.find((text) => /^(go: |verifying )/.test(text)) ?? lines[0] ?? "";
  const security = stderr.includes("SECURITY ERROR") ? " … SECURITY ERROR" : "";
  return `stops: \`${line
    .replace(/^go: /, "")
    .replace(new RegExp(`^(read |reading )?${path}@v1\\.0\\.0: `), "")
    .slice(0, 400)}${security}\``;
}

async function byUs(
  project: ReturnType<typeof makeProject>,
  env: Record<string, string>,
  bad: string,
): Promise<string> {
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

function masked(text: string, names: Readonly<Record<string, string>>): string {
  let result = text;
  for (const [url, name] of Object.entries(names)) result = result.replaceAll(url, name);
  return result
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:…")
    .replace(/ on [\d.:[\]a-f]+:53/g, "")
    .replace(/current time \S+ is after \S+/g, "…")
    .replace(/@v\/v1\.0\.0\.(info|mod|zip)/g, "@v/v1.0.0.…")
    .replace(/h1:[A-Za-z0-9+/=]+/g, "h1:…")
    .replaceAll("|", "\\|");
}

function page(table: readonly Row[], runs: string): string {
  const lines = table.map(
    ({ title, what, go, ours }) => `| ${title} | ${where(title, what)} | ${go} | ${ours} |`,
  );
  const classes = Object.entries(classFacts).map(
    ([name, { summary, nextStep, retryable, nextSource, absent }]) =>
      `| \`${name}\` | ${summary} | ${retryable ? "yes" : "no"} | ${absent ? "as Go" : nextSource ? "public, with a hash" : "no"} | ${nextStep.replaceAll("|", "\\|")} |`,
  );
  return `# When sources fail

<!-- Generated by \`node scripts/failures-guide.ts\` from the fault matrix (test/support/matrix); do not edit. -->

## A faulty proxy before a good one

\`GOPROXY=A,B\`: A has the fault, B is fine, go.sum is complete, the module is public. Go alone is \`go mod download\`; “hangs” means
that it was still waiting after ${patienceS} seconds, which it would do for ever. Every row is a test (\`test/e2e/faults.test.ts\`); in none of
them is go.sum changed, or are bytes accepted that differ from it.

| fault | in | Go alone | gomod-preflight |
|---|---|---|---|
${lines.join("\n")}

Where the module is private, or not known to be public, a comma is a comma: only 404 and 410 lead to the next source.

${runs}
## Failure classes

“Again”: the same source is asked again, with growing pauses. “Next source”: whether the failure may lead to the next source of the chain.

| class | what happened | again | next source | what to do |
|---|---|---|---|---|
${classes.join("\n")}
`;
}

const rows: Row[] = [];
for (const fault of proxyFaults) rows.push(...(await rowsOf(fault)));
writeFileSync(guide, page(rows, await shownRuns()));
console.log(`${guide}: ${rows.length} rows`);
