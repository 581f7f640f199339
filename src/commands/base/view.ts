import { join } from "node:path";
import { check } from "../../core/check.ts";
import type { Finding } from "../../core/finding.ts";
import type { Options } from "../../core/options.ts";
import type { RequirementChange } from "../../core/report.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { World } from "../../core/world.ts";
import { rules } from "../../rules/index.ts";
import { isSurfaceCandidate } from "../../surfaces/candidates.ts";
import { type Opened, readRepository } from "../open.ts";
import { type ChangedFile, Git } from "./git.ts";
import { filesBefore } from "./overlay.ts";
import { requirementChanges } from "./requirement-changes.ts";

/** What a pull request changes, as far as the rules are concerned. */
export interface BaseView {
  readonly changes: readonly RequirementChange[];
  /** True for a finding that the base does not have. */
  isNew(finding: Finding): boolean;
  /** The requirement change that most likely brought a finding. */
  broughtBy(finding: Finding): RequirementChange | undefined;
}

/**
 * Compares the work tree with `options.base`: the same reading and the same rules on the files as they were. Where git
 * or the commit is missing, the fact `base` stays missing, with the reason.
 */
export async function withBase(opened: Opened, options: Options, world: World): Promise<Opened> {
  if (options.base === undefined) return opened;
  const { root } = opened.repository;
  const git = new Git(world, root);
  const commit = await git.baseCommit(options.base);
  if (!commit.ok) return withoutBase(opened, commit.reason);
  const changed = await git.changedFiles(commit.value);
  if (!changed.ok) return withoutBase(opened, changed.reason);
  const relevant = changed.value.filter(isRelevant(opened));
  const lines = await git.changedLines(
    commit.value,
    relevant.map(({ path }) => path),
  );
  if (!lines.ok) return withoutBase(opened, lines.reason);
  const old = relevant.filter(({ change }) => change !== "added").map(({ path }) => path);
  const texts = await git.texts(commit.value, old);
  const before = new Map(relevant.map(({ path }) => [join(root, path), texts.get(path)]));
  const past = await readRepository(
    options,
    { ...world, files: filesBefore(world.files, before) },
    opened.config,
  );
  const missing = new Map(opened.snapshot.missing);
  missing.delete("base");
  const snapshot = { ...opened.snapshot, changedLines: lines.value, missing };
  // History is the same on both sides; without it every finding about it would count as new.
  const { history } = snapshot;
  const earlier = { ...past.snapshot, ...(history ? { history, missing } : {}) };
  return { ...opened, snapshot, base: viewOf(earlier, { ...opened, snapshot }) };
}

function withoutBase(opened: Opened, why: string): Opened {
  const noBase = `nothing is marked as new: ${why}`;
  const missing = new Map(opened.snapshot.missing).set("base", noBase);
  return { ...opened, noBase, snapshot: { ...opened.snapshot, missing } };
}

/** Files that are read: Go's own, surfaces, the configuration. Vendored sources are not. */
function isRelevant({ config }: Opened): (file: ChangedFile) => boolean {
  return ({ path }) =>
    /(^|\/)(go\.(mod|sum|work|work\.sum)|vendor\/modules\.txt)$/.test(path) ||
    path === config.path ||
    isSurfaceCandidate(path);
}

const keyOf = ({ rule, at, message }: Finding): string => `${rule}\0${at.path}\0${message}`;

function viewOf(past: Snapshot, { snapshot, config }: Opened): BaseView {
  const known = new Set(check(past, { ...config, suppress: [] }, rules).findings.map(keyOf));
  const judged = new Set(rules.map((rule) => rule.id));
  const changes = requirementChanges(past, snapshot);
  return {
    changes,
    isNew: (finding) =>
      judged.has(finding.rule)
        ? !known.has(keyOf(finding))
        : (snapshot.changedLines?.get(finding.at.path)?.has(finding.at.line) ?? false),
    broughtBy: ({ data, at }) => {
      const module = (data["module"] ?? "").replace(/@.*$/, "");
      const candidates = changes.filter((change) => change.module.replace(/@.*$/, "") === module);
      return candidates.find((change) => change.goMod === at.path) ?? candidates[0];
    },
  };
}
