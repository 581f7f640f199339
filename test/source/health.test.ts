import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/core/config.ts";
import { sumTable } from "../../src/gomod/sum-table.ts";
import { HealthBook, type Outcome, scoreOf, thresholds } from "../../src/source/health.ts";
import { healthFile, loadHealth, saveHealth } from "../../src/source/health-file.ts";
import { openSources } from "../../src/source/open-sources.ts";
import { collecting, testWorld } from "../support/collecting.ts";
import { fixture } from "../support/fixture.ts";
import { startMemoryProxy } from "../support/goproxy-memory.ts";

const good: Outcome = { ok: true, firstByteMs: 100 };
const bad: Outcome = { ok: false };

function book(forced: ConstructorParameters<typeof HealthBook>[1] = {}, saved = {}) {
  let now = 0;
  const health = new HealthBook({ now: () => now }, forced, saved);
  const note = (...outcomes: Outcome[]) => outcomes.forEach((outcome) => void health.note("s", outcome));
  return {
    health,
    note,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const repeat = (outcome: Outcome, count: number): Outcome[] => Array.from({ length: count }, () => outcome);

describe("the score of a source", () => {
  it.each<[string, Outcome[], number]>([
    ["nothing known", [], 1],
    ["all good", repeat(good, 10), 1],
    ["all failed", repeat(bad, 10), 0.3],
    ["one second to the first byte", repeat({ ok: true, firstByteMs: 1000 }, 5), 0.86],
    ["every answer altered", repeat({ ok: false, integrity: true }, 5), 0],
  ])("%s", (_, outcomes, expected) => {
    expect(scoreOf(outcomes)).toBeCloseTo(expected, 5);
  });
});

describe("the states of a source", () => {
  it("passes warning on the way down and needs more to be healthy again", () => {
    const { health, note } = book();
    note(...repeat(good, 10), ...repeat(bad, 5));
    expect(health.state("s")).toBe("warning");
    note(...repeat(good, 3));
    expect(health.score("s")).toBeGreaterThan(thresholds.healthy);
    expect(health.state("s")).toBe("warning");
    note(...repeat(good, 20));
    expect(health.state("s")).toBe("healthy");
  });

  it("opens, lets one trial through after the cool-down, and waits twice as long after a bad one", () => {
    const { health, note, pass } = book();
    note(...repeat(bad, 5));
    expect([health.state("s"), health.admit("s")]).toEqual(["open", "skip"]);
    pass(thresholds.coolDownMs);
    expect([health.admit("s"), health.admit("s")]).toEqual(["trial", "skip"]);
    note(bad);
    pass(thresholds.coolDownMs);
    expect(health.admit("s")).toBe("skip");
    pass(thresholds.coolDownMs);
    expect(health.admit("s")).toBe("trial");
    note(good);
    expect(health.admit("s")).toBe("trial");
    note(good);
    expect([health.state("s"), health.admit("s")]).toEqual(["warning", "ask"]);
  });

  it("asks a source that an earlier run left open: the others wait for the first, and one good answer is enough", () => {
    const { health, note } = book({}, { s: { state: "open", score: 0.3 } });
    expect([health.admit("s"), health.admit("s")]).toEqual(["trial", "skip"]);
    expect(health.worthWaiting("s")).toBe(50);
    note(good);
    expect([health.state("s"), health.admit("s")]).toEqual(["warning", "ask"]);
    expect(health.saved()).toEqual({ s: { state: "warning", score: 1, firstByteMs: 100 } });
  });

  it("does not take late answers of older requests for a trial", () => {
    const { health, note } = book();
    note(...repeat(bad, 5), good, good);
    expect(health.state("s")).toBe("open");
  });

  it("is in fallback while the next source serves", () => {
    const { health, note } = book();
    note(...repeat(bad, 5));
    health.servedByNext("s");
    expect(health.state("s")).toBe("fallback");
  });

  it("obeys a forced state", () => {
    const { health, note } = book({ s: "healthy", t: "open" });
    note(...repeat(bad, 20));
    expect([health.admit("s"), health.admit("t"), health.worthWaiting("t")]).toEqual([
      "ask",
      "skip",
      undefined,
    ]);
  });

  it("starts with a trial where an earlier run left it open", () => {
    const { health } = book({}, { s: { state: "open", score: 0.3 } });
    expect([health.admit("s"), health.admit("s")]).toEqual(["trial", "skip"]);
  });
});

describe("the health file", () => {
  it("keeps state from run to run, without credentials", async () => {
    using home = fixture({}, "health");
    await using dead = await startMemoryProxy({}, { fault: () => ({ kind: "status", status: 503 }) });
    const proxy = dead.url.replace("//", "//me:secret-word@");
    const world = testWorld({ HOME: home.dir, GOPROXY: proxy });
    const config = { ...defaultConfig, sources: { retries: 0 } };
    const sources = openSources({ world, config, sums: sumTable([]) });
    const module = { path: "example.test/m", version: "v1.0.0" };
    const request = { module, what: "info", hashed: true, signal: world.signal } as const;
    for (let n = 0; n < 5; n++) await sources.get(request, collecting().make);
    await sources.close();
    const saved = loadHealth(world);
    expect(Object.values(saved)).toMatchObject([{ state: "open" }]);
    expect(JSON.stringify(saved)).not.toContain("secret-word");
  });

  it.each([
    "not json",
    '{"version":1,"savedAt":"2020-01-01T00:00:00.000Z","sources":{"s":{"state":"open","score":0}}}',
    '{"version":2}',
  ])("ignores an old or broken file: %s", (text) => {
    using home = fixture({}, "health");
    const world = testWorld({ HOME: home.dir });
    world.files.writeText(healthFile(world.env) ?? "", text);
    expect(loadHealth(world)).toEqual({});
  });

  it("is no reason to fail when it cannot be written", () => {
    using home = fixture({ ".cache": "a file in the way" }, "health");
    expect(() =>
      saveHealth(testWorld({ HOME: home.dir }), { s: { state: "healthy", score: 1 } }),
    ).not.toThrow();
  });
});
