import { buildsOf, placeOf } from "../core/build.ts";
import { directoryKey, isBelow } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "replace-target-missing",
  severity: "error",
  summary: "A replace line names a directory of the repository that is not there or has no go.mod.",
  source: "cmd/go: modload “replacement directory … does not exist”, modfetch “reading …/go.mod”",
  needs: ["modules", "directories"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const required = new Set(build.requires.map(({ directive }) => directive.path));
      for (const { dir, file, directive } of build.replaces) {
        if (directive.newVersion !== "") continue;
        const key = directoryKey(dir, directive.newPath);
        const target = snapshot.directories.get(key);
        if (!isBelow(".", key) || !target || target.hasGoMod) continue;
        const isUsed = required.has(directive.oldPath);
        yield {
          message: `${directive.oldPath} is replaced by ${directive.newPath}, which ${target.exists ? "has no go.mod" : "does not exist"}`,
          help: isUsed
            ? "Mend the path, or remove the line. If the directory is a submodule or made by a generator, get it before any go command runs."
            : "Nothing here requires this module: remove the line.",
          at: placeOf(file, directive.span),
          severity: isUsed ? "error" : "notice",
          data: { module: directive.oldPath, target: key },
        };
      }
    }
  },
};
