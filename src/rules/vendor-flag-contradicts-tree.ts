import { about, fileSettingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { splitGoflags } from "../golang/goflags.ts";

export const rule: Rule = {
  id: "vendor-flag-contradicts-tree",
  catalogue: "VND-312",
  severity: "error",
  summary:
    "GOFLAGS or a command asks for -mod=vendor where there is no vendor directory, or ignores the one that is there.",
  source: "cmd/go/internal/modload: inconsistent vendoring; go.dev/ref/mod#build-commands (-mod)",
  needs: ["surfaces", "modules"],
  *check(snapshot) {
    const modules = snapshot.modules.filter((module) => module.inScope);
    const hasVendor =
      modules.some((module) => module.vendor?.modulesTxt) ||
      snapshot.workspaces.some((one) => one.vendor?.modulesTxt);
    if (modules.length === 0 || hasVendor || modules.some((module) => module.vendor)) return;
    const vendors = (snapshot.surfaces ?? []).filter((surface) =>
      surface.commands.some(({ argv }) => argv[0] === "go" && argv.includes("vendor")),
    );
    if (vendors.length > 0) return;
    for (const fact of fileSettingsOf(snapshot, "GOFLAGS")) {
      const isOn = splitGoflags(fact.value)?.some(({ name, value }) => name === "mod" && value === "vendor");
      if (isOn && !fact.overridable)
        yield about(
          fact,
          "there is no vendor directory: every build stops",
          "Remove -mod=vendor, or commit the result of go mod vendor.",
          { severity: fact.surface === "shell" || fact.surface === "makefile" ? "warning" : "error" },
        );
    }
  },
};
