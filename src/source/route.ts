import { matchPatternList } from "../gomod/patterns.ts";
import type { ChainEntry, ProxyEntry, Separator } from "./chain.ts";
import type { SourceSettings } from "./settings.ts";

/** One source to ask, in order. `vcs` = the module's own version control host, by way of go. */
export type Step =
  | ProxyEntry
  | {
      readonly kind: "vcs";
      readonly name: "direct";
      readonly movesOn: Separator;
      readonly allowedBy: "chain" | "config";
    };

/** Who may be asked for a module path, in which order, and why (contract §1). */
export interface Route {
  readonly steps: readonly Step[];
  /** Matches a private pattern of the user; never goes beyond Go's own rule. */
  readonly private: boolean;
  /** Known to be public before anybody is asked: config `public:`. */
  readonly public: boolean;
  /** Why there are no steps, or what decided the route; one line. */
  readonly why: string;
}

/** Go's routing (GONOPROXY first, then the chain), with config `private:` kept away from Go's default proxy. */
export function routeOf(path: string, settings: SourceSettings): Route {
  const marks = marksOf(path, settings);
  const { chain } = settings;
  if (!chain.ok) return { ...marks, steps: [], why: chain.fault };
  if (isOff(chain.entries)) return { ...marks, steps: [], why: "module lookup disabled by GOPROXY=off" };
  if (matchPatternList(settings.noProxy, path)) {
    return { ...marks, steps: [vcs("chain")], why: "matches GONOPROXY: asked directly at its own host" };
  }
  const steps = stepsOf(chain.entries, keptFromDefault(path, settings), settings.defaultProxy);
  const direct = steps.some((step) => step.kind === "vcs");
  if (settings.vcsAlways && !direct && chain.entries.at(-1)?.kind !== "off") steps.push(vcs("config"));
  return { ...marks, steps, why: "the chain of GOPROXY" };
}

const vcs = (allowedBy: "chain" | "config"): Step => ({
  kind: "vcs",
  name: "direct",
  movesOn: "absent",
  allowedBy,
});

const isOff = (entries: readonly ChainEntry[]): boolean => entries[0]?.kind === "off";

function marksOf(path: string, settings: SourceSettings): { private: boolean; public: boolean } {
  const isPrivate =
    isGoPrivate(path, settings) ||
    matchPatternList(settings.noProxy, path) ||
    matchPatternList(settings.noSumDatabase, path) ||
    matchPatternList(settings.configPrivate, path);
  return { private: isPrivate, public: !isPrivate && matchPatternList(settings.configPublic, path) };
}

/** The user told us, and not Go, that it is private: Go's own chain would show its name to the default proxy. */
const keptFromDefault = (path: string, settings: SourceSettings): boolean =>
  matchPatternList(settings.configPrivate, path) && !isGoPrivate(path, settings);

const isGoPrivate = (path: string, settings: SourceSettings): boolean =>
  matchPatternList(settings.goPrivate, path);

function stepsOf(
  entries: readonly ChainEntry[],
  avoidDefault: boolean,
  defaultProxy: string | undefined,
): Step[] {
  const steps: Step[] = [];
  for (const entry of entries) {
    if (entry.kind === "direct") steps.push(vcs("chain"));
    else if (isProxy(entry) && !(avoidDefault && entry.url === defaultProxy)) steps.push(entry);
  }
  return steps;
}

const isProxy = (entry: ChainEntry): entry is ProxyEntry => entry.kind === "http" || entry.kind === "file";
