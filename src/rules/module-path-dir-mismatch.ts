import { placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import type { Dir, Snapshot, SnapshotModule } from "../core/snapshot.ts";
import { splitPathVersion } from "../gomod/module-path.ts";

export const rule: Rule = {
  id: "module-path-dir-mismatch",
  severity: "notice",
  summary: "A module's path is not the repository's path followed by its directory, so it cannot be fetched.",
  source:
    "go.dev/ref/mod#vcs-find: the module is looked for in the directory its path names below the repository",
  needs: ["modules"],
  *check(snapshot) {
    const prefix = repositoryPath(snapshot);
    if (prefix === undefined) return;
    const host = prefix.split("/", 1)[0];
    for (const module of snapshot.modules) {
      const { dir, path, goMod, goModPath, kind, inScope } = module;
      if (!inScope || kind === "auxiliary" || goMod?.module === undefined || dir === ".") continue;
      // Another host, or none, says that nobody is meant to fetch it from here.
      if (path.split("/", 1)[0] !== host || prefixOf(module) === prefix) continue;
      yield {
        message: `module ${path} stands in ${dir}, where Go would look for ${prefix}/${dir}`,
        help: `Rename it to ${prefix}/${dir} if anyone is to require it; if nobody is, ignore this.`,
        at: placeOf(goModPath, goMod.module.span),
        data: { module: path, directory: dir, expected: `${prefix}/${dir}` },
      };
    }
  },
};

const withoutMajor = (path: string): string => splitPathVersion(path)?.prefix ?? path;

/** The path without major version and directory; undefined where the directory is not at its end. A last directory `v2` may hold the major version. */
function prefixOf({ dir, path }: SnapshotModule): string | undefined {
  if (dir === ".") return withoutMajor(path);
  const directories: readonly Dir[] = [dir, withoutMajor(`/${dir}`).slice(1)];
  for (const candidate of [path, withoutMajor(path)]) {
    const found = directories.find((directory) => directory !== "" && candidate.endsWith(`/${directory}`));
    if (found !== undefined) return withoutMajor(candidate.slice(0, -found.length - 1));
  }
  return /^v[0-9]+$/.test(dir) ? withoutMajor(path) : undefined;
}

/** Of the module at the root; else what most modules agree on, if there are two such. */
function repositoryPath({ modules }: Snapshot): string | undefined {
  const counted = modules.filter((module) => module.kind !== "auxiliary" && module.path !== "");
  const root = counted.find((module) => module.dir === ".");
  if (root !== undefined) return prefixOf(root);
  const votes = new Map<string, number>();
  for (const prefix of counted.map(prefixOf)) {
    if (prefix !== undefined) votes.set(prefix, (votes.get(prefix) ?? 0) + 1);
  }
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  return winner !== undefined && winner[1] > 1 ? winner[0] : undefined;
}
