import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { type GodebugPair, godebugPairs, goneAfter, isGodebugName } from "../golang/godebug.ts";

export const rule: Rule = {
  id: "godebug-not-understood",
  catalogue: "ENV-002",
  severity: "warning",
  summary:
    "GODEBUG holds entries that Go skips without a word: a wrong separator, no value, or a name no Go knows.",
  source: "runtime/runtime1.go parsegodebug; internal/godebugs/table.go of Go 1.21 to 1.27",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GODEBUG")) {
      for (const pair of godebugPairs(fact.value)) {
        const fault = faultOf(pair);
        if (fault) yield about(fact, fault.what, fault.help, { data: { entry: pair.text } });
      }
    }
  },
};

function faultOf({ text, key, value }: GodebugPair): { what: string; help: string } | undefined {
  if (value === undefined)
    return { what: `"${text}" has no value, so Go skips it`, help: `Write ${key.trim()}=1.` };
  if (/[;:\s]\s*[a-z0-9]+=/.test(value))
    return {
      what: `"${text}" is one entry to Go: only commas separate them`,
      help: "Separate the pairs by commas.",
    };
  if (key !== key.trim())
    return { what: `"${text}" has a space that belongs to the name`, help: "Remove the spaces." };
  const last = goneAfter(key);
  if (last) return { what: `${key} does nothing since Go ${last}`, help: `Remove ${key}.` };
  if (isGodebugName(key)) return undefined;
  return { what: `no Go from 1.21 to 1.27 knows ${key}`, help: `Remove ${key}, or correct its spelling.` };
}
