import { readGo, readGodebug, readReplace, readToolchain } from "./common-directives.ts";
import { type Directive, keep, readDirectives, readOnlyString, Wrong } from "./directives.ts";
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
  switch (directive.verb) {
    case "go":
      return keep(readGo(directive, file.go), (go) => {
        file.go = go;
      });
    case "toolchain":
      return keep(readToolchain(directive, file.toolchain), (toolchain) => {
        file.toolchain = toolchain;
      });
    case "godebug":
      return keep(readGodebug(directive), (godebug) => file.godebug.push(godebug));
    case "use":
      return keep(readOnlyString(directive, "usage: use local/dir"), (path) =>
        file.use.push({ path, span: directive.line.span }),
      );
    case "replace":
      return keep(readReplace(directive), (replace) => file.replace.push(replace));
    default:
      return new Wrong(`unknown directive: ${directive.verb}`);
  }
}
