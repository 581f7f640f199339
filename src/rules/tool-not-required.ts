import { type Build, buildsOf, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "tool-not-required",
  severity: "error",
  summary: "A tool line names a package that no required module provides, so go tool cannot run it.",
  source: "cmd/go: “no required module provides package …”; go.dev/ref/mod#go-mod-file-tool",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) yield* unprovided(build);
  },
};

/** A module provides a package when its path is the package's or a parent of it. */
function* unprovided(build: Build): Iterable<FindingDraft> {
  const modules = new Set([
    ...build.mains.map((main) => main.path),
    ...build.requires.map(({ directive }) => directive.path),
  ]);
  for (const { goMod, goModPath } of build.mains) {
    for (const { path, span } of goMod?.tool ?? []) {
      if (isStandard(path) || prefixesOf(path).some((prefix) => modules.has(prefix))) continue;
      yield {
        message: `no required module provides the tool ${path}`,
        help: `Run go get -tool ${path} and commit go.mod and go.sum, or remove the line.`,
        at: placeOf(goModPath, span),
        data: { tool: path },
      };
    }
  }
}

/** Packages of the standard library and commands of Go have no dot in their first element. */
const isStandard = (path: string): boolean => !path.split("/", 1)[0]?.includes(".");

function prefixesOf(path: string): readonly string[] {
  const elements = path.split("/");
  return elements.map((_, index) => elements.slice(0, index + 1).join("/"));
}
