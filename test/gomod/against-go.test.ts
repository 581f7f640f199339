import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { escapePath, escapeVersion, unescapePath, unescapeVersion } from "../../src/gomod/escape.ts";
import { compareGoVersions, isValidGoVersion, languageVersion } from "../../src/gomod/go-version.ts";
import {
  checkFilePath,
  checkImportPath,
  checkPath,
  checkPathMajor,
  splitPathVersion,
} from "../../src/gomod/module-path.ts";
import { matchPath, matchPatternList } from "../../src/gomod/patterns.ts";
import { parsePseudoVersion, pseudoVersionTime } from "../../src/gomod/pseudo-version.ts";
import { goQuote, unquote } from "../../src/gomod/quote.ts";
import {
  buildOf,
  canonicalVersion,
  compareVersions,
  isValidVersion,
  majorOf,
  prereleaseOf,
} from "../../src/gomod/version.ts";
import { type Question, startOracle } from "../support/x-mod.ts";

let oracle: ReturnType<typeof startOracle>;
beforeAll(() => {
  oracle = startOracle();
});
afterAll(() => oracle.close());

/** Every sample through both; a difference shows the arguments. */
function expectSame(
  op: string,
  samples: readonly (readonly string[])[],
  ours: (...args: string[]) => unknown,
): void {
  const questions: Question[] = samples.map((args) => ({ op, args }));
  const answers = oracle.ask(questions);
  expect(samples.map((args) => ({ args, answer: ours(...args) }))).toEqual(
    samples.map((args, i) => ({ args, answer: answers[i] })),
  );
}

const samples = <T>(arbitrary: fc.Arbitrary<T>, numRuns = 1500): T[] =>
  fc.sample(arbitrary, { numRuns, seed: 20260821 });

const from = (alphabet: string, maxLength: number) =>
  fc.array(fc.constantFrom(...Array.from(alphabet)), { maxLength }).map((characters) => characters.join(""));
const numeral = fc.constantFrom("0", "1", "2", "9", "10", "00", "01", "21", "20", "99999999999999999999", "");
const identifier = fc.constantFrom(
  "pre",
  "rc",
  "0",
  "1",
  "01",
  "10",
  "alpha-1",
  "-",
  "",
  "a.b",
  "x!",
  "incompatible",
);
const version = fc
  .tuple(
    fc.constantFrom("v", "v", "v", "", "V"),
    fc.array(numeral, { minLength: 1, maxLength: 4 }),
    fc.array(identifier, { maxLength: 3 }),
    fc.option(identifier, { nil: "" }),
  )
  .map(([v, numbers, pre, build]) =>
    [v, numbers.join("."), pre.length > 0 ? `-${pre.join(".")}` : "", build === "" ? "" : `+${build}`].join(
      "",
    ),
  );
const pseudo = fc
  .tuple(
    fc.constantFrom("v0.0.0", "v1.0.0", "v1.2.3", "v2.0.0", "v1.2.10", "v01.0.0", "v1.2"),
    fc.constantFrom("-", "-0.", "-pre.0.", "-0.0.", "-pre.", "-rc.1.0.", "-1-2.0."),
    fc.constantFrom(
      "20200229123456",
      "20210229000000",
      "20211301000000",
      "20200101240000",
      "2020010112345",
      "00010101000000",
    ),
    fc.constantFrom("abcdefabcdef", "ABC", "abc-def", "", "123456789012"),
    fc.constantFrom("", "+incompatible", "+meta", "+"),
  )
  .map(([base, dash, time, revision, build]) => `${base}${dash}${time}-${revision}${build}`);
const element = fc.oneof(
  from("abzAZ09.-_~+!@ é/\u0000", 6),
  fc.constantFrom(
    "example.com",
    "github.com",
    "gopkg.in",
    "v1",
    "v2",
    "v02",
    "v2.1",
    "con",
    "COM1.x",
    "x~1",
    "a~b",
    "yaml.v3",
    "yaml.v0",
    "y.v1-unstable",
    "y.v0-unstable",
    "y.v-unstable",
    "..",
    ".x",
    "x.",
    "Azure",
    "!azure",
  ),
);
const modulePath = fc.array(element, { maxLength: 4 }).map((elements) => elements.join("/"));

describe("versions", () => {
  test("grammar and parts", () => {
    const cases = [...samples(version), ...samples(pseudo, 500)].map((v) => [v]);
    expectSame("semver", cases, (v = "") => [
      isValidVersion(v),
      majorOf(v),
      prereleaseOf(v),
      buildOf(v),
      canonicalVersion(v),
    ]);
  });
  test("order", () => {
    const any = fc.oneof(version, pseudo, from("v01.-+ab", 8));
    expectSame("compare", samples(fc.tuple(any, any), 3000), compareVersions);
  });
  test("pseudo-versions", () => {
    const cases = [...samples(pseudo, 3000), ...samples(version)].map((v) => [v]);
    expectSame("pseudo", cases, (v = "") => {
      const parsed = parsePseudoVersion(v);
      if (parsed === undefined) return null;
      const time = pseudoVersionTime(parsed.timestamp) ?? null;
      return [parsed.base, parsed.baseFault ?? null, parsed.revision, time];
    });
  });
});

