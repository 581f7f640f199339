import { expect, test } from "vitest";
import { cacheKey } from "../../src/cache/key.ts";

const a = { path: "a.test/a", version: "v1.0.0", h1: "h1:a=", requiredBy: [] };
const b = { path: "a.test/b", version: "v1.0.0", h1: "h1:b=", requiredBy: [] };
const where = { mode: "needed", scope: ".", modules: [] } as const;

test("the same set gives the same key in any order; another hash, mode or scope another", () => {
  const { key, restoreKeys } = cacheKey(where, [a, b]);
  expect(cacheKey(where, [b, a]).key).toBe(key);
  expect(key).toMatch(/^gomod-preflight-v1-needed-[0-9a-f]{12}-[0-9a-f]{40}$/);
  expect(restoreKeys).toEqual([key.slice(0, -40)]);
  expect(cacheKey(where, [a, { ...b, h1: "h1:c=" }])).toMatchObject({ restoreKeys });
  const others = [
    cacheKey(where, [a, { ...b, h1: "h1:c=" }]),
    cacheKey({ ...where, mode: "all" }, [a, b]),
    cacheKey({ ...where, scope: "tools" }, [a, b]),
    cacheKey({ ...where, modules: ["x"] }, [a, b]),
  ].map((other) => other.key);
  expect(new Set([key, ...others]).size).toBe(5);
});
