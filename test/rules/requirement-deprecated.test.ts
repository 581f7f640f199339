/** `check --online` of the bundle, with the real go and a module proxy that knows what authors took back. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { layProxy, type ServedModule } from "../support/file-proxy.ts";
import { findingsOf, type Tree, withTree } from "../support/rule-fixture.ts";

const tree: Tree = {
  "go.mod":
    "module example.com/m\n\ngo 1.26\n\nrequire (\n\ta.test/old v1.0.0\n\ta.test/good v1.0.0\n\ta.test/lossy v1.0.0\n)\n\nrequire a.test/below v1.0.0 // indirect\n",
  "m.go": "package m\n",
};
const deprecated = (path: string) => `// Deprecated: use a.test/new\nmodule ${path}\n`;
const modules: readonly ServedModule[] = [
  { path: "a.test/old", version: "v1.0.0" },
  { path: "a.test/old", version: "v1.1.0", goMod: deprecated("a.test/old") },
  { path: "a.test/below", version: "v1.0.0", goMod: deprecated("a.test/below") },
  { path: "a.test/good", version: "v1.0.0" },
  { path: "a.test/lossy", version: "v1.0.0" },
  {
    path: "a.test/lossy",
    version: "v1.1.0",
    goMod: "module a.test/lossy\n\n// loses data\nretract v1.0.0\n",
  },
];

function layLists(proxy: string): void {
  for (const { path } of modules) {
    const versions = modules.filter((module) => module.path === path).map(({ version }) => `${version}\n`);
    writeFileSync(join(proxy, path, "@v", "list"), versions.join(""));
  }
}

const judged = (flags: readonly string[], goproxy?: string) =>
  withTree(tree, (root) => {
    const proxy = join(root, "..", "proxy");
    layProxy(proxy, modules);
    layLists(proxy);
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: join(root, ".."),
      GOPROXY: goproxy ?? `file://${proxy}`,
      GONOSUMDB: "a.test",
      GOMODCACHE: join(root, "..", "modcache"),
      GOCACHE: join(tmpdir(), "preflight-go", "cache"),
      GOFLAGS: "-modcacherw",
      GOTOOLCHAIN: "local",
      GOENV: "off",
    };
    const only = "go-sum-missing: 'off'";
    writeFileSync(join(root, "preflight.yml"), `rules:\n  ${only}\n`);
    const args = [resolve("dist/cli.js"), "check", "--format", "json", "--config", "preflight.yml", ...flags];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
    return { report: JSON.parse(stdout || "{}") as Report, stderr };
  });

test("a deprecated and a retracted requirement, each on its line; silent for good and indirect ones", () => {
  const { report, stderr } = judged(["--online"]);
  expect(stderr).not.toContain("Error");
  expect(report.findings).toMatchObject([
    {
      rule: "requirement-deprecated",
      severity: "notice",
      path: "go.mod",
      line: 6,
      data: { module: "a.test/old", deprecated: "use a.test/new" },
    },
    { rule: "requirement-retracted", severity: "warning", line: 8, data: { rationale: "loses data" } },
  ]);
});

test("without --online it is skipped, with the reason", () => {
  const { report } = judged([]);
  expect(report.findings).toEqual([]);
  expect(report.skipped).toContainEqual({
    rule: "requirement-deprecated",
    reason: "authors are asked what they took back only by check --online",
  });
  expect(findingsOf("requirement-deprecated", tree)).toEqual([]);
});

test("where nothing can be fetched it is skipped, with what Go said", () => {
  const { report } = judged(["--online"], "off");
  const [skipped] = report.skipped.filter(({ rule }) => rule === "requirement-deprecated");
  expect(report.findings).toEqual([]);
  expect(skipped?.reason).toContain("Go could not tell");
});
