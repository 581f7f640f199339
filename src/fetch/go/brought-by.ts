import { readFileSync } from "node:fs";
import type { NeededModule } from "../../core/module.ts";
import type { RequireDirective } from "../../gomod/syntax.ts";
import type { BuildUnit } from "../build-units.ts";
import { placesOf } from "../modcache/layout.ts";
import type { BroughtBy } from "./findings.ts";

/**
 * Which direct requirement brings an indirect one, as `go mod why -m` would begin: the first whose own go.mod, already in
 * the cache, requires it. One level is enough for go ≥ 1.17, where go.mod lists everything a module needs.
 */
export function broughtByDirect(goModCache: string, units: readonly BuildUnit[]): BroughtBy {
  return (module) => {
    for (const main of units.flatMap((unit) => unit.mains)) {
      const requires = main.goMod?.require ?? [];
      if (!requires.some((line) => line.indirect && line.path === module.path)) continue;
      const direct = requires.find((line) => !line.indirect && names(goModCache, line, module));
      if (direct) return `an indirect requirement, brought by ${direct.path}`;
    }
    return undefined;
  };
}

function names(goModCache: string, direct: RequireDirective, module: NeededModule): boolean {
  try {
    const text = readFileSync(placesOf(goModCache, direct).file("mod"), "utf8");
    return text.split(/\s+/).includes(module.path);
  } catch {
    // Not in the cache: nothing is known, which costs only the hint.
    return false;
  }
}
