import { encloses, moduleOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "go-sum-not-copied",
  catalogue: "SUM-321",
  severity: "warning",
  summary:
    "A Dockerfile copies go.mod without go.sum before it downloads modules, so nothing is checked against recorded hashes.",
  source: "go.dev/ref/mod#go-sum-files; cmd/go mod download writes what go.sum lacks",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const stage of surface.stages) {
        const module = moduleOf(snapshot, surface.path);
        const download = surface.commands.find(
          ({ argv, scope }) =>
            encloses(stage.scope, scope) && argv[0] === "go" && argv[1] === "mod" && argv[2] === "download",
        );
        const before = stage.copies.filter(
          (copy) => download && copy.at.line < download.at.line && copy.from === undefined,
        );
        const goMod = before.find((copy) => copy.sources.some((source) => /(^|\/)go\.mod$/.test(source)));
        const all = before.flatMap((copy) => copy.sources);
        if (!download || !goMod || !module?.goMod?.require.length || all.some(bringsSum)) continue;
        yield {
          message: `go.mod is copied without go.sum before go mod download (${stage.name})`,
          help: "COPY go.mod go.sum ./",
          at: goMod.at,
          related: [download.at],
          data: { stage: stage.name },
        };
      }
    }
  },
};

/** go.sum itself, a glob that takes it, or a whole directory. */
const bringsSum = (source: string): boolean =>
  /go\.sum|go\.\*|go\.\?|\*$/.test(source) || !/\.\w+$/.test(source);
