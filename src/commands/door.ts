import type { ExitCode } from "../core/errors.ts";
import type { Options } from "../core/options.ts";
import type { World } from "../core/world.ts";
import type { CommandLine } from "./command-line.ts";

/** Standard output of the process; data goes there, words about the run go to the log. */
export interface Output {
  write(text: string): void;
  readonly terminal: boolean;
  readonly columns: number;
}

/** What a command of the command line is given. */
export interface DoorInput {
  readonly line: CommandLine;
  readonly options: Options;
  readonly world: World;
  readonly output: Output;
}

/** One command of the command line: what the help says, and what it does. */
export interface Door {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(input: DoorInput): Promise<ExitCode>;
}
