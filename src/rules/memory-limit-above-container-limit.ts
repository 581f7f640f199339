import { encloses } from "../core/environment.ts";
import type { EnvFact } from "../core/fact.ts";
import type { Rule } from "../core/rule.ts";
import type { ContainerFact, Surface } from "../core/surface.ts";
import { memoryLimit } from "../golang/limits.ts";

export const rule: Rule = {
  id: "memory-limit-above-container-limit",
  catalogue: "ENV-007",
  severity: "warning",
  summary:
    "GOMEMLIMIT is not below the memory limit of its container, which is killed before the collector reacts.",
  source: "go.dev/doc/gc-guide: leave 5–10 % of headroom below the container limit",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const container of surface.containers) {
        const fact = surface.env.find(
          (one) => one.name === "GOMEMLIMIT" && belongsTo(surface, container, one),
        );
        const limit = typeof fact?.value === "string" ? memoryLimit(fact.value) : undefined;
        if (
          !fact ||
          limit === undefined ||
          !Number.isFinite(limit) ||
          limit < (container.memoryLimit ?? Number.POSITIVE_INFINITY)
        )
          continue;
        yield {
          message: `GOMEMLIMIT=${String(fact.value)} is not below the container's memory limit of ${container.memoryLimit} bytes (${container.scope})`,
          help: `Set it to about 90 % of the limit: ${Math.floor((container.memoryLimit! * 0.9) / 2 ** 20)}MiB.`,
          at: fact.at,
          related: container.memoryLimitAt ? [container.memoryLimitAt] : [],
          data: { variable: "GOMEMLIMIT", value: String(fact.value), limit: String(container.memoryLimit) },
        };
      }
    }
  },
};

/** In the container itself, or (Helm values) anywhere under the same key, and in no container nearer to it. */
function belongsTo(surface: Surface, container: ContainerFact, fact: EnvFact): boolean {
  if (!encloses(container.scope, fact.scope) && fact.scope !== container.scope) return false;
  return !surface.containers.some(
    (other) => other.scope.length > container.scope.length && encloses(other.scope, fact.scope),
  );
}
