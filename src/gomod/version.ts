/** Semantic versions as golang.org/x/mod/semver and module.CanonicalVersion treat them ("v" in front, "v1" and "v1.2" allowed). */

interface Version {
  readonly major: string;
  readonly minor: string;
  readonly patch: string;
  /** With its "-"; "" = none. */
  readonly prerelease: string;
  /** With its "+"; "" = none. */
  readonly build: string;
}

const number = "(0|[1-9][0-9]*)";
const identifiers = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const grammar = new RegExp(
  `^v${number}(?:\\.${number}(?:\\.${number}(-${identifiers})?(\\+${identifiers})?)?)?$`,
);

const hasLeadingZero = (identifier: string): boolean => /^0[0-9]+$/.test(identifier);

function parse(version: string): Version | undefined {
  const match = grammar.exec(version);
  if (match === null) return undefined;
  const [, major = "", minor = "0", patch = "0", prerelease = "", build = ""] = match;
  if (prerelease.slice(1).split(".").some(hasLeadingZero)) return undefined;
  return { major, minor, patch, prerelease, build };
}

/** semver.IsValid. */
export const isValidVersion = (version: string): boolean => parse(version) !== undefined;

/** semver.Major: "v2" of "v2.1.0"; "" when invalid. */
export function majorOf(version: string): string {
  const parsed = parse(version);
  return parsed === undefined ? "" : `v${parsed.major}`;
}

/** semver.Prerelease: "-pre" of "v2.1.0-pre+meta"; "" when none or invalid. */
export const prereleaseOf = (version: string): string => parse(version)?.prerelease ?? "";

/** semver.Build: "+meta" of "v2.1.0+meta"; "" when none or invalid. */
export const buildOf = (version: string): string => parse(version)?.build ?? "";

/** True for a version that was made from a tag before modules, of major version 2 or above. */
export const isIncompatible = (version: string): boolean =>
  version.endsWith("+incompatible") && buildOf(version) === "+incompatible";

/** module.CanonicalVersion: three numbers, no build but "+incompatible"; "" when invalid. */
export function canonicalVersion(version: string): string {
  const parsed = parse(version);
  if (parsed === undefined) return "";
  const build = parsed.build === "+incompatible" ? parsed.build : "";
  return `v${parsed.major}.${parsed.minor}.${parsed.patch}${parsed.prerelease}${build}`;
}

/** Orders decimals of any length without leading zeros. */
export const compareDecimals = (x: string, y: string): -1 | 0 | 1 =>
  x.length === y.length ? compareText(x, y) : x.length < y.length ? -1 : 1;

const compareText = (x: string, y: string): -1 | 0 | 1 => (x === y ? 0 : x < y ? -1 : 1);

/** semver.Compare: by precedence; invalid versions are below valid ones and equal to each other; build is ignored. */
export function compareVersions(v: string, w: string): -1 | 0 | 1 {
  const x = parse(v);
  const y = parse(w);
  if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? -1 : 1;
  return (
    compareDecimals(x.major, y.major) ||
    compareDecimals(x.minor, y.minor) ||
    compareDecimals(x.patch, y.patch) ||
    comparePrereleases(x.prerelease, y.prerelease)
  );
}

function comparePrereleases(x: string, y: string): -1 | 0 | 1 {
  if (x === y) return 0;
  if (x === "") return 1;
  if (y === "") return -1;
  const xs = x.slice(1).split(".");
  const ys = y.slice(1).split(".");
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) {
    const order = compareIdentifiers(xs[i]!, ys[i]!);
    if (order !== 0) return order;
  }
  return xs.length < ys.length ? -1 : 1;
}

const isNumber = (identifier: string): boolean => /^[0-9]+$/.test(identifier);

function compareIdentifiers(x: string, y: string): -1 | 0 | 1 {
  if (isNumber(x) !== isNumber(y)) return isNumber(x) ? -1 : 1;
  return isNumber(x) ? compareDecimals(x, y) : compareText(x, y);
}
