import { about, type KnownFact, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "private-pattern-too-broad",
  catalogue: "PRX-108",
  severity: "error",
  summary: "GOINSECURE or GONOPROXY covers everything, or a private pattern covers a whole public host.",
  source:
    "go help environment: GOINSECURE, GONOPROXY; golang.org/toolchain is covered as well, so toolchains cannot be fetched",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOINSECURE", "GONOPROXY")) {
      if (!isTestHarness(fact) && STRANGERS.every((path) => matchPatternList(fact.value, path)))
        yield about(
          fact,
          fact.name === "GOINSECURE"
            ? "every module may come over http and unchecked TLS"
            : "no module comes from a proxy, and no toolchain can be fetched",
          NARROW,
          { severity: fact.name === "GOINSECURE" ? "error" : "warning" },
        );
    }
    for (const fact of settingsOf(snapshot, "GOPRIVATE", "GONOSUMDB")) {
      const host = fact.value.split(",").find((pattern) => PUBLIC.test(pattern));
      if (host && !isTestHarness(fact))
        yield about(
          fact,
          `${host} is a public host: none of its modules is checked by the checksum database`,
          NARROW,
          { severity: "warning", data: { pattern: host } },
        );
    }
  },
};

const NARROW = "Name only your own hosts or organisations, such as git.example.com or github.com/acme.";
const STRANGERS = ["github.com/a/b", "golang.org/x/mod", "k8s.io/api", "example.org/x"];
const PUBLIC =
  /^(github\.com|gitlab\.com|bitbucket\.org|golang\.org|gopkg\.in|go\.uber\.org|k8s\.io|google\.golang\.org)(\/?|\/\*)$/;

/** Suites that work offline with fixtures. */
const isTestHarness = (fact: KnownFact): boolean =>
  /(^|\/)(tests?|e2e|testing)\//.test(fact.at.path) ||
  (fact.command?.[0] === "go" && fact.command[1] === "test");
