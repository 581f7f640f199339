import { buildsOf, placeOf } from "../core/build.ts";
import { groupBy } from "../core/group-by.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { HistoryFact, SnapshotModule } from "../core/snapshot.ts";
import { splitPathVersion } from "../gomod/module-path.ts";
import { parsePseudoVersion, pseudoVersionTime } from "../gomod/pseudo-version.ts";

export const rule: Rule = {
  id: "pseudo-version-not-in-history",
  severity: "error",
  summary:
    "A pseudo-version of a module of this repository does not agree with the repository's own history.",
  source: "cmd/go: modfetch.validatePseudoVersion “does not match version-control timestamp”",
  needs: ["modules", "workspaces", "git"],
  *check(snapshot) {
    const { history } = snapshot;
    if (history === undefined) return;
    const own = groupBy(snapshot.modules, (module) => module.path);
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const [module] = own.get(directive.path) ?? [];
        if (module === undefined || effectiveOf(build, directive).replacement !== undefined) continue;
        if (build.mains.includes(module)) continue;
        const fault = faultOf(module, directive.version, history);
        if (fault === undefined) continue;
        yield {
          message: `${directive.path}@${directive.version}: invalid pseudo-version: ${fault.text}`,
          help: `Run go get ${directive.path}@COMMIT with the full hash of a commit that is on a branch.`,
          at: placeOf(file, directive.span),
          severity: fault.isCertain ? "error" : "warning",
          data: { module: directive.path, version: directive.version, fault: fault.text },
        };
      }
    }
  },
};

interface Fault {
  readonly text: string;
  /** Only what this clone lacks may be elsewhere. */
  readonly isCertain: boolean;
}

function faultOf(module: SnapshotModule, version: string, history: HistoryFact): Fault | undefined {
  const pseudo = parsePseudoVersion(version);
  const commit = pseudo && history.commits.get(pseudo.revision);
  if (pseudo === undefined || commit === undefined) return undefined;
  if (commit === null) {
    return history.shallow
      ? undefined
      : { text: `this clone has no commit ${pseudo.revision}`, isCertain: false };
  }
  if (pseudoVersionTime(pseudo.timestamp) !== commit.time) {
    const expected = new Date(commit.time).toISOString().replace(/[-:T]|\..*$/g, "");
    return { text: `does not match version-control timestamp (expected ${expected})`, isCertain: true };
  }
  return missingBase(module, pseudo.base.replace("+incompatible", ""), history);
}

/** Clones of CI often come without tags: with none at all nothing is said. */
function missingBase({ dir, path }: SnapshotModule, base: string, history: HistoryFact): Fault | undefined {
  const pathMajor = splitPathVersion(path)?.pathMajor ?? "";
  const isThere = history.tags.some(
    (tag) =>
      tag.version === base &&
      (tag.dir === dir || `${tag.dir}${pathMajor}` === dir || (tag.dir === "." && `/${dir}` === pathMajor)),
  );
  if (base === "" || isThere || history.tags.length === 0 || history.shallow) return undefined;
  return { text: `preceding tag (${base}) not found`, isCertain: false };
}
