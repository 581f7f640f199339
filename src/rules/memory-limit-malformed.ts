import { misread, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { memoryLimitFault } from "../golang/limits.ts";

export const rule: Rule = {
  id: "memory-limit-malformed",
  catalogue: "ENV-006",
  severity: "error",
  summary: "GOMEMLIMIT is not what the runtime can read, so the program aborts at start.",
  source:
    "runtime/mgcpacer.go readGOMEMLIMIT: fatal error: malformed GOMEMLIMIT; parseByteCount in runtime/string.go",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(
      settingsOf(snapshot, "GOMEMLIMIT"),
      memoryLimitFault,
      "Write bytes, or a whole number with B, KiB, MiB, GiB or TiB, or off.",
    );
  },
};
