import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { proxyListFaults } from "../golang/proxy-list.ts";

export const rule: Rule = {
  id: "proxy-list-malformed",
  catalogue: "PRX-101",
  severity: "error",
  summary: "GOPROXY holds an entry Go cannot use, or entries behind direct or off that nobody asks.",
  source: "cmd/go/internal/modfetch/proxy.go proxyList: off and direct end the list; invalid proxy URL",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      for (const { what, fatal } of proxyListFaults(fact.value))
        yield about(fact, what, "Separate URLs by commas or pipes, with direct or off last.", {
          severity: fatal ? "error" : "warning",
        });
    }
  },
};
