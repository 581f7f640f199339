/** `shard/action.yml` in the runner's environment: its group alone, and the caller's command as the caller wrote it. */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Plan, Report } from "../../src/core/report.ts";
import { type ArtifactService, startArtifactService } from "../support/artifact-service.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { goEnv } from "../support/go-env.ts";
import { makeZip } from "../support/module-zip.ts";
import { runStep, type StepEnd } from "../support/runner.ts";

const odd = "mo du,le";
const plan: Plan = {
  version: 1,
  groups: [
    { name: "1-mine", modules: ["in", "out", odd], bytes: 0, key: "gomod-preflight-v1-needed-a-b" },
    { name: "2-theirs", modules: ["other"], bytes: 0, key: "gomod-preflight-v1-needed-a-b" },
  ],
  matrix: { include: [] },
  unaffected: [],
};

const tree = {
  "go.work": "go 1.25\n\nuse ./in\n",
  "in/go.mod": "module x.test/in\n\ngo 1.25\n",
  "out/go.mod": "module x.test/out\n\ngo 1.25\n",
  [`${odd}/go.mod`]: "module x.test/odd\n\ngo 1.25\n",
  "other/go.mod":
    "module x.test/other\n\ngo 1.25\n\nreplace a.test/gone => ../gone\n\nrequire a.test/gone v1.0.0\n",
};

let service: ArtifactService;
beforeAll(async () => {
  service = await startArtifactService();
});
afterAll(() => service.close());
beforeEach(() => {
  service.clear();
  service.put("gomod-preflight-plan", makeZip({ "plan.json": JSON.stringify(plan) }));
});

async function shard(
  dir: TempDir,
  inputs: Readonly<Record<string, string>>,
): Promise<{ end: StepEnd; report?: Report }> {
  const env = { ...goEnv(dir.path(".home"), { GOSUMDB: "sum.golang.org" }), ...service.env };
  const all = { group: "1-mine", ...inputs };
  const end = await runStep("main", { action: "shard", workspace: dir.dir, env, inputs: all });
  const file = end.outputs["report"] ?? "";
  return existsSync(file) ? { end, report: JSON.parse(readFileSync(file, "utf8")) as Report } : { end };
}

describe("shard", () => {
  it("checks its own group only, and leaves its report as an artifact", async () => {
    await using dir = fixture(tree);
    const { end, report } = await shard(dir, {});
    expect(end.code, end.log).toBe(0);
    expect(report?.findings.filter((finding) => finding.severity === "error")).toEqual([]);
    expect(service.names().sort()).toEqual(["gomod-preflight-plan", "gomod-preflight-report-1-mine"]);
    const theirs = await shard(dir, { group: "2-theirs" });
    expect(theirs.report?.findings.map((finding) => finding.rule)).toContain("replace-target-missing");
    expect(theirs.end.annotations).toEqual([]);
  });

  it("runs the command in each module, word for word, without the services' tokens", async () => {
    await using dir = fixture(tree);
    const command = [
      'echo "$ACTIONS_RUNTIME_TOKEN|$ACTIONS_RESULTS_URL|$INPUT_GROUP|${GOWORK-unset}|$(basename "$PWD")" > "a b;c.txt"',
      'printf "%s\\n" \'$HOME `x` && || > < * ? "q"\' >> "a b;c.txt"',
    ].join("\n");
    const { end } = await shard(dir, { command });
    expect(end.code).toBe(0);
    const second = '$HOME `x` && || > < * ? "q"\n';
    expect(readFileSync(dir.path("in", "a b;c.txt"), "utf8")).toBe(`|||unset|in\n${second}`);
    expect(readFileSync(dir.path("out", "a b;c.txt"), "utf8")).toBe(`|||off|out\n${second}`);
    expect(readFileSync(dir.path(odd, "a b;c.txt"), "utf8")).toBe(`|||off|${odd}\n${second}`);
    expect(existsSync(dir.path("other", "a b;c.txt"))).toBe(false);
  });

  it("a failing command is a finding on its module's line; the others still run, and nothing they print is a command", async () => {
    await using dir = fixture(tree);
    const command = 'echo "::error::owned"; touch ran; test "$(basename "$PWD")" != out';
    const { end, report } = await shard(dir, { command });
    expect(end.code, end.log).toBe(1);
    expect(report, end.log).toBeDefined();
    expect(report?.findings.map((f) => [f.rule, f.path, f.data["exit"]])).toContainEqual([
      "module-command-failed",
      "out/go.mod",
      "1",
    ]);
    expect(existsSync(dir.path("in", "ran"))).toBe(true);
    expect(end.annotations).toEqual([]);
  });

  it("a group that the plan does not have, and a run without a plan: exit code 2", async () => {
    await using dir = fixture(tree);
    expect((await shard(dir, { group: "9-none" })).end.code).toBe(2);
    service.clear();
    expect((await shard(dir, {})).end.code).toBe(2);
  });
});
