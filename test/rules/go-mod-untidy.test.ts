import { expect, test } from "vitest";
import { check } from "../../src/core/check.ts";
import { defaultConfig } from "../../src/core/config.ts";
import type { RefereeAnswer } from "../../src/core/referee.ts";
import { rule } from "../../src/rules/go-mod-untidy.ts";
import { realGo, snapshotOf, type Tree, withTree } from "../support/rule-fixture.ts";

/** What the real go says of a tree, judged by the rule. */
function judged(tree: Tree) {
  const { code, output } = withTree(tree, (root) => realGo(root, ["mod", "tidy", "-diff"]));
  const answer: RefereeAnswer = {
    dir: ".",
    at: "svc",
    question: "tidy",
    command: "go mod tidy -diff",
    ok: code === 0,
    text: output,
  };
  const snapshot = snapshotOf(tree);
  const missing = new Map(snapshot.missing);
  missing.delete("referee");
  return check({ ...snapshot, referee: [answer], missing }, defaultConfig, [rule]).findings;
}

const goMod = "module example.com/m\n\ngo 1.26\n";

test("a requirement that nothing imports: the line that tidy would drop", () => {
  const tree = {
    "go.mod": `${goMod}\nrequire example.com/x v0.0.0\n\nreplace example.com/x => ./x\n`,
    "m.go": "package m\n",
    "x/go.mod": "module example.com/x\n",
  };
  expect(judged(tree)).toMatchObject([{ severity: "warning", at: { path: "svc/go.mod", line: 5 } }]);
});

test("silent: tidy", () => {
  expect(judged({ "go.mod": goMod, "m.go": "package m\n" })).toEqual([]);
});

test("without Go it is skipped, with the reason", () => {
  const { skipped } = check(snapshotOf({ "go.mod": goMod }), defaultConfig, [rule]);
  expect(skipped).toEqual([{ rule: "go-mod-untidy", reason: "Go was not asked (check --with-go)" }]);
});
