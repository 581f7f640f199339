import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findGo } from "../../src/adapters/go.ts";
import { readGoSum } from "../../src/gomod/go-sum.ts";
import { sumTable } from "../../src/gomod/sum-table.ts";
import { createDirectRoad } from "../../src/source/direct.ts";
import { createSources } from "../../src/source/sources.ts";
import type { FileRequest } from "../../src/source/types.ts";
import { collecting, testSettings, testWorld } from "../support/collecting.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { type GitServer, startGitServer } from "../support/git-server.ts";
import { goEnv, goVersion } from "../support/go-env.ts";
import { startMemoryProxy } from "../support/goproxy-memory.ts";
import { goSumLines } from "../support/module-zip.ts";
import { startChecksumDatabase } from "../support/sumdb.ts";

const path = "git.example.test/vanity";
const files = { "go.mod": `module ${path}\n\ngo 1.21\n`, "v.go": "package vanity\n" };
const lib = "git.example.test/team/lib.git";
const { limits: patient } = testSettings({}, {}, { firstByteMs: 30_000, stallMs: 20_000, vcsMs: 60_000 });

describe.skipIf(goVersion === undefined)("the direct road", () => {
  let server: GitServer;
  let home: TempDir;
  beforeAll(async () => {
    home = fixture({}, "direct");
    server = await startGitServer({
      repositories: {
        "team/van.git": { "v1.0.0": files },
        "team/lib.git": { "v1.0.0": { "go.mod": `module ${lib}\n`, "l.go": "package lib\n" } },
      },
      imports: { "/vanity": "https://git.example.test/team/van.git" },
    });
  });
  afterAll(async () => {
    await server.close();
    home[Symbol.dispose]();
  });

  async function sources(
    goproxy: string,
    goSum: string,
    credentials = server.netrc,
    config: object = { public: ["*"] },
  ) {
    home.write({ ".netrc": credentials });
    const env = {
      ...goEnv(home.dir),
      ...server.env,
      GOPROXY: goproxy,
      GOSUMDB: "sum.invalid.test+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    };
    const world = testWorld(env);
    const go = await findGo(world);
    if ("reason" in go) throw new Error(go.reason);
    const sums = sumTable([{ path: "go.sum", file: readGoSum(goSum).file }]);
    const direct = createDirectRoad({ go, sums, world, limits: patient });
    return createSources({
      settings: testSettings({ ...env, GOROOT: "" }, config, { retries: 0 }),
      world,
      direct,
    });
  }

  const ask = (what: FileRequest["what"], module = path): FileRequest => ({
    module: { path: module, version: "v1.0.0" },
    what,
    hashed: true,
    signal: new AbortController().signal,
  });

  it("builds the three files from version control without asking any database", async () => {
    const all = await sources("direct", goSumLines(path, "v1.0.0", files));
    const got = await Promise.all(
      (["info", "mod", "zip"] as const).map((what) => all.get(ask(what), collecting().make)),
    );
    expect(got.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(got[2]).toMatchObject({
      source: "direct",
      attempts: [{ url: "https://git.example.test/team/van.git" }],
    });
    expect(all.remarks().join("\n")).toContain("1 module came from version control");
    expect(server.connects.every((host) => host === "git.example.test:443")).toBe(true);
    await all.close();
  });

  it.each([
    ["a name that is private by configuration", "git.example.test/team", 0],
    ["any other", "", 1],
  ])("tells a checksum database nothing of %s", async (_, privateNames, atLeast) => {
    await using database = await startChecksumDatabase({ goSum: "" });
    home.write({ ".netrc": server.netrc });
    const world = testWorld({ ...goEnv(home.dir), ...server.env, GOSUMDB: database.gosumdb });
    const go = await findGo(world);
    if ("reason" in go) throw new Error(go.reason);
    const road = createDirectRoad({ go, sums: sumTable([]), world, limits: patient, privateNames });
    await road.attempt(ask("zip", lib), collecting().make, 0);
    await road.query(lib, "latest", new AbortController().signal);
    await road.close();
    const names = database.log.requests.filter(({ url }) => url.includes("/lookup/"));
    expect(Math.min(names.length, 1)).toBe(atLeast);
  });

  it("is taken when every proxy of the chain fails, for a public module with a hash", async () => {
    await using dead = await startMemoryProxy({}, { fault: () => ({ kind: "reset" }) });
    const all = await sources(`${dead.url},direct`, goSumLines(path, "v1.0.0", files));
    expect(await all.get(ask("zip"), collecting().make)).toMatchObject({ ok: true, source: "direct" });
    await all.close();
  });

  it("is not taken past a failing proxy for a module not known to be public", async () => {
    await using dead = await startMemoryProxy({}, { fault: () => ({ kind: "status", status: 503 }) });
    const before = server.connects.length;
    const all = await sources(`${dead.url},direct`, goSumLines(path, "v1.0.0", files), server.netrc, {});
    expect(await all.get(ask("zip"), collecting().make)).toMatchObject({
      ok: false,
      failure: { class: "server-error" },
    });
    expect(server.connects.length).toBe(before);
    await all.close();
  });

  it("refuses a moved tag: the bytes of version control differ from go.sum", async () => {
    const other = goSumLines(path, "v1.0.0", { ...files, "v.go": "package moved\n" });
    const all = await sources("direct", other);
    const { make, log } = collecting();
    expect(await all.get(ask("zip"), make)).toMatchObject({ ok: false, failure: { class: "hash-mismatch" } });
    expect(log.begun).toBe(0);
    await all.close();
  });

  it("says what git said where go hides it, and nothing of the password", async () => {
    const all = await sources("direct", "", "machine git.example.test login u password wrong-secret\n");
    const got = await all.get({ ...ask("mod", lib), hashed: true }, collecting().make);
    expect(got).toMatchObject({ ok: false, failure: { class: "vcs-no-credentials" } });
    expect(got.attempts[0]?.detail).toContain("could not read Username");
    expect(JSON.stringify(got)).not.toContain("wrong-secret");
    await all.close();
  });

  it("asks for the go.mod alone where go.sum knows only that", async () => {
    const goModOnly = goSumLines(path, "v1.0.0", files)
      .split("\n")
      .filter((line) => line.includes("/go.mod "))
      .join("\n");
    const all = await sources("direct", `${goModOnly}\n`);
    expect(await all.get(ask("mod"), collecting().make)).toMatchObject({ ok: true });
    await all.close();
  });
});
