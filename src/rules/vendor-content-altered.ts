import { buildsOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { buildsFromVendor, vendorCommand } from "../core/vendor.ts";

export const rule: Rule = {
  id: "vendor-content-altered",
  severity: "error",
  summary: "A vendored file is not what its module holds; Go builds it without looking.",
  source: "go.dev/ref/mod#vendoring: with -mod=vendor neither go.sum nor the module cache is consulted",
  needs: ["vendor", "vendor-contents"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      if (!buildsFromVendor(build)) continue;
      for (const { path, module, how } of build.vendor?.altered ?? []) {
        yield {
          message: `${path} ${how === "differs" ? "differs from the file in" : "is not in"} ${module}, whose hash go.sum holds`,
          help: `Run ${vendorCommand(build)} to get the module's own files back; keep patches in a fork and a replace line.`,
          at: { path, line: 1 },
          data: { module, how },
        };
      }
    }
  },
};
