import { about, effective, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { experimentNames } from "../golang/experiment.ts";

export const rule: Rule = {
  id: "boringcrypto-without-cgo",
  catalogue: "ENV-020",
  severity: "error",
  summary:
    "GOEXPERIMENT=boringcrypto together with CGO_ENABLED=0 builds a binary that says boringcrypto and has none.",
  source: "crypto/internal/boring/notboring.go: the build constraint needs cgo on linux amd64 or arm64",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of settingsOf(snapshot, "GOEXPERIMENT")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      if (!surface || !experimentNames(fact.value).some(({ name, on }) => on && name === "boringcrypto"))
        continue;
      const cgo =
        surface.env.find(
          (one) => one.name === "CGO_ENABLED" && one.command && one.command === fact.command,
        ) ?? effective(surface, fact.scope, "CGO_ENABLED");
      if (cgo === undefined || cgo === "unknown" || cgo.value !== "0") continue;
      yield about(
        fact,
        "CGO_ENABLED=0 here: the binary is stamped X:boringcrypto and links Go's own crypto",
        "Use CGO_ENABLED=1 on linux amd64 or arm64, or GOFIPS140=latest, which needs no cgo.",
        { related: [cgo.at] },
      );
    }
  },
};
