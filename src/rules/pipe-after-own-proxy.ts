import type { Config } from "../core/config.ts";
import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { isOwnProxy, proxyEntries } from "../golang/proxy-list.ts";

export const rule: Rule = {
  id: "pipe-after-own-proxy",
  catalogue: "PRX-102",
  severity: "warning",
  summary:
    "A pipe follows the organisation's own proxy, so even its refusals fall through to the next source.",
  source: "go.dev/ref/mod#goproxy-protocol: after | the next proxy is asked after any error, 403 included",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const own = ownHosts(snapshot, config);
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const entry = proxyEntries(fact.value).find(
        ({ text, separator }) =>
          separator === "|" &&
          (isOwnProxy(text, own) || (config.policy.requiredProxies ?? []).includes(text)),
      );
      if (entry)
        yield about(
          fact,
          `a refusal of ${hostOf(entry.text)} (403: not allowed) goes on to the next source`,
          "Use a comma: only 404 and 410 go on then.",
          { data: { proxy: hostOf(entry.text) } },
        );
    }
  },
};

const hostOf = (entry: string): string => entry.replace(/^([a-z]+:\/\/)?([^@/]*@)?/, "").split("/")[0]!;

/** Hosts of private patterns; hosts that everybody uses say nothing about an organisation. */
function ownHosts(snapshot: Snapshot, config: Config): readonly string[] {
  const lists = [...config.private, ...settingsOf(snapshot, "GOPRIVATE").map((fact) => fact.value)];
  const hosts = lists
    .flatMap((list) => list.split(","))
    .map((pattern) => pattern.split("/")[0]!.replace(/^\*\.?/, ""));
  return hosts.filter((host) => host.includes(".") && !/^(github|gitlab|bitbucket)\./.test(host));
}
