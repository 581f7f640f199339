import { placeOf } from "../core/build.ts";
import { groupBy } from "../core/group-by.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "ignored-package-imported",
  severity: "warning",
  summary:
    "An ignore line hides packages that the module imports: ./... passes over them, the build does not.",
  source:
    "go.dev/ref/mod#go-mod-file-ignore: ignored directories do not match package patterns; imports find them all the same",
  needs: ["modules", "sources"],
  *check({ ignoredImports = [] }) {
    for (const imports of groupBy(ignoredImports, ({ ignore }) => ignore).values()) {
      const [first, ...more] = imports;
      if (first === undefined) continue;
      const others = more.length === 0 ? "" : ` and ${more.length} more`;
      yield {
        message: `ignore ${first.ignore.path} hides ${first.package}${others} from ./..., but the module imports ${more.length === 0 ? "it" : "them"}`,
        help: "Remove the line, or name the directories below it that hold no imported package; go test, go vet and linters pass over what it hides.",
        at: placeOf(first.goMod, first.ignore.span),
        data: { ignore: first.ignore.path, package: first.package, count: String(imports.length) },
      };
    }
  },
};
