import { describe, expect, it } from "vitest";
import { startArtifactService } from "./artifact-service.ts";
import { commitAll, fixture } from "./fixture.ts";
import { startGitServer } from "./git-server.ts";
import { go, goEnv, goVersion } from "./go-env.ts";
import { startMemoryProxy } from "./goproxy-memory.ts";
import { startReplayProxy } from "./goproxy-replay.ts";
import { makeZip } from "./module-zip.ts";
import { recordDownloads } from "./recorded.ts";
import { startChecksumDatabase } from "./sumdb.ts";

const library = { "corp.example/Lib@v1.0.0": { "lib.go": "package lib\n" } };
const project = (goSum: string) =>
  fixture({
    "go.mod": "module m\n\ngo 1.21\n\nrequire corp.example/Lib v1.0.0\n",
    "m.go": 'package m\n\nimport _ "corp.example/Lib"\n',
    ...(goSum && { "go.sum": goSum }),
  });

describe.skipIf(!goVersion)("loopback servers as Go sees them (needs the go command)", () => {
  it("memory proxy: Go accepts its zips and hashes, and each request is logged", async () => {
    await using proxy = await startMemoryProxy(library);
    await using dir = project(proxy.goSum());
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url });
    expect(await go(dir.dir, env, "mod", "download", "-json")).toMatchObject({ code: 0 });
    expect(await go(dir.dir, { ...env, GOPROXY: "off" }, "mod", "verify")).toMatchObject({ code: 0 });
    expect(proxy.log.zips()).toEqual(["corp.example/Lib@v1.0.0"]);
  });

  it.each([
    [{ kind: "status", status: 503 } as const, /503 Service Unavailable/],
    [{ kind: "cut", afterBytes: 20 } as const, /unexpected EOF/],
    [{ kind: "reset" } as const, /connection reset|EOF/],
    [{ kind: "html" } as const, /not a valid zip|checksum mismatch|zip: not/],
  ])("memory proxy: %j on the zip reaches Go", async (fault, text) => {
    await using proxy = await startMemoryProxy(library, {
      fault: (request) => (request.what === "zip" ? fault : undefined),
    });
    await using dir = project(proxy.goSum());
    const end = await go(dir.dir, goEnv(dir.path(".home"), { GOPROXY: proxy.url }), "mod", "download");
    expect(end.code).toBe(1);
    expect(end.stderr).toMatch(text);
  });

  it("checksum database: Go trusts its key, through a proxy and directly, and notices a lie", async () => {
    await using proxy = await startMemoryProxy(library);
    await using honest = await startChecksumDatabase({ goSum: proxy.goSum() });
    await using lying = await startChecksumDatabase({ goSum: proxy.goSum().replace(/h1:..../g, "h1:AAAA") });
    await using mirror = await startMemoryProxy(library, { sumdb: honest });
    const download = async (env: Record<string, string>) => {
      await using dir = project("");
      return await go(dir.dir, goEnv(dir.path(".home"), env), "mod", "download");
    };
    expect(await download({ GOPROXY: mirror.url, GOSUMDB: honest.vkey })).toMatchObject({ code: 0 });
    expect(await download({ GOPROXY: proxy.url, GOSUMDB: honest.gosumdb })).toMatchObject({ code: 0 });
    const lied = await download({ GOPROXY: proxy.url, GOSUMDB: lying.gosumdb });
    expect(lied.stderr).toContain("SECURITY ERROR");
    honest.setFault(() => ({ kind: "status", status: 410 }));
    expect(await download({ GOPROXY: proxy.url, GOSUMDB: honest.gosumdb })).toMatchObject({ code: 1 });
  });

  it("git server: Go fetches a private module through go-import, TLS and credentials", async () => {
    await using server = await startGitServer({
      repositories: {
        "team/lib.git": { "v1.0.0": { "go.mod": "module git.example.test/lib\n", "l.go": "package lib\n" } },
      },
      imports: { "/lib": "https://git.example.test/team/lib.git" },
    });
    await using dir = fixture({ "go.mod": "module m\n\ngo 1.21\n" });
    await using home = fixture({ ".netrc": server.netrc });
    const env = goEnv(home.dir, { ...server.env, GOPROXY: "direct", GOPRIVATE: server.host });
    const end = await go(dir.dir, env, "mod", "download", "-json", "git.example.test/lib@v1.0.0");
    expect(end).toMatchObject({ code: 0 });
    await using nobody = fixture();
    const refused = await go(
      dir.dir,
      { ...env, HOME: nobody.dir, GOMODCACHE: nobody.path("mc"), GOPATH: nobody.path("gp") },
      "mod",
      "download",
      "git.example.test/lib@v1.0.0",
    );
    expect(refused.stderr).toContain("terminal prompts disabled");
  });

  it("replay proxy: the default checksum database verifies from recorded tiles", async () => {
    const tree = recordDownloads([new URL("../../examples/single", import.meta.url).pathname]);
    await using proxy = await startReplayProxy(tree);
    await using dir = fixture({ "go.mod": "module m\n\ngo 1.21\n\nrequire github.com/google/uuid v1.6.0\n" });
    const env = goEnv(dir.path(".home"), { GOPROXY: proxy.url, GOSUMDB: "sum.golang.org" });
    expect(await go(dir.dir, env, "mod", "download")).toMatchObject({ code: 0, stderr: "" });
  });
});

it("artifact service: uploaded by the toolkit, listed, downloaded", async () => {
  await using service = await startArtifactService();
  await using dir = fixture({ "in/report.json": "{}" });
  Object.assign(process.env, service.env, { GITHUB_WORKSPACE: dir.dir });
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  await client.uploadArtifact("shard-1", [dir.path("in/report.json")], dir.path("in"));
  service.put("forged", makeZip({ "report.json": "not json" }));
  const { artifacts } = await client.listArtifacts();
  expect(artifacts.map((artifact) => artifact.name).sort()).toEqual(["forged", "shard-1"]);
  const found = await client.getArtifact("forged");
  await client.downloadArtifact(found.artifact.id, { path: dir.path("out") });
});

it("commitAll makes a repository", () => {
  using dir = fixture({ a: "1" });
  expect(commitAll(dir.dir)).toMatch(/^[0-9a-f]{40}$/);
});
