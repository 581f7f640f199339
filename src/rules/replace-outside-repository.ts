import { buildsOf, type Placed, placeOf } from "../core/build.ts";
import { directoryKey, isBelow } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";
import type { ReplaceDirective } from "../gomod/syntax.ts";

export const rule: Rule = {
  id: "replace-outside-repository",
  catalogue: "RPL-301",
  severity: "error",
  summary: "A replace line names a directory outside the repository, which no other machine has.",
  source: "go.dev/ref/mod#go-mod-file-replace: a directory replacement is read from disk, never fetched",
  needs: ["modules", "directories"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const required = new Set(build.requires.map(({ directive }) => directive.path));
      for (const replace of build.replaces) {
        const { file, directive } = replace;
        const key = outsideKey(replace);
        if (key === undefined) continue;
        const exists = snapshot.directories.get(key)?.hasGoMod === true;
        const isUsed = required.has(directive.oldPath);
        yield {
          message: `${directive.oldPath} is replaced by ${directive.newPath}, which is outside this repository${exists ? " (it exists on this machine)" : ""}`,
          help: "Require a released version or pseudo-version instead, or keep the replacement in an uncommitted go.work.",
          at: placeOf(file, directive.span),
          severity: isUsed ? (exists ? "warning" : "error") : "notice",
          data: { module: directive.oldPath, target: directive.newPath, exists: String(exists) },
        };
      }
    }
  },
};

/** Where it leads, when that is not below the repository root. */
function outsideKey({ dir, directive }: Placed<ReplaceDirective>): string | undefined {
  if (directive.newVersion !== "") return undefined;
  const key = directoryKey(dir, directive.newPath);
  return isBelow(".", key) && !/^[A-Za-z]:/.test(key) ? undefined : key;
}
