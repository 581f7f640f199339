/** Lines of a file that a review comment may stand on: those inside a hunk, on the side the pull request leaves behind. */
export interface Hunk {
  /** Text by line number of the new file, context and added lines. */
  readonly lines: ReadonlyMap<number, string>;
}

/** The hunks of one file's patch as GitHub gives it (unified, without file headers); nothing for a missing patch. */
export function hunksOf(patch: string | undefined): readonly Hunk[] {
  if (patch === undefined) return [];
  const hunks: Map<number, string>[] = [];
  let next = 0;
  for (const line of patch.split("\n")) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line)?.[1];
    if (start !== undefined) {
      hunks.push(new Map());
      next = Number(start);
    } else if (line.startsWith("+") || line.startsWith(" ")) {
      hunks.at(-1)?.set(next++, line.slice(1));
    }
  }
  return hunks.map((lines) => ({ lines }));
}

/** The hunk that holds every line of the range. */
export const hunkOf = (hunks: readonly Hunk[], from: number, to: number): Hunk | undefined =>
  hunks.find(({ lines }) => lines.has(from) && lines.has(to));
