import { join } from "node:path";
import { type ProcessEnd, run } from "./go-env.ts";

/** The bundle that users run, made from the sources by test/globalSetup.ts. */
export const bundle = (name: string): string => join(import.meta.dirname, "..", "..", "dist", `${name}.js`);

export interface Call {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Node to run it on; absent = the Node of the tests (24). */
  readonly node?: string;
}

/** Runs the command line in a child process with a closed environment. */
export const commandLine = (call: Call, ...args: string[]): Promise<ProcessEnd> =>
  run(call.node ?? process.execPath, [bundle("cli"), ...args], {
    cwd: call.cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: call.cwd, GOENV: "off", ...call.env },
  });
