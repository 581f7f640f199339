import { mkdirSync, writeFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import type { GoWorkFile, ReplaceDirective } from "../../gomod/syntax.ts";
import type { BuildUnit } from "../build-units.ts";
import type { SumTable } from "../sum-table.ts";
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

/** A unit's own directory with copies of the files that Go might write: `-modfile` for a module, GOWORK for a workspace (which refuses -modfile). */
export function unitPlace(
  dir: string,
  go: GoCommand,
  root: string,
  unit: BuildUnit,
  read: ReadText,
): GoPlace {
  mkdirSync(dir, { recursive: true });
  const cwd = resolve(root, unit.dir);
  const GOFLAGS = flagsElsewhere(go.env["GOFLAGS"] ?? "");
  if (unit.workspace) {
    writeFileSync(join(dir, "go.work"), goWorkText(unit.workspace.goWork, cwd));
    writeFileSync(join(dir, "go.work.sum"), read(resolve(root, unit.workspace.goWorkSumPath)) ?? "");
    return { cwd, env: { GOWORK: join(dir, "go.work"), GOFLAGS }, flags: [] };
  }
  const main = unit.mains[0];
  const copy = join(dir, "go.mod");
  writeFileSync(copy, (main && read(resolve(root, main.goModPath))) ?? "");
  writeFileSync(join(dir, "go.sum"), (main && read(resolve(root, main.goSumPath))) ?? "");
  return { cwd, env: { GOWORK: "off", GOFLAGS }, flags: [`-modfile=${copy}`] };
}

type ReadText = (path: string) => string | undefined;

/** The same workspace from another place: every directory absolute. */
function goWorkText(file: GoWorkFile, dir: string): string {
  return [
    ...(file.go ? [`go ${file.go.version}`] : []),
    ...(file.toolchain ? [`toolchain ${file.toolchain.name}`] : []),
    ...file.godebug.map(({ key, value }) => `godebug ${key}=${value}`),
    ...file.use.map(({ path }) => `use ${quoted(resolve(dir, path))}`),
    ...file.replace.map((replace) => replaceText(replace, dir)),
    "",
  ].join("\n");
}

function replaceText(replace: ReplaceDirective, dir: string): string {
  const { oldPath, oldVersion, newPath, newVersion } = replace;
  const target = newVersion === "" && !isAbsolute(newPath) ? resolve(dir, newPath) : newPath;
  return `replace ${quoted(oldPath)} ${oldVersion} => ${quoted(target)} ${newVersion}`;
}

const quoted = (text: string): string => JSON.stringify(text);
