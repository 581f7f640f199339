import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { commandLine } from "../support/command-line.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { goEnv, goVersion } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { plainModules, requiring } from "../support/plain-modules.ts";

/** Needed by everybody, by Windows alone, and under a tag alone; forty more by nobody, so that the rest is not cheap. */
const names = ["all.test/a", "win.test/w", "tag.test/t"];
const idle = Array.from({ length: 40 }, (_, i) => `idle.test/i${i}`);
const paths = [...names, ...idle];
const importing = (path: string): string => `package main\n\nimport _ "${path}"\n`;

describe.skipIf(goVersion === undefined)("--platforms and --tags", () => {
  let proxy: MemoryProxy;
  beforeAll(async () => {
    proxy = await startMemoryProxy(plainModules(paths));
  });
  afterAll(() => proxy.close());

  const makeProject = (): TempDir =>
    fixture(
      {
        "go.mod": requiring("m", paths),
        "go.sum": proxy.goSum(),
        "main.go": `${importing("all.test/a")}\nfunc main() {}\n`,
        "w_windows.go": importing("win.test/w"),
        "t.go": `//go:build e2e\n\n${importing("tag.test/t")}`,
      },
      "platforms",
    );

  async function fetched(...args: string[]): Promise<readonly string[]> {
    using project = makeProject();
    const env = goEnv(project.path(".home"), { GOPROXY: proxy.url, GOFLAGS: "-modcacherw" });
    const end = await commandLine({ cwd: project.dir, env }, "warm", "--format", "json", ...args);
    expect(end.code).toBe(0);
    const { fetch } = JSON.parse(end.stdout) as Report;
    return fetch.status === "skipped" ? [] : fetch.outcomes.map(({ module }) => module.path).sort();
  }

  it.each([
    [["--platforms", "linux/amd64"], ["all.test/a"]],
    [
      ["--platforms", "linux/amd64,windows/arm64"],
      ["all.test/a", "win.test/w"],
    ],
    [
      ["--platforms", "linux/amd64", "--tags", "e2e"],
      ["all.test/a", "tag.test/t"],
    ],
  ])("%j brings what their files import, and nothing else", async (args, expected) => {
    expect(await fetched(...args)).toEqual(expected);
  });

  it.each([
    ["linux", /"linux" is no GOOS\/GOARCH pair/],
    ["linux/amd65", /Go knows no GOARCH "amd65"\n {2}Did you mean amd64\?/],
    ["windoes/amd64", /Go knows no GOOS "windoes"\n {2}Did you mean windows\?/],
  ])("--platforms %s: is refused with what was meant", async (value, text) => {
    using project = makeProject();
    const env = goEnv(project.path(".home"), { GOPROXY: proxy.url });
    const end = await commandLine({ cwd: project.dir, env }, "warm", "--platforms", value);
    expect(end.stderr).toMatch(text);
    expect(end.code).toBe(2);
  });
});
