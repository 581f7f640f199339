import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { isOwnProxy, proxyEntries } from "../golang/proxy-list.ts";

export const rule: Rule = {
  id: "single-module-source",
  catalogue: "PRX-104",
  severity: "notice",
  summary: "GOPROXY names one source only: no fallback when it fails, or no mirror at all.",
  source: "go.dev/ref/mod#environment-variables (GOPROXY)",
  needs: ["surfaces"],
  *check(snapshot, config) {
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const [only, ...more] = proxyEntries(fact.value);
      if (
        !only ||
        more.length > 0 ||
        only.text === "off" ||
        fact.overridable ||
        /^file:/.test(only.text) ||
        isOwnProxy(only.text, config.private)
      )
        continue;
      if (
        (config.policy.requiredProxies ?? []).includes(only.text) ||
        !/^(direct|https?:\/\/(?!127\.|localhost))/.test(only.text)
      )
        continue;
      const what =
        only.text === "direct"
          ? "no mirror: every module comes from its own host, and vanishes with it"
          : "no way on when it answers 404 for a module";
      yield about(fact, what, "Add ,direct behind a mirror; put a mirror in front of direct.");
    }
  },
};
