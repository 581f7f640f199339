import { compareDecimals, isValidVersion } from "./version.ts";

/** What a pseudo-version says (golang.org/x/mod/module pseudo.go). */
export interface PseudoVersion {
  /** Tag it is based on ("v1.2.3", "v1.2.3-pre", with "+incompatible"); "" = none before it. */
  readonly base: string;
  /** yyyymmddhhmmss, committer time in UTC, not checked for being a date. */
  readonly timestamp: string;
  /** Commit prefix, 12 hex digits when Go made it. */
  readonly revision: string;
  /** "+incompatible" or "". */
  readonly build: string;
  /** What module.PseudoVersionBase says where it fails; `base` is then "". */
  readonly baseFault?: string;
}

const grammar =
  /^v[0-9]+\.(0\.0-|[0-9]+\.[0-9]+-([^+]*\.)?0\.)[0-9]{14}-[A-Za-z0-9]+(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;
const parts =
  /^(?<head>v[0-9]+\.[0-9]+\.[0-9]+)(?:-(?<pre>.*))?[-.](?<time>[0-9]{14})-(?<rev>[A-Za-z0-9]+)(?<build>\+.*)?$/;

/** module.IsPseudoVersion. */
const isPseudoVersion = (version: string): boolean => grammar.test(version) && isValidVersion(version);

/** undefined when it is none. */
export function parsePseudoVersion(version: string): PseudoVersion | undefined {
  const groups = isPseudoVersion(version) ? parts.exec(version)?.groups : undefined;
  if (groups === undefined) return undefined;
  const { head = "", pre, time: timestamp = "", rev: revision = "", build = "" } = groups;
  return { timestamp, revision, build, ...baseOf(head, pre, build) };
}

function baseOf(head: string, pre: string | undefined, build: string): { base: string; baseFault?: string } {
  if (pre === undefined) {
    const baseFault = `lacks base version, but has build metadata "${build}"`;
    return build === "" ? { base: "" } : { base: "", baseFault };
  }
  if (pre !== "0") return { base: `${head}-${pre.slice(0, -".0".length)}${build}` };
  const dot = head.lastIndexOf(".") + 1;
  const patch = decremented(head.slice(dot));
  return patch === undefined
    ? { base: "", baseFault: `version before ${head} would have negative patch number` }
    : { base: head.slice(0, dot) + patch + build };
}

/** One less than a decimal of any length; undefined below zero. */
function decremented(decimal: string): string | undefined {
  return compareDecimals(decimal, "0") === 0 ? undefined : (BigInt(decimal) - 1n).toString();
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** module.PseudoVersionTime: milliseconds since 1970 UTC; undefined where Go says "malformed time". */
export function pseudoVersionTime(timestamp: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const days = (daysInMonth[month - 1] ?? 0) + (month === 2 && isLeapYear(year) ? 1 : 0);
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return undefined;
  const text = timestamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6Z");
  return Date.parse(text);
}

/** `v0.0.0` and module.ZeroPseudoVersion: written where a replacement is meant to decide, hardly ever published. */
export const isPlaceholderVersion = (version: string): boolean =>
  /^v0\.0\.0$|^v[0-9]+\.0\.0-00010101000000-0{12}$/.test(version);
