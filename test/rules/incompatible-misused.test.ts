import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "incompatible-misused";
const goMod = (require: string) => `module example.com/m\n\ngo 1.26\n\nrequire ${require}\n`;

test.each([
  "a.test/x v1.2.3+incompatible",
  "a.test/x v0.1.0+incompatible",
  "a.test/x/v2 v2.0.0+incompatible",
])("%s", (require) => {
  expect(findingsOf(rule, { "go.mod": goMod(require) })).toMatchObject([
    { severity: "error", at: { path: "go.mod", line: 5 } },
  ]);
});

test.each(["a.test/x v2.0.0+incompatible", "a.test/x v1.2.3", "a.test/x/v2 v2.0.0"])(
  "silent: %s",
  (require) => {
    expect(findingsOf(rule, { "go.mod": goMod(require) })).toEqual([]);
  },
);

test("silent: a directory takes its place", () => {
  const tree = { "go.mod": `${goMod("a.test/x v1.2.3+incompatible")}\nreplace a.test/x => ./x\n` };
  expect(findingsOf(rule, tree)).toEqual([]);
});
