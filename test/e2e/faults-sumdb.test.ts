/** The checksum database behind the relay: a mirror with a fault, and the database itself beside it. */
import { describe, it } from "vitest";
import { goVersion } from "../support/go-env.ts";
import { goSum } from "../support/matrix/run.ts";
import { mirrorFaults } from "../support/matrix/sumdb-cases.ts";
import { build, goSumOf, unknownProject } from "../support/matrix/sumdb-run.ts";

const neverHangs = { timeout: 120_000 };

describe
  .skipIf(goVersion === undefined)
  .concurrent("the checksum database through the relay, its mirror at a proxy with a fault", () => {
    const rows = mirrorFaults.map((mirror) => [mirror.title, mirror.where, mirror] as const);
    it.for(rows)("%s (%s)", neverHangs, async ([, , mirror], { expect: check }) => {
      using project = unknownProject();
      const built = await build(project, { mirror });
      if (mirror.ending === "stops") {
        check(built.code).toBe(1);
        check(built.stderr).toMatch(/example\.test\/lib@v1\.0\.0/);
        check(goSumOf(project)).toBe("");
        return;
      }
      check(`${built.code} ${built.stderr}`).toMatch(/^0 /);
      check(goSumOf(project)).toBe(goSum);
      const carried = /https:\/\/sum\.example\.test: \d+ records and tiles/;
      if (mirror.ending === "other road") check(built.stderr).toMatch(carried);
    });

    it(
      "records with another signature: go keeps its own judgement",
      neverHangs,
      async ({ expect: check }) => {
        using project = unknownProject();
        const built = await build(project, { forged: true });
        check(built.code).toBe(1);
        check(built.stderr).toMatch(/no verifiable signatures|unverified|SECURITY ERROR/);
        check(goSumOf(project)).toBe("");
      },
    );
  });
