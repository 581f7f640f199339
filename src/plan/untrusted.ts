import type { Plan, Report } from "../core/report.ts";

/**
 * Why a well-formed report is not the one of `group`: it does not know the group's modules. A shard runs the caller's
 * command, so whoever writes that command can write its report too.
 */
export function distrust(report: Report, group: Plan["groups"][number]): string | undefined {
  const known = new Set(report.modules.map((module) => module.dir));
  const unknown = group.modules.find((dir) => !known.has(dir));
  return unknown && `does not know ${JSON.stringify(unknown)}, a module of its group`;
}
