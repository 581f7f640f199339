import type { Config } from "./config.ts";
import type { Finding, FindingDraft } from "./finding.ts";
import type { Report, SuppressedFinding } from "./report.ts";
import type { Rule } from "./rule.ts";
import type { FactName, Snapshot, UnparsedFile } from "./snapshot.ts";
import { suppressor } from "./suppressions.ts";
import { NEVER_HIDDEN } from "./verdict.ts";

export interface CheckResult {
  /** Sorted by path, line, column, rule, message; no two alike. */
  readonly findings: readonly Finding[];
  /** Rules that were not judged, in whole or for some files. */
  readonly skipped: Report["skipped"];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Runs `rules` on what was read. Severities come from the configuration, then the draft, then the rule; `extra` findings
 * (of the warm stage) go through the same severities, suppressions and order.
 */
export function check(
  snapshot: Snapshot,
  config: Config,
  rules: readonly Rule[],
  extra: readonly Finding[] = [],
): CheckResult {
  const firm = firmRules(rules);
  const isOff = (id: string): boolean => config.rules[id] === "off" && !firm.has(id);
  const wanted = rules.filter((rule) => !isOff(rule.id));
  const runnable = wanted.filter((rule) => missingReason(rule, snapshot) === undefined);
  const cut: SkippedRule[] = [];
  const found = runnable.flatMap((rule) => {
    const drafts = firstOf(rule.check(snapshot, config), mostFindings + 1);
    if (drafts.length > mostFindings) cut.push({ rule: rule.id, reason: cutReason });
    return drafts.slice(0, mostFindings).map((draft) => finish(rule, draft, config));
  });
  const places = new Set(found.map(placeKey));
  found.push(...extra.filter((finding) => !isOff(finding.rule) && !places.has(placeKey(finding))));
  const { kept, suppressed } = suppress(sorted(found), firm, snapshot, config);
  return { findings: kept, suppressed, skipped: [...skippedRules(wanted, snapshot), ...cut] };
}

/** Of one rule: a file of a million lines may break it on each, and nobody reads on here. */
const mostFindings = 10_000;
const cutReason = `not judged to the end: ${mostFindings} findings are enough`;

type SkippedRule = Report["skipped"][number];

function firstOf<T>(items: Iterable<T>, most: number): readonly T[] {
  const first: T[] = [];
  for (const item of items) if (first.push(item) === most) break;
  return first;
}

/** Rules that can neither be suppressed nor switched off, those of the warm stage among them. */
export const firmRules = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set([...NEVER_HIDDEN, ...rules.filter((rule) => rule.unsuppressible).map((rule) => rule.id)]);

/** Where a rule and the warm stage see the same fault, one finding is enough. */
const placeKey = ({ rule, at }: Finding): string => `${rule} ${at.path}:${at.line}`;

function finish(rule: Rule, draft: FindingDraft, config: Config): Finding {
  const configured = rule.unsuppressible ? undefined : config.rules[rule.id];
  const severity = configured === undefined || configured === "off" ? undefined : configured;
  return {
    rule: rule.id,
    severity: severity ?? draft.severity ?? rule.severity,
    message: draft.message,
    help: draft.help,
    at: draft.at,
    related: draft.related ?? [],
    data: draft.data ?? {},
    ...(draft.fix ? { fix: draft.fix } : {}),
  };
}

function suppress(
  findings: readonly Finding[],
  firm: ReadonlySet<string>,
  snapshot: Snapshot,
  config: Config,
): { readonly kept: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
  const coverOf = suppressor(snapshot, config);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const cover = firm.has(finding.rule) ? undefined : coverOf(finding);
    if (cover) suppressed.push(cover);
    else kept.push(finding);
  }
  return { kept, suppressed };
}

const missingReason = (rule: Rule, snapshot: Snapshot): string | undefined =>
  rule.needs.map((fact) => snapshot.missing.get(fact)).find((reason) => reason !== undefined);

/** What a file that could not be parsed leaves unjudged. */
const FACTS_OF: Readonly<Record<UnparsedFile["kind"], readonly FactName[]>> = {
  "go.mod": ["modules"],
  "go.work": ["workspaces"],
  "go.sum": ["go-sum"],
  "modules.txt": ["vendor"],
  other: [],
};

function skippedRules(rules: readonly Rule[], snapshot: Snapshot): Report["skipped"] {
  return rules.flatMap((rule) => {
    const missing = missingReason(rule, snapshot);
    if (missing !== undefined) return [{ rule: rule.id, reason: missing }];
    const parts = rule.needs.flatMap((fact) => snapshot.incomplete?.get(fact) ?? []);
    const unread = snapshot.unparsed.filter((file) =>
      FACTS_OF[file.kind].some((fact) => rule.needs.includes(fact)),
    );
    if (unread.length > 0) parts.push(`not judged where ${listed(unread)} could not be read`);
    return parts.map((reason) => ({ rule: rule.id, reason }));
  });
}

function listed(files: readonly UnparsedFile[]): string {
  const shown = files.slice(0, 3).map((file) => file.path);
  return files.length > 3 ? `${shown.join(", ")} and ${files.length - 3} more` : shown.join(", ");
}

/** Stable order, and each finding once. Text compares by code unit, so that every machine sorts alike. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding) => ({ finding, key: sortKey(finding) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.filter(({ key }, index) => key !== keyed[index - 1]?.key).map(({ finding }) => finding);
}

function sortKey({ at, rule, message }: Finding): string {
  const number = (value: number): string => String(value).padStart(9, "0");
  return [at.path, number(at.line), number(at.column ?? 0), rule, message].join("\u0000");
}
