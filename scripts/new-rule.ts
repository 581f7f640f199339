/** Writes rule, test and page of a new rule: `npm run new-rule <id>`. Then it regenerates the index. */
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";

const id = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
  console.error("usage: npm run new-rule <id>   (kebab-case, names the fault: vendor-out-of-sync)");
  process.exit(2);
}
if (existsSync(`src/rules/${id}.ts`)) {
  console.error(`src/rules/${id}.ts exists`);
  process.exit(2);
}

const rule = `import { placeOf } from "../core/build.ts";
import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "${id}",
  severity: "warning",
  summary: "TODO: one sentence that says what is wrong when this fires.",
  source: "TODO: Go source file, document or thread",
  needs: ["modules"],
  *check(snapshot) {
    for (const { inScope, goMod, goModPath } of snapshot.modules) {
      if (!inScope || !goMod?.go || goMod.go.version !== "0.0") continue;
      yield {
        message: "TODO: what is wrong, naming module, file, value",
        help: "TODO: what to do",
        at: placeOf(goModPath, goMod.go.span),
        data: { go: goMod.go.version },
      };
    }
  },
};
`;

const test = `import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "${id}";

test("TODO: the bad case", () => {
  const found = findingsOf(rule, { "go.mod": "module example.com/m\\n\\ngo 0.0\\n" });
  expect(found).toMatchObject([{ at: { path: "go.mod", line: 3 }, data: { go: "0.0" } }]);
});

test("TODO: the look-alike that stays silent", () => {
  expect(findingsOf(rule, { "go.mod": "module example.com/m\\n\\ngo 1.26\\n" })).toEqual([]);
});
`;

const page = `## Why

TODO: what Go does then, with its own words.

## Bad

\`\`\`text file=go.mod
module example.com/m

go 0.0
\`\`\`

## Good

\`\`\`text file=go.mod
module example.com/m

go 1.26
\`\`\`

## Mend

TODO

## Suppress

On the line or the line above: \`// gomod-preflight: ignore ${id} until=2027-01-31 reason=…\`; or in
\`.github/gomod-preflight.yml\` under \`suppress\`.
`;

writeFileSync(`src/rules/${id}.ts`, rule);
writeFileSync(`test/rules/${id}.test.ts`, test);
writeFileSync(`docs/rules/${id}.md`, page);
execFileSync(process.execPath, ["scripts/generate.ts"], { stdio: "inherit" });
