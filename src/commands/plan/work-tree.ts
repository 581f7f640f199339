import { usageError } from "../../core/errors.ts";
import type { ProcessResult, World } from "../../core/world.ts";

/** Milliseconds for one git command; even 100,000 files are listed in a few seconds. */
const GIT_DEADLINE_MS = 120_000;

/** What plan asks git about the work tree at `root` (absolute). */
export class WorkTree {
  readonly #world: World;
  readonly #root: string;

  constructor(world: World, root: string) {
    this.#world = world;
    this.#root = root;
  }

  /** Where HEAD left `ref`. Throws a usage error where this clone does not hold it. */
  async mergeBase(ref: string): Promise<string> {
    const commit = await this.#git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
    const base = commit.code === 0 ? await this.#git("merge-base", commit.stdout.trim(), "HEAD") : commit;
    if (base.code === 0) return base.stdout.trim();
    throw usageError(
      `base: ${JSON.stringify(ref)} and HEAD have no common commit in this clone`,
      "Fetch it (actions/checkout with fetch-depth: 0), or leave --base out to plan every module.",
    );
  }

  /** What HEAD was merged into: its first parent, where HEAD is a merge commit as GitHub makes for pull requests. */
  async mergedInto(): Promise<string | undefined> {
    const parents = await this.#git("rev-list", "--parents", "-n", "1", "HEAD");
    const [, first, second] = parents.code === 0 ? parents.stdout.trim().split(" ") : [];
    return second === undefined ? undefined : first;
  }

  async has(commit: string): Promise<boolean> {
    const found = await this.#git("cat-file", "-e", `${commit}^{commit}`);
    return found.code === 0;
  }

  /** Root-relative files that differ between `base` (a commit) and the work tree, both names of a renamed one. */
  async changedFiles(base: string): Promise<readonly string[]> {
    const diff = await this.#git("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", base, "--");
    if (diff.code === 0) return items(diff);
    throw usageError(`git diff ${base} failed: ${diff.stderr.trim()}`, "Is the base commit in this clone?");
  }

  /** Tracked Go files, root-relative; undefined outside git. */
  async goFiles(): Promise<readonly string[] | undefined> {
    const listed = await this.#git("ls-files", "-z", "--", "*.go");
    return listed.code === 0 ? items(listed) : undefined;
  }

  /** Quoted import paths below `prefixes`, with the file they stand in. Strings that look like imports come too. */
  async quotedPaths(prefixes: readonly string[]): Promise<readonly { file: string; path: string }[]> {
    if (prefixes.length === 0) return [];
    const patterns = prefixes.flatMap((prefix) => ["-e", `"${escaped(prefix)}(/[^"]*)?"`]);
    const found = await this.#git("grep", "--null", "-o", "-E", ...patterns, "--", "*.go");
    return found.stdout.split("\n").flatMap((line) => {
      const [file, quoted] = line.split("\0");
      return file && quoted ? [{ file, path: quoted.slice(1, -1) }] : [];
    });
  }

  #git(...args: readonly string[]): Promise<ProcessResult> {
    const { processes, env, signal } = this.#world;
    const plain = { ...env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
    return processes.run("git", args, { cwd: this.#root, env: plain, deadlineMs: GIT_DEADLINE_MS, signal });
  }
}

const items = (result: ProcessResult): string[] => result.stdout.split("\0").filter((item) => item !== "");

/** For POSIX extended expressions. */
const escaped = (text: string): string => text.replace(/[.[\]{}()*+?^$|\\]/g, "\\$&");
