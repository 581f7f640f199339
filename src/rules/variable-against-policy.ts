import type { VariablePolicy } from "../core/config.ts";
import { about, effective, settingsOf } from "../core/environment.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";

export const rule: Rule = {
  id: "variable-against-policy",
  severity: "error",
  summary:
    "A variable is set to something the policy of the configuration does not allow, or is missing where it is required.",
  source: "policy.variables of .github/gomod-preflight.yml",
  needs: ["surfaces"],
  *check(snapshot, config) {
    for (const [name, policy] of Object.entries(config.policy.variables ?? {})) {
      const facts = settingsOf(snapshot, name).filter(
        (fact) => !policy.phases || policy.phases.includes(fact.phase),
      );
      for (const fact of facts) {
        const what = faultOf(policy, fact.value, snapshot.today);
        if (what) yield about(fact, what, policy.reason ?? helpOf(policy));
      }
      if (policy.required !== undefined) yield* missing(snapshot, name, policy);
    }
  },
};

function faultOf(policy: VariablePolicy, value: string, today: string): string | undefined {
  if (policy.required !== undefined && value !== policy.required && !policy.allowed?.includes(value))
    return `the policy requires ${policy.required}`;
  if (policy.allowed && !policy.allowed.includes(value) && value !== policy.required)
    return policy.allowed.length > 0
      ? `the policy allows ${policy.allowed.join(", ")}`
      : "the policy does not allow it at all";
  return policy.until !== undefined && policy.until < today
    ? `the policy allowed it until ${policy.until}`
    : undefined;
}

const helpOf = (policy: VariablePolicy): string =>
  policy.required === undefined ? "Change the value, or the policy." : `Set it to ${policy.required}.`;

/** Jobs and stages that run go build, test and the like without the required variable; unknown ones are left alone. */
function* missing(snapshot: Snapshot, name: string, policy: VariablePolicy): Iterable<FindingDraft> {
  if (policy.phases && !policy.phases.some((phase) => phase !== "run")) return;
  const seen = new Set<string>();
  for (const surface of snapshot.surfaces ?? []) {
    if (surface.kind !== "workflow" && surface.kind !== "dockerfile") continue;
    for (const { argv, at, scope } of surface.commands) {
      const place = `${surface.path} ${scope.split(" / ").slice(0, -1).join(" / ")}`;
      if (
        argv[0] !== "go" ||
        seen.has(place) ||
        effective(surface, scope, name) !== undefined ||
        /^(env|version|help)$/.test(argv[1] ?? "")
      )
        continue;
      seen.add(place);
      yield {
        message: `${name} is not set for ${argv.slice(0, 2).join(" ")} (${scope}), and the policy requires ${policy.required}`,
        help: policy.reason ?? helpOf(policy),
        at,
        data: { variable: name, scope },
      };
    }
  }
}
