import { misread, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { toolchainFault } from "../golang/grammar.ts";

export const rule: Rule = {
  id: "toolchain-name-invalid",
  catalogue: "ENV-015",
  severity: "error",
  summary: "GOTOOLCHAIN is not a toolchain that Go can choose, so every go command stops.",
  source: "cmd/go/internal/toolchain/select.go: invalid GOTOOLCHAIN; go.dev/doc/toolchain",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(
      settingsOf(snapshot, "GOTOOLCHAIN"),
      toolchainFault,
      "Write local, auto, path, goX.Y.Z, or one of them with +auto or +path.",
    );
  },
};
