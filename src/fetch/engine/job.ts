import type { ModuleVersion, NeededModule } from "../../core/module.ts";
import type { Attempt } from "../../core/report.ts";
import type { Log } from "../../core/world.ts";
import type { Failure, Sources } from "../../source/types.ts";
import type { HashPool } from "../hash/pool.ts";
import type { Publisher } from "../modcache/publish.ts";
import type { Platform } from "../needed/platform.ts";
import type { RequiredSet } from "../required-set.ts";

/** Nothing (only `.ziphash` is compared), the zip, or the tree as well. */
type Recheck = "nothing" | "zips" | "trees";

/** Everything one run of the engine works on. */
export interface EngineJob {
  /** Absolute root of the repository. */
  readonly root: string;
  /** `needed` finds the import closure; `required` takes go.mod ∩ go.sum as it stands. */
  readonly mode: "needed" | "required";
  readonly set: RequiredSet;
  readonly platforms: readonly Platform[];
  readonly publisher: Publisher;
  readonly pool: HashPool;
  readonly sources: Sources;
  /** Write the trees of needed modules in the pass that hashes; else Go extracts at first use. */
  readonly extract: boolean;
  /** What of an entry that is in the cache already is hashed again. */
  recheckOf(module: ModuleVersion): Recheck;
  /** `-modcacherw`. */
  readonly writable: boolean;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** A module version that is in the cache now, verified against go.sum. */
export interface ReadyModule {
  readonly module: NeededModule;
  /** It was in the cache before. */
  readonly present: boolean;
  /** Its zip's content was hashed in this run. */
  readonly hashed: boolean;
  /** Its tree's content was hashed, or written from hashed bytes, in this run. */
  readonly treeHashed: boolean;
  /** Size of the zip; 0 where only the tree is there. */
  readonly bytes: number;
  readonly source: string;
  readonly attempts: readonly Attempt[];
  /** An extracted tree that Go accepts is there. */
  readonly tree: boolean;
}

export interface FailedModule {
  readonly module: NeededModule;
  readonly failure: Failure;
  readonly attempts: readonly Attempt[];
}

/** A cache entry that was not what go.sum vouches for. */
export interface MendedEntry {
  readonly module: ModuleVersion;
  readonly what: string;
  /** Someone wrote other content with a matching record: no crash does that. */
  readonly altered: boolean;
  /** Only the go.mod or .info file was replaced; zip and tree stayed. */
  readonly small?: true;
}

/** What a run of the engine came to; nothing here was judged by Go. */
export interface EngineResult {
  readonly ready: readonly ReadyModule[];
  readonly failed: readonly FailedModule[];
  /** Cache entries that were removed because they were not what go.sum vouches for, with the reason. */
  readonly mended: readonly MendedEntry[];
  /** Required, with a hash, and left out because no package of theirs is needed. */
  readonly spared: readonly NeededModule[];
  /** Every .mod and .info of the required modules is there as well: `go mod download` works offline. */
  readonly complete: boolean;
  readonly remarks: readonly string[];
}
