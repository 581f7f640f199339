import { takeShared } from "./common-directives.ts";
import { type Directive, keep, readDirectives, readOnlyString, type Wrong } from "./directives.ts";
import type { GoWorkFile, Parsed } from "./syntax.ts";

/** The file while it is read. */
type Draft = {
  -readonly [Key in keyof GoWorkFile]: GoWorkFile[Key] extends readonly (infer T)[] ? T[] : GoWorkFile[Key];
};

const blockVerbs = new Set(["godebug", "use", "replace"]);

/** Reads go.work as Go does (modfile.ParseWork). A file over 16 MiB is refused. */
export function readGoWork(text: string): Parsed<GoWorkFile> {
  const file: Draft = { godebug: [], use: [], replace: [] };
  const faults = readDirectives(text, blockVerbs, (directive) => take(file, directive));
  return { file, faults };
}

/** Adds the directive to the file, or returns what is wrong with it. */
function take(file: Draft, directive: Directive): Wrong | undefined {
  if (directive.verb !== "use") return takeShared(file, directive);
  return keep(readOnlyString(directive, "usage: use local/dir"), (path) =>
    file.use.push({ path, span: directive.line.span }),
  );
}
