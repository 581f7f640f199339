import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { commandLine } from "../support/command-line.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { go, goEnv, goVersion } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { plainModules, requiring } from "../support/plain-modules.ts";

const others = Array.from({ length: 40 }, (_, i) => `other.test/o${i}`);

describe.skipIf(goVersion === undefined)("one member of a workspace in scope", () => {
  let proxy: MemoryProxy;
  beforeAll(async () => {
    proxy = await startMemoryProxy(plainModules(["one.test/dep", ...others]));
  });
  afterAll(() => proxy.close());

  const makeWorkspace = (elsewhere: readonly string[]): TempDir =>
    fixture(
      {
        "go.work": "go 1.21\n\nuse (\n\t./one\n\t./two\n)\n",
        "one/go.mod": requiring("m.test/one", ["one.test/dep"]),
        "one/go.sum": proxy.goSum("one.test/dep@v1.0.0"),
        "one/main.go": 'package main\n\nimport _ "one.test/dep"\n\nfunc main() {}\n',
        "two/go.mod": requiring("m.test/two", elsewhere),
        "two/go.sum": proxy.goSum(...elsewhere.map((path) => `${path}@v1.0.0`)),
        "two/two.go": "package two\n",
      },
      "workspace-scope",
    );

  /** Warms `one`; which zips and .info files came, and what was said. */
  async function warmOne(project: TempDir, env: Record<string, string>) {
    proxy.log.clear();
    const end = await commandLine({ cwd: project.dir, env }, "warm", "--modules", "one", "--format", "json");
    const { fetch } = JSON.parse(end.stdout) as Report;
    const asked = (what: string) => proxy.log.requests.filter((request) => request.what === what).length;
    const remarks = fetch.status === "skipped" ? [] : (fetch.remarks ?? []);
    return { code: end.code, zips: asked("zip"), infos: asked("info"), remarks: remarks.join("\n") };
  }

  it("stops with its own modules where the other members require many more, and says what is left", async () => {
    using project = makeWorkspace(others);
    const env = goEnv(project.path(".home"), { GOPROXY: proxy.url, GOFLAGS: "-modcacherw" });
    const { remarks, ...warmed } = await warmOne(project, env);
    expect(warmed).toEqual({ code: 0, zips: 1, infos: 0 });
    expect(remarks).toContain(
      "40 module versions that only other members of the workspace require were left out: go mod download would still fetch them",
    );
    expect(await go(project.path("one"), { ...env, GOPROXY: "off" }, "build", "./...")).toMatchObject({
      code: 0,
    });
  });

  it("makes go list -m all work offline where they require few", async () => {
    using project = makeWorkspace(others.slice(0, 2));
    const env = goEnv(project.path(".home"), { GOPROXY: proxy.url, GOFLAGS: "-modcacherw" });
    const { remarks, ...warmed } = await warmOne(project, env);
    expect(warmed).toEqual({ code: 0, zips: 1, infos: 3 });
    expect(remarks).toContain(
      "2 module versions that only other members of the workspace require were left out",
    );
    const listed = await go(project.path("one"), { ...env, GOPROXY: "off" }, "list", "-m", "all");
    expect(listed).toMatchObject({ code: 0, stdout: expect.stringContaining("other.test/o1 v1.0.0") });
  });
});
