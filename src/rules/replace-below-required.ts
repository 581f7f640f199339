import { buildsOf, placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { selectedOf } from "../core/selected.ts";
import { compareVersions, isIncompatible, prereleaseOf } from "../gomod/version.ts";

export const rule: Rule = {
  id: "replace-below-required",
  severity: "warning",
  summary:
    "A replace line takes a module below the version that is required, so the build gets an older one.",
  source:
    "go.dev/ref/mod#go-mod-file-replace: a replacement is taken whatever the required version is; minimal version selection no longer holds for it",
  needs: ["modules", "workspaces"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const selected = selectedOf(build);
      for (const { file, directive } of build.replaces) {
        const required = selected.get(directive.oldPath);
        if (required === undefined || !isDowngrade(directive, required.directive.version)) continue;
        const isNamed = directive.oldVersion !== "";
        yield {
          message: `${directive.oldPath} is required at ${required.directive.version} but replaced by the older ${directive.newVersion}`,
          help: "Remove the replacement if its reason is gone; else say the reason in a comment and lower the requirement where nothing needs the newer version.",
          at: placeOf(file, directive.span),
          related: [placeOf(required.file, required.directive.span)],
          ...(isNamed && { severity: "notice" }),
          data: {
            module: directive.oldPath,
            required: required.directive.version,
            replacement: directive.newVersion,
          },
        };
      }
    }
  },
};

type Replace = {
  readonly oldPath: string;
  readonly oldVersion: string;
  readonly newPath: string;
  readonly newVersion: string;
};

/** Forks have versions of their own; `v12.0.0+incompatible => v0.x` only looks like a step back (k8s.io/client-go). */
function isDowngrade({ oldPath, oldVersion, newPath, newVersion }: Replace, required: string): boolean {
  if (newPath !== oldPath || newVersion === "") return false;
  if (oldVersion !== "" && oldVersion !== required) return false;
  if (isIncompatible(required) && !isIncompatible(newVersion)) return false;
  if (isOtherLine(newVersion, required)) return false;
  return compareVersions(newVersion, required) < 0;
}

const stage = /^(?:a|alpha|b|beta|dev|m|milestone|nightly|pre|preview|rc|snapshot)$/i;

/** `v1.0.1-vault-7` and `v1.0.1-nomad-1` are two lines of one release, not one after the other. */
function isOtherLine(version: string, required: string): boolean {
  const [ours, theirs] = [lineNameOf(version), lineNameOf(required)];
  const areNames = [ours, theirs].every((name) => name !== "" && !stage.test(name));
  return areNames && ours !== theirs && releaseOf(version) === releaseOf(required);
}

/** `vault` of `v1.0.1-vault-7`; "" for a release and for a pseudo-version. */
const lineNameOf = (version: string): string => /^-([A-Za-z]+)/.exec(prereleaseOf(version))?.[1] ?? "";

const releaseOf = (version: string): string => version.split("-", 1)[0] ?? "";
