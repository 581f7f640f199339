import { placeOf } from "../core/build.ts";
import { groupBy } from "../core/group-by.ts";
import type { Rule } from "../core/rule.ts";
import type { Dir, SnapshotModule } from "../core/snapshot.ts";

export const rule: Rule = {
  id: "module-path-duplicated",
  severity: "warning",
  summary: "Two modules of the repository declare the same path.",
  source: "cmd/go: modload “module … appears multiple times in workspace”; a path is a module's only name",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    const named = snapshot.modules.filter((module) => module.path !== "" && module.kind !== "auxiliary");
    for (const [path, modules] of groupBy(named, (module) => module.path)) {
      const [first, ...others] = modules.toSorted((a, b) => depthOf(a.dir) - depthOf(b.dir));
      for (const other of others) {
        if (first?.goMod?.module === undefined || other.goMod?.module === undefined) continue;
        if (!first.inScope && !other.inScope) continue;
        const stopsGo = first.workspace !== undefined && first.workspace === other.workspace;
        yield {
          message: `${other.dir} and ${first.dir} both declare module ${path}${stopsGo ? ", and one workspace lists both" : ""}`,
          help: "Give each module the path of its directory below the repository's path.",
          at: placeOf(other.goModPath, other.goMod.module.span),
          related: [placeOf(first.goModPath, first.goMod.module.span)],
          severity: stopsGo ? "error" : isPublishable(other) ? "warning" : "notice",
          data: { module: path, directory: other.dir, other: first.dir },
        };
      }
    }
  },
};

/** The module nearest to the root counts as the rightful owner of the path. */
const depthOf = (dir: Dir): number => (dir === "." ? 0 : dir.split("/").length);

/** Paths without a dot in front, or below names reserved for examples, are never fetched. */
const isPublishable = ({ path }: SnapshotModule): boolean => {
  const [host = ""] = path.split("/", 1);
  return host.includes(".") && !/(?:^|\.)(?:example(?:\.com|\.net|\.org)?|test|invalid|local)$/.test(host);
};
