import { misread, settingsOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { authFault, fipsFault } from "../golang/grammar.ts";

export const rule: Rule = {
  id: "crypto-or-auth-setting-refused",
  catalogue: "ENV-025",
  severity: "error",
  summary: "GOFIPS140 or GOAUTH holds something the go command refuses.",
  source: "cmd/go/internal/fips140, cmd/go/internal/auth: their error texts",
  needs: ["surfaces"],
  *check(snapshot) {
    yield* misread(
      settingsOf(snapshot, "GOFIPS140"),
      fipsFault,
      "Write off, latest, inprocess, certified or v1.Y.Z.",
    );
    yield* misread(
      settingsOf(snapshot, "GOAUTH"),
      authFault,
      "Separate commands by semicolons: netrc; git /abs/dir; mycommand.",
    );
  },
};
