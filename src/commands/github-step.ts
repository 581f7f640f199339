import type { ActionsRuntime } from "../adapters/actions-runtime.ts";
import type { ExitCode } from "../core/errors.ts";
import type { GitHubRun } from "../core/event.ts";
import { type GitHub, GitHubFailure } from "../core/github.ts";
import type { World } from "../core/world.ts";
import { logLine } from "../report/neutral.ts";

/** Connects only when it is called: what can be refused without GitHub is refused before. */
type Connect = () => Promise<GitHub>;

/** A step that does not do its work, and why. */
export class NothingDone extends Error {}

/**
 * A step with write rights of its own (comment, issue): says in the log and in `result` what it did, and never fails
 * the job over GitHub. `nothing` is how it begins to say that it did not do it.
 */
export async function githubStep(
  runtime: ActionsRuntime,
  world: World,
  nothing: string,
  work: (run: GitHubRun, connect: Connect) => Promise<string>,
): Promise<ExitCode> {
  const result = await outcome(runtime, world, work).catch((cause: unknown) => {
    if (cause instanceof GitHubFailure) world.log.warn(cause.message);
    else if (!(cause instanceof NothingDone)) throw cause;
    return `${nothing}: ${logLine(cause.message)}`;
  });
  runtime.setOutput("result", result);
  world.log.info(result);
  return 0;
}

async function outcome(
  { run, github }: ActionsRuntime,
  world: World,
  work: (run: GitHubRun, connect: Connect) => Promise<string>,
): Promise<string> {
  if (!run) throw new NothingDone("this is no run of GitHub Actions");
  if (!github) throw new NothingDone("there is no token");
  return work(run, () => github(world.log));
}
