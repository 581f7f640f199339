import type { Finding } from "../../core/finding.ts";
import { groupBy } from "../../core/group-by.ts";
import type { Location } from "../../core/location.ts";
import { moduleKey, type NeededModule } from "../../core/module.ts";
import type { FetchOutcome } from "../../core/report.ts";
import { escapePath, escapeVersion } from "../../gomod/escape.ts";
import { type FailureClass, factsOf } from "../../source/failure.ts";
import type { Failure } from "../../source/types.ts";
import type { BuildUnit } from "../build-units.ts";
import type { AlteredModule, UnitResult } from "./judge.ts";

/** From this many modules that failed alike, one finding stands for all: the cause is not in the modules. */
const ALIKE = 4;
/** Other places shown with a finding that stands for many. */
const MAX_RELATED = 20;

/** What brings an indirect requirement, in words; undefined when unknown. */
export type BroughtBy = (module: NeededModule) => string | undefined;

interface Failed {
  readonly module: NeededModule;
  readonly failure: NonNullable<FetchOutcome["failure"]>;
}

/** One finding for each module that is not ready, on the line that requires it; failures of one cause are joined. */
export function fetchFindings(
  modules: readonly NeededModule[],
  outcomes: readonly FetchOutcome[],
  broughtBy: BroughtBy,
): Finding[] {
  const byKey = new Map(modules.map((module) => [moduleKey(module), module]));
  const failed = outcomes.flatMap(({ module, failure }): Failed[] => {
    const needed = byKey.get(moduleKey(module));
    return failure && needed ? [{ module: needed, failure }] : [];
  });
  const groups = groupBy(failed, (one) => `${one.failure.class} ${causeOf(one)}`);
  return [...groups.values()].flatMap((group) =>
    isOneCause(group) ? [joined(group)] : group.map((one) => single(one, broughtBy)),
  );
}

/** What the machine or its settings refuse concerns no module in particular, however few there are. */
function isOneCause(group: readonly Failed[]): boolean {
  const fault = factsOf(group[0]?.failure.class as FailureClass)?.fault;
  return group.length >= (fault === "machine" || fault === "configuration" ? 2 : ALIKE);
}

/** The failure's text without what names this one module. */
function causeOf({ module, failure }: Failed): string {
  const escaped = [escapePath(module.path) ?? "", escapeVersion(module.version) ?? ""];
  return [...escaped, module.path, module.version]
    .reduce((text, name) => (name === "" ? text : text.replaceAll(name, "…")), failure.message)
    .replace(/\.(info|mod|zip)\b/g, "")
    .replace(/127\.0\.0\.1:\d+->/g, "");
}

function single({ module, failure }: Failed, broughtBy: BroughtBy): Finding {
  const because = broughtBy(module);
  return {
    rule: "module-not-ready",
    severity: "error",
    message: `${failure.message}${because ? ` (${moduleKey(module)} is ${because})` : ""}`,
    help: failure.nextStep,
    at: firstPlace(module),
    related: module.requiredBy.slice(1, MAX_RELATED),
    data: { module: module.path, version: module.version, class: failure.class },
  };
}

function joined(group: readonly Failed[]): Finding {
  const [first, ...rest] = group as [Failed, ...Failed[]];
  return {
    rule: "module-not-ready",
    severity: "error",
    message: `${group.length} modules are not ready for one reason; the first is ${first.failure.message}`,
    help: first.failure.nextStep,
    at: firstPlace(first.module),
    related: rest.map((one) => firstPlace(one.module)).slice(0, MAX_RELATED),
    data: {
      class: first.failure.class,
      count: String(group.length),
      modules: group.map((one) => moduleKey(one.module)).join(" "),
    },
  };
}

/** Entries of the cache that are not what was downloaded, on the line that requires them. */
export function alteredFindings(
  modules: readonly NeededModule[],
  altered: readonly AlteredModule[],
): Finding[] {
  const byKey = new Map(modules.map((module) => [moduleKey(module), module]));
  const distinct = new Map(altered.map((one) => [`${moduleKey(one)} ${one.what}`, one]));
  return [...distinct.values()].map((one) => {
    const module = byKey.get(moduleKey(one)) ?? { ...one, requiredBy: [] };
    return {
      rule: "module-cache-altered",
      severity: "error",
      message: `${moduleKey(one)} in the module cache is not what go.sum vouches for: ${one.what}`,
      help: "Something wrote into the module cache. Empty it with go clean -modcache, run again, and find out what did.",
      at: firstPlace(module),
      related: module.requiredBy.slice(1, MAX_RELATED),
      data: { module: one.path, version: one.version },
    };
  });
}

/** Units that Go cannot load. */
export function unitFindings(results: readonly UnitResult[]): Finding[] {
  return results.flatMap(({ unit, failure }) => (failure ? [unitFinding(unit, failure)] : []));
}

export function unitFinding(unit: BuildUnit, failure: Failure): Finding {
  const what = unit.workspace ? "the workspace" : "the module";
  const path = unit.workspace?.goWorkPath ?? unit.mains[0]?.goModPath ?? "go.mod";
  const line = unit.workspace?.goWork.go ?? unit.mains[0]?.goMod?.module;
  return {
    rule: "go-cannot-load",
    severity: "error",
    message: `go cannot load ${what} in ${unit.dir === "." ? "the root" : unit.dir}: ${failure.message}`,
    help: failure.nextStep,
    at: line ? { path, ...line.span } : { path, line: 1 },
    related: [],
    data: { class: failure.class, directory: unit.dir },
  };
}

const firstPlace = (module: NeededModule): Location => module.requiredBy[0] ?? { path: "go.mod", line: 1 };
