import { compareGoVersions, isLanguageVersion, isValidGoVersion } from "../gomod/go-version.ts";

/**
 * First patch of each major release whose go command cannot be led past the checksum database (CVE-2026-42501,
 * golang/go#79070; CVE-2026-56864, #80745; CVE-2026-56865, #80744). From 1.27.0 on every release has the fixes;
 * below 1.25 none has.
 */
const floors: readonly (readonly [language: string, floor: string])[] = [
  ["1.25", "1.25.13"],
  ["1.26", "1.26.6"],
];

/** The release that has to be reached, for a release below it; undefined for one that is safe or names no release. */
export function checksumFloor(version: string): string | undefined {
  if (!isValidGoVersion(version) || isLanguageVersion(version)) return undefined;
  const floor = floors.find(([language]) => version === language || version.startsWith(`${language}.`))?.[1];
  if (floor !== undefined) return compareGoVersions(version, floor) < 0 ? floor : undefined;
  return compareGoVersions(version, "1.27rc3") < 0 ? floors.at(-1)?.[1] : undefined;
}
