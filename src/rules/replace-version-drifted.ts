import { buildsOf, type Placed, placeOf } from "../core/build.ts";
import { groupBy } from "../core/group-by.ts";
import type { Rule } from "../core/rule.ts";
import { listsAllModules, selectedOf } from "../core/selected.ts";
import type { ReplaceDirective } from "../gomod/syntax.ts";
import { compareVersions } from "../gomod/version.ts";

export const rule: Rule = {
  id: "replace-version-drifted",
  severity: "warning",
  summary: "A replace line for one version no longer matches the required version, so it replaces nothing.",
  source: "go.dev/ref/mod#go-mod-file-replace: with a version on the left only that version is replaced",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const selected = selectedOf(build);
      for (const [path, replaces] of groupBy(build.replaces, ({ directive }) => directive.oldPath)) {
        const required = selected.get(path);
        if (required === undefined) continue;
        const { version } = required.directive;
        // Any line that still applies shows that the others are kept on purpose.
        if (replaces.some((replace) => applies(replace, version))) continue;
        for (const { file, directive } of replaces) {
          const mayBeSelected = compareVersions(directive.oldVersion, version) > 0 && !listsAllModules(build);
          if (mayBeSelected) continue;
          yield {
            message: `the replacement of ${directive.oldPath} is for ${directive.oldVersion}, but ${version} is required: it replaces nothing`,
            help: `Write ${version} on the left, leave the version out to replace every version, or remove the line.`,
            at: placeOf(file, directive.span),
            related: [placeOf(required.file, required.directive.span)],
            data: { module: directive.oldPath, replaced: directive.oldVersion, required: version },
          };
        }
      }
    }
  },
};

const applies = ({ directive }: Placed<ReplaceDirective>, version: string): boolean =>
  directive.oldVersion === "" || directive.oldVersion === version;
