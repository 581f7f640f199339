import { splitFields } from "./fields.ts";
import { maxFaults } from "./limits.ts";
import type { GoSumFile, GoSumLine, ModulePath, Parsed, SyntaxFault } from "./syntax.ts";

const goModSuffix = "/go.mod";

/** Reads go.sum or go.work.sum (cmd/go modfetch.readGoSum): three fields a line, blank lines skipped. Go stops at the first fault. */
export function readGoSum(text: string): Parsed<GoSumFile> {
  const lines: GoSumLine[] = [];
  const faults: SyntaxFault[] = [];
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const fields = splitFields(text.slice(start, end));
    start = end + 1;
    number++;
    if (fields.length === 3) lines.push(lineOf(fields, number));
    else if (fields.length > 0 && faults.length < maxFaults) {
      faults.push({ line: number, column: 1, message: `wrong number of fields ${fields.length}` });
    }
  }
  return { file: { lines }, faults };
}

function lineOf([path = "", version = "", hash = ""]: readonly string[], line: number): GoSumLine {
  const goMod = version.endsWith(goModSuffix);
  return { path, version: goMod ? version.slice(0, -goModSuffix.length) : version, goMod, hash, line };
}

/** Hash of a file tree with one empty go.mod, written by an old bug; Go drops such lines. */
const emptyGoModHash = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

/** Looks up go.sum lines the way Go does: by path and version, in file order (the first line that decides wins). */
export class GoSumIndex {
  readonly #zips = new Map<string, GoSumLine[]>();
  readonly #goMods = new Map<string, GoSumLine[]>();

  /** Files are searched in the order given, as Go does with the go.sum files of a workspace and go.work.sum. */
  constructor(files: Iterable<GoSumFile>) {
    for (const file of files) for (const line of file.lines) this.#add(line);
  }

  #add(line: GoSumLine): void {
    if (line.hash === emptyGoModHash) return;
    const index = line.goMod ? this.#goMods : this.#zips;
    const key = `${line.path}@${line.version}`;
    const known = index.get(key);
    if (known === undefined) index.set(key, [line]);
    else known.push(line);
  }

  /** Lines for the module's zip, any algorithm, duplicates included. */
  zip({ path, version }: ModulePath): readonly GoSumLine[] {
    return this.#zips.get(`${path}@${version}`) ?? [];
  }

  /** Lines for the module's go.mod file. */
  goMod({ path, version }: ModulePath): readonly GoSumLine[] {
    return this.#goMods.get(`${path}@${version}`) ?? [];
  }

  /** First `h1:` of the zip; the only algorithm Go knows. */
  zipHash(module: ModulePath): string | undefined {
    return this.zip(module).find(isH1)?.hash;
  }

  /** First `h1:` of the go.mod file. */
  goModHash(module: ModulePath): string | undefined {
    return this.goMod(module).find(isH1)?.hash;
  }
}

const isH1 = ({ hash }: GoSumLine): boolean => hash.startsWith("h1:");
