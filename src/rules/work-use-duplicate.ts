import { placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { directoryKey } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot, SnapshotWorkspace } from "../core/snapshot.ts";
import type { UseDirective } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "work-use-duplicate",
  severity: "error",
  summary: "go.work lists one directory twice, or two directories that declare the same module path.",
  source:
    "cmd/go: modload “path … appears multiple times in workspace”, “module … appears multiple times in workspace”",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    for (const workspace of snapshot.workspaces) {
      if (workspace.inScope) yield* duplicates(workspace, modulePaths(snapshot));
    }
  },
};

const modulePaths = ({ modules }: Snapshot): ReadonlyMap<string, string> =>
  new Map(modules.map(({ dir, path }) => [dir, path]));

function* duplicates(
  { dir, goWork, goWorkPath }: SnapshotWorkspace,
  paths: ReadonlyMap<string, string>,
): Iterable<FindingDraft> {
  const byDir = new Map<string, UseDirective>();
  const byModule = new Map<string, UseDirective>();
  for (const use of goWork.use) {
    const key = directoryKey(dir, use.path);
    const module = paths.get(key) ?? "";
    const sameDir = byDir.get(key);
    const earlier = sameDir ?? (module === "" ? undefined : byModule.get(module));
    byDir.set(key, use);
    if (module !== "") byModule.set(module, use);
    if (!earlier) continue;
    yield {
      message: sameDir
        ? `${goWorkPath} lists ${use.path} twice`
        : `${goWorkPath} lists ${earlier.path} and ${use.path}, which both declare module ${module}`,
      help: sameDir
        ? "Remove one of the lines."
        : "A workspace can hold each module once: remove one, or rename its module.",
      at: placeOf(goWorkPath, use.span),
      related: [placeOf(goWorkPath, earlier.span)],
      data: { use: use.path, module },
    };
  }
}
