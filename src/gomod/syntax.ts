/** 1-based place of a token or directive inside its own file; columns count UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Why a file could not be read, as Go would put it. */
export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  /** What was found and what was expected; no file name in it. */
  readonly message: string;
}

/** A reader's answer. `faults` non-empty: Go would refuse the file; `file` then holds what could be read. */
export interface Parsed<T> {
  readonly file: T;
  readonly faults: readonly SyntaxFault[];
}

export interface ModulePath {
  readonly path: string;
  readonly version: string;
}

export interface ModuleDirective {
  readonly path: string;
  readonly deprecated?: string;
  readonly span: Span;
}
export interface GoDirective {
  readonly version: string;
  /** `// …` behind it, as written, so that an edit of the line can keep it. */
  readonly comment?: string;
  readonly span: Span;
}
export interface ToolchainDirective {
  readonly name: string;
  /** `// …` behind it, as written. */
  readonly comment?: string;
  readonly span: Span;
}
export interface GodebugDirective {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}
export interface RequireDirective {
  readonly path: string;
  readonly version: string;
  readonly indirect: boolean;
  readonly span: Span;
}
interface ExcludeDirective {
  readonly path: string;
  readonly version: string;
  readonly span: Span;
}
/** `oldVersion` "" = every version; `newVersion` "" = `newPath` is a directory. */
export interface ReplaceDirective {
  readonly oldPath: string;
  readonly oldVersion: string;
  readonly newPath: string;
  readonly newVersion: string;
  readonly span: Span;
}
export interface RetractDirective {
  readonly low: string;
  readonly high: string;
  readonly rationale: string;
  readonly span: Span;
}
interface ToolDirective {
  readonly path: string;
  readonly span: Span;
}
export interface IgnoreDirective {
  readonly path: string;
  readonly span: Span;
}

/** go.mod, every directive in file order. */
export interface GoModFile {
  readonly module?: ModuleDirective;
  readonly go?: GoDirective;
  readonly toolchain?: ToolchainDirective;
  readonly godebug: readonly GodebugDirective[];
  readonly require: readonly RequireDirective[];
  readonly exclude: readonly ExcludeDirective[];
  readonly replace: readonly ReplaceDirective[];
  readonly retract: readonly RetractDirective[];
  readonly tool: readonly ToolDirective[];
  readonly ignore: readonly IgnoreDirective[];
}

export interface UseDirective {
  readonly path: string;
  readonly modulePath?: string;
  readonly span: Span;
}

/** go.work, every directive in file order. */
export interface GoWorkFile {
  readonly go?: GoDirective;
  readonly toolchain?: ToolchainDirective;
  readonly godebug: readonly GodebugDirective[];
  readonly use: readonly UseDirective[];
  readonly replace: readonly ReplaceDirective[];
}

/** One line of go.sum. `goMod` = the hash is of the go.mod file ("v1.2.3/go.mod"). */
export interface GoSumLine {
  readonly path: string;
  readonly version: string;
  readonly goMod: boolean;
  readonly hash: string;
  readonly line: number;
}

/** go.sum or go.work.sum: every well-formed line in order, duplicates included. */
export interface GoSumFile {
  readonly lines: readonly GoSumLine[];
}

/** One `# path version [=> …]` block of vendor/modules.txt. */
export interface VendoredModule {
  readonly path: string;
  /** "" for a wildcard replacement line (`# path => target`). */
  readonly version: string;
  readonly replacement?: ModulePath;
  readonly explicit: boolean;
  readonly goVersion?: string;
  readonly packages: readonly { readonly path: string; readonly line: number }[];
  readonly line: number;
}

export interface ModulesTxtFile {
  /** First line is `## workspace`. */
  readonly workspace: boolean;
  readonly modules: readonly VendoredModule[];
}
