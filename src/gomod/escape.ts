import { checkPath, isFileName } from "./module-path.ts";

/** Spelling of paths and versions in URLs and in the module cache: "Azure" → "!azure". */

const escaped = (text: string): string => text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);

function unescaped(text: string): string | undefined {
  if (/[A-Z\u0080-\uffff]|!(?![a-z])/.test(text)) return undefined;
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A run asks for the same few hundred paths thousands of times; more than these are forgotten. */
const REMEMBERED = 20_000;

function remembering(spelling: (text: string) => string | undefined): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = spelling(text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, result);
    return result;
  };
}

/** module.EscapePath; undefined for a path that CheckPath refuses. */
export const escapePath = remembering((path) => (checkPath(path) === undefined ? escaped(path) : undefined));

/** module.EscapeVersion; undefined for a version that cannot be a file name. */
export const escapeVersion = remembering((version) =>
  isFileName(version) && !/[!\u0080-\uffff]/.test(version) ? escaped(version) : undefined,
);

/** module.UnescapePath; undefined when the escaping or the path is invalid. */
export function unescapePath(text: string): string | undefined {
  const path = unescaped(text);
  return path !== undefined && checkPath(path) === undefined ? path : undefined;
}

/** module.UnescapeVersion; undefined when the escaping or the version is invalid. */
export function unescapeVersion(text: string): string | undefined {
  const version = unescaped(text);
  return version !== undefined && isFileName(version) ? version : undefined;
}
