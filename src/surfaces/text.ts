import type { Location } from "../core/location.ts";

/** Turns UTF-16 offsets of one text into 1-based lines and columns. */
export interface LineIndex {
  readonly path: string;
  readonly text: string;
  at(start: number, end?: number): Location;
}

/** A piece of a file that is a language of its own (a script in YAML, RUN's arguments); offsets count inside `text`. */
export interface Excerpt {
  readonly text: string;
  at(start: number, end?: number): Location;
}

export function lineIndex(path: string, text: string): LineIndex {
  const starts = lineStarts(text);
  const at = (start: number, end = start): Location => {
    const first = lineOf(starts, start);
    const last = end > start ? lineOf(starts, end) : first;
    const place = { path, line: first + 1, column: start - starts[first]! + 1 };
    return end > start ? { ...place, endLine: last + 1, endColumn: end - starts[last]! + 1 } : place;
  };
  return { path, text, at };
}

/** The part of an indexed text from `start` to `end`, with places in the whole file. */
export const slice = (
  index: LineIndex,
  start: number,
  end: number,
  text = index.text.slice(start, end),
): Excerpt => ({
  text,
  at: (from, to) => index.at(start + from, to === undefined ? undefined : start + to),
});

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
