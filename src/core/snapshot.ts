import type {
  GoModFile,
  GoSumFile,
  GoWorkFile,
  IgnoreDirective,
  ModulesTxtFile,
  SyntaxFault,
} from "../gomod/syntax.ts";
import type { EnvFact } from "./fact.ts";
import type { Location } from "./location.ts";
import type { RefereeAnswer } from "./referee.ts";
import type { ModuleKind } from "./report.ts";
import type { Surface } from "./surface.ts";

/** Root-relative POSIX directory; "." is the root itself. */
export type Dir = string;

/** One module of the repository with its files read. Files with faults are in `Snapshot.unparsed` and absent here. */
export interface SnapshotModule {
  readonly dir: Dir;
  readonly kind: ModuleKind;
  /** In scope of the run (under DIR and matched by `modules`). Rules report on these; others are context. */
  readonly inScope: boolean;
  /** "" when go.mod has no module line or could not be parsed. */
  readonly path: string;
  /** Root-relative path of go.mod. */
  readonly goModPath: string;
  readonly goMod?: GoModFile;
  /** Root-relative path of go.sum, whether it exists or not. */
  readonly goSumPath: string;
  readonly goSum?: GoSumFile;
  readonly vendor?: SnapshotVendor;
  /** Directory of the go.work that lists it, if any. */
  readonly workspace?: Dir;
}

/** What lies below a vendor directory, looked at without reading it. */
export interface VendorTree {
  /** Import paths whose directory holds Go files. */
  readonly packages: ReadonlySet<string>;
  /** go.mod and go.sum files of vendored modules, root-relative. */
  readonly moduleFiles: readonly string[];
}

/** A package that a main module imports and vendor/ does not list. */
export interface UnvendoredImport {
  readonly importPath: string;
  readonly at: Location;
}

/** A vendored file that is not what its module holds. */
export interface AlteredFile {
  readonly path: string;
  readonly module: string;
  readonly how: "differs" | "not in the module";
}

export interface SnapshotVendor {
  readonly dir: Dir;
  readonly modulesTxtPath: string;
  readonly tree?: VendorTree;
  /** Absent: sources were not read. */
  readonly unvendored?: readonly UnvendoredImport[];
  /** Absent: no module of it could be compared. */
  readonly altered?: readonly AlteredFile[];
  /** Absent: vendor/ exists and modules.txt does not. */
  readonly modulesTxt?: ModulesTxtFile;
}

export interface SnapshotWorkspace {
  readonly dir: Dir;
  /** One of its modules is in the scope of the run. */
  readonly inScope: boolean;
  /** None of its modules has a program; absent where that is not known. */
  readonly isLibrary?: boolean;
  readonly goWorkPath: string;
  readonly goWork: GoWorkFile;
  readonly goWorkSumPath: string;
  readonly goWorkSum?: GoSumFile;
  /** Module directories of the `use` lines, in order; null where the directory has no go.mod. */
  readonly uses: readonly { readonly dir: Dir | null; readonly written: string }[];
  readonly vendor?: SnapshotVendor;
}

export interface UnparsedFile {
  readonly path: string;
  readonly kind: "go.mod" | "go.work" | "go.sum" | "modules.txt" | "other";
  readonly faults: readonly SyntaxFault[];
}

/** A directory that a replace or use line names, as found on disk. */
export interface DirectoryFact {
  readonly exists: boolean;
  readonly hasGoMod: boolean;
}

/** Everything a rule may need. Absent facts are in `missing` with the reason; rules that need them are skipped. */
export type FactName =
  | "modules"
  | "workspaces"
  | "go-sum"
  | "vendor"
  | "directories"
  | "environment"
  | "go-version"
  | "surfaces"
  | "sources"
  | "vendor-contents"
  | "module-cache"
  | "git"
  | "base"
  | "checksum-database"
  | "withdrawals"
  | "referee";

/** A `gomod-preflight: ignore` comment as written; whether it counts is judged by the check (core/suppressions.ts). */
export interface SuppressionComment {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  /** YYYY-MM-DD as written, not yet checked. */
  readonly until?: string;
  /** Absent: none was given, so it does not count. */
  readonly reason?: string;
}

