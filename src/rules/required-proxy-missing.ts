import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { proxyEntries } from "../golang/proxy-list.ts";

export const rule: Rule = {
  id: "required-proxy-missing",
  severity: "error",
  summary: "GOPROXY does not begin with one of the proxies the configuration requires.",
  source: "policy.required-proxies of .github/gomod-preflight.yml",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const required = config.policy.requiredProxies;
    if (!required?.length) return;
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const first = proxyEntries(fact.value)[0]?.text ?? "";
      if (
        first !== "" &&
        first !== "off" &&
        !required.some((proxy) => first === proxy || first.startsWith(`${proxy.replace(/\/$/, "")}/`))
      )
        yield about(
          fact,
          `the policy requires ${required.join(" or ")} in front`,
          `Begin with ${required[0]}.`,
          { data: { proxy: required[0]! } },
        );
    }
  },
};
