import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readGoMod } from "../../src/gomod/go-mod.ts";
import { readGoSum } from "../../src/gomod/go-sum.ts";
import { compareVersions } from "../../src/gomod/version.ts";
import { checkouts, recorded, wide } from "./places.ts";

/** One project of the corpus as the bench uses it. */
export interface Project {
  readonly name: string;
  /** Folder of the checkout. */
  readonly root: string;
  /** Where `./...` is listed and what is warmed, relative to root. */
  readonly modules: readonly string[];
}

const skipped = new Set(["node_modules", "vendor", "testdata"]);

/** Directories with a go.mod below a checkout, as a loop over modules finds them. */
function goMods(root: string, dir = root): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "go.mod" && entry.isFile()) return [relative(root, dir) || "."];
    const below = entry.isDirectory() && !skipped.has(entry.name) && !/^[._]/.test(entry.name);
    return below ? goMods(root, join(dir, entry.name)) : [];
  });
}

/** The checkouts that are there; undefined for a missing one, whose rows are then skipped. */
export function project(name: string, whole = false): Project | undefined {
  const root = join(checkouts, name);
  if (checkouts === "" || !existsSync(join(root, "go.mod"))) return undefined;
  return {
    name,
    root,
    modules: whole
      ? goMods(root)
          .sort()
          .filter((dir) => isServed(root, dir))
      : ["."],
  };
}

/** Nothing was recorded yet, or all that the module requires was: a registry may lack a version for good. */
function isServed(root: string, dir: string): boolean {
  const sum = join(root, dir, "go.sum");
  if (!existsSync(recorded) || !existsSync(sum)) return true;
  const required = readGoMod(readFileSync(join(root, dir, "go.mod"), "utf8")).file.require;
  const wanted = new Set(required.map(({ path, version }) => `${path}@${version}`));
  const lines = readGoSum(readFileSync(sum, "utf8")).file.lines;
  return lines.every(
    ({ path, version, goMod }) => goMod || !wanted.has(`${path}@${version}`) || zipThere(path, version),
  );
}

/** All checkouts, for recording. */
export const everyProject = (): Project[] =>
  ["argo-cd", "etcd", "athens", "opentelemetry-collector", "flux2"].flatMap(
    (name) => project(name, true) ?? [],
  );

const zipThere = (path: string, version: string): boolean => {
  const escaped = (text: string) => text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
  return existsSync(join(recorded, "cache", "download", escaped(path), "@v", `${escaped(version)}.zip`));
};

/** Undefined before it was recorded. */
export const wideProject = (): Project | undefined =>
  existsSync(join(wide, "go.sum")) ? { name: "wide", root: wide, modules: ["."] } : undefined;

/**
 * Writes a project of real modules that requires far more than it needs: go.mod names the highest recorded version of
 * everything in the other projects' go.sum, the source imports one client library.
 */
export function writeWide(): void {
  const highest = new Map<string, string>();
  const lines = new Set<string>();
  for (const one of everyProject())
    for (const module of one.modules) {
      const path = join(one.root, module, "go.sum");
      const text = existsSync(path) ? readFileSync(path, "utf8") : "";
      for (const line of text.split("\n")) if (line !== "") lines.add(line);
      for (const line of readGoSum(text).file.lines) {
        const known = highest.get(line.path);
        if (line.goMod || !zipThere(line.path, line.version)) continue;
        if (known === undefined || compareVersions(known, line.version) < 0)
          highest.set(line.path, line.version);
      }
    }
  const requires = [...highest].map(([path, version]) => `\t${path} ${version} // indirect\n`).sort();
  mkdirSync(wide, { recursive: true });
  writeFileSync(
    join(wide, "go.mod"),
    `module bench.test/wide\n\ngo 1.26.0\n\nrequire (\n${requires.join("")})\n`,
  );
  writeFileSync(join(wide, "go.sum"), `${[...lines].sort().join("\n")}\n`);
  writeFileSync(
    join(wide, "main.go"),
    'package main\n\nimport _ "k8s.io/client-go/kubernetes"\n\nfunc main() {}\n',
  );
}
