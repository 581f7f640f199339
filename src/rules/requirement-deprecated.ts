import { buildsOf, placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "requirement-deprecated",
  severity: "notice",
  summary: "The authors of a required module say that it is deprecated.",
  source: "go.dev/ref/mod#go-mod-file-module-deprecation; go list -m -u, asked by check --online",
  needs: ["modules", "workspaces", "withdrawals"],
  *check(snapshot) {
    const deprecated = new Map(
      (snapshot.withdrawals ?? []).map(({ dir, path, deprecated }) => [`${dir} ${path}`, deprecated]),
    );
    for (const build of buildsOf(snapshot)) {
      for (const { file, directive } of build.requires) {
        const { path, version, indirect } = directive;
        const why = deprecated.get(`${build.dir} ${path}`);
        if (why === undefined || indirect) continue;
        yield {
          message: `${path} is deprecated: ${why}`,
          help: "Move to what its authors name.",
          at: placeOf(file, directive.span),
          data: { module: path, version, deprecated: why },
        };
      }
    }
  },
};