/** An import of a package that an `ignore` line of the same module hides from `./...`. */
export interface IgnoredImport {
  /** Root-relative path of go.mod. */
  readonly goMod: string;
  readonly package: string;
  readonly ignore: IgnoreDirective;
}

/** A tag of the repository that names a module version: `[dir/]v1.2.3`. */
export interface VersionTag {
  /** Root-relative directory in front of the version; "." for none. */
  readonly dir: Dir;
  readonly version: string;
  /** Full hash of the commit it leads to. */
  readonly commit: string;
}

/** A commit that a pseudo-version names, as git knows it. */
export interface CommitFact {
  /** Full hash. */
  readonly hash: string;
  /** Committer time, milliseconds since 1970 UTC. */
  readonly time: number;
}

/** What git says about the repository's own modules. */
export interface HistoryFact {
  readonly tags: readonly VersionTag[];
  /** Only a part of the history is in this clone. */
  readonly shallow: boolean;
  /** By revision as pseudo-versions write it; null = no such commit in this clone. */
  readonly commits: ReadonlyMap<string, CommitFact | null>;
  /** Module path that go.mod declares at a tag (`[dir/]v1.2.3`); only tags that a rule may doubt. */
  readonly pathsAtTags: ReadonlyMap<string, string>;
}

/** A requirement whose authors took it back, as the newest published go.mod says. */
export interface Withdrawal {
  /** Directory of the build that was asked. */
  readonly dir: Dir;
  readonly path: string;
  /** The version that the build selects. */
  readonly version: string;
  /** Why this version should not be used; "" where the authors say no reason. */
  readonly retracted?: string;
  /** What to take instead of the module, in the authors' words. */
  readonly deprecated?: string;
}

/** A hash as the checksum database records it. */
export interface DatabaseSum {
  readonly path: string;
  readonly version: string;
  /** Of the go.mod file alone. */
  readonly goMod: boolean;
  readonly hash: string;
  readonly requiredAt: readonly Location[];
}

/** What has been read; plain data, the rules' whole world. Extended (additively) by later rooms. */
export interface Snapshot {
  /** Files under root, root-relative; only those discover kept (see discover/). */
  readonly modules: readonly SnapshotModule[];
  readonly workspaces: readonly SnapshotWorkspace[];
  readonly unparsed: readonly UnparsedFile[];
  /** Directories named by replace and use lines: key = root-relative POSIX path (may start with "../") or absolute path as written. */
  readonly directories: ReadonlyMap<string, DirectoryFact>;
  /** Effective Go environment of the run itself (go env, else process env), only variables that are set. */
  readonly environment: readonly EnvFact[];
  /** Settings seen in files. */
  readonly envFacts: readonly EnvFact[];
  /** The files the settings were seen in, with what else they say about Go (versions, commands, stages, steps). */
  readonly surfaces?: readonly Surface[];
  /** `go1.26.8`, of the go command at hand. */
  readonly goVersion?: string;
  /** Day of the run, YYYY-MM-DD; rules have no clock. */
  readonly today: string;
  /** Suppression comments of go.mod, go.work and surface files. */
  readonly suppressions: readonly SuppressionComment[];
  /** Imports that `ignore` lines hide; absent where sources were not read. */
  readonly ignoredImports?: readonly IgnoredImport[];
  /** Module path that the go.mod of a replacement declares, by its `path@version`; only what the module cache holds. */
  readonly replacementPaths?: ReadonlyMap<string, string>;
  /** What git says, where there is something to ask it. */
  readonly history?: HistoryFact;
  /** What Go itself said (check --with-go). */
  readonly referee?: readonly RefereeAnswer[];
  /** What authors took back, where Go was asked (check --online). */
  readonly withdrawals?: readonly Withdrawal[];
  /** What the checksum database records of modules in go.sum, where it was asked (check --online). */
  readonly databaseSums?: readonly DatabaseSum[];
  /** Lines that the pull request added or changed, by root-relative path; absent without a base. */
  readonly changedLines?: ReadonlyMap<string, ReadonlySet<number>>;
  readonly missing: ReadonlyMap<FactName, string>;
  /** Facts that are there for a part only, with the part that is not. Rules that need them run and are shown as skipped for it. */
  readonly incomplete?: ReadonlyMap<FactName, string>;
}
