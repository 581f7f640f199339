import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { proxyEntries } from "../golang/proxy-list.ts";

export const rule: Rule = {
  id: "plain-http-proxy",
  catalogue: "PRX-103",
  severity: "warning",
  summary: "Modules come over plain http, so anybody on the way can read and change what is asked.",
  source:
    "cmd/go/internal/modfetch: http proxies are allowed; go.sum and the checksum database are the only protection left",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOPROXY")) {
      const entry = proxyEntries(fact.value).find(({ text }) => /^http:\/\//.test(text) && !isNear(text));
      if (entry && !entry.text.includes("@"))
        yield about(fact, `${entry.text} is not encrypted`, "Use https.", { data: { proxy: entry.text } });
    }
  },
};

/** Loopback, and names without a dot: a service of the same network. */
const isNear = (url: string): boolean => {
  const host = url.slice(7).split(/[:/]/)[0] ?? "";
  return (
    !host.includes(".") ||
    /^(127\.|0\.0\.0\.0|10\.|192\.168\.)|\.(local|svc|internal|localhost)$|\.svc\./.test(host)
  );
};
