import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SumTable } from "../gomod/sum-table.ts";
import { flagsElsewhere, type GoCommand } from "./command.ts";

/** Where a go command runs so that nothing in the user's tree can change. */
export interface GoPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Behind the subcommand, before its arguments. */
  readonly flags: readonly string[];
}

/**
 * A module of ours that requires nothing, whose go.sum is the union of the repository's: with explicit `path@version`
 * arguments Go loads no graph, reports each module for itself, and checks each against go.sum.
 */
export function scratchModule(dir: string, go: GoCommand, sums: SumTable): GoPlace {
  mkdirSync(dir, { recursive: true });
  const language = /^go(\d+\.\d+)/.exec(go.version)?.[1];
  const goLine = language === undefined ? "" : `\ngo ${language}\n`;
  writeFileSync(join(dir, "go.mod"), `module gomod-preflight.invalid/scratch\n${goLine}`);
  writeFileSync(join(dir, "go.sum"), sumText(sums));
  const GOFLAGS = flagsElsewhere(go.env["GOFLAGS"] ?? "");
  return { cwd: dir, env: { GO111MODULE: "on", GOWORK: "off", GOFLAGS }, flags: [] };
}

function sumText(sums: SumTable): string {
  const lines = [...sums.zips.values(), ...sums.goMods.values()].map(
    ({ path, version, goMod, h1 }) => `${path} ${version}${goMod ? "/go.mod" : ""} ${h1}\n`,
  );
  return lines.join("");
}
