import type { ModuleVersion } from "../../core/module.ts";

/** What the module graph needs of a dependency's go.mod. */
export interface Requirements {
  /** Version of the go line; undefined: there is none. */
  readonly go?: string;
  readonly require: readonly ModuleVersion[];
}

const unquoted = (word: string): string => word.replace(/^["`]|["`]$/g, "");

/**
 * Reads go and require lines only. For the go.mod files of dependencies, whose hash go.sum vouches for: Go has read
 * them before, so nothing needs to be refused, and a workspace has a thousand of them.
 */
export function readRequirements(text: string): Requirements {
  const require: ModuleVersion[] = [];
  let go: string | undefined;
  let block = "";
  for (const line of text.split("\n")) {
    const comment = line.indexOf("//");
    const words = (comment < 0 ? line : line.slice(0, comment)).trim().split(/\s+/);
    const [first = "", second = ""] = words;
    if (first === ")") block = "";
    else if (second.startsWith("(")) block = first;
    else if (block === "require" && second !== "") require.push(moduleOf(first, second));
    else if (block === "" && first === "require") require.push(moduleOf(second, words[2] ?? ""));
    else if (block === "" && first === "go" && second !== "") go = second;
  }
  return go === undefined ? { require } : { go, require };
}

const moduleOf = (path: string, version: string): ModuleVersion => ({
  path: unquoted(path),
  version: unquoted(version),
});
