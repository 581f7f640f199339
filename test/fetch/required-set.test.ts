import { describe, expect, test } from "vitest";
import type { Snapshot, SnapshotModule } from "../../src/core/snapshot.ts";
import { requiredSet } from "../../src/fetch/required-set.ts";
import type { GoModFile, GoSumFile, ReplaceDirective, Span } from "../../src/gomod/syntax.ts";

const span = (line: number): Span => ({ line, column: 1, endLine: line, endColumn: 9 });

function goMod(parts: { go?: string; require?: string[]; replace?: string[] }): GoModFile {
  const require = (parts.require ?? []).map((text, i) => {
    const [path = "", version = ""] = text.split(" ");
    return { path, version, indirect: false, span: span(i + 5) };
  });
  const replace: ReplaceDirective[] = (parts.replace ?? []).map((text, i) => {
    const [oldPath = "", oldVersion = "", newPath = "", newVersion = ""] = text.split("|");
    return { oldPath, oldVersion, newPath, newVersion, span: span(i + 50) };
  });
  const empty = { godebug: [], exclude: [], retract: [], tool: [], ignore: [] };
  return { ...empty, require, replace, go: { version: parts.go ?? "1.24", span: span(3) } };
}

function goSum(...lines: string[]): GoSumFile {
  return {
    lines: lines.map((text, i) => {
      const [path = "", version = "", hash = ""] = text.split(" ");
      return {
        path,
        version: version.replace("/go.mod", ""),
        goMod: version.endsWith("/go.mod"),
        hash,
        line: i + 1,
      };
    }),
  };
}

function module(
  dir: string,
  file: GoModFile,
  sum: GoSumFile,
  more: Partial<SnapshotModule> = {},
): SnapshotModule {
  const at = (name: string) => (dir === "." ? name : `${dir}/${name}`);
  return {
    dir,
    kind: "main",
    inScope: true,
    path: `example.test/${dir}`,
    goModPath: at("go.mod"),
    goMod: file,
    goSumPath: at("go.sum"),
    goSum: sum,
    ...more,
  };
}

function snapshot(modules: SnapshotModule[], workspaces: Snapshot["workspaces"] = []): Snapshot {
  const none = { unparsed: [], directories: new Map(), environment: [], envFacts: [], missing: new Map() };
  return { modules, workspaces, ...none, today: "2026-11-21", suppressions: [] };
}

const keys = (list: readonly { path: string; version: string }[]) =>
  list.map((m) => `${m.path}@${m.version}`);

