import { compareGoVersions, languageVersion } from "../gomod/go-version.ts";

/** Major Go releases and the month they came out (go.dev/doc/devel/release). */
const releases: readonly { readonly version: string; readonly since: string }[] = [
  { version: "1.9", since: "2017-08" },
  { version: "1.10", since: "2018-02" },
  { version: "1.11", since: "2018-08" },
  { version: "1.12", since: "2019-02" },
  { version: "1.13", since: "2019-09" },
  { version: "1.14", since: "2020-02" },
  { version: "1.15", since: "2020-08" },
  { version: "1.16", since: "2021-02" },
  { version: "1.17", since: "2021-08" },
  { version: "1.18", since: "2022-03" },
  { version: "1.19", since: "2022-08" },
  { version: "1.20", since: "2023-02" },
  { version: "1.21", since: "2023-08" },
  { version: "1.22", since: "2024-02" },
  { version: "1.23", since: "2024-08" },
  { version: "1.24", since: "2025-02" },
  { version: "1.25", since: "2025-08" },
  { version: "1.26", since: "2026-02" },
  { version: "1.27", since: "2026-08" },
];

/** The month after which a Go version gets no more fixes: when the second newer major release came out; undefined while it still does on `today` (YYYY-MM-DD). */
export function unsupportedSince(version: string, today: string): string | undefined {
  const language = languageVersion(version);
  if (language === "") return undefined;
  const newer = releases.filter((release) => compareGoVersions(release.version, language) > 0);
  const second = newer[1];
  return second && second.since <= today.slice(0, 7) ? second.since : undefined;
}

/** `1.26`, `1.26.x`, `1.26.1`, `^1.26`, `>=1.26.0`, `go1.26.1`, `v1.26` as a Go version; undefined for `stable` and ranges of more than one part. */
export function pinnedVersion(written: string): string | undefined {
  const match = /^(?:go|v|\^|~|=)?\s*(\d+\.\d+(?:\.\d+)?(?:(?:rc|beta)\d+)?)(\.[x*])?$/.exec(written.trim());
  return match?.[1];
}

/** The newest version that the text may stand for: `1.26` and `1.26.x` may be any patch of 1.26. */
export function newestOf(written: string): string | undefined {
  const version = pinnedVersion(written);
  if (version === undefined) return undefined;
  return /^\d+\.\d+$/.test(version) ? `${version}.999` : version;
}

/** Far above the patches that any major release ever got (go1.13.15 had the most so far). */
const mostPatches = 40;

/**
 * False for a version that cannot be out on `today` (YYYY-MM-DD): beyond the newest known major release, the two a year since
 * then, and the one in preparation; or with a patch number that none ever reaches.
 */
export function isPlausibleRelease(version: string, today: string): boolean {
  const newest = releases.at(-1);
  const match = /^1(?:\.(\d+))?(?:\.(\d+))?/.exec(version);
  if (newest === undefined || match === null) return false;
  const [, minor = "0", patch = "0"] = match;
  const months = monthOf(today) - monthOf(newest.since);
  const highest = Number(newest.version.slice(2)) + Math.floor(Math.max(months, 0) / 6) + 1;
  return Number(minor) <= highest && Number(patch) <= mostPatches;
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
