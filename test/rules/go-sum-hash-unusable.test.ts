import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-sum-hash-unusable";
const goMod = "module example.com/m\n\ngo 1.26\n";
const good = "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=";

test("an algorithm Go does not know is a warning", () => {
  const tree = {
    "go.mod": goMod,
    "go.sum": "a.test/x v1.0.0 h2:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=\n",
  };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "warning", at: { path: "go.sum", line: 1 } }]);
});

test.each(["h1:HPzYOqUWVvWCxbJYXG", "h1:", "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ"])(
  "a damaged h1 is an error: %s",
  (hash) => {
    const tree = { "go.mod": goMod, "go.sum": `a.test/x v1.0.0 ${hash}\n` };
    expect(findingsOf(rule, tree)).toMatchObject([{ severity: "error", data: { hash } }]);
  },
);

test("silent: an unknown algorithm beside an h1, which is what Go compares", () => {
  const sum = `a.test/x v1.0.0 h2:abc\na.test/x v1.0.0 ${good}\n`;
  expect(findingsOf(rule, { "go.mod": goMod, "go.sum": sum })).toEqual([]);
});
