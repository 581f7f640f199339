import type { ExitCode } from "../core/errors.ts";
import type { Options } from "../core/options.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { findRoot } from "../discover/root.ts";
import type { FlagRow } from "./command-line.ts";
import { assertWritable, deliver, formatOf, refuseWords } from "./deliver.ts";
import type { Door, DoorInput } from "./door.ts";
import { formats } from "./formats.ts";

const printing = ["run", "warm", "check", "plan", "merge", "report"];

/** Flags that only the command line has, in the order of the help. */
export const flags: readonly FlagRow[] = [
  {
    name: "format",
    value: "text",
    help: `on standard output: ${formats.join(", ")}`,
    commands: printing,
  },
  { name: "output", value: "text", help: "write there instead of standard output", commands: printing },
  { name: "color", value: "text", help: "auto, always, never", commands: printing },
  { name: "quiet", value: "none", help: "only findings and failures" },
  { name: "verbose", value: "none", help: "each step and each decision" },
  { name: "fix", value: "none", help: "apply fixes that weaken nothing, then check", commands: ["check"] },
  {
    name: "with-go",
    value: "none",
    help: "have Go judge as well, and show where it differs",
    commands: ["check"],
  },
  {
    name: "online",
    value: "none",
    help: "have Go ask for retractions, deprecations and the database's hashes",
    commands: ["check"],
  },
  {
    name: "explain-env",
    value: "text",
    help: "where a Go variable is set, and what wins",
    commands: ["check"],
  },
  { name: "image", value: "text", help: "judge docker image inspect output", commands: ["check"] },
  { name: "binary", value: "text", help: "judge a Go binary's build info", commands: ["check"] },
  { name: "process", value: "none", help: "judge this process's environment", commands: ["check"] },
  { name: "help", value: "none", help: "this text" },
  { name: "version", value: "none", help: "the version" },
];

/** Commands in the order of the help; each loads its rooms only when it is called. */
export const doors: readonly Door[] = [
  {
    name: "run",
    usage: "[run]",
    summary: "warm, verify, check, report: what the action does",
    run: (input) => reporting(input, async (...world) => (await import("./run.ts")).run(...world)),
  },
  {
    name: "warm",
    usage: "warm",
    summary: "make the needed modules ready and verified",
    run: (input) => reporting(input, async (...world) => (await import("./run.ts")).warm(...world)),
  },
  {
    name: "check",
    usage: "check",
    summary: "rules only: no network, no Go needed",
    run: async (input) => {
      const door = await import("./environment-door.ts");
      if (door.environmentFlags.some((flag) => input.line.flags.has(flag))) return door.runEnvironment(input);
      return reporting(input, async (options, world) => {
        const given = input.line.flags;
        const flags = { fix: given.has("fix"), withGo: given.has("with-go"), online: given.has("online") };
        return (await import("./check.ts")).check(options, world, flags);
      });
    },
  },
  {
    name: "plan",
    usage: "plan",
    summary: "affected modules in balanced groups, as JSON",
    run: async (input) => (await import("./plan/door.ts")).runPlan(input),
  },
  {
    name: "merge",
    usage: "merge PLAN REPORTS",
    summary: "one report of all groups, from REPORTS/<group>/report.json",
    run: async (input) => (await import("./merge.ts")).runMerge(input),
  },
  {
    name: "relay",
    usage: "relay [-- CMD…]",
    summary: "the chain as a module proxy on loopback; with CMD, run it behind the relay",
    run: async (input) => (await import("./relay.ts")).relayCommand(input),
  },
  {
    name: "report",
    usage: "report FILE",
    summary: "render a saved report in another format",
    run: async (input) => (await import("./report.ts")).runReport(input),
  },
];

/** A command that ends in a report. What is asked of the output is checked before any work is done for it. */
async function reporting(
  input: DoorInput,
  command: (options: Options, world: World) => Promise<Report>,
): Promise<ExitCode> {
  const { line, options, world } = input;
  formatOf(line.flags.get("format"));
  refuseWords(input);
  assertWritable(world, [options.report, options.sarif, options.html, line.flags.get("output")]);
  const report = await command(options, world);
  return deliver(report, input, findRoot(world.files, options.directory).root);
}
