import { rules } from "../rules/index.ts";

/** Findings that no rule file makes: those of the warm stage (fetch/) and of --with-go. They can be configured and suppressed like rules. */
const STAGE_RULES: readonly string[] = [
  "go-too-old",
  "module-not-ready",
  "module-cache-altered",
  "go-cannot-load",
  "go-disagrees",
];

/** Every id that `rules` and `suppress` of the configuration may name. */
export const ruleIds: ReadonlySet<string> = new Set([...rules.map((rule) => rule.id), ...STAGE_RULES]);
