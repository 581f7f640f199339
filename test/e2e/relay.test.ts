import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fixture, type TempDir } from "../support/fixture.ts";
import { startGitServer } from "../support/git-server.ts";
import { go, goEnv, goVersion, type ProcessEnd, run } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { goSumLines } from "../support/module-zip.ts";
import { type ChecksumDatabase, startChecksumDatabase } from "../support/sumdb.ts";
import { startTunnel, tlsFront } from "../support/tls-front.ts";

const cli = new URL("../../dist/cli.js", import.meta.url).pathname;
const modules = {
  "example.test/a@v1.0.0": {
    "go.mod": "module example.test/a\n\ngo 1.21\n",
    "a.go": 'package a\n\nimport _ "example.test/B"\n',
  },
  "example.test/B@v1.2.0": { "go.mod": "module example.test/B\n\ngo 1.21\n", "b.go": "package B\n" },
};
const goMod = "module m\n\ngo 1.21\n\nrequire (\n\texample.test/a v1.0.0\n\texample.test/B v1.2.0\n)\n";
const main = 'package main\n\nimport _ "example.test/a"\n\nfunc main() {}\n';
const down = () => ({ kind: "status", status: 503 }) as const;

describe.skipIf(goVersion === undefined)("relay -- CMD", () => {
  let project: TempDir;
  let proxy: MemoryProxy;
  let env: Record<string, string>;
  beforeEach(async () => {
    proxy = await startMemoryProxy(modules);
    project = fixture({ "go.mod": goMod, "main.go": main, "go.sum": proxy.goSum() }, "relay");
    env = goEnv(`${project.dir}/.home`, { GOPROXY: proxy.url, GOFLAGS: "-modcacherw" });
  });
  afterEach(async () => {
    await proxy.close();
    project[Symbol.dispose]();
  });

  const relay = (args: readonly string[], extra: Record<string, string> = {}): Promise<ProcessEnd> =>
    run(process.execPath, [cli, ...args], { cwd: project.dir, env: { ...env, ...extra } });

  it("builds through the relay, with the command's own output and exit code", async () => {
    const built = await relay(["relay", "--", "go", "build", "-o", "/dev/null", "."]);
    expect(built.stderr).toContain(`from ${proxy.url}`);
    expect(built.code).toBe(0);
    const failed = await relay(["relay", "--", "sh", "-c", "echo $GOPROXY; exit 7"]);
    expect(failed.code).toBe(7);
    expect(failed.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\n$/);
    expect((await relay(["relay", "--", "no-such-command-here"])).code).toBe(127);
    expect(await relay(["relay", "--"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("there is no command behind --"),
    });
  });

  it("answers from the module cache without asking anybody", async () => {
    await go(project.dir, env, "mod", "download");
    proxy.log.clear();
    const again = await relay(["relay", "--", "go", "mod", "download"], {
      GOMODCACHE: env["GOMODCACHE"] ?? "",
    });
    const other = await relay([
      "relay",
      "--",
      "sh",
      "-c",
      `GOMODCACHE=${project.dir}/.other go mod download`,
    ]);
    expect([again.code, other.code]).toEqual([0, 0]);
    expect(other.stderr).toContain("from the module cache");
    expect(proxy.log.requests).toEqual([]);
  });

  it("heals what go alone dies of: a source that fails every third request", async () => {
    let count = 0;
    proxy.setFault(() => (++count % 3 === 0 ? { kind: "reset" } : undefined));
    expect((await relay(["relay", "--", "go", "build", "-o", "/dev/null", "."])).code).toBe(0);
  });

  it("refuses altered bytes with the name of who sent them, and changes nothing", async () => {
    await using evil = await startMemoryProxy({
      ...modules,
      "example.test/a@v1.0.0": { "a.go": "package a // altered\n" },
    });
    const before = readFileSync(project.path("go.sum"), "utf8");
    const built = await relay(["relay", "--", "go", "build", "-o", "/dev/null", "."], { GOPROXY: evil.url });
    expect(built.code).not.toBe(0);
    expect(built.stderr).toContain("relay: failed (hash-mismatch)");
    expect(readFileSync(project.path("go.sum"), "utf8")).toBe(before);
    expect(existsSync(`${env["GOMODCACHE"]}/example.test/a@v1.0.0`)).toBe(false);
  });

  it("keeps 404 so that Go can look for the module of a package", async () => {
    const got = await relay(["relay", "--", "go", "get", "example.test/a/absent"]);
    expect(got.stderr).toContain("does not contain package example.test/a/absent");
  });

  it("answers lists from a file:// source, and goes on where the file is not there", async () => {
    project.write({ "files/example.test/a/@v/list": "v0.9.0\nv1.0.0\n" });
    const GOPROXY = `file://${project.path("files")},${proxy.url}`;
    const args = ["relay", "--", "go", "list", "-m", "-versions", "-mod=mod"];
    const [a, b] = await Promise.all([
      relay([...args, "example.test/a"], { GOPROXY }),
      relay([...args, "example.test/B"], { GOPROXY }),
    ]);
    expect(a.stdout).toBe("example.test/a v0.9.0 v1.0.0\n");
    expect(b.stdout).toBe("example.test/B v1.2.0\n");
  });

  it("answers lists, @latest and revisions by the chain", async () => {
    const listed = await relay(["relay", "--", "go", "list", "-m", "-versions", "example.test/a"]);
    expect(listed.stdout).toBe("example.test/a v1.0.0\n");
    const latest = await relay(["relay", "--", "go", "list", "-m", "example.test/B@latest"]);
    expect(latest.stdout).toBe("example.test/B v1.2.0\n");
  });

  it("tells nobody anything without the token", async () => {
    const child = spawn(process.execPath, [cli, "relay"], { cwd: project.dir, env });
    const url = await new Promise<string>((resolve) =>
      child.stdout.once("data", (data: Buffer) => resolve(/GOPROXY=(\S+)/.exec(data.toString())?.[1] ?? "")),
    );
    const list = "/example.test/a/@v/list";
    const [inside, outside] = await Promise.all([fetch(url + list), fetch(new URL(url).origin + list)]);
    expect([inside.status, outside.status]).toEqual([200, 404]);
    child.kill("SIGTERM");
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  });

  describe("and the checksum database", () => {
    let database: ChecksumDatabase;
    let partly: string;
    beforeEach(async () => {
      database = await startChecksumDatabase({ goSum: proxy.goSum() });
      partly = proxy.goSum("example.test/a@v1.0.0");
      project.write({ "go.sum": partly });
    });
    afterEach(() => database.close());

    const build = ["go", "build", "-mod=mod", "-o", "/dev/null", "."];

    it("carries it through the mirror of the chain's proxy", async () => {
      await using mirror = await startMemoryProxy(modules, {
        sumdb: { name: database.name, url: database.url },
      });
      const built = await relay(["relay", "--", ...build], { GOPROXY: mirror.url, GOSUMDB: database.vkey });
      expect(built.stderr).toContain("records and tiles of the checksum database");
      expect(built.code).toBe(0);
      expect(readFileSync(project.path("go.sum"), "utf8")).toContain("example.test/B v1.2.0 h1:");
    });

    it.each([
      ["known to be public", 'public: ["example.test"]\n', true],
      ["not known to be public", "", false],
    ])("takes the other road when the mirror fails, for a name %s", async (_, config, taken) => {
      const mirrorDown = ({ url }: { readonly url: string }) =>
        /\/sumdb\/.*\/(lookup|tile)\//.test(url) ? down() : undefined;
      await using mirror = await startMemoryProxy(modules, {
        sumdb: { name: database.name, url: database.url },
        fault: mirrorDown,
      });
      await using tls = await tlsFront(database.url, database.name);
      await using tunnel = await startTunnel(tls.port);
      project.write({ ".github/gomod-preflight.yml": config });
      const extra = {
        GOPROXY: mirror.url,
        GOSUMDB: database.vkey,
        HTTPS_PROXY: tunnel.url,
        SSL_CERT_FILE: tls.caFile,
      };
      const built = await relay(["relay", "--", ...build], extra);
      expect(built.code).toBe(taken ? 0 : 1);
      expect(database.log.requests.some(({ url }) => url.startsWith("/lookup/"))).toBe(taken);
    });

    it("keeps names that only the configuration calls private from it", async () => {
      await using mirror = await startMemoryProxy(modules, {
        sumdb: { name: database.name, url: database.url },
      });
      project.write({ ".github/gomod-preflight.yml": "private: [example.test/B]\n" });
      const built = await relay(["relay", "--", ...build], { GOPROXY: mirror.url, GOSUMDB: database.vkey });
      expect(built.code).not.toBe(0);
      expect(built.stderr).toContain("private by configuration");
      expect(database.log.requests.filter(({ url }) => url.includes("/lookup/"))).toEqual([]);
    });

    it("stops by default when it is down and go.sum lacks a line", async () => {
      database.setFault(down);
      const built = await relay(["relay", "--", ...build], { GOSUMDB: database.gosumdb });
      expect(built.code).toBe(1);
      expect(built.stderr).toMatch(/lookup\/example\.test\/!b@v1\.2\.0: 503/);
      expect(readFileSync(project.path("go.sum"), "utf8")).toBe(partly);
    });
  });

  it("builds in quarantine when that is allowed: copies only, marked, nothing left behind", async () => {
    const path = "git.example.test/vanity";
    const files = { "go.mod": `module ${path}\n\ngo 1.21\n`, "v.go": "package vanity\n" };
    await using git = await startGitServer({
      repositories: { "team/van.git": { "v1.0.0": files } },
      imports: { "/vanity": "https://git.example.test/team/van.git" },
    });
    await using database = await startChecksumDatabase({
      goSum: goSumLines(path, "v1.0.0", files),
      fault: down,
    });
    project.write({
      "go.mod": `module m\n\ngo 1.21\n\nrequire ${path} v1.0.0\n`,
      "main.go": `package main\n\nimport _ "${path}"\n\nfunc main() {}\n`,
      "go.sum": "",
      ".home/.netrc": git.netrc,
    });
    const where = { ...git.env, GOPROXY: `${proxy.url},direct`, GOSUMDB: database.gosumdb };
    const build = ["relay", "--", "sh", "-c", "go build -o /dev/null . && echo $GOMODCACHE $GOFLAGS"];
    const stopped = await relay(build, where);
    expect(stopped.code).not.toBe(0);
    const built = await relay(["--fallback", "quarantine", ...build], where);
    expect(built.stderr).toMatch(/UNVERIFIED: git\.example\.test\/vanity@v1\.0\.0 \(h1:/);
    expect(built.code).toBe(0);
    expect(built.stderr).toContain("relay: 1 unverified through quarantine");
    expect(built.stderr).not.toContain("failed");
    const [cache = "", ...flags] = built.stdout.trim().split(" ");
    expect(flags.join(" ")).toContain("-modfile=");
    expect(cache).not.toBe(env["GOMODCACHE"]);
    expect(existsSync(cache)).toBe(false);
    expect(readFileSync(project.path("go.sum"), "utf8")).toBe("");
    expect(existsSync(`${env["GOMODCACHE"]}/cache/download/git.example.test`)).toBe(false);
    const refused = await relay(["--fallback", "quarantine", ...build], { ...where, GOPROXY: proxy.url });
    expect(refused.code).toBe(3);
  });

  it("refuses quarantine in a workspace, with the reason", async () => {
    project.write({ "go.work": "go 1.21\n\nuse .\n", "go.sum": "" });
    const refused = await relay(["--fallback", "quarantine", "relay", "--", "go", "build", "."], {
      GOSUMDB: "sum.invalid+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8 http://127.0.0.1:1",
    });
    expect(refused.stderr).toContain("does not work in a workspace");
    expect(refused.code).toBe(3);
  });
});
