import { resolve } from "node:path";
import { cannotStart, type ExitCode, usageError } from "../core/errors.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { findRoot } from "../discover/root.ts";
import { validateReport } from "../report/validate.ts";
import { deliver } from "./deliver.ts";
import type { DoorInput } from "./door.ts";

/** A report larger than that is not one of ours, in bytes. */
const LARGEST_REPORT = 512 * 1024 * 1024;

/**
 * `report FILE`: renders a saved report; 0 when that worked, whatever the report says. Source lines come from
 * files below the root of `-C DIR` (default: here).
 */
export async function runReport(input: DoorInput): Promise<ExitCode> {
  const [file, ...more] = input.line.words;
  if (file === undefined || more.length > 0) {
    throw usageError(
      "report takes one file",
      "Write: gomod-preflight report FILE --format html --output r.html",
    );
  }
  await deliver(
    readReport(input.world, file),
    input,
    findRoot(input.world.files, input.options.directory).root,
  );
  return 0;
}

/** Reads and validates a report. Throws usage errors (exit 2) for a file that is none. */
function readReport(world: World, file: string): Report {
  const text = readFile(world, file);
  const result = validateReport(parseJson(text, file));
  if (result.status === "valid") return result.report;
  const faults = result.faults.slice(0, 3).join("; ");
  throw usageError(
    `${file} is not a report of version 1: ${faults}`,
    "Give a file written by --report FILE.",
  );
}

function readFile(world: World, file: string): string {
  const path = resolve(world.cwd, file);
  let text: string | undefined;
  try {
    text = world.files.readText(path, LARGEST_REPORT);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw cannotStart(`cannot read ${file}: ${why}`, "Give a readable report file.", cause);
  }
  if (text === undefined) throw usageError(`${file} does not exist`, "Give a file written by --report FILE.");
  return text;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw usageError(`${file} is not JSON`, "Give a file written by --report FILE.", cause);
  }
}
