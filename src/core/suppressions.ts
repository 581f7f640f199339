import picomatch from "picomatch";
import type { Config, Suppression } from "./config.ts";
import type { Finding } from "./finding.ts";
import type { SuppressedFinding } from "./report.ts";
import type { Snapshot, SuppressionComment } from "./snapshot.ts";

const MARK = "gomod-preflight:";
const COMMENT = /(?:#|\/\/)\s*gomod-preflight:\s*ignore\s+(?<rule>[a-z0-9-]+)(?<rest>.*)$/;

/** The suppression comments of one file: `# gomod-preflight: ignore RULE until=YYYY-MM-DD reason=…` (`//` as well). */
export function suppressionComments(path: string, text: string): readonly SuppressionComment[] {
  if (!text.includes(MARK)) return [];
  return text.split("\n").flatMap((line, index) => {
    const groups = COMMENT.exec(line.trimEnd())?.groups;
    return groups ? [commentOf(path, index + 1, groups["rule"] ?? "", groups["rest"] ?? "")] : [];
  });
}

function commentOf(path: string, line: number, rule: string, rest: string): SuppressionComment {
  const until = /\suntil=(\S+)/.exec(rest)?.[1];
  const reason = /\sreason=(.+)$/.exec(rest)?.[1]?.trim();
  return { rule, path, line, ...(until === undefined ? {} : { until }), ...(reason ? { reason } : {}) };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether it is past its last day. Days compare as text. */
export const isExpired = (until: string | undefined, today: string): boolean =>
  until !== undefined && isDay(until) && until < today;

/** Finds the suppression that covers a finding, if any counts: reason given, not expired. */
export type Suppressor = (finding: Finding) => SuppressedFinding | undefined;

/** Comments cover their own line and the next; entries of the configuration cover the files of their glob. */
export function suppressor(snapshot: Snapshot, config: Config): Suppressor {
  const comments = commentIndex(snapshot);
  const entries = config.suppress
    .filter((entry) => !isExpired(entry.until, snapshot.today))
    .map((entry) => ({
      entry,
      covers: entry.path === undefined ? () => true : picomatch(entry.path, { dot: true }),
    }));
  return (finding) => {
    const { path, line } = finding.at;
    const comment =
      comments.get(`${finding.rule} ${path}:${line}`) ?? comments.get(`${finding.rule} ${path}:${line - 1}`);
    if (comment) return suppressed(finding, comment, isChanged(snapshot, path, comment.line));
    const found = entries.find(({ entry, covers }) => entry.rule === finding.rule && covers(path));
    if (!found) return undefined;
    return suppressed(
      finding,
      found.entry,
      config.path !== undefined && isChanged(snapshot, config.path, found.entry.line),
    );
  };
}

function commentIndex(snapshot: Snapshot): ReadonlyMap<string, SuppressionComment> {
  const counting = snapshot.suppressions.filter(
    (comment) =>
      comment.reason !== undefined &&
      (comment.until === undefined || isDay(comment.until)) &&
      !isExpired(comment.until, snapshot.today),
  );
  return new Map(counting.map((comment) => [`${comment.rule} ${comment.path}:${comment.line}`, comment]));
}

const isChanged = (snapshot: Snapshot, path: string, line: number): boolean =>
  snapshot.changedLines?.get(path)?.has(line) ?? false;

function suppressed(
  finding: Finding,
  by: Pick<Suppression, "until"> & { readonly reason?: string | undefined },
  addedHere: boolean,
): SuppressedFinding {
  return {
    rule: finding.rule,
    path: finding.at.path,
    line: finding.at.line,
    ...(by.until === undefined ? {} : { until: by.until }),
    reason: by.reason ?? "",
    addedHere,
  };
}
