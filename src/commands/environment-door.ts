import { type ExitCode, usageError } from "../core/errors.ts";
import { type ExplainedSetting, explainEnv } from "../core/explain-env.ts";
import type { Finding } from "../core/finding.ts";
import { reaches } from "../core/verdict.ts";
import { findRoot } from "../discover/root.ts";
import { readConfig } from "./config.ts";
import { print } from "./deliver.ts";
import type { DoorInput } from "./door.ts";
import { openRepository } from "./open.ts";
import { faultLine, judgeProcess } from "./process.ts";
import { judgeShipped } from "./shipped.ts";

/** Flags of `check` that look at something else than the repository's files. */
export const environmentFlags = ["explain-env", "image", "binary", "process"] as const;

/** `check --explain-env NAME`, `--image FILE`, `--binary FILE`, `--process`. */
export async function runEnvironment(input: DoorInput): Promise<ExitCode> {
  const { line, options, world } = input;
  if (!["text", "json"].includes(line.flags.get("format") ?? "text"))
    throw usageError("what is set where has the formats text and json", "Use --format json.");
  const name = line.flags.get("explain-env");
  if (name !== undefined) return explain(input, name);
  if (line.flags.has("process")) {
    const { root } = findRoot(world.files, options.directory);
    return tell(
      input,
      judgeProcess(world.env, readConfig(world.files, root, options.config), world.clock.date()),
    );
  }
  const image = line.flags.get("image");
  if (image !== undefined) return tell(input, await judgeShipped("image", image, options, world));
  return tell(input, await judgeShipped("binary", line.flags.get("binary") ?? "", options, world));
}

async function explain(input: DoorInput, name: string): Promise<ExitCode> {
  const { snapshot } = await openRepository(input.options, input.world);
  const settings = explainEnv(snapshot, name);
  const text = settings.length > 0 ? settings.map(settingLines).join("") : `${name} is set nowhere.\n`;
  print(input, asked(input, settings, text));
  return 0;
}

const asked = ({ line }: DoorInput, value: unknown, text: string): string =>
  line.flags.get("format") === "json" ? `${JSON.stringify(value, null, 2)}\n` : text;

function settingLines({ at, scope, value, known, how, phase, outcome }: ExplainedSetting): string {
  const shown = value === "" ? "(empty)" : known ? value : `${value} (unknown here)`;
  return `${at.path}:${at.line}${scope ? ` [${scope}]` : ""}\n  ${shown}\n  ${how}; ${phase}; ${outcome}\n`;
}

function tell(input: DoorInput, findings: readonly Finding[]): ExitCode {
  print(input, asked(input, findings, findings.map(faultLine).join("")));
  return findings.some(({ severity }) => reaches(severity, input.options.failOn)) ? 1 : 0;
}
