import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FetchOutcome } from "../../src/core/report.ts";
import { goVersion } from "../support/go-env.ts";
import { startMemoryProxy } from "../support/goproxy-memory.ts";
import { modules, path, proxyFaults } from "../support/matrix/cases.ts";
import { goSum, hasTree, makeProject, offline, type Warmed, warm } from "../support/matrix/run.ts";

const cases = proxyFaults.flatMap((fault) => fault.what.map((what) => [fault.title, what, fault] as const));

/** What the report says about the module; a failure first. */
function outcomesOf({ report }: Warmed): readonly FetchOutcome[] {
  const outcomes = report.fetch.status === "skipped" ? [] : report.fetch.outcomes;
  return outcomes
    .filter(({ module }) => module.path === path)
    .sort((a, b) => Number(!a.failure) - Number(!b.failure));
}

const offlineIsFine = { code: 0, stdout: expect.stringContaining("all modules verified") };

describe
  .skipIf(goVersion === undefined)
  .concurrent("a faulty proxy before a good one, for a public module with a hash", () => {
    it.for(cases)("%s (.%s)", { timeout: 120_000 }, async ([, what, fault], { expect: check }) => {
      const { class: name, ending } = fault.expected(what);
      using project = makeProject();
      await using good = await startMemoryProxy(modules);
      const bad = await fault.start(what);
      try {
        const warmed = await warm(project, { GOPROXY: `${bad.url},${good.url}`, ...bad.env });
        const outcomes = outcomesOf(warmed);
        const attempts = outcomes.flatMap((outcome) => outcome.attempts);
        const atBad = attempts.filter(({ source }) => source.startsWith(bad.url));
        check(atBad.map(({ failure }) => failure)).toContain(name);
        check(readFileSync(project.path("go.sum"), "utf8")).toBe(goSum);
        const differs = name === "hash-mismatch";
        check(good.log.requests.some((request) => request.what === what)).toBe(ending === "next" || differs);
        // Asked once, only to say who differs: what it sends is not used.
        if (differs) check(outcomes[0]?.failure?.message).toContain(`${bad.url} is the one that differs`);
        if (ending === "stop" && what !== "info") {
          check(warmed.code).toBe(1);
          check(outcomes[0]?.failure).toMatchObject({ class: name, nextStep: expect.stringMatching(/\w/) });
          check(warmed.report.findings).toContainEqual(expect.objectContaining({ path: "go.mod", line: 5 }));
          if (what === "zip") check(hasTree(project)).toBe(false);
          return;
        }
        // Builds do not read .info files: one that nobody may give is a remark.
        check(warmed).toMatchObject({ code: 0, report: { fetch: { status: "ok" } } });
        check(await offline(project)).toMatchObject(offlineIsFine);
      } finally {
        await bad.close();
      }
    });
  });
