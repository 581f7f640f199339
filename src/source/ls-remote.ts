import type { World } from "../core/world.ts";
import type { FailureClass } from "./failure.ts";
import { classifyGitText } from "./failure-texts.ts";
import type { Limits } from "./settings.ts";
import { neverAsk, neverWait } from "./vcs-env.ts";

const longestMs = 30_000;

/** What git itself says about a repository, and its class; `vcs-hidden` where git had nothing to complain about. */
export interface GitWords {
  readonly failure: FailureClass;
  readonly text: string;
}

/**
 * Repository of a module path that carries its own `.git`, or of the well-known hosts whose first three elements are
 * the repository; undefined = only a go-import page knows.
 */
function repositoryUrl(path: string): string | undefined {
  const withSuffix = /^(.+?\.git)(\/|$)/.exec(path)?.[1];
  if (withSuffix !== undefined) return `https://${withSuffix}`;
  const known = /^((?:github\.com|bitbucket\.org)\/[^/]+\/[^/]+)/.exec(path)?.[1];
  return known === undefined ? undefined : `https://${known}`;
}

/** `git ls-remote` on the repository of a module, without prompts. Asks only the module's own host. */
export async function diagnose(
  path: string,
  world: Pick<World, "processes" | "env" | "signal">,
  limits: Limits,
): Promise<GitWords> {
  const url = repositoryUrl(path);
  if (url === undefined) return { failure: "vcs-hidden", text: "" };
  const deadlineMs = Math.min(longestMs, limits.vcsMs);
  const result = await world.processes.run("git", ["ls-remote", "-q", "--", url, "HEAD"], {
    cwd: "/",
    env: {
      ...neverAsk(world.env),
      ...neverWait(world.env, limits),
      ...world.env,
      GIT_TERMINAL_PROMPT: "0",
      GCM_INTERACTIVE: "never",
      LC_ALL: "C",
    },
    deadlineMs,
    signal: world.signal,
  });
  if (result.notFound) return { failure: "git-missing", text: "git was not found" };
  if (result.timedOut)
    return { failure: "deadline", text: `git ls-remote did not end within ${deadlineMs / 1000} s` };
  if (result.code === 0)
    return { failure: "vcs-hidden", text: "git ls-remote over https works; Go's failure has another cause" };
  const failure = classifyGitText(result.stderr);
  return { failure: failure === "unclassified" ? "vcs-failed" : failure, text: result.stderr.trim() };
}
