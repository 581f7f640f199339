import { usageError } from "../../core/errors.ts";
import type { World } from "../../core/world.ts";

const DEADLINE_MS = 60_000;
/** Paths in one git call; keeps the argument list far below any system's limit. */
const BATCH = 200;
/** git processes at once. */
const AT_ONCE = 4;

/** What git says, or why it cannot be asked. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** One changed file of the work tree against the base commit; renames count as deleted and added. */
export interface ChangedFile {
  readonly path: string;
  readonly change: "added" | "deleted" | "modified";
}

/** Asks git about the work tree at `root`; never writes, never runs hooks, filters or anything of the repository. */
export class Git {
  readonly #world: World;
  readonly #root: string;

  constructor(world: World, root: string) {
    this.#world = world;
    this.#root = root;
  }

  /** The commit the work tree branched off from `ref` (or from `origin/ref`). */
  async baseCommit(ref: string): Promise<Answer<string>> {
    if (ref.startsWith("-"))
      throw usageError(`base: ${JSON.stringify(ref)} is no git ref`, "Name a branch, tag or commit.");
    for (const name of [ref, `origin/${ref}`]) {
      const found = await this.#run("rev-parse", "--verify", "--quiet", `${name}^{commit}`);
      if (!found.ok) {
        if (found.reason !== "") return found;
        continue;
      }
      const branchedOff = await this.#run("merge-base", found.value.trim(), "HEAD");
      return { ok: true, value: (branchedOff.ok ? branchedOff : found).value.trim() };
    }
    return {
      ok: false,
      reason: `${ref} is not in this clone (actions/checkout gets it with fetch-depth: 0)`,
    };
  }

  async changedFiles(commit: string): Promise<Answer<readonly ChangedFile[]>> {
    const listed = await this.#run("diff", "--name-status", "-z", "--no-renames", commit, "--");
    if (!listed.ok) return listed;
    const fields = listed.value.split("\0");
    const files: ChangedFile[] = [];
    for (let i = 0; i + 1 < fields.length; i += 2) {
      files.push({ path: fields[i + 1] ?? "", change: CHANGES[fields[i]?.[0] ?? ""] ?? "modified" });
    }
    return { ok: true, value: files };
  }

  /** Lines of the work tree that are new or changed, by path. */
  async changedLines(
    commit: string,
    paths: readonly string[],
  ): Promise<Answer<ReadonlyMap<string, ReadonlySet<number>>>> {
    const lines = new Map<string, Set<number>>();
    for (let i = 0; i < paths.length; i += BATCH) {
      const literal = paths.slice(i, i + BATCH).map((path) => `:(top,literal)${path}`);
      const diff = await this.#run(
        "diff",
        "-U0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-renames",
        commit,
        "--",
        ...literal,
      );
      if (!diff.ok) return diff;
      readHunks(diff.value, lines);
    }
    return { ok: true, value: lines };
  }

  /** Text of files as they are in `commit`; files that are not there are left out. */
  async texts(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (let i = 0; i < paths.length; i += AT_ONCE) {
      await Promise.all(
        paths.slice(i, i + AT_ONCE).map(async (path) => {
          const shown = await this.#run("show", `${commit}:${path}`);
          if (shown.ok) texts.set(path, shown.value);
        }),
      );
    }
    return texts;
  }

  async #run(...args: readonly string[]): Promise<Answer<string>> {
    const { processes, env, signal } = this.#world;
    const result = await processes.run("git", ["-c", "core.quotePath=off", ...args], {
      cwd: this.#root,
      env: { ...env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" },
      deadlineMs: DEADLINE_MS,
      signal,
    });
    if (result.notFound) return { ok: false, reason: "there is no git command in PATH" };
    if (result.timedOut)
      return { ok: false, reason: `git ${args[0]} did not end within ${DEADLINE_MS / 1000} s` };
    if (result.code === 0) return { ok: true, value: result.stdout };
    return { ok: false, reason: result.stderr.trim().split("\n")[0] ?? "" };
  }
}

const CHANGES: Readonly<Record<string, ChangedFile["change"]>> = { A: "added", D: "deleted" };

/** `+++ b/PATH` and `@@ -a,b +c,d @@` of a diff without context. */
function readHunks(diff: string, lines: Map<string, Set<number>>): void {
  let current: Set<number> | undefined;
  for (const line of diff.split("\n")) {
    const file = /^\+\+\+ "?b\/(.*?)"?\t?$/.exec(line)?.[1];
    if (file !== undefined) {
      current = lines.get(file) ?? new Set();
      lines.set(file, current);
    }
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk || !current) continue;
    const first = Number(hunk[1]);
    for (let i = 0; i < Number(hunk[2] ?? 1); i++) current.add(first + i);
  }
}
