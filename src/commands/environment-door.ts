import type { ExitCode } from "../core/errors.ts";
import { type ExplainedSetting, explainEnv } from "../core/explain-env.ts";
import type { Finding } from "../core/finding.ts";
import { reaches } from "../core/verdict.ts";
import { findRoot } from "../discover/root.ts";
import { readConfig } from "./config.ts";
import type { DoorInput } from "./door.ts";
import { openRepository } from "./open.ts";
import { faultLine, judgeProcess } from "./process.ts";
import { judgeShipped } from "./shipped.ts";

/** Flags of `check` that look at something else than the repository's files. */
export const environmentFlags = ["explain-env", "image", "binary", "process"] as const;

/** `check --explain-env NAME`, `--image FILE`, `--binary FILE`, `--process`. */
export async function runEnvironment(input: DoorInput): Promise<ExitCode> {
  const { line, options, world } = input;
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
  if (image !== undefined) return tell(input, judgeShipped("image", image, options, world));
  return tell(input, judgeShipped("binary", line.flags.get("binary") ?? "", options, world));
}

function explain({ line, options, world, output }: DoorInput, name: string): ExitCode {
  const settings = explainEnv(openRepository(options, world).snapshot, name);
  if (line.flags.get("format") === "json") output.write(`${JSON.stringify(settings, null, 2)}\n`);
  else output.write(settings.length > 0 ? settings.map(settingLines).join("") : `${name} is set nowhere.\n`);
  return 0;
}

function settingLines({ at, scope, value, known, how, phase, outcome }: ExplainedSetting): string {
  const shown = value === "" ? "(empty)" : known ? value : `${value} (unknown here)`;
  return `${at.path}:${at.line}${scope ? ` [${scope}]` : ""}\n  ${shown}\n  ${how}; ${phase}; ${outcome}\n`;
}

function tell({ line, options, output }: DoorInput, findings: readonly Finding[]): ExitCode {
  if (line.flags.get("format") === "json") output.write(`${JSON.stringify(findings, null, 2)}\n`);
  else for (const finding of findings) output.write(faultLine(finding));
  return findings.some(({ severity }) => reaches(severity, options.failOn)) ? 1 : 0;
}
