import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A directory of its own under the system's temporary folder; `await using` or `using` removes it. */
export interface TempDir extends AsyncDisposable, Disposable {
  readonly dir: string;
  path(...parts: string[]): string;
  /** Writes files (relative name → text or bytes), making directories. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
}

/** A project tree from an inline object: `fixture({ "go.mod": "module m\n" })`. */
export function fixture(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  name = "fixture",
): TempDir {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), `gmp-${name}-`)));
  const write = (more: Readonly<Record<string, string | Uint8Array>>) => {
    for (const [file, content] of Object.entries(more)) {
      const target = join(dir, file);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  };
  write(files);
  const remove = () => removeTree(dir);
  return {
    dir,
    path: (...parts) => join(dir, ...parts),
    write,
    [Symbol.dispose]: remove,
    [Symbol.asyncDispose]: async () => remove(),
  };
}

/** Removes a tree even where Go made it read-only. */
export function removeTree(dir: string): void {
  if (!existsSync(dir)) return;
  makeWritable(dir);
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}

function makeWritable(dir: string): void {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(dir, entry.name));
  }
}

/** Identity and configuration of git in tests; nothing of the user's is read. */
export const gitEnv: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.test",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.test",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

/** Runs git in `cwd`; throws with git's own text on failure. */
export const git = (cwd: string, ...args: string[]): string =>
  execFileSync("git", args, { cwd, env: gitEnv, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

/** Makes `dir` a repository on branch main with everything in it committed; gives the commit. */
export function commitAll(dir: string, message = "state"): string {
  if (!existsSync(join(dir, ".git"))) git(dir, "init", "-q", "-b", "main");
  git(dir, "add", "-A");
  git(dir, "commit", "-q", "--allow-empty", "-m", message);
  return git(dir, "rev-parse", "HEAD");
}
