/** `merge/action.yml` in the runner's environment, with artifacts that nobody should trust. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Plan, type Report, type ReportFinding, skipped } from "../../src/core/report.ts";
import { type ArtifactService, startArtifactService } from "../support/artifact-service.ts";
import { fixture } from "../support/fixture.ts";
import { makeZip } from "../support/module-zip.ts";
import { runStep } from "../support/runner.ts";

const key = "gomod-preflight-v1-needed-x-y";
const plan: Plan = {
  version: 1,
  groups: [
    { name: "1-libs", modules: ["libs/a", "libs/b"], bytes: 0, key },
    { name: "2-services", modules: ["services/c"], bytes: 0, key },
  ],
  matrix: { include: [] },
  unaffected: [],
};

const module = (dir: string) => ({
  dir,
  path: `x.test/${dir}`,
  kind: "main" as const,
  goMod: `${dir}/go.mod`,
});

function finding(path: string, extra: Partial<ReportFinding> = {}): ReportFinding {
  const text = { rule: "go-sum-missing", severity: "warning", message: "m", help: "h" } as const;
  return { ...text, path, line: 3, related: [], data: {}, ...extra };
}

function report(findings: readonly ReportFinding[] = [], status: "pass" | "fail" = "pass"): Report {
  const off = skipped("test");
  return {
    version: 1,
    tool: { name: "gomod-preflight", version: "0.1.0" },
    root: ".",
    scope: ".",
    go: { status: "found", version: "go1.26.8" },
    modules: ["libs/a", "libs/b", "services/c"].map(module),
    needed: off,
    fetch: off,
    verify: off,
    cache: off,
    findings,
    skipped: [],
    suppressed: [],
    verdict: { status, errors: 0, warnings: findings.length, notices: 0, failOn: "error" },
    timings: { total: 5 },
  };
}

let service: ArtifactService;
beforeAll(async () => {
  service = await startArtifactService();
});
afterAll(() => service.close());
beforeEach(() => {
  service.clear();
  put("plan", "plan.json", plan);
});

const put = (name: string, file: string, content: unknown) =>
  service.put(`gomod-preflight-${name}`, makeZip({ [file]: JSON.stringify(content) }));
const putReport = (group: string, content: unknown) => put(`report-${group}`, "report.json", content);

async function merge(inputs: Record<string, string> = {}) {
  await using workspace = fixture();
  const file = workspace.path("merged.json");
  const spec = {
    action: "merge",
    workspace: workspace.dir,
    env: service.env,
    inputs: { report: file, ...inputs },
  };
  const end = await runStep("main", spec);
  const { existsSync, readFileSync } = await import("node:fs");
  const merged = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
  return { end, merged };
}

const lost = (merged: Report | undefined) =>
  (merged?.findings ?? []).filter((f) => f.rule === "shard-not-checked").map((f) => f.path);

describe("merge", () => {
  it("folds what several shards found, counts it once, and passes", async () => {
    const shared = finding("go.work");
    putReport("1-libs", report([shared, finding("libs/a/go.mod")]));
    putReport("2-services", report([shared]));
    const { end, merged } = await merge();
    expect(end.code).toBe(0);
    expect(merged?.findings.map((f) => f.path)).toEqual(["go.work", "libs/a/go.mod"]);
    expect(merged?.verdict).toMatchObject({ status: "pass", warnings: 2 });
    expect(end.annotations.length).toBe(2);
    expect(end.outputs["verdict"]).toBe("pass");
  });

  it("what the warm job fetched is in the merged report, though it ran no rules", async () => {
    const fetch = { status: "ok", fetched: 9, fromCache: 0, present: 0, bytes: 7, outcomes: [] } as const;
    const warm = { ...report(), fetch, skipped: [{ rule: "*", reason: "check is off" }] };
    putReport("warm", warm);
    putReport("1-libs", report());
    putReport("2-services", report());
    const { merged } = await merge();
    expect(merged?.fetch).toMatchObject({ fetched: 9 });
    expect(merged?.skipped).toEqual([]);
  });

  it("fail-on of the merge decides over all shards", async () => {
    putReport("1-libs", report([finding("libs/a/go.mod")]));
    putReport("2-services", report());
    expect((await merge({ "fail-on": "warning" })).end.code).toBe(1);
    expect((await merge({ "fail-on": "error" })).end.code).toBe(0);
  });

  it("a missing shard: its modules are not checked, with the reason; fails under any fail-on", async () => {
    putReport("1-libs", report());
    const { end, merged } = await merge({ "fail-on": "never", result: "cancelled" });
    expect(end.code).toBe(1);
    expect(lost(merged)).toEqual(["services/c/go.mod"]);
    expect(merged?.findings[0]?.message).toContain("was cancelled");
    expect(end.outputs["verdict"]).toBe("fail");
  });

  it.each([
    ["no JSON", "{"],
    ["another version", { ...report(), version: 2 }],
    ["no report", { hello: "world" }],
    ["a path outside", report([finding("../../etc/passwd")])],
    ["an absolute path", report([finding("/etc/passwd")])],
    ["other modules", { ...report(), modules: [module("evil")] }],
  ])("a forged report (%s) counts as missing and hides nothing", async (_, content) => {
    putReport("1-libs", report([finding("libs/a/go.mod")]));
    const text = typeof content === "string" ? content : JSON.stringify(content);
    service.put("gomod-preflight-report-2-services", makeZip({ "report.json": text }));
    const { end, merged } = await merge();
    expect(end.code).toBe(1);
    expect(lost(merged)).toEqual(["services/c/go.mod"]);
    expect(merged?.findings.map((f) => f.path)).toContain("libs/a/go.mod");
  });

  it("an artifact of a group that the plan does not have is not read", async () => {
    putReport("1-libs", report());
    putReport("2-services", report());
    putReport("3-extra", report([finding("evil/go.mod", { severity: "error" })]));
    const { end, merged } = await merge();
    expect(end.code).toBe(0);
    expect(merged?.findings).toEqual([]);
  });

  it("workflow commands in a shard's texts stay text", async () => {
    const hostile = "::error::owned\n::set-output name=verdict::pass\n[x](https://evil.test) @everyone";
    putReport("1-libs", report([finding("libs/a/go.mod", { message: hostile })]));
    putReport("2-services", report());
    const { end } = await merge();
    expect(end.annotations.map((a) => a.level)).toEqual(["warning"]);
    expect(end.outputs["verdict"]).toBe("pass");
  });

  it("a plan whose group names are paths is refused, exit code 2", async () => {
    put("plan", "plan.json", { ...plan, groups: [{ name: "../../x", modules: ["a"], bytes: 0, key }] });
    expect((await merge()).end.code).toBe(2);
  });

  it("no plan at all: says so, exit code 2", async () => {
    service.clear();
    const { end } = await merge();
    expect(end.code).toBe(2);
    expect(end.annotations[0]?.message).toContain("no plan in this run");
  });

  it("nothing affected: passes without any report", async () => {
    put("plan", "plan.json", { ...plan, groups: [] });
    const { end, merged } = await merge();
    expect(end.code).toBe(0);
    expect(merged?.verdict.status).toBe("pass");
  });
});
