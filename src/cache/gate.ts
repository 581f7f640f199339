import type { Report } from "../core/report.ts";

/** GitHub keeps 10 GB per repository by default; an entry above half of it would evict nearly everything else. */
const MAX_PACK_BYTES = 5 * 1024 ** 3;

/** What the main step knows when it ends. */
export interface GateFacts {
  readonly option: "auto" | "read" | "off";
  readonly fetch: Report["fetch"]["status"];
  readonly verify: Report["verify"]["status"];
  /** Modules that would be packed, and how many the set names. */
  readonly packed: number;
  readonly bytes: number;
  readonly key: string;
  /** The entry that was restored, if any. */
  readonly matchedKey?: string;
  /** ACTIONS_CACHE_MODE of the runner. */
  readonly mode?: string;
  /** Name of the event, as GITHUB_EVENT_NAME. */
  readonly event: string;
}

export type Gate = { readonly save: true } | { readonly save: false; readonly why: string };

const no = (why: string): Gate => ({ save: false, why });

/** Saved only when verified, allowed, changed and of plausible size (contract §6); the first reason against it is told. */
export function saveGate(facts: GateFacts): Gate {
  if (facts.option !== "auto") return no(`cache is ${facts.option}`);
  if (facts.matchedKey === facts.key) return no("the entry for exactly this module set exists already");
  if (facts.fetch !== "ok") return no("not every module could be fetched");
  if (facts.verify !== "ok") return no("the modules were not verified");
  if (facts.mode !== undefined && !facts.mode.startsWith("write"))
    return no(`the workflow's cache-mode is ${facts.mode}`);
  if (facts.event === "merge_group") return no("entries of a merge queue can never be read again");
  if (facts.packed === 0) return no("there are no modules to save");
  if (facts.bytes > MAX_PACK_BYTES)
    return no(`${facts.bytes} bytes would push everything else out of the repository's cache`);
  return { save: true };
}
