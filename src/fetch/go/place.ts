import { mkdirSync, writeFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { flagsElsewhere, type GoCommand } from "../../gocommand/command.ts";
import type { GoPlace } from "../../gocommand/scratch.ts";
import type { GoWorkFile, ReplaceDirective } from "../../gomod/syntax.ts";
import type { BuildUnit } from "../build-units.ts";

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
