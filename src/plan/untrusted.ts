import type { Plan, Report } from "../core/report.ts";

/** Longest path a finding of a shard may name, in characters. */
const LONGEST_PATH = 4096;

/**
 * What makes a valid report not the one of `group`: paths that leave the repository, or modules of the group that it
 * does not know. A shard runs the caller's command, so whoever writes that command can write its report too.
 */
export function distrust(report: Report, group: Plan["groups"][number]): string | undefined {
  const known = new Set(report.modules.map((module) => module.dir));
  const unknown = group.modules.find((dir) => !known.has(dir));
  if (unknown !== undefined) return `does not know ${JSON.stringify(unknown)}, a module of its group`;
  const places = report.findings.flatMap((finding) => [finding, ...finding.related]);
  const foreign = places.find((place) => leavesRoot(place.path));
  return foreign && `names ${JSON.stringify(foreign.path.slice(0, 100))}, which is no path in the repository`;
}

/** "<environment>" and the like are places of ours that are no files. */
function leavesRoot(path: string): boolean {
  const parts = path.split("/");
  return path.length > LONGEST_PATH || path.startsWith("/") || parts.includes("..") || /\p{Cc}/u.test(path);
}
