import { expect, it } from "vitest";
import { type GateFacts, saveGate } from "../../src/cache/gate.ts";

const good: GateFacts = {
  option: "auto",
  fetch: "ok",
  verify: "ok",
  packed: 3,
  bytes: 1_000,
  key: "k-2",
  matchedKey: "k-1",
  mode: "write",
  event: "push",
};

it("saves what was verified, may be written, changed and is of plausible size", () => {
  expect(saveGate(good)).toEqual({ save: true });
  const { mode: _, matchedKey: __, ...first } = good;
  expect(saveGate(first)).toEqual({ save: true });
  expect(saveGate({ ...good, mode: "write-only" })).toEqual({ save: true });
});

it.each<[string, Partial<GateFacts>, RegExp]>([
  ["the option says read", { option: "read" }, /cache is read/],
  ["the set did not change", { matchedKey: "k-2" }, /exists already/],
  ["a module is missing", { fetch: "failed" }, /not every module/],
  ["nothing was fetched or looked at", { fetch: "skipped" }, /not every module/],
  ["verification failed", { verify: "failed" }, /not verified/],
  ["verification was off", { verify: "skipped" }, /not verified/],
  ["the workflow may only read", { mode: "read" }, /cache-mode is read/],
  ["a merge queue asks", { event: "merge_group" }, /merge queue/],
  ["there is nothing", { packed: 0 }, /no modules/],
  ["it would evict everything else", { bytes: 6 * 1024 ** 3 }, /push everything else out/],
])("does not save when %s, and says so", (_, change, why) => {
  expect(saveGate({ ...good, ...change })).toEqual({ save: false, why: expect.stringMatching(why) });
});
