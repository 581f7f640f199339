import { knownArch, knownOS, type Platform, trueTags } from "./platform.ts";

/** A constraint's value where some tags are unknown: may it be true, may it be false. */
interface Truth {
  readonly canHold: boolean;
  readonly canFail: boolean;
}

const TRUE: Truth = { canHold: true, canFail: false };
const FALSE: Truth = { canHold: false, canFail: true };
const UNKNOWN: Truth = { canHold: true, canFail: true };

const not = (x: Truth): Truth => ({ canHold: x.canFail, canFail: x.canHold });
const and = (x: Truth, y: Truth): Truth => ({
  canHold: x.canHold && y.canHold,
  canFail: x.canFail || y.canFail,
});
const or = (x: Truth, y: Truth): Truth => not(and(not(x), not(y)));

/** `a && (b || !c)`, evaluated while it is read; what cannot be read counts as unknown. */
class Expression {
  private readonly tokens: readonly string[];
  private readonly tag: (name: string) => Truth;
  private at = 0;

  constructor(text: string, tag: (name: string) => Truth) {
    this.tokens = text.match(/[\w.\u0080-\uffff]+|&&|\|\||[!()]/g) ?? [];
    this.tag = tag;
  }

  either(): Truth {
    let value = this.both();
    while (this.tokens[this.at] === "||") {
      this.at++;
      value = or(value, this.both());
    }
    return value;
  }

  private both(): Truth {
    let value = this.single();
    while (this.tokens[this.at] === "&&") {
      this.at++;
      value = and(value, this.single());
    }
    return value;
  }

  private single(): Truth {
    const token = this.tokens[this.at++];
    if (token === undefined) return UNKNOWN;
    if (token === "!") return not(this.single());
    if (token !== "(") return this.tag(token);
    const value = this.either();
    this.at++;
    return value;
  }
}

/** Build constraints of one platform, as go/build evaluates them. A file that may count does count. */
class PlatformConstraints {
  readonly cgo: boolean;
  private readonly tags: ReadonlySet<string>;
  private readonly arch: string;
  private readonly known = new Map<string, boolean>();

  constructor(platform: Platform) {
    this.tags = trueTags(platform);
    this.cgo = platform.cgo;
    this.arch = platform.arch;
  }

  /** Experiments and architecture levels depend on the toolchain's build: not known here. */
  private readonly truth = (tag: string): Truth => {
    if (this.tags.has(tag)) return TRUE;
    return tag.startsWith("goexperiment.") || tag.startsWith(`${this.arch}.`) ? UNKNOWN : FALSE;
  };

  /** `//go:build` line, without the marker. */
  build(text: string): boolean {
    let value = this.known.get(text);
    if (value === undefined) {
      value = new Expression(text, this.truth).either().canHold;
      this.known.set(text, value);
    }
    return value;
  }

  /** `// +build` line, without the marker: spaces are or, commas are and. */
  plusBuild(text: string): boolean {
    const term = (word: string): boolean =>
      word.startsWith("!") ? this.truth(word.slice(1)).canFail : this.truth(word).canHold;
    return text
      .trim()
      .split(/\s+/)
      .some((option) => option.split(",").every(term));
  }

  /** `_GOOS`, `_GOARCH`, `_GOOS_GOARCH` endings (go/build goodOSArchFile). */
  fileName(name: string): boolean {
    const stem = name.slice(0, name.indexOf("."));
    const first = stem.indexOf("_");
    if (first < 0) return true;
    const words = stem.slice(first).split("_");
    if (words.at(-1) === "test") words.pop();
    const last = words.at(-1) ?? "";
    const before = words.at(-2) ?? "";
    if (knownOS.has(before) && knownArch.has(last)) return this.tags.has(before) && this.tags.has(last);
    return !(knownOS.has(last) || knownArch.has(last)) || this.tags.has(last);
  }
}

/** Build constraints over one or more platforms: a file counts when one of them takes it. */
export class Constraints {
  private readonly platforms: readonly PlatformConstraints[];
  private readonly names = new Map<string, boolean>();

  constructor(platforms: readonly Platform[]) {
    this.platforms = platforms.map((platform) => new PlatformConstraints(platform));
  }

  /** A Go file of a package by its name alone; tests only where asked. */
  takesFile(name: string, tests: boolean): boolean {
    if (!name.endsWith(".go") || name.startsWith("_") || name.startsWith(".")) return false;
    if (!tests && name.endsWith("_test.go")) return false;
    if (!name.includes("_")) return true;
    let takes = this.names.get(name);
    if (takes === undefined) {
      takes = this.platforms.some((platform) => platform.fileName(name));
      this.names.set(name, takes);
    }
    return takes;
  }

  /** The constraint lines above a file's package clause. */
  takesHeader(goBuild: string | undefined, plusBuild: readonly string[]): boolean {
    if (goBuild !== undefined) return this.platforms.some((platform) => platform.build(goBuild));
    return this.platforms.some((platform) => plusBuild.every((line) => platform.plusBuild(line)));
  }

  /** Files that import "C" count only where cgo is on. */
  get cgo(): boolean {
    return this.platforms.some((platform) => platform.cgo);
  }
}
