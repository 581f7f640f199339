import type { UnparsedFile } from "../core/snapshot.ts";
import type { Files } from "../core/world.ts";
import { readGoMod } from "../gomod/go-mod.ts";
import { readGoSum } from "../gomod/go-sum.ts";
import { readGoWork } from "../gomod/go-work.ts";
import { readModulesTxt } from "../gomod/modules-txt.ts";
import type { GoModFile, GoSumFile, GoWorkFile, ModulesTxtFile, Parsed } from "../gomod/syntax.ts";
import { absolute } from "./walk.ts";

/** Bytes; Go itself refuses larger go.mod files of dependencies (x/mod/zip.MaxGoMod). */
const MAX_GO_MOD = 16 * 1024 * 1024;
/** Bytes; about half a million lines, far above any real go.sum. */
const MAX_GO_SUM = 64 * 1024 * 1024;

/** Reads Go's files of one repository; what Go would refuse is collected in `unparsed` and answered with undefined. */
export class GoFileReader {
  readonly #files: Files;
  readonly #root: string;
  readonly #unparsed: UnparsedFile[] = [];

  constructor(files: Files, root: string) {
    this.#files = files;
    this.#root = root;
  }

  get unparsed(): readonly UnparsedFile[] {
    return this.#unparsed;
  }

  /** `text` hears the content of the file, for what is not in the parsed form (comments). */
  goMod(path: string, text: (content: string) => void): GoModFile | undefined {
    return this.#read(path, "go.mod", MAX_GO_MOD, readGoMod, text);
  }

  goWork(path: string, text: (content: string) => void): GoWorkFile | undefined {
    return this.#read(path, "go.work", MAX_GO_MOD, readGoWork, text);
  }

  goSum(path: string): GoSumFile | undefined {
    return this.#read(path, "go.sum", MAX_GO_SUM, readGoSum);
  }

  modulesTxt(path: string): ModulesTxtFile | undefined {
    return this.#read(path, "modules.txt", MAX_GO_SUM, readModulesTxt);
  }

  #read<T>(
    path: string,
    kind: UnparsedFile["kind"],
    maxBytes: number,
    parse: (text: string) => Parsed<T>,
    onText?: (content: string) => void,
  ): T | undefined {
    const text = this.#text(path, kind, maxBytes);
    if (text === undefined) return undefined;
    onText?.(text);
    const { file, faults } = parse(text);
    if (faults.length === 0) return file;
    this.#unparsed.push({ path, kind, faults });
    return undefined;
  }

  #text(path: string, kind: UnparsedFile["kind"], maxBytes: number): string | undefined {
    try {
      return this.#files.readText(absolute(this.#root, path), maxBytes);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const message = `cannot be read: ${reason.replaceAll(this.#root, ".")}`;
      this.#unparsed.push({ path, kind, faults: [{ line: 1, column: 1, message }] });
      return undefined;
    }
  }
}