describe("requiredSet", () => {
  test("is the union of go.mod ∩ go.sum, each version once, with every require line that asks for it", () => {
    const sum = goSum("a.test/x v1.0.0 h1:x=", "a.test/x v1.0.0/go.mod h1:xm=", "a.test/stale v0.1.0 h1:s=");
    const set = requiredSet(
      snapshot([
        module(".", goMod({ require: ["a.test/x v1.0.0"] }), sum),
        module("tools", goMod({ require: ["a.test/x v1.0.0", "a.test/nozip v1.0.0"] }), sum),
      ]),
    );
    expect(set.modules).toMatchObject([{ path: "a.test/x", h1: "h1:x=", goModH1: "h1:xm=" }]);
    expect(set.modules[0]?.requiredBy).toMatchObject([
      { path: "go.mod", line: 5 },
      { path: "tools/go.mod", line: 5 },
    ]);
    expect(keys(set.withoutZipLine)).toEqual(["a.test/nozip@v1.0.0"]);
    expect(keys(set.goMods)).toEqual(["a.test/x@v1.0.0"]);
  });

  test("applies replacements: the version's own line before the one for all versions; directories need nothing", () => {
    const set = requiredSet(
      snapshot([
        module(
          ".",
          goMod({
            require: ["a.test/x v1.0.0", "a.test/y v1.0.0", "a.test/local v1.0.0"],
            replace: [
              "a.test/x||fork.test/x|v1.9.0",
              "a.test/x|v1.0.0|fork.test/x|v1.1.0",
              "a.test/y|v2.0.0|fork.test/y|v1.0.0",
              "a.test/local||./local|",
            ],
          }),
          goSum("fork.test/x v1.1.0 h1:fx=", "fork.test/x v1.9.0 h1:no=", "a.test/y v1.0.0 h1:y="),
        ),
      ]),
    );
    expect(keys(set.modules)).toEqual(["a.test/y@v1.0.0", "fork.test/x@v1.1.0"]);
    expect(set.modules[1]?.requiredBy.map((at) => at.line)).toEqual([5, 51]);
  });

  test("leaves a version with two hashes out and says where both are", () => {
    const set = requiredSet(
      snapshot([
        module(".", goMod({ require: ["a.test/x v1.0.0"] }), goSum("a.test/x v1.0.0 h1:one=")),
        module(
          "b",
          goMod({ require: ["a.test/x v1.0.0"] }),
          goSum("q.test/q v1.0.0 h1:q=", "a.test/x v1.0.0 h1:two="),
        ),
      ]),
    );
    expect(set.modules).toEqual([]);
    expect(set.withoutZipLine).toEqual([]);
    expect(keys(set.conflicting)).toEqual(["a.test/x@v1.0.0"]);
    expect(set.findings).toMatchObject([
      { rule: "go-sum-conflict", at: { path: "b/go.sum", line: 2 }, related: [{ path: "go.sum", line: 1 }] },
    ]);
  });

  test("vendored modules and modules out of scope need nothing", () => {
    const file = goMod({ require: ["a.test/x v1.0.0"] });
    const sum = goSum("a.test/x v1.0.0 h1:x=");
    const set = requiredSet(
      snapshot([module(".", file, sum, { kind: "vendored" }), module("b", file, sum, { inScope: false })]),
    );
    expect(set.units).toEqual([]);
    expect(set.modules).toEqual([]);
  });

  test("a workspace adds higher versions and path prefixes from its sums, never lower ones or strangers", () => {
    const one = module(
      "one",
      goMod({ require: ["a.test/lib/sub v1.2.0", "example.test/two v0.0.0"] }),
      goSum("a.test/lib/sub v1.2.0 h1:s12="),
      {
        kind: "workspace",
        workspace: ".",
      },
    );
    const two = module(
      "two",
      goMod({ require: ["a.test/lib/sub v1.10.0"] }),
      goSum("a.test/lib/sub v1.10.0 h1:s110=", "b.test/b v1.0.0 h1:b="),
      {
        kind: "workspace",
        workspace: ".",
        inScope: false,
      },
    );
    const goWorkSum = goSum(
      "a.test/lib v0.9.0 h1:l=",
      "a.test/lib/sub v1.1.0 h1:old=",
      "a.test/li v1.0.0 h1:n=",
    );
    const set = requiredSet(
      snapshot(
        [one, two],
        [
          {
            dir: ".",
            inScope: true,
            goWorkPath: "go.work",
            goWork: { godebug: [], use: [], replace: [] },
            goWorkSumPath: "go.work.sum",
            goWorkSum,
            uses: [],
          },
        ],
      ),
    );
    expect(keys(set.modules)).toEqual([
      "a.test/lib@v0.9.0",
      "a.test/lib/sub@v1.10.0",
      "a.test/lib/sub@v1.2.0",
    ]);
    expect(set.units).toHaveLength(1);
  });

  test("lines of go.sum that name no module version are nobody's need", () => {
    const sum = goSum(
      "../../evil v1.0.0 h1:e=",
      "a.test/x ../v1 h1:x=",
      "a.test/A:b v1.0.0 h1:c=",
      "a.test/ok v1.0.0 h1:o=",
    );
    const set = requiredSet(snapshot([module(".", goMod({ go: "1.16" }), sum)]));
    expect(keys(set.modules)).toEqual(["a.test/ok@v1.0.0"]);
  });

  test("below go 1.17 the newest zip line of each path in go.sum counts", () => {
    const sum = goSum("a.test/x v1.0.0 h1:x=", "a.test/deep v1.9.0 h1:9=", "a.test/deep v1.10.0-rc.1 h1:10=");
    const set = requiredSet(
      snapshot([module(".", goMod({ go: "1.16", require: ["a.test/x v1.0.0"] }), sum)]),
    );
    expect(keys(set.modules)).toEqual(["a.test/deep@v1.10.0-rc.1", "a.test/x@v1.0.0"]);
  });
});
