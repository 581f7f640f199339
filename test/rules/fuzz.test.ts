/** Damaged files must never make the reading or a rule throw: they are findings, or they are nothing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/core/check.ts";
import { defaultConfig } from "../../src/core/config.ts";
import { rules } from "../../src/rules/index.ts";
import { snapshotOf, type Tree } from "../support/rule-fixture.ts";

const hash = "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=";

const whole: Tree = {
  "go.work": "go 1.26\n\nuse (\n\t.\n\t./lib\n)\n\nreplace b.test/y => ./lib\n",
  "go.mod":
    "module example.com/m\n\ngo 1.26\n\ntoolchain go1.26.1\n\ngodebug panicnil=1\n\nrequire (\n\ta.test/x v1.0.0\n\tb.test/y v0.0.0-20260101000000-0123456789ab // indirect\n)\n\nreplace a.test/x v1.0.0 => ../x\n\nexclude c.test/z v1.0.0\n\nretract v0.1.0 // gone\n\ntool a.test/x/cmd\n\nignore ./node_modules\n",
  "go.sum": `a.test/x v1.0.0 ${hash}\na.test/x v1.0.0/go.mod ${hash}\n`,
  "lib/go.mod": "module b.test/y\n\ngo 1.25\n",
  "vendor/modules.txt":
    "## workspace\n# a.test/x v1.0.0 => ../x\n## explicit; go 1.20\na.test/x\n# a.test/x => ../x\n",
  Dockerfile:
    "FROM golang:1.25 AS build\nENV GOFLAGS=-mod=vendor GOPROXY=https://u:p@example.com\nRUN go build ./...\n",
  environment: "GOSUMDB=off\nGOPROXY=direct",
};

/** One file with a piece cut out, doubled, or replaced by any text. */
const damage = fc.record({
  path: fc.constantFrom(...Object.keys(whole)),
  from: fc.nat(400),
  length: fc.nat(120),
  insert: fc.oneof(
    fc.constant(""),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom("(\n", ")", "\r", "\0", "<<<<<<<", '"', "`", "=>"),
  ),
  twice: fc.boolean(),
});

function damaged({
  path,
  from,
  length,
  insert,
  twice,
}: typeof damage extends fc.Arbitrary<infer D> ? D : never): Tree {
  const text = whole[path] ?? "";
  const kept = text.slice(0, from) + insert + text.slice(from + length);
  return { ...whole, [path]: twice ? kept + text : kept };
}

test("any damage to any file gives findings that can be sorted and shown", () => {
  fc.assert(
    fc.property(damage, (how) => {
      const { findings } = check(snapshotOf(damaged(how)), defaultConfig, rules);
      for (const { at, message, help } of findings) {
        expect(at.line).toBeGreaterThan(0);
        expect(message.length * help.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 250, seed: 20261121 },
  );
});

test("a file of 300,000 lines is read in one pass", () => {
  const tree = { ...whole, "go.sum": `${`a.test/x v1.0.0/go.mod ${hash}\n`.repeat(300_000)}` };
  const [found] = check(
    snapshotOf(tree),
    defaultConfig,
    rules.filter(({ id }) => id === "go-sum-duplicate-line"),
  ).findings;
  expect(found?.data["lines"]).toBe("299999");
});
