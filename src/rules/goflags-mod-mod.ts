import { about, type KnownFact, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { splitGoflags } from "../golang/goflags.ts";

export const rule: Rule = {
  id: "goflags-mod-mod",
  catalogue: "ENV-013",
  severity: "warning",
  summary: "GOFLAGS=-mod=mod in CI or an image lets every go command rewrite go.mod and ignore vendor.",
  source: "go.dev/ref/mod#build-commands: -mod=mod ignores the vendor directory and updates go.mod",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      if (!BUILDS.has(fact.surface) || isForUpdating(fact)) continue;
      const flag = splitGoflags(fact.value)?.find(({ name, value }) => name === "mod" && value === "mod");
      if (flag)
        yield about(
          fact,
          "every go command may change go.mod and go.sum, and vendor is ignored",
          "Remove it (-mod=readonly is the default), or set it for the one command that updates.",
        );
    }
  },
};

const BUILDS: ReadonlySet<string> = new Set([
  "workflow",
  "action",
  "dockerfile",
  "gitlab-ci",
  "ci-other",
  "process",
  "go-env",
  "compose",
]);

/** `go get`, `go mod …`, `go generate`, `go install tool@version` are meant to change files, or touch none. */
const isForUpdating = ({ command }: KnownFact): boolean =>
  command !== undefined && (command[0] !== "go" || /^(get|mod|generate|install|run)$/.test(command[1] ?? ""));
