/** `check --online` of the bundle with the real go, a module proxy and a checksum database of our own. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { fixture } from "../support/fixture.ts";
import { goEnv } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { type ChecksumDatabase, startChecksumDatabase } from "../support/sumdb.ts";

const id = "go-sum-differs-from-database";
const names = ["a.test/bad", "a.test/good", "a.test/mod", "corp.test/secret", "elsewhere.test/unknown"];
const modules = Object.fromEntries(names.map((path) => [`${path}@v1.0.0`, { "x.go": "package x\n" }]));
const goMod = `module example.com/m\n\ngo 1.26\n\nrequire (\n${names.map((path) => `\t${path} v1.0.0\n`).join("")})\n`;
const wrong = `h1:${"A".repeat(43)}=`;

/** go.sum text with another hash on the lines that begin with one of `starts`. */
const altered = (goSum: string, ...starts: readonly string[]): string =>
  goSum
    .split("\n")
    .map((line) =>
      starts.some((start) => line.startsWith(`${start} `)) ? line.replace(/h1:.*/, wrong) : line,
    )
    .join("\n");

interface Given {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What go.sum and the database hold, given the truth. */
  readonly goSum?: (truth: string) => string;
  readonly recorded?: (truth: string) => string;
  readonly suppress?: boolean;
  /** Nobody listens where the database should be. */
  readonly isDown?: boolean;
}

async function judged({ flags = ["--online"], env = {}, goSum, recorded, suppress, isDown }: Given) {
  await using proxy: MemoryProxy = await startMemoryProxy(modules);
  const truth = proxy.goSum();
  await using database: ChecksumDatabase = await startChecksumDatabase({ goSum: recorded?.(truth) ?? truth });
  const config = `public: ["a.test"]\nrules:\n  requirement-deprecated: 'off'\n  requirement-retracted: 'off'\n`;
  const suppression = `suppress:\n  - rule: ${id}\n    until: 2999-01-01\n    reason: no\n`;
  using files = fixture({
    "m/go.mod": goMod,
    "m/go.sum": goSum?.(truth) ?? truth,
    "m/m.go": "package m\n",
    "m/preflight.yml": config + (suppress ? suppression : ""),
  });
  const child = spawn(
    process.execPath,
    [resolve("dist/cli.js"), "check", "--format", "json", "--config", "preflight.yml", ...flags],
    {
      cwd: files.path("m"),
      env: goEnv(files.path("home"), {
        GOPROXY: proxy.url,
        GOSUMDB: isDown ? `${database.vkey} http://127.0.0.1:1` : database.gosumdb,
        GONOSUMDB: "corp.test",
        GOFLAGS: "-modcacherw",
        ...env,
      }),
    },
  );
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const report = JSON.parse(stdout || "{}") as Report;
  return {
    stderr,
    findings: report.findings.filter(({ rule }) => rule === id),
    skipped: report.skipped.filter(({ rule }) => rule === id).map(({ reason }) => reason),
    suppressed: report.suppressed,
    asked: database.log.requests.map(({ url }) => url).filter((url) => url.startsWith("/lookup/")),
  };
}

const lineOf = (goSum: string, start: string): number =>
  goSum.split("\n").findIndex((line) => line.startsWith(`${start} `)) + 1;

test("a zip's and a go.mod's other hash are found on their lines, good modules are silent, private ones are never asked for", async () => {
  let written = "";
  const { findings, skipped, asked, stderr } = await judged({
    goSum: (truth) => (written = altered(truth, "a.test/bad v1.0.0", "a.test/mod v1.0.0/go.mod")),
  });
  expect(stderr).not.toContain("Error");
  expect(findings).toMatchObject([
    {
      severity: "error",
      path: "go.sum",
      line: lineOf(written, "a.test/bad v1.0.0"),
      related: [{ path: "go.mod", line: 6 }],
      data: { module: "a.test/bad", version: "v1.0.0", hash: wrong },
    },
    {
      path: "go.sum",
      line: lineOf(written, "a.test/mod v1.0.0/go.mod"),
      related: [{ path: "go.mod", line: 8 }],
      data: { module: "a.test/mod", hash: wrong },
    },
  ]);
  expect(asked.sort()).toEqual(
    ["a.test/bad", "a.test/good", "a.test/mod"].map((path) => `/lookup/${path}@v1.0.0`),
  );
  expect(skipped).toEqual([expect.stringMatching(/not known to be public.*: elsewhere\.test\/unknown$/)]);
});

test("a go.sum that agrees with the proxy and not with the database is found too, and cannot be suppressed", async () => {
  const { findings } = await judged({
    recorded: (truth) => altered(truth, "a.test/bad v1.0.0"),
    suppress: true,
  });
  expect(findings).toMatchObject([{ path: "go.sum", data: { module: "a.test/bad", database: wrong } }]);
});

test("a go.sum that agrees with the database is silent", async () => {
  const { findings, asked } = await judged({});
  expect(findings).toEqual([]);
  expect(asked).toHaveLength(3);
});

test("without --online, with GOSUMDB=off and where the database is down it is skipped, with the reason", async () => {
  const bad = (truth: string) => altered(truth, "a.test/bad v1.0.0");
  const offline = await judged({ flags: [], goSum: bad });
  expect(offline).toMatchObject({
    findings: [],
    asked: [],
    skipped: ["the checksum database is asked only by check --online"],
  });
  const off = await judged({ env: { GOSUMDB: "off" }, goSum: bad });
  expect(off).toMatchObject({ findings: [], asked: [], skipped: ["GOSUMDB is off"] });
  const down = await judged({ isDown: true, goSum: bad });
  expect(down.findings).toEqual([]);
  expect(down.skipped).toEqual([
    expect.stringMatching(/^Go could not ask for a\.test\/\w+@v1\.0\.0: .* \(and 3 more\)$/),
  ]);
});
