import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { nodeFiles } from "../../src/adapters/files.ts";
import { CONFIG_PATH, readConfig } from "../../src/commands/config.ts";
import { withIgnoredImports } from "../../src/commands/ignored-imports.ts";
import { withReplacementPaths } from "../../src/commands/replacement-paths.ts";
import { withSurfaces } from "../../src/commands/surfaces.ts";
import { withVendorTrees } from "../../src/commands/vendor-trees.ts";
import { check } from "../../src/core/check.ts";
import { type Config, defaultConfig } from "../../src/core/config.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { Snapshot } from "../../src/core/snapshot.ts";
import { discover } from "../../src/discover/discover.ts";
import { readSnapshot } from "../../src/discover/snapshot.ts";
import { rules } from "../../src/rules/index.ts";
import { isSurfaceCandidate } from "../../src/surfaces/candidates.ts";

/** Root-relative path to content; a path that ends in "/" is an empty directory; "environment" holds NAME=value lines of the run; below "module-cache/" lies the module cache; "git" holds what git would say: `tag NAME MODULE-PATH` and `commit REVISION TIME` lines. */
export type Tree = Readonly<Record<string, string>>;

export interface FixtureOptions {
  readonly config?: Partial<Config>;
  /** Day of the run. */
  readonly today?: string;
  readonly modules?: readonly string[];
  /** Directory of the run below the root. */
  readonly directory?: string;
}

/** Writes a tree into a fresh directory (with an empty .git, so that it is the root) and gives its path to `use`. */
export function withTree<T>(tree: Tree, use: (root: string) => T): T {
  const parent = mkdtempSync(join(tmpdir(), "preflight-rule-"));
  const root = join(parent, "repo");
  try {
    mkdirSync(join(root, ".git"), { recursive: true });
    for (const [path, content] of Object.entries(tree)) put(root, path, content);
    return use(root);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function put(root: string, path: string, content: string): void {
  if (path === "environment" || path === "git") return;
  const target = join(root, path);
  if (path.endsWith("/")) {
    mkdirSync(target, { recursive: true });
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

/** The snapshot of a tree, read with the real reader; nothing of this machine's environment gets in. */
export function snapshotOf(tree: Tree, options: FixtureOptions = {}): Snapshot {
  return withTree(tree, (root) => readTree(root, tree, options));
}

export function readTree(root: string, tree: Tree, options: FixtureOptions = {}): Snapshot {
  const repository = discover(nodeFiles, join(root, options.directory ?? "."), isSurfaceCandidate);
  const snapshot = readSnapshot(nodeFiles, repository, {
    modules: options.modules ?? [],
    today: options.today ?? "2026-11-21",
    env: environmentOf(tree),
    platform: "linux",
  });
  const read = withVendorTrees(nodeFiles, repository, withSurfaces(nodeFiles, repository, snapshot));
  const replaced = withReplacementPaths(nodeFiles, read, join(root, "module-cache"));
  return withGit(withIgnoredImports(repository, replaced), tree["git"]);
}

function withGit(snapshot: Snapshot, said: string | undefined): Snapshot {
  if (said === undefined) return snapshot;
  const lines = said.split("\n").map((line) => line.split(" "));
  const tags = lines.filter(([word]) => word === "tag").map(([, name = "", path = ""]) => ({ name, path }));
  const commits = lines.filter(([word]) => word === "commit");
  const missing = new Map(snapshot.missing);
  missing.delete("git");
  const history = {
    tags: tags.map(({ name }) => ({ dir: dirname(name), version: basename(name), commit: name })),
    shallow: false,
    commits: new Map(commits.map(([, hash = "", time = ""]) => [hash, { hash, time: Date.parse(time) }])),
    pathsAtTags: new Map(tags.map(({ name, path }) => [name, path])),
  };
  return { ...snapshot, history, missing };
}

function environmentOf(tree: Tree): Record<string, string> {
  const lines = (tree["environment"] ?? "").split("\n").filter((line) => line.includes("="));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

const configOf = (tree: Tree): Config =>
  CONFIG_PATH in tree ? withTree(tree, (root) => readConfig(nodeFiles, root)) : defaultConfig;

/** What one rule finds in a tree, through the whole check. */
export function findingsOf(rule: string, tree: Tree, options: FixtureOptions = {}): readonly Finding[] {
  const chosen = rules.filter(({ id }) => id === rule);
  if (chosen.length !== 1) throw new Error(`no rule ${rule} in the index: npm run generate`);
  return check(snapshotOf(tree, options), { ...configOf(tree), ...options.config }, chosen).findings;
}

/** Runs the real go in a directory of a tree; own environment, no network. Gives exit code and all it printed. */
export function realGo(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly code: number; readonly output: string } {
  try {
    const output = execFileSync("go", args, {
      cwd,
      env: { ...goEnvironment(), ...env },
      encoding: "utf8",
      stdio: "pipe",
    });
    return { code: 0, output };
  } catch (cause) {
    const failure = cause as { status?: number; stdout?: string; stderr?: string };
    return { code: failure.status ?? -1, output: `${failure.stdout ?? ""}${failure.stderr ?? ""}` };
  }
}

function goEnvironment(): Record<string, string> {
  const home = join(tmpdir(), "preflight-go");
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    GOPATH: join(home, "path"),
    GOCACHE: join(home, "cache"),
    GOPROXY: "off",
    GOTOOLCHAIN: "local",
    GOFLAGS: "-buildvcs=false",
    GOENV: "off",
  };
}
