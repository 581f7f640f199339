import { about, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { vcsFault } from "../golang/grammar.ts";

export const rule: Rule = {
  id: "version-control-opened",
  catalogue: "PRX-110",
  severity: "warning",
  summary: "GOVCS lets every module host run any version control tool, or is not what Go can read.",
  source: "cmd/go/internal/vcs parseGOVCS; go help vcs: the default allows git and hg for public modules",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOVCS")) {
      const fault = vcsFault(fact.value);
      if (fault)
        yield about(fact, fault.what, "Write pattern:vcs|vcs, separated by commas.", { severity: "error" });
      else if (/(^|,)\s*(\*|public):all\b/.test(fact.value))
        yield about(
          fact,
          "public modules may run bzr, fossil and svn on this machine",
          "Keep the default, or allow a tool for your own host only: git.example.com:svn,public:git|hg,private:all.",
        );
    }
  },
};
