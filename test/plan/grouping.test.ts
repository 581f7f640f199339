import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostedRunner, type ModuleLoad, workOf } from "../../src/plan/cost.ts";
import { balancedGroups } from "../../src/plan/grouping.ts";
import { groupNames } from "../../src/plan/names.ts";

const load = (dir: string, packages: number): ModuleLoad => ({ dir, packages, needs: [] });
const work = (group: readonly ModuleLoad[]) =>
  group.reduce((sum, module) => sum + workOf(module, hostedRunner), 0);

describe("balancedGroups", () => {
  it("each module once, at most max-jobs groups, none empty, none far slower than the others need", () => {
    const loads = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 40 }), (packages, maxJobs) => {
        const modules = packages.map((count, i) => load(`m${String(i).padStart(3, "0")}`, count));
        const groups = balancedGroups(modules, maxJobs, hostedRunner);
        expect(
          groups
            .flat()
            .map((m) => m.dir)
            .sort(),
        ).toEqual(modules.map((m) => m.dir));
        expect(groups.length).toBeLessThanOrEqual(maxJobs);
        expect(groups.every((group) => group.length > 0)).toBe(true);
        const ideal = Math.max(work(modules) / groups.length, ...modules.map((m) => workOf(m, hostedRunner)));
        expect(Math.max(...groups.map(work))).toBeLessThanOrEqual(ideal * 2);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("small work stays in one job: a second one would cost more than it saves", () => {
    expect(balancedGroups([load("a", 1), load("b", 2)], 8, hostedRunner).length).toBe(1);
  });

  it("neighbours stay together where that costs little", () => {
    const modules = ["a/1", "a/2", "b/1", "b/2"].map((dir) => load(dir, 30));
    const groups = balancedGroups(modules, 2, hostedRunner);
    expect(groups.map((group) => group.map((m) => m.dir))).toEqual([
      ["a/1", "a/2"],
      ["b/1", "b/2"],
    ]);
  });

  it("one giant does not drag its neighbours along", () => {
    const modules = [load("a", 250), load("b", 500), load("c", 240)];
    const groups = balancedGroups(modules, 2, hostedRunner);
    expect(groups.map((group) => group.map((m) => m.dir))).toEqual([["a", "c"], ["b"]]);
  });
});

describe("groupNames", () => {
  it("number and shared directory; unique, short and legal for any directory", () => {
    expect(groupNames([["services/a", "services/b"], ["libs/x"], ["a", "b"], ["."]])).toEqual([
      "1-services",
      "2-libs-x",
      "3",
      "4",
    ]);
    const dirs = fc.array(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(dirs, (groups) => {
        const names = groupNames(groups);
        expect(new Set(names).size).toBe(groups.length);
        for (const name of names) expect(name).toMatch(/^[0-9]+(-[A-Za-z0-9._-]{1,60})?$/);
      }),
      { seed: 1 },
    );
  });
});
