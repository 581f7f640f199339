import { execFile } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readGoMod } from "../../src/gomod/go-mod.ts";
import { readGoSum } from "../../src/gomod/go-sum.ts";
import { readGoWork } from "../../src/gomod/go-work.ts";
import { readModulesTxt } from "../../src/gomod/modules-txt.ts";
import type { GoModFile, GoWorkFile, ReplaceDirective } from "../../src/gomod/syntax.ts";
import { offlineGoEnv } from "../support/x-mod.ts";

const corpus = join(import.meta.dirname, "..", "..", "..", "shared", "corpus");
const filesNamed = (pattern: string) => globSync(pattern, { cwd: corpus }).sort();
const read = (path: string) => readFileSync(join(corpus, path), "utf8");

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "corpus-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function go(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("go", args, { cwd: home, env: offlineGoEnv(home) });
  return stdout;
}

/** Two at a time, in order. */
async function each(paths: readonly string[], check: (path: string) => Promise<void>): Promise<void> {
  for (let i = 0; i < paths.length; i += 2) await Promise.all(paths.slice(i, i + 2).map(check));
}

/** Go leaves out what is empty, and prints null for an empty list. */
const list = <T>(values: readonly T[]) => (values.length === 0 ? null : values);
const module = (Path: string, Version: string) => (Version === "" ? { Path } : { Path, Version });
const replaces = (values: readonly ReplaceDirective[]) =>
  list(values.map((x) => ({ Old: module(x.oldPath, x.oldVersion), New: module(x.newPath, x.newVersion) })));
const godebugs = (file: GoModFile | GoWorkFile) =>
  file.godebug.length === 0
    ? {}
    : { Godebug: file.godebug.map(({ key, value }) => ({ Key: key, Value: value })) };
const versions = ({ go, toolchain }: GoModFile | GoWorkFile) => ({
  ...(go && { Go: go.version }),
  ...(toolchain && { Toolchain: toolchain.name }),
});

/** As `go mod edit -json` prints it (cmd/go/internal/modcmd/edit.go). */
const goModJson = (file: GoModFile) => ({
  Module: {
    Path: file.module?.path,
    ...(file.module?.deprecated && { Deprecated: file.module.deprecated }),
  },
  ...versions(file),
  ...godebugs(file),
  Require: list(
    file.require.map((x) => ({ ...module(x.path, x.version), ...(x.indirect && { Indirect: true }) })),
  ),
  Exclude: list(file.exclude.map((x) => module(x.path, x.version))),
  Replace: replaces(file.replace),
  Retract: list(
    file.retract.map((x) => ({
      Low: x.low,
      High: x.high,
      ...(x.rationale && { Rationale: x.rationale }),
    })),
  ),
  Tool: list(file.tool.map((x) => ({ Path: x.path }))),
  Ignore: list(file.ignore.map((x) => ({ Path: x.path }))),
});

test("every go.mod equals go mod edit -json, with nothing lost", async () => {
  const paths = filesNamed("**/go.mod");
  expect(paths).toHaveLength(133);
  await each(paths, async (path) => {
    const { file, faults } = readGoMod(read(path));
    expect({ path, faults }).toEqual({ path, faults: [] });
    expect(goModJson(file), path).toEqual(JSON.parse(await go("mod", "edit", "-json", join(corpus, path))));
  });
});

test("every go.work equals go work edit -json", async () => {
  const paths = filesNamed("**/go.work");
  expect(paths).toEqual(["etcd-io+etcd/go.work"]);
  await each(paths, async (path) => {
    const { file } = readGoWork(read(path));
    // go work edit -json prints no toolchain.
    expect(file.toolchain?.name).toBe("go1.26.6");
    const ours = {
      Go: file.go?.version,
      ...godebugs(file),
      Use: list(file.use.map((x) => ({ DiskPath: x.path }))),
      Replace: replaces(file.replace),
    };
    expect(ours).toEqual(JSON.parse(await go("work", "edit", "-json", join(corpus, path))));
  });
});

test("directives stand where their spans say", () => {
  for (const path of filesNamed("**/go.mod")) {
    const lines = read(path).split("\n");
    for (const { path: module, version, span } of readGoMod(read(path)).file.require) {
      const text = lines[span.line - 1]?.slice(span.column - 1, span.endColumn - 1);
      expect(text?.replace(/^require\s+/, ""), path).toBe(`${module} ${version}`);
    }
  }
});

test("every line of go.sum and go.work.sum comes back", () => {
  const paths = filesNamed("**/*.sum");
  expect(paths).toHaveLength(133);
  for (const path of paths) {
    const { file, faults } = readGoSum(read(path));
    const written = file.lines.map((x) => `${x.path} ${x.version}${x.goMod ? "/go.mod" : ""} ${x.hash}\n`);
    expect(faults, path).toEqual([]);
    expect(written.join(""), path).toBe(read(path));
  }
});

test("every line of modules.txt comes back", () => {
  const paths = filesNamed("**/modules.txt");
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    const { modules } = readModulesTxt(read(path)).file;
    const written = modules.flatMap((x) => {
      const target = x.replacement && ` => ${[x.replacement.path, x.replacement.version].join(" ").trim()}`;
      const annotations = [x.explicit ? "explicit" : "", x.goVersion ? `go ${x.goVersion}` : ""];
      const noted = annotations.filter((text) => text !== "").join("; ");
      return [
        `# ${[x.path, x.version].join(" ").trim()}${target ?? ""}`,
        ...(noted === "" ? [] : [`## ${noted}`]),
        ...x.packages.map((found) => found.path),
      ];
    });
    expect(written.join("\n"), path).toBe(read(path).trimEnd());
    for (const { packages } of modules) {
      for (const found of packages) expect(read(path).split("\n")[found.line - 1]).toBe(found.path);
    }
  }
});
