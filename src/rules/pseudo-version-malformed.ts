import { type Build, buildsOf, placeOf } from "../core/build.ts";
import { type ModuleVersion, moduleKey } from "../core/module.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import { splitPathVersion } from "../gomod/module-path.ts";
import { isPlaceholderVersion, parsePseudoVersion, pseudoVersionTime } from "../gomod/pseudo-version.ts";
import { majorOf } from "../gomod/version.ts";

export const rule: Rule = {
  id: "pseudo-version-malformed",
  severity: "error",
  summary: "A pseudo-version cannot be one that Go made: time, revision or base are wrong in themselves.",
  source: "cmd/go: modfetch.validatePseudoVersion; go.dev/ref/mod#pseudo-versions",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const effective = effectiveOf(build, directive);
        if (effective.kind === "directory") continue;
        const { module, replacement } = effective;
        const isTag = parsePseudoVersion(module.version) === undefined;
        const fault = isTag ? almostPseudo(module.version) : faultOf(module, snapshot.today);
        const isKnown = fault !== undefined && hasHash(build, module);
        // What only looks like one may be a tag's own name (ultradns-go-sdk v1.8.0-20241010134910-243eeec is).
        if (fault === undefined || (isTag && isKnown)) continue;
        yield {
          message: `${moduleKey(module)}: invalid pseudo-version: ${fault}${isKnown ? " (go.sum knows it, so some proxy serves it; no repository would)" : ""}`,
          help: "Let Go write it: go get MODULE@COMMIT, with the full commit hash.",
          at: replacement
            ? placeOf(replacement.file, replacement.directive.span)
            : placeOf(file, directive.span),
          severity: isKnown || isTag ? "warning" : "error",
          data: { module: module.path, version: module.version, fault },
        };
      }
    }
  },
};

const hasHash = (build: Build, { path, version }: ModuleVersion): boolean =>
  build.sums?.some((line) => line.path === path && line.version === version) ?? false;

/** Go's words where Go has some. */
function faultOf({ path, version }: ModuleVersion, today: string): string | undefined {
  const pseudo = parsePseudoVersion(version);
  if (pseudo === undefined || isPlaceholderVersion(version)) return undefined;
  const time = pseudoVersionTime(pseudo.timestamp);
  if (time === undefined) return `malformed time "${pseudo.timestamp}"`;
  if (pseudo.baseFault !== undefined) return pseudo.baseFault;
  return revisionFault(pseudo.revision) ?? majorFault(path, version, pseudo.base) ?? futureFault(time, today);
}

/** Ends like one, but is read as the pre-release of a tag that nobody would make. */
function almostPseudo(version: string): string | undefined {
  const match = /[-.]([0-9]{12,16})-([0-9a-f]{7,40})(?:\+incompatible)?$/.exec(version);
  if (match === null) return undefined;
  return match[1]?.length === 14
    ? "syntax error (after a tag the form is vX.Y.Z-0.yyyymmddhhmmss-abcdefabcdef, Z one above the tag's)"
    : "syntax error (the time has 14 digits, yyyymmddhhmmss)";
}

/** Other version control systems than git and Mercurial may have revisions that are no hex digits. */
function revisionFault(revision: string): string | undefined {
  if (!/^[0-9a-fA-F]+$/.test(revision) || /^[0-9a-f]{12}$/.test(revision)) return undefined;
  if (revision.length === 12) return "revision is not in lower case";
  return `revision is ${revision.length < 12 ? "shorter" : "longer"} than canonical (12 digits)`;
}

function majorFault(path: string, version: string, base: string): string | undefined {
  const isV1 = base === "" && majorOf(version) === "v1" && splitPathVersion(path)?.pathMajor === "";
  return isV1 ? "major version without preceding tag must be v0, not v1" : undefined;
}

const day = 24 * 60 * 60 * 1000;

/** Two days are left for time zones and clocks. */
const futureFault = (time: number, today: string): string | undefined =>
  time > Date.parse(`${today}T00:00:00Z`) + 2 * day ? "the time is in the future" : undefined;
