import { CannotGoOn, type ExitCode } from "../core/errors.ts";
import type { World } from "../core/world.ts";
import { type CommandLine, parseCommandLine, withoutEffect } from "./command-line.ts";
import type { Output } from "./door.ts";
import { doors, flags } from "./doors.ts";
import { helpText } from "./help.ts";
import { readOptions } from "./options.ts";
import { toolVersion } from "./version.ts";

/** The command line from words to exit code; the entry gives it the world. */
export async function main(
  argv: readonly string[],
  makeWorld: (line: CommandLine | undefined) => World,
  output: Output,
): Promise<ExitCode> {
  try {
    return await dispatch(argv, makeWorld, output);
  } catch (cause) {
    return explain(cause, makeWorld(undefined));
  }
}

async function dispatch(
  argv: readonly string[],
  makeWorld: (line: CommandLine) => World,
  output: Output,
): Promise<ExitCode> {
  if (argv[0] === "--version") return say(output, `gomod-preflight ${toolVersion}\n`);
  const line = parseCommandLine(
    argv[0] === "help" ? ["--help"] : argv,
    doors.map((door) => door.name),
    flags,
  );
  if (line.flags.has("help")) return say(output, helpText(doors, flags, toolVersion));
  if (line.flags.has("version")) return say(output, `gomod-preflight ${toolVersion}\n`);
  const world = makeWorld(line);
  const options = readOptions(line.raw, world.cwd);
  const door = doors.find((candidate) => candidate.name === line.command);
  for (const remark of withoutEffect(line)) world.log.warn(remark);
  if (!door) throw new Error(`no door for ${line.command}`);
  return door.run({ line, options, world, output });
}

function say(output: Output, text: string): ExitCode {
  output.write(text);
  return 0;
}

/** Known failures in two lines; unknown ones whole, since they are our fault. */
function explain(cause: unknown, world: World): ExitCode {
  if (cause instanceof CannotGoOn) {
    world.log.error(`${cause.message}\n  ${cause.help}`);
    return cause.exitCode;
  }
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  world.log.error(`this is a fault of gomod-preflight, please report it:\n${text}`);
  return 3;
}
