import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "go-version-unquoted",
  catalogue: "VER-203",
  severity: "error",
  summary: "A Go version stands as a YAML number and loses its last zero: 1.20 is 1.2.",
  source: "yaml.org/spec/1.2.2 core schema; actions/setup-go README: quote the version",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of (snapshot.surfaces ?? []).flatMap((surface) => surface.goVersions)) {
      if (fact.lostDigits && typeof fact.version === "string")
        yield {
          message: `${fact.version} is the number ${Number(fact.version)} to YAML: Go ${Number(fact.version)} is set up`,
          help: `Quote it: "${fact.version}".`,
          at: fact.at,
          data: { version: fact.version },
        };
    }
  },
};
