import { placeOf } from "../core/build.ts";
import type { Fix } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { SnapshotModule, SnapshotWorkspace } from "../core/snapshot.ts";
import { compareGoVersions } from "../gomod/go-version.ts";

/** What Go takes for a go.work without a go line (cmd/go gover.DefaultGoWorkVersion). */
const DEFAULT = "1.18";
/** Go lines below this are only a wish (cmd/go gover.GoStrictVersion). */
const STRICT = "1.21";

export const rule: Rule = {
  id: "work-go-below-member",
  severity: "error",
  summary:
    "The go line of go.work is below that of a module it lists, so every go command in the workspace stops.",
  source: "cmd/go: modload “module … listed in go.work file requires go >= …, but go.work lists go …”",
  needs: ["workspaces", "modules"],
  *check(snapshot) {
    for (const workspace of snapshot.workspaces) {
      const members = snapshot.modules.filter((module) => module.workspace === workspace.dir);
      const newest = newestMember(members);
      const listed = workspace.goWork.go?.version ?? DEFAULT;
      const demanded = newest?.goMod?.go;
      if (!workspace.inScope || !newest || !demanded || compareGoVersions(listed, demanded.version) >= 0)
        continue;
      const fix = raiseGoLine(workspace, demanded.version);
      yield {
        message: `${workspace.goWorkPath} lists go ${listed}, but ${newest.goModPath} requires go ${demanded.version}`,
        help: `Raise the go line to ${demanded.version} (check --fix, or go work use).`,
        at: placeOf(workspace.goWorkPath, (workspace.goWork.go ?? { span: START }).span),
        related: [placeOf(newest.goModPath, demanded.span)],
        data: { listed, required: demanded.version },
        ...(fix ? { fix } : {}),
      };
    }
  },
};

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function newestMember(members: readonly SnapshotModule[]): SnapshotModule | undefined {
  return members.reduce<SnapshotModule | undefined>((newest, member) => {
    const version = member.goMod?.go?.version;
    if (version === undefined || compareGoVersions(version, STRICT) < 0) return newest;
    return compareGoVersions(version, newest?.goMod?.go?.version ?? "") > 0 ? member : newest;
  }, undefined);
}

/** Only raises, and only a go line that stands alone on its line. */
function raiseGoLine({ goWork, goWorkPath }: SnapshotWorkspace, version: string): Fix | undefined {
  if (!goWork.go) return undefined;
  const { line } = goWork.go.span;
  return {
    description: `Raise the go line to ${version}`,
    edits: [{ path: goWorkPath, startLine: line, endLine: line, lines: [`go ${version}`] }],
    safe: true,
  };
}
