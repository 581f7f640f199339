import type { Finding } from "../../core/finding.ts";
import type { NeededModule } from "../../core/module.ts";
import type { Options } from "../../core/options.ts";
import type { World } from "../../core/world.ts";
import type { GoCommand } from "../../gocommand/command.ts";
import type { RequiredSet } from "../required-set.ts";
import { type EntryState, entryState } from "./entry-state.ts";

/** Everything the Go road works on. `dir` is a scratch directory outside the tree; the caller removes it. */
export interface GoRoadJob {
  readonly root: string;
  readonly mode: Options["warm"];
  readonly verify: Options["verify"];
  readonly set: RequiredSet;
  readonly go: GoCommand;
  readonly world: World;
  /** For each whole go process, in milliseconds. */
  readonly deadlineMs: number;
  readonly dir: string;
}

/** One section of the report and the findings that belong to it. */
export interface Stage<Section> {
  readonly section: Section;
  readonly findings: readonly Finding[];
}

/** What the module cache holds of each needed module. */
export type EntryStates = ReadonlyMap<NeededModule, EntryState>;

export const entryStates = ({ set, go }: GoRoadJob): EntryStates =>
  new Map(set.modules.map((module) => [module, entryState(go.env["GOMODCACHE"] ?? "", module)]));

export const inState = (all: EntryStates, state: EntryState["state"]): NeededModule[] =>
  [...all].flatMap(([module, entry]) => (entry.state === state ? [module] : []));
