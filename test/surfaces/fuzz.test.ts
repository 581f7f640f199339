import fc from "fast-check";
import { expect, test } from "vitest";
import { isSurfaceCandidate } from "../../src/surfaces/candidates.ts";
import { readSurfaceFile } from "../../src/surfaces/index.ts";

const paths = [
  ".github/workflows/a.yml",
  "action.yml",
  "Dockerfile",
  "compose.yml",
  "k/a.yaml",
  "c/templates/a.yaml",
  "c/values.yaml",
  "Makefile",
  "justfile",
  "a.sh",
  ".env",
  "go.env",
  ".gitlab-ci.yml",
  "devcontainer.json",
  "Taskfile.yml",
  ".goreleaser.yml",
  "a.service",
  ".bazelrc",
  "MODULE.bazel",
  "docker-bake.hcl",
  "mise.toml",
] as const;

const words = [
  "FROM golang:1.26",
  "ENV ",
  "RUN ",
  "<<EOF",
  "GOFLAGS",
  "=",
  ":",
  "-",
  "\n",
  "  ",
  "{{",
  "}}",
  "${{",
  "}}",
  "${",
  "}",
  "'",
  '"',
  "\\\n",
  "&a",
  "*a",
  "<<:",
  "[",
  "{",
  "#",
  "$(",
  ")",
  "`",
  "env:",
  "export",
  "jobs:",
  "steps:",
  "\t",
  "\u0000",
  "|",
  ">",
  "---",
];

test("arbitrary text gives facts or a fault with a line, never an exception", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.array(fc.constantFrom(...words), { maxLength: 80 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths), text, (path, body) => {
      const { surface, faults } = readSurfaceFile(path, `GOFLAGS= golang\n${body}`);
      for (const fault of faults) expect(fault.line).toBeGreaterThan(0);
      for (const fact of surface?.env ?? []) expect(fact.at.line).toBeGreaterThan(0);
    }),
    { numRuns: 3000, seed: 6 },
  );
});

test("an alias bomb is cut off", () => {
  const layers = Array.from(
    { length: 12 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`,
  );
  const { faults } = readSurfaceFile(
    "k/bomb.yaml",
    `a0: &a0 [{name: GOGC, value: "1"}]\n${layers.join("\n")}\n`,
  );
  expect(faults).toEqual([]);
});

test("a merge that holds itself is cut off", () => {
  const { surface } = readSurfaceFile("k/merge.yaml", "a: &a\n  <<: *a\n  GOGC: 1\n");
  expect(surface?.env).toHaveLength(1);
});

test.each(["Dockerfile", "Makefile", "a.sh", "k/a.yaml", ".github/workflows/a.yml"])(
  "deep nesting in %s is a fault or a result",
  (path) => {
    for (const piece of ["(", "[", "{", "$(", "if true; then ", "- "])
      readSurfaceFile(path, `GOFLAGS=x golang:\n${piece.repeat(20_000)}`);
    expect(isSurfaceCandidate(path)).toBe(true);
  },
);

test("a Makefile name that is no pattern is a name", () => {
  const { faults } = readSurfaceFile("Makefile", "(operator = 1\nGOFLAGS = -mod=mod\n");
  expect(faults).toEqual([]);
});

test("files of others are no candidates", () => {
  const others = [
    "vendor/a/Makefile",
    "x/testdata/Dockerfile",
    "node_modules/a/action.yml",
    "main.go",
    "README.md",
    "third_party/x/a.sh",
    "src/makefile.ts",
    "src/dockerfile.js",
  ];
  expect(others.filter(isSurfaceCandidate)).toEqual([]);
});
