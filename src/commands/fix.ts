import { join } from "node:path";
import { check } from "../core/check.ts";
import { usageError } from "../core/errors.ts";
import type { Finding, Fix, TextEdit } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Files, World } from "../core/world.ts";
import { rules } from "../rules/index.ts";
import type { Opened } from "./open.ts";

/**
 * Applies the safe fixes of all findings that are not suppressed, and nothing else. All files or none: what was written
 * is put back when a later write fails. Each applied fix is logged. Edits that touch the same lines wait for the next run.
 */
export function applyFixes({ repository, snapshot, config }: Opened, world: World): readonly Finding[] {
  const fixable = check(snapshot, config, rules).findings.filter((finding) => finding.fix?.safe);
  const chosen = withoutOverlap(fixable);
  const edits = groupBy(
    chosen.flatMap(({ fix }) => (fix as Fix).edits),
    (edit) => edit.path,
  );
  const contents = [...edits].map(([path, list]) => ({
    path,
    ...rewritten(world.files, join(repository.root, path), list),
  }));
  writeAll(world.files, repository.root, contents);
  for (const { fix, at } of chosen) world.log.info(`${at.path}:${at.line}: ${fix?.description}`);
  if (chosen.length === 0) world.log.info("nothing to fix safely");
  return chosen;
}

function withoutOverlap(findings: readonly Finding[]): readonly Finding[] {
  const taken = new Set<string>();
  return findings.filter(({ fix }) => {
    const lines = (fix as Fix).edits.flatMap(touchedLines);
    if (lines.some((line) => taken.has(line))) return false;
    for (const line of lines) taken.add(line);
    return true;
  });
}

function touchedLines({ path, startLine, endLine }: TextEdit): string[] {
  const count = Math.max(1, endLine - startLine + 1);
  return Array.from({ length: count }, (_, offset) => `${path}:${startLine + offset}`);
}

interface Content {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Applies edits from the last line up, so that earlier line numbers stay right; keeps the file's line ends. */
function rewritten(
  files: Files,
  file: string,
  edits: readonly TextEdit[],
): Pick<Content, "before" | "after"> {
  const before = files.readText(file) ?? "";
  const end = before.includes("\r\n") ? "\r\n" : "\n";
  const lines = before.split(end);
  for (const { startLine, endLine, lines: replacement } of [...edits].sort(
    (a, b) => b.startLine - a.startLine,
  )) {
    const old = lines.slice(startLine - 1, endLine);
    lines.splice(startLine - 1, old.length, ...replacement.map((line, i) => withComment(line, old[i])));
  }
  return { before, after: lines.join(end) };
}

/** What people wrote behind a directive stays. */
function withComment(line: string, old = ""): string {
  const comment = /\s*\/\/.*$/.exec(old)?.[0];
  return comment === undefined || line.includes("//") ? line : `${line}${comment}`;
}

function writeAll(files: Files, root: string, contents: readonly Content[]): void {
  const written: Content[] = [];
  try {
    for (const content of contents) {
      files.writeText(join(root, content.path), content.after);
      written.push(content);
    }
  } catch (cause) {
    for (const { path, before } of written) files.writeText(join(root, path), before);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw usageError(`--fix: cannot write: ${why}`, "Nothing was changed. Make the files writable.", cause);
  }
}
