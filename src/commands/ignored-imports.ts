import type { IgnoredImport, Snapshot, SnapshotModule } from "../core/snapshot.ts";
import type { Repository } from "../discover/types.ts";
import { Constraints } from "../fetch/needed/constraints.ts";
import { mainImports } from "../fetch/needed/main-packages.ts";
import { ignoreMatching } from "../gomod/ignore.ts";

/** What is imported on one platform shows enough: ignored packages are seldom bound to a platform. */
const constraints = new Constraints([{ os: "linux", arch: "amd64", cgo: true, goMinor: 26, tags: [] }]);

/** Reads the sources of the modules that have `ignore` lines (few do), for imports of what these lines hide. */
export function withIgnoredImports(repository: Repository, snapshot: Snapshot): Snapshot {
  const missing = new Map(snapshot.missing);
  const hiding = snapshot.modules.filter(
    (module) => module.inScope && (module.goMod?.ignore.length ?? 0) > 0,
  );
  try {
    const ignoredImports = hiding.flatMap((module) => importsOfIgnored(repository.root, module));
    missing.delete("sources");
    return { ...snapshot, ignoredImports, missing };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    missing.set("sources", `Go sources could not be read: ${reason.replaceAll(`${repository.root}/`, "")}`);
    return { ...snapshot, missing };
  }
}

function importsOfIgnored(root: string, module: SnapshotModule): readonly IgnoredImport[] {
  const prefix = `${module.path}/`;
  const found = new Map<string, IgnoredImport>();
  for (const imports of mainImports(root, module, constraints)) {
    for (const path of imports) {
      if (!path.startsWith(prefix) || found.has(path)) continue;
      const ignore = ignoreMatching(module.goMod?.ignore ?? [], path.slice(prefix.length));
      if (ignore !== undefined) found.set(path, { goMod: module.goModPath, package: path, ignore });
    }
  }
  return [...found.values()].sort((a, b) => (a.package < b.package ? -1 : 1));
}
