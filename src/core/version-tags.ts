import { splitPathVersion } from "../gomod/module-path.ts";
import { compareVersions, majorOf } from "../gomod/version.ts";
import type { SnapshotModule, VersionTag } from "./snapshot.ts";

/** The tag as git spells it. */
export const tagName = ({ dir, version }: TagName): string => (dir === "." ? version : `${dir}/${version}`);

/** What names a tag. */
type TagName = Pick<VersionTag, "dir" | "version">;

/** Majors whose tags are versions of a module: `/v2` in the path wants v2, none wants v0 or v1. */
function majorsOf(path: string): readonly string[] {
  const pathMajor = splitPathVersion(path)?.pathMajor ?? "";
  return pathMajor === "" ? ["v0", "v1"] : [pathMajor.slice(1).replace("-unstable", "")];
}

/** Where a module's tags stand: its directory, without a last `v2` that only holds the major version. */
const tagDirOf = ({ dir, path }: SnapshotModule): string => {
  const { pathMajor = "" } = splitPathVersion(path) ?? {};
  if (pathMajor === "" || !`/${dir}`.endsWith(pathMajor)) return dir;
  return dir.slice(0, -pathMajor.length) || ".";
};

const newest = (tags: readonly VersionTag[]): VersionTag | undefined =>
  tags.reduce<VersionTag | undefined>(
    (best, tag) => (best === undefined || compareVersions(tag.version, best.version) > 0 ? tag : best),
    undefined,
  );

/** The newest tag that is a version of this module. */
export function newestOwnTag(module: SnapshotModule, tags: readonly VersionTag[]): VersionTag | undefined {
  const majors = majorsOf(module.path);
  const dir = tagDirOf(module);
  return newest(tags.filter((tag) => tag.dir === dir && majors.includes(majorOf(tag.version))));
}

/** The newest tag of its directory, when that is of a higher major version than the module's path allows. */
export function newestForeignTag(
  module: SnapshotModule,
  tags: readonly VersionTag[],
): VersionTag | undefined {
  const dir = tagDirOf(module);
  const last = newest(tags.filter((tag) => tag.dir === dir));
  const allowed = majorsOf(module.path);
  if (last === undefined || module.path === "" || allowed.includes(majorOf(last.version))) return undefined;
  return compareVersions(last.version, allowed.at(-1) ?? "") > 0 ? last : undefined;
}

/** Some commits carry a tag of the module's own major version beside a higher one: releases of a program are numbered apart. */
export function hasParallelTags(module: SnapshotModule, tags: readonly VersionTag[]): boolean {
  const dir = tagDirOf(module);
  const allowed = majorsOf(module.path);
  const here = tags.filter((tag) => tag.dir === dir);
  const own = new Set(here.filter((tag) => allowed.includes(majorOf(tag.version))).map((tag) => tag.commit));
  return here.some((tag) => !allowed.includes(majorOf(tag.version)) && own.has(tag.commit));
}
