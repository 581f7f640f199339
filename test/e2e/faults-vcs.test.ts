import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type FailureClass, factsOf } from "../../src/source/failure.ts";
import type { TempDir } from "../support/fixture.ts";
import { goVersion } from "../support/go-env.ts";
import { startMemoryProxy } from "../support/goproxy-memory.ts";
import { hasTree, offline, type Warmed, warm } from "../support/matrix/run.ts";
import { filesOf, gitHost, vcsFaults } from "../support/matrix/vcs-cases.ts";
import { goSumOf, requireLine, vcsProject, verdictOf } from "../support/matrix/vcs-run.ts";

/** Above the deadlines that are waited for (8 s, and a second try), even on a busy machine. */
const neverHangs = { timeout: 60_000 };
const offlineIsFine = { code: 0, stdout: expect.stringContaining("all modules verified") };

/** Stopped for one reason, told on the line that requires the module, with a next step; nothing is changed. */
function expectStop(
  check: typeof expect,
  project: TempDir,
  warmed: Warmed,
  module: string,
  name: FailureClass,
): void {
  check(warmed.code).toBe(1);
  check(verdictOf(warmed)).toEqual({
    classes: [name],
    findings: [
      check.objectContaining({
        ...requireLine,
        severity: "error",
        message: check.stringContaining(module),
        help: check.stringContaining(factsOf(name).nextStep),
        data: check.objectContaining({ module, class: name }),
      }),
    ],
  });
  check(readFileSync(project.path("go.sum"), "utf8")).toBe(goSumOf(module));
  check(hasTree(project, module)).toBe(false);
}

describe.skipIf(goVersion === undefined).concurrent("a faulty git host, for a private module", () => {
  const rows = vcsFaults.map((fault) => [fault.title, fault.start, fault] as const);
  it.for(rows)("%s (%s)", neverHangs, async ([, , fault], { expect: check }) => {
    const host = await fault.host();
    await using proxy = await startMemoryProxy({ [`${host.module}@v1.0.0`]: filesOf(host.module) });
    using project = vcsProject(host, fault);
    try {
      const env = { ...host.env, GOPRIVATE: host.module, GOPROXY: `${proxy.url},direct` };
      const warmed = await warm(project, env);
      check(proxy.log.requests).toEqual([]);
      if (fault.expected !== "healed") {
        expectStop(check, project, warmed, host.module, fault.expected);
        return;
      }
      check(warmed).toMatchObject({ code: 0, report: { fetch: { status: "ok" } } });
      check(readFileSync(project.path("go.sum"), "utf8")).toBe(goSumOf(host.module));
      check(await offline(project)).toMatchObject(offlineIsFine);
    } finally {
      await host.close();
    }
  });
});

describe.skipIf(goVersion === undefined).concurrent("a git host after a proxy", () => {
  it(
    "says what both said, for a public module whose proxy is dead",
    neverHangs,
    async ({ expect: check }) => {
      const host = await gitHost("repository", {
        fault: ({ what }) => (what === "refs" ? { kind: "status", status: 503 } : undefined),
      });
      using project = vcsProject(host, { config: `public: [${host.module}]\n` });
      const warmed = await warm(project, { ...host.env, GOPROXY: "http://127.0.0.1:1,direct" });
      expectStop(check, project, warmed, host.module, "server-error");
      const { message } = verdictOf(warmed).findings[0] ?? { message: "" };
      check(message).toContain("The requested URL returned error: 503");
      check(message).toContain(`(also asked: http://127.0.0.1:1: ${factsOf("refused").summary})`);
      await host.close();
    },
  );

  it.for([
    [404, "not-found"],
    [410, "gone"],
  ] as const)("a %d of the last proxy: advises GOPRIVATE", neverHangs, async ([status, name], context) => {
    const { expect: check } = context;
    await using proxy = await startMemoryProxy({}, { fault: () => ({ kind: "status", status }) });
    const module = "git.example.test/team/lib.git";
    using project = vcsProject({ module, netrc: "" });
    const warmed = await warm(project, { GOPROXY: proxy.url });
    expectStop(check, project, warmed, module, name);
    check(verdictOf(warmed).findings[0]?.help).toContain("set GOPRIVATE");
  });

  it.for([404, 410])(
    "a %d of the proxy, and the host wants credentials: advises both",
    neverHangs,
    async (status, { expect: check }) => {
      await using proxy = await startMemoryProxy({}, { fault: () => ({ kind: "status", status }) });
      const host = await gitHost("repository");
      using project = vcsProject({ ...host, netrc: "" });
      const warmed = await warm(project, { ...host.env, GOPROXY: `${proxy.url},direct` });
      expectStop(check, project, warmed, host.module, "vcs-no-credentials");
      check(verdictOf(warmed).findings[0]?.help).toContain("set GOPRIVATE");
      await host.close();
    },
  );

  it("no GOPRIVATE advice where the proxy was not asked", neverHangs, async ({ expect: check }) => {
    const host = await gitHost("repository");
    using project = vcsProject({ ...host, netrc: "" });
    const warmed = await warm(project, { ...host.env, GOPRIVATE: host.module, GOPROXY: "direct" });
    expectStop(check, project, warmed, host.module, "vcs-no-credentials");
    check(verdictOf(warmed).findings[0]?.help).not.toContain("GOPRIVATE");
    await host.close();
  });
});