describe("paths", () => {
  test("module, import and file paths", () => {
    const cases = samples(modulePath, 3000).map((path) => [path]);
    expectSame("paths", cases, (path = "") =>
      [checkPath(path), checkImportPath(path), checkFilePath(path)].map((fault) => fault ?? null),
    );
  });
  test("major version suffixes", () => {
    const cases = samples(modulePath, 3000).map((path) => [path]);
    expectSame("split", cases, (path = "") => {
      const split = splitPathVersion(path);
      return split === undefined ? [path, "", false] : [split.prefix, split.pathMajor, true];
    });
  });
  test("versions against major version suffixes", () => {
    const major = fc.constantFrom("", "/v2", "/v3", ".v1", ".v2", ".v2-unstable", "/v10");
    expectSame(
      "pathMajor",
      samples(fc.tuple(fc.oneof(version, pseudo), major), 2000),
      (v, suffix) => checkPathMajor(v ?? "", suffix ?? "") ?? null,
    );
  });
  test("escaping", () => {
    const text = fc.oneof(modulePath, version, from("aB!z/.éé", 8));
    expectSame(
      "escape",
      samples(text, 3000).map((t) => [t]),
      (t = "") =>
        [escapePath(t), escapeVersion(t), unescapePath(t), unescapeVersion(t)].map(
          (answer) => answer ?? null,
        ),
    );
  });
});

describe("pattern lists", () => {
  const glob = fc.oneof(
    from("ab*?[]^-\\/.", 7),
    fc.constantFrom(
      "*.corp.example.com",
      "corp.example.com",
      "github.com/acme",
      "github.com/acme*",
      "github.com/acme/*",
      "*",
      " github.com/acme",
      "github.com/acme/",
      "*/acme",
      "[",
      "github.com/[^b]cme",
    ),
  );
  const target = fc.oneof(
    from("ab-^/.", 7),
    fc.constantFrom(
      "api.corp.example.com/x",
      "a.b.corp.example.com/x",
      "corp.example.com/x",
      "corp.example.com",
      "github.com/acme",
      "github.com/acme/foo",
      "github.com/acme-corp/foo",
      "github.com/other/acme",
    ),
  );
  const list = fc.array(fc.oneof(glob, fc.constant("")), { maxLength: 3 }).map((globs) => globs.join(","));
  test("lists match prefixes", () => {
    expectSame("patterns", samples(fc.tuple(list, target), 6000), matchPatternList);
  });
  test("globs", () => {
    expectSame("match", samples(fc.tuple(glob, target), 6000), matchPath);
  });
});

describe("Go releases", () => {
  const release = fc
    .tuple(
      fc.constantFrom("1", "1.0", "1.2", "1.20", "1.21", "1.26", "2", "01.2", "1.021", ""),
      fc.constantFrom("", ".0", ".3", ".10", "rc1", "beta2", "alpha", "rc", "rc01", ".3rc1", "x", "."),
    )
    .map((parts) => parts.join(""));
  test("order", () => {
    expectSame("goCompare", samples(fc.tuple(release, release), 3000), compareGoVersions);
  });
  test("validity and language version", () => {
    const cases = samples(release, 500).map((v) => [v]);
    expectSame("goVersion", cases, (v = "") => [isValidGoVersion(v), languageVersion(v)]);
  });
});

describe("quoting", () => {
  test("quote", () => {
    const cases = samples(fc.string({ unit: "binary-ascii", maxLength: 20 }), 500).map((t) => [t]);
    expectSame("quote", [...cases, ["é\u2028\ufeff\u{1f600}\u{e0001}"]], goQuote);
  });
  test("unquote", () => {
    const piece = fc.constantFrom(
      "a",
      "\\n",
      "\\\\",
      '\\"',
      "\\'",
      "\\x41",
      "\\x4",
      "\\101",
      "\\777",
      "\\u00e9",
      "\\ud800",
      "\\U0001f600",
      "\\U00110000",
      "\\xc3\\xa9",
      "\\z",
      '"',
      "é",
      "\n",
      "`",
      "\\",
    );
    const text = fc.array(piece, { maxLength: 5 }).map((pieces) => `"${pieces.join("")}"`);
    expectSame(
      "unquote",
      samples(text, 2000).map((t) => [t]),
      (t = "") => unquote(t) ?? null,
    );
  });
});
