import { compareDecimals } from "./version.ts";

/** Go releases and language versions as Go's internal/gover orders them: 1.21 < 1.21rc1 < 1.21.0 < 1.21.1. */
interface GoVersion {
  readonly major: string;
  readonly minor: string;
  readonly patch: string;
  /** "", "alpha", "beta", "rc". */
  readonly kind: string;
  readonly pre: string;
}

const number = "(0|[1-9][0-9]*)";
const grammar = new RegExp(`^${number}(?:\\.${number}(?:\\.${number}|([a-z]+)${number}?)?)?$`);
const invalid: GoVersion = { major: "", minor: "", patch: "", kind: "", pre: "" };

function parse(version: string): GoVersion | undefined {
  const match = grammar.exec(version);
  if (match === null) return undefined;
  const [, major = "", minor, patch, kind = "", pre = ""] = match;
  if (minor === undefined) return { ...invalid, major, minor: "0", patch: "0" };
  // Before 1.21 a missing patch is the release itself; from 1.21 on it is the language version below it.
  const implied = kind === "" && compareDecimals(minor, "21") < 0 ? "0" : "";
  return { major, minor, patch: patch ?? implied, kind, pre };
}

/** gover.IsValid: "1.21", "1.21rc2", "1.21.3"; not "go1.21". */
export const isValidGoVersion = (version: string): boolean => parse(version) !== undefined;

/** gover.Compare of versions without "go"; invalid ones are equal and below all others. */
export function compareGoVersions(x: string, y: string): -1 | 0 | 1 {
  const a = parse(x) ?? invalid;
  const b = parse(y) ?? invalid;
  return (
    compareDecimals(a.major, b.major) ||
    compareDecimals(a.minor, b.minor) ||
    compareDecimals(a.patch, b.patch) ||
    (a.kind === b.kind ? 0 : a.kind < b.kind ? -1 : 1) ||
    compareDecimals(a.pre, b.pre)
  );
}

/** gover.Lang: "1.21" of "1.21.3"; "" when invalid. */
export function languageVersion(version: string): string {
  const parsed = parse(version);
  if (parsed === undefined) return "";
  const { major, minor } = parsed;
  return major === "1" && minor === "0" ? major : `${major}.${minor}`;
}

/** gover.IsLang: names a language version, not a release ("1.21" is, "1.21.0" and "1.20" are not). */
export function isLanguageVersion(version: string): boolean {
  const parsed = parse(version);
  return parsed !== undefined && parsed.patch === "" && parsed.kind === "" && parsed.pre === "";
}

/** gover.FromToolchain: "1.21.3" of "go1.21.3" and "go1.21.3-custom"; "" for "default" and anything else. */
export function versionOfToolchain(name: string): string {
  if (!name.startsWith("go") || /[\\/]/.test(name)) return "";
  const [version = ""] = name.slice(2).split(/[ \t-]/, 1);
  return isValidGoVersion(version) ? version : "";
}
