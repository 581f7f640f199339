import { type Build, buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { directoryKey } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";
import { listsAllModules } from "../core/selected.ts";
import type { Dir } from "../core/snapshot.ts";

export const rule: Rule = {
  id: "replace-unused",
  severity: "notice",
  summary: "Replace lines name modules that nothing requires.",
  source: "go.dev/ref/mod#go-mod-file-replace: a replacement alone does not add a module to the module graph",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const inRepository = new Set(snapshot.modules.map((module) => module.dir));
    for (const build of buildsOf(snapshot)) {
      if (listsAllModules(build)) yield* unused(build, inRepository);
    }
  },
};

/**
 * One notice a file. Silent are lines to modules of this repository (tools write them for every sibling, used or not) and
 * replacements of a module by itself (the pins of all staging modules that users of Kubernetes carry).
 */
function* unused(build: Build, inRepository: ReadonlySet<Dir>): Iterable<FindingDraft> {
  const required = new Set(build.requires.map(({ directive }) => directive.path));
  const dead = build.replaces.filter(({ dir, directive: { oldPath, newPath, newVersion } }) => {
    const isSibling = newVersion === "" && inRepository.has(directoryKey(dir, newPath));
    return !required.has(oldPath) && !isSibling && oldPath !== newPath;
  });
  for (const [file, replaces] of groupBy(dead, (replace) => replace.file)) {
    const [first, ...more] = replaces.map(({ directive }) => directive);
    if (first === undefined) continue;
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    yield {
      message: `nothing requires ${first.oldPath}${others}, so replacing ${more.length === 0 ? "it" : "them"} has no effect`,
      help: "Remove the lines that no module needs any more.",
      at: placeOf(file, first.span),
      related: more.slice(0, 10).map(({ span }) => placeOf(file, span)),
      data: { module: first.oldPath, count: String(replaces.length) },
    };
  }
}
