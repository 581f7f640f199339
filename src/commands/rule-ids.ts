import { rules } from "../rules/index.ts";

/** Findings that no rule file makes: the warm stage's (commands/warm). They can be configured and suppressed like rules. */
const WARM_RULES: readonly string[] = [];

/** Every id that `rules` and `suppress` of the configuration may name. */
export const ruleIds: ReadonlySet<string> = new Set([...rules.map((rule) => rule.id), ...WARM_RULES]);
