import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/core/check.ts";
import { defaultConfig } from "../../src/core/config.ts";
import type { FactName, Snapshot, SnapshotModule } from "../../src/core/snapshot.ts";
import { readGoMod } from "../../src/gomod/go-mod.ts";
import { readGoSum } from "../../src/gomod/go-sum.ts";
import { readGoWork } from "../../src/gomod/go-work.ts";
import { rules } from "../../src/rules/index.ts";

const path = fc.constantFrom(
  ..."a.b/c a.b/c/v2 a.b/c/d gopkg.in/yaml.v3 x github.com/A/b k8s.io/api k8s.io/client-go google.golang.org/genproto".split(
    " ",
  ),
);
const version = fc.constantFrom(
  ..."v0.0.0 v1.2.3 v1.2.3+incompatible v2.0.0 v2.0.0+incompatible v0.0.0-00010101000000-000000000000".split(
    " ",
  ),
  ..."v1.0.0-20260230120000-0123 v0.31.2 v0.34.1 v1.2.4-0.20260101000000-abcdefabcdef v3.0.0-rc.1".split(" "),
);
const target = fc.oneof(
  fc.constantFrom("./d", "../d", "..", ".", "/abs", "./d/../../..", "./vendor/x", "./%00", "../../e f"),
  fc.tuple(path, version).map((parts) => parts.join(" ")),
);
const line = fc.oneof(
  fc
    .tuple(fc.constant("require"), path, version, fc.constantFrom("", " // indirect"))
    .map(([verb, p, v, c]) => `${verb} ${p} ${v}${c}`),
  fc
    .tuple(path, fc.option(version), target)
    .map(([p, v, t]) => `replace ${p} ${v ?? ""} => ${t.includes(" f") ? `"${t}"` : t}`),
  fc.tuple(fc.constant("exclude"), path, version).map((parts) => parts.join(" ")),
  fc
    .tuple(fc.constantFrom("tool", "ignore"), fc.oneof(path, fc.constantFrom("./", "..", "/", "./a")))
    .map((parts) => parts.join(" ")),
  fc.constantFrom(
    "go 1.16",
    "go 1.26",
    "go 1.99.0",
    "toolchain go1.26",
    "toolchain default",
    "toolchain go1x",
    "retract v1.0.0",
    "retract [v1, x]",
    "godebug a=b",
  ),
);
const goMod = fc
  .tuple(fc.option(path), fc.array(line, { maxLength: 10 }))
  .map(([name, lines]) => `${name === null ? "" : `module ${name}\n`}${lines.join("\n")}\n`);
const goWork = fc
  .array(fc.oneof(line, fc.constantFrom("use .", "use ./d", "use ..", "use ./none")), { maxLength: 6 })
  .map((lines) => `${lines.join("\n")}\n`);

function moduleOf(dir: string, text: string, workspace: boolean): SnapshotModule {
  const { file } = readGoMod(text);
  const prefix = dir === "." ? "" : `${dir}/`;
  return {
    dir,
    kind: workspace ? "workspace" : "main",
    inScope: true,
    path: file.module?.path ?? "",
    goModPath: `${prefix}go.mod`,
    goMod: file,
    goSumPath: `${prefix}go.sum`,
    goSum: readGoSum("a.b/c v1.2.3 h1:x=\na.b/c v1.2.3/go.mod h1:\n").file,
    ...(workspace ? { workspace: "." } : {}),
  };
}

function snapshotOf(texts: readonly string[], work: string | null): Snapshot {
  const dirs = [".", "d", "d/e"];
  const goWorkFile = readGoWork(work ?? "").file;
  return {
    modules: texts.map((text, i) => moduleOf(dirs[i] ?? ".", text, work !== null)),
    workspaces:
      work === null
        ? []
        : [
            {
              dir: ".",
              inScope: true,
              goWorkPath: "go.work",
              goWork: goWorkFile,
              goWorkSumPath: "go.work.sum",
              uses: goWorkFile.use.map((use) => ({
                dir: use.path === "./d" ? "d" : null,
                written: use.path,
              })),
            },
          ],
    unparsed: [],
    directories: new Map([["d", { exists: true, hasGoMod: true }]]),
    environment: [],
    envFacts: [],
    surfaces: [],
    today: "2026-11-21",
    suppressions: [],
    history: { tags: [], shallow: false, commits: new Map(), pathsAtTags: new Map() },
    missing: new Map<FactName, string>(),
  } as Snapshot;
}

test("no rule throws on any go.mod and go.work that can be read, and every finding has its place", () => {
  fc.assert(
    fc.property(fc.array(goMod, { minLength: 1, maxLength: 3 }), fc.option(goWork), (texts, work) => {
      const { findings } = check(snapshotOf(texts, work), defaultConfig, rules);
      for (const { at, message, help } of findings) {
        expect(at.line).toBeGreaterThan(0);
        expect(message).not.toMatch(/undefined|\[object/);
        expect(help).not.toBe("");
      }
    }),
    { numRuns: 400, seed: 5 },
  );
});
