import { resolve, sep } from "node:path";
import { type ExitCode, usageError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import type { Options } from "../core/options.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import type { DoorInput } from "./door.ts";
import { type Format, formats, type RenderContext, render } from "./formats.ts";

/** Nobody reads a source line in a larger file, in bytes. */
const LARGEST_SOURCE = 20_000_000;

/** Writes the report where the command line asks for it and gives the exit code (contract §3). */
export async function deliver(report: Report, input: DoorInput, root: string): Promise<ExitCode> {
  const { line, world } = input;
  const format = formatOf(line.flags.get("format"));
  const text = await render(format, report, contextOf(input, root));
  await writeFiles(report, input.options, world, root);
  print(input, text);
  return exitCode(report);
}

/** What a command says goes to `--output`, else to standard output. Throws a usage error (exit 2) where it cannot be written. */
export function print({ line, world, output }: DoorInput, text: string): void {
  const target = line.flags.get("output");
  if (target === undefined) output.write(text);
  else writeOrExplain(world, resolve(world.cwd, target), text);
}

/** 1 for a failed verdict or for modules that are not ready, whatever fail-on says. */
export function exitCode(report: Report): ExitCode {
  const notReady = report.fetch.status === "failed" || report.verify.status === "failed";
  return report.verdict.status === "fail" || notReady ? 1 : 0;
}

/** The files that options ask for (`report`, `sarif`, `html`), each whole or not at all; `root` gives the source lines. */
export async function writeFiles(
  report: Report,
  options: Options,
  world: World,
  root: string,
): Promise<void> {
  const sourceLine = sourceLines(world, root);
  const context: RenderContext = { color: false, columns: 100, verbose: true, quiet: false, sourceLine };
  const files = [
    ["json", options.report],
    ["sarif", options.sarif],
    ["html", options.html],
  ] as const;
  for (const [format, path] of files) {
    if (path) writeOrExplain(world, path, await render(format, report, context));
  }
}

/** Where a path that cannot be written is found out before any work is done for it. */
export function assertWritable(world: World, paths: readonly (string | undefined)[]): void {
  for (const path of paths) {
    if (path !== undefined && world.files.kind(path) === "directory") {
      throw usageError(`${path} is a directory`, "Name a file to write the report to.");
    }
  }
}

function writeOrExplain(world: World, path: string, text: string): void {
  try {
    world.files.writeText(path, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw usageError(
      `cannot write ${path}: ${why}`,
      "Name a path in a directory that you may write to.",
      cause,
    );
  }
}

/** A word that no flag takes is a mistake: `check services/api` would otherwise silently check everything. */
export function refuseWords({ line }: DoorInput): void {
  const [word] = line.words;
  if (word !== undefined) {
    throw usageError(
      `${line.command} takes no word ${JSON.stringify(word)}`,
      `To work in another directory: gomod-preflight ${line.command} -C ${JSON.stringify(word)}`,
    );
  }
}

export function formatOf(name = "text"): Format {
  const format = formats.find((candidate) => candidate === name);
  if (format) return format;
  const near = nearest(name, formats);
  throw usageError(
    `--format: ${JSON.stringify(name)} is not one of ${formats.join(", ")}`,
    near ? `Did you mean ${near}?` : `Use --format ${formats[0]}.`,
  );
}

function contextOf({ line, output, world }: DoorInput, root: string): RenderContext {
  return {
    color: colorOf(line.flags.get("color"), output.terminal && !world.env["NO_COLOR"]),
    columns: Math.max(60, Math.min(output.columns, 120)),
    verbose: line.flags.has("verbose"),
    quiet: line.flags.has("quiet"),
    sourceLine: sourceLines(world, root),
  };
}

function colorOf(asked: string | undefined, automatic: boolean): boolean {
  if (asked === undefined || asked === "auto") return automatic;
  if (asked === "always" || asked === "never") return asked === "always";
  throw usageError(
    `--color: ${JSON.stringify(asked)} is not one of auto, always, never`,
    "Use --color auto.",
  );
}

/** Reads each file once; a file that cannot be read, or is not below the root (the report may be foreign), shows no line. */
export function sourceLines(world: World, root: string): (path: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (path, line) => {
    let lines = files.get(path);
    if (!lines) {
      lines = readLines(world, root, path);
      files.set(path, lines);
    }
    return lines[line - 1];
  };
}

function readLines(world: World, root: string, path: string): readonly string[] {
  const file = resolve(root, path);
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return [];
  try {
    return world.files.readText(file, LARGEST_SOURCE)?.split("\n") ?? [];
  } catch {
    return [];
  }
}
