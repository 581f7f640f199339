import { existsSync, readFileSync } from "node:fs";
import { bundle } from "../command-line.ts";
import { fixture, type TempDir } from "../fixture.ts";
import { goEnv, type ProcessEnd, run } from "../go-env.ts";
import { startMemoryProxy } from "../goproxy-memory.ts";
import { startChecksumDatabase } from "../sumdb.ts";
import { startTunnel, tlsFront } from "../tls-front.ts";
import { modules, path, version } from "./cases.ts";
import { goSum } from "./run.ts";
import type { MirrorCase } from "./sumdb-cases.ts";

/** A project without go.sum, so that go asks the database. */
export const unknownProject = (): TempDir =>
  fixture(
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

/** Its go.sum after go; "" = there is none. */
export const goSumOf = (project: TempDir): string =>
  existsSync(project.path("go.sum")) ? readFileSync(project.path("go.sum"), "utf8") : "";

export interface Behind {
  /** Nothing = the mirror is well. */
  readonly mirror?: Pick<MirrorCase, "where" | "fault">;
  /** The mirror keeps the records of somebody with another key. */
  readonly forged?: boolean;
  /** Nothing = through the relay of the bundle; else go alone, with so many seconds of patience. */
  readonly patienceS?: number;
}

/** `go build`, the database mirrored by the only proxy, itself reached by way of a tunnel. */
export async function build(project: TempDir, { mirror, forged, patienceS }: Behind): Promise<ProcessEnd> {
  await using database = await startChecksumDatabase({ goSum });
  await using other = await startChecksumDatabase({ goSum });
  await using proxy = await startMemoryProxy(modules, {
    sumdb: { name: database.name, url: (forged ? other : database).url },
    fault: ({ url }) =>
      url.startsWith("/sumdb/") && url.endsWith("/supported") === (mirror?.where === "supported")
        ? mirror?.fault
        : undefined,
  });
  await using tls = await tlsFront(database.url, database.name);
  await using tunnel = await startTunnel(tls.port);
  const env = goEnv(project.path(".home"), {
    GOFLAGS: "-modcacherw",
    GOPROXY: proxy.url,
    GOSUMDB: database.vkey,
    HTTPS_PROXY: tunnel.url,
    SSL_CERT_FILE: tls.caFile,
  });
  const relay = patienceS === undefined ? [process.execPath, bundle("cli"), "relay", "--"] : [];
  const go = ["go", "build", "-mod=mod", "-o", "/dev/null", "."];
  return await run("timeout", ["-k", "1", String(patienceS ?? 60), ...relay, ...go], {
    cwd: project.dir,
    env,
  });
}
