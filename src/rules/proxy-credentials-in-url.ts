import type { EnvFact } from "../core/fact.ts";
import type { FindingDraft } from "../core/finding.ts";
import { RUN_ENVIRONMENT } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "proxy-credentials-in-url",
  catalogue: "PRX-103",
  severity: "error",
  summary: "A proxy or checksum database URL carries a user name and password.",
  source: "cmd/go: web.get refuses to send them over http; go env and CI logs print the whole value",
  needs: ["environment"],
  *check(snapshot) {
    for (const fact of [...snapshot.environment, ...snapshot.envFacts]) {
      if (typeof fact.value !== "string" || !VARIABLES.has(fact.name)) continue;
      for (const url of fact.value.split(/[,|\s]+/)) {
        const parts = WITH_CREDENTIALS.exec(url)?.groups;
        if (parts && !isPlaceholder(parts["user"] ?? ""))
          yield draft(fact, parts["scheme"] ?? "https", parts["host"] ?? "");
      }
    }
  },
};

const VARIABLES = new Set(["GOPROXY", "GOSUMDB"]);
const WITH_CREDENTIALS = /^(?:(?<scheme>[a-z][a-z0-9+.-]*):\/\/)?(?<user>[^/@]+:[^/@]*)@(?<host>[^/]+)/i;

/** `$USER:$TOKEN`, `${{ secrets.X }}`, `%TOKEN%`: filled in at run time, nothing is written down. */
const isPlaceholder = (user: string): boolean => /[$%<{]/.test(user);

function draft(fact: EnvFact, scheme: string, host: string): FindingDraft {
  const url = `${scheme}://***@${host}`;
  const isRefused = scheme === "http";
  return {
    message: `${fact.name} holds credentials for ${url} (${fact.scope})${isRefused ? "; Go refuses to send them over http" : ""}`,
    help: "Put them into .netrc or GOAUTH (Go 1.24 and later) and leave only the host in the URL; change the password if it was committed.",
    at: fact.at,
    severity: fact.at.path === RUN_ENVIRONMENT && !isRefused ? "warning" : "error",
    data: { variable: fact.name, url, scope: fact.scope },
  };
}
