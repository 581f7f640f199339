import { type Build, buildsOf, replacementOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";
import { compareGoVersions } from "../gomod/go-version.ts";
import type { GoSumLine } from "../gomod/syntax.ts";

/** Fewer leftovers than this are nothing to talk about. */
const MANY = 20;
/** Share of the zip lines from which the leftovers are "large". */
const SHARE = 1 / 3;

export const rule: Rule = {
  id: "go-sum-unused",
  severity: "notice",
  summary: "A large part of go.sum belongs to versions that go.mod has left behind.",
  source:
    "go.dev/ref/mod#go-mod-tidy removes them: of a module that go.mod lists only that version's zip is ever opened (go 1.17)",
  needs: ["modules", "go-sum"],
  *check(snapshot) {
    for (const build of buildsOf(snapshot)) {
      const [main] = build.mains;
      if (build.workspace || !main?.goSum || !listsWholeBuild(build)) continue;
      const zips = main.goSum.lines.filter((line) => !line.goMod);
      const unused = leftovers(build, zips);
      const first = unused[0];
      if (!first || unused.length < MANY || unused.length < zips.length * SHARE) continue;
      yield {
        message: `${unused.length} of the ${zips.length} zip hashes in ${main.goSumPath} are of versions that go.mod has left behind, the first is ${first.path}@${first.version}`,
        help: "Run go mod tidy; caches keyed by go.sum then change less often.",
        at: { path: main.goSumPath, line: first.line },
        data: { unused: String(unused.length), zips: String(zips.length) },
      };
    }
  },
};

/** At go 1.17 itself tidy also keeps what go 1.16 would need. */
const listsWholeBuild = ({ mains }: Build): boolean =>
  compareGoVersions(mains[0]?.goMod?.go?.version ?? "", "1.18") >= 0;

/** Zip lines of listed modules at other versions; unlisted modules may be there for tests of dependencies. */
function leftovers(build: Build, zips: readonly GoSumLine[]): readonly GoSumLine[] {
  const used = new Map<string, Set<string>>();
  for (const { directive } of build.requires) {
    const replaced = replacementOf(build, directive)?.directive;
    const { path, version } = replaced ? { path: replaced.newPath, version: replaced.newVersion } : directive;
    used.set(path, (used.get(path) ?? new Set()).add(version));
  }
  return zips.filter(({ path, version }) => used.get(path)?.has(version) === false);
}
