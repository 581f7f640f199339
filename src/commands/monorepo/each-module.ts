import { availableParallelism } from "node:os";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Finding } from "../../core/finding.ts";
import { isBelow } from "../../core/paths.ts";
import type { Snapshot, SnapshotModule } from "../../core/snapshot.ts";
import type { ProcessResult, World } from "../../core/world.ts";

/** The job's own timeout ends a command that hangs; this only keeps the type honest. In milliseconds. */
const LONGEST_COMMAND_MS = 6 * 3_600_000;
/** Lines of output that a finding repeats. */
const SHOWN_LINES = 20;

/** A finding of this rule stands for a module whose command failed. */
const COMMAND_FAILED = "module-command-failed";

/** What a `run:` step would not have either: tokens of the cache and artifact services, this step's inputs and state. */
const NOT_FOR_COMMANDS = /^(ACTIONS_|INPUT_|STATE_|GITHUB_STATE$)/;

/**
 * Runs the caller's command in each module's directory, several at a time, as `run:` with bash would. The text goes to
 * bash as it was written; nothing of ours is put into it. Gives a finding per module where it failed.
 */
export async function runInModules(
  command: string,
  modules: readonly SnapshotModule[],
  root: string,
  snapshot: Snapshot,
  world: World,
): Promise<readonly Finding[]> {
  const limit = pLimit(availableParallelism());
  const ended = await Promise.all(
    modules.map((module) =>
      limit(async () => {
        const result = await world.processes.run(
          "bash",
          ["--noprofile", "--norc", "-eo", "pipefail", "-c", command],
          {
            cwd: join(root, module.dir),
            env: commandEnv(module, snapshot, world.env),
            deadlineMs: LONGEST_COMMAND_MS,
            signal: world.signal,
          },
        );
        tell(module, result, world);
        return { module, result };
      }),
    ),
  );
  return ended
    .filter(({ result }) => result.code !== 0)
    .map(({ module, result }) => failure(module, command, result));
}

/** A module that lies below a go.work and is no member cannot be built in workspace mode (go: "not listed in go.work"). */
function commandEnv(module: SnapshotModule, snapshot: Snapshot, env: World["env"]): Record<string, string> {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_FOR_COMMANDS.test(name)));
  const isOutside =
    module.workspace === undefined &&
    snapshot.workspaces.some((workspace) => isBelow(workspace.dir, module.dir));
  return isOutside && env["GOWORK"] === undefined ? { ...own, GOWORK: "off" } : own;
}

function tell(module: SnapshotModule, result: ProcessResult, { log }: World): void {
  const end = result.code === 0 ? "passed" : outcome(result);
  log.info(`${module.dir}: the command ${end} after ${(result.ms / 1000).toFixed(1)} s`);
  for (const line of `${result.stdout}${result.stderr}`.trimEnd().split("\n")) log.info(`    ${line}`);
}

const outcome = (result: ProcessResult): string =>
  result.notFound
    ? "could not start: there is no bash"
    : `failed (${result.signal ?? `exit ${result.code}`})`;

function failure(module: SnapshotModule, command: string, result: ProcessResult): Finding {
  const output = `${result.stdout}${result.stderr}`.trimEnd().split("\n").slice(-SHOWN_LINES).join("\n");
  return {
    rule: COMMAND_FAILED,
    severity: "error",
    message: `the command ${outcome(result)} in ${module.dir}: ${command.trim().split("\n")[0]}`,
    help: "Its whole output is in the log of this module's shard.",
    at: { path: module.goModPath, line: module.goMod?.module?.span.line ?? 1 },
    related: [],
    data: { module: module.path, dir: module.dir, exit: String(result.code ?? result.signal), output },
  };
}
