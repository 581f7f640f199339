/** The checksum database behind the relay: a mirror with a fault, and the database itself beside it. */
import { readFileSync } from "node:fs";
import { describe, it } from "vitest";
import { bundle } from "../support/command-line.ts";
import type { Fault } from "../support/faults.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { goEnv, goVersion, type ProcessEnd, run } from "../support/go-env.ts";
import { startMemoryProxy } from "../support/goproxy-memory.ts";
import { modules, path, version } from "../support/matrix/cases.ts";
import { goSum } from "../support/matrix/run.ts";
import { startChecksumDatabase } from "../support/sumdb.ts";
import { startTunnel, tlsFront } from "../support/tls-front.ts";

type Where = "supported" | "records";
/** `other road`: the database itself is asked instead · `go's own`: Go asks it itself, as it would alone · `stops`: nothing is accepted. */
type Ending = "other road" | "go's own" | "stops";

const status = (code: number, headers?: Record<string, string>): Fault => ({
  kind: "status",
  status: code,
  ...(headers ? { headers } : {}),
});

const broken: readonly (readonly [string, Fault])[] = [
  ["connection reset", { kind: "reset" }],
  ["never answers", { kind: "silence" }],
  ["stalls in the body", { kind: "stall", afterBytes: 10 }],
  ["401", status(401)],
  ["403", status(403)],
  ["429 that never ends", status(429, { "retry-after": "600" })],
  ["500", status(500)],
  ["503", status(503)],
  ["body cut, Content-Length told", { kind: "cut", afterBytes: 10 }],
  ["redirect to a dead host", { kind: "redirect", to: "http://127.0.0.1:1/x" }],
];

const cases: readonly (readonly [string, Where, Fault, Ending])[] = [
  ...broken.map(([title, fault]) => [title, "records", fault, "other road"] as const),
  ["200 with a login page", "records", { kind: "html" }, "other road"],
  ["body cut, no Content-Length", "records", { kind: "cut-chunked", afterBytes: 10 }, "other road"],
  ["an empty body", "records", { kind: "content", body: "" }, "other road"],
  ["404", "records", status(404), "stops"],
  ["410", "records", status(410), "stops"],
  ["404", "supported", status(404), "go's own"],
  ["410", "supported", status(410), "go's own"],
  ["503", "supported", status(503), "other road"],
  ["never answers", "supported", { kind: "silence" }, "other road"],
];

/** A project whose go.sum is empty, so that go asks the database. */
function unknownProject(): TempDir {
  return fixture(
    {
      "go.mod": `module m\n\ngo 1.21\n\nrequire ${path} ${version}\n`,
      "main.go": `package main\n\nimport _ "${path}"\n\nfunc main() {}\n`,
      ".github/gomod-preflight.yml": [
        `public: [${path}]`,
        "sources: { connectTimeoutMs: 5000, firstByteTimeoutMs: 2000, stallTimeoutMs: 2000, retries: 1 }\n",
      ].join("\n"),
    },
    "sumdb-fault",
  );
}

const goSumOf = (project: TempDir): string => {
  try {
    return readFileSync(project.path("go.sum"), "utf8");
  } catch {
    return "";
  }
};

interface Behind {
  readonly fault?: Fault;
  readonly where?: Where;
  /** The mirror keeps the records of somebody with another key. */
  readonly forged?: true;
}

/** `go build` behind the relay: a proxy whose mirror has the fault, the honest database itself by way of a tunnel. */
async function build(project: TempDir, { fault, where, forged }: Behind): Promise<ProcessEnd> {
  await using database = await startChecksumDatabase({ goSum });
  await using other = await startChecksumDatabase({ goSum });
  await using mirror = await startMemoryProxy(modules, {
    sumdb: { name: database.name, url: (forged ? other : database).url },
    fault: ({ url }) =>
      url.startsWith("/sumdb/") && url.endsWith("/supported") === (where === "supported") ? fault : undefined,
  });
  await using tls = await tlsFront(database.url, database.name);
  await using tunnel = await startTunnel(tls.port);
  const env = goEnv(project.path(".home"), {
    GOFLAGS: "-modcacherw",
    GOPROXY: mirror.url,
    GOSUMDB: database.vkey,
    HTTPS_PROXY: tunnel.url,
    SSL_CERT_FILE: tls.caFile,
  });
  const args = [bundle("cli"), "relay", "--", "go", "build", "-mod=mod", "-o", "/dev/null", "."];
  return await run("timeout", ["60", process.execPath, ...args], { cwd: project.dir, env });
}

describe
  .skipIf(goVersion === undefined)
  .concurrent("the checksum database through the relay, its mirror at a proxy with a fault", () => {
    it.for(cases)("%s (%s)", { timeout: 120_000 }, async ([, where, fault, ending], { expect: check }) => {
      using project = unknownProject();
      const built = await build(project, { where, fault });
      if (ending === "stops") {
        check(built.code).toBe(1);
        check(built.stderr).toMatch(/example\.test\/lib@v1\.0\.0/);
        check(goSumOf(project)).toBe("");
        return;
      }
      check(`${built.code} ${built.stderr}`).toMatch(/^0 /);
      check(goSumOf(project)).toBe(goSum);
      const carried = /https:\/\/sum\.example\.test: \d+ records and tiles/;
      if (ending === "other road") check(built.stderr).toMatch(carried);
    });

    it("records with another signature: go keeps its own judgement", { timeout: 120_000 }, async ({
      expect: check,
    }) => {
      using project = unknownProject();
      const built = await build(project, { forged: true });
      check(built.code).toBe(1);
      check(built.stderr).toMatch(/no verifiable signatures|unverified|SECURITY ERROR/);
      check(goSumOf(project)).toBe("");
    });
  });
