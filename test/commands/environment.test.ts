import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBuildInfo } from "../../src/golang/build-info.ts";
import { bundle } from "../support/command-line.ts";
import { realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const guide = readFileSync("docs/guides/environment.md", "utf8");
const workflow =
  "env:\n  GOFLAGS: -mod=readonly\njobs:\n  test:\n    steps:\n      - run: go test ./...\n        env:\n          GOFLAGS: -race\n";
const tree: Tree = {
  "go.mod": "module example.com/api\n\ngo 1.26\n",
  "main.go": "package main\n\nfunc main() {}\n",
  ".github/workflows/ci.yml": workflow,
  Dockerfile:
    "FROM golang:1.26 AS base\nENV GOFLAGS=-mod=vendor\nFROM base\nENV GOFLAGS=-trimpath\nRUN export GOFLAGS=-v\n",
};

test("--explain-env names every place, its scope, and what wins", () => {
  withTree(tree, (root) => {
    const settings = JSON.parse(cli(root, "--explain-env", "GOFLAGS", "--format", "json").text) as {
      at: { path: string; line: number };
      value: string;
      outcome: string;
    }[];
    expect(settings.map(({ at, value, outcome }) => `${at.path}:${at.line} ${value}: ${outcome}`)).toEqual([
      ".github/workflows/ci.yml:2 -mod=readonly: wins, except at line 8",
      ".github/workflows/ci.yml:8 -race: wins",
      "Dockerfile:2 -mod=vendor: wins, except at line 4",
      "Dockerfile:4 -trimpath: wins",
      "Dockerfile:5 -v: lost: exported in a shell that ends here: nothing after it sees GOFLAGS",
    ]);
    expect(cli(root, "--explain-env", "GOAUTH").text).toBe("GOAUTH is set nowhere.\n");
  });
});

test("--image judges what docker image inspect prints, and refuses anything else", () => {
  withTree(
    { "image.json": readFileSync("examples/_faulty/image.json", "utf8"), "other.json": "{}" },
    (root) => {
      const { code, text } = cli(root, "--image", "image.json");
      expect(code).toBe(1);
      expect(
        text
          .trim()
          .split("\n")
          .map((line) => line.split(": ").slice(0, 2).join(": ")),
      ).toEqual([
        "image.json:6: warning diagnostics-in-production",
        "image.json:6: error removed-godebug",
        "image.json:7: error traceback-setting-wrong",
        "image.json:8: error memory-limit-malformed",
      ]);
      expect(cli(root, "--image", "other.json").code).toBe(3);
      expect(cli(root, "--image", "missing.json").code).toBe(2);
    },
  );
});

test("--binary reads what go version -m reads, and judges it", () => {
  withTree({ ...tree, ".github/workflows/ci.yml": "" }, (root) => {
    realGo(root, ["build", "-tags", "a,b", "-ldflags", "-s -w", "-o", "api", "."], {
      CGO_ENABLED: "0",
      GOEXPERIMENT: "boringcrypto",
    });
    const info = readBuildInfo(readFileSync(join(root, "api")))!;
    const shown = realGo(root, ["version", "-m", "api"]).output;
    expect(shown).toContain(`go${info.goVersion}-X:${info.experiments.join(",")}`);
    for (const [name, value] of info.settings)
      expect(shown).toMatch(new RegExp(`build\\t${name}="?${value.replaceAll("+", "\\+")}"?`));
    expect(info.settings.get("-ldflags")).toBe("-s -w");
    const { code, text } = cli(root, "--binary", "api");
    expect(code).toBe(1);
    expect(guide).toContain(text.split("\n").find((line) => line.includes("boringcrypto-without-cgo")));
    writeFileSync(join(root, "text"), "no binary\n");
    expect(cli(root, "--binary", "text").code).toBe(3);
  });
}, 90_000);

test("--process says one line a fault; the small bundle says the same, and has no YAML in it", () => {
  withTree({ "a.txt": "" }, (root) => {
    const env = { GOMEMLIMIT: "512Mi", GOTRACEBACK: "single" };
    const { code, text } = run("cli", root, ["check", "--process"], env);
    expect(code).toBe(1);
    expect(guide).toContain(text.trim());
    expect(run("process", root, [], env)).toEqual({ code, text });
    expect(run("process", root, [], { GOMEMLIMIT: "512MiB" })).toEqual({ code: 0, text: "" });
  });
  expect(readFileSync(bundle("process"), "utf8")).not.toContain("node_modules/yaml/");
});

const cli = (root: string, ...args: string[]) => run("cli", root, ["check", ...args]);

function run(
  name: string,
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly code: number; readonly text: string } {
  const closed = { PATH: process.env["PATH"] ?? "", HOME: root, GOENV: "off", ...env };
  try {
    const text = execFileSync(process.execPath, [bundle(name), ...args], {
      cwd: root,
      env: closed,
      encoding: "utf8",
      stdio: "pipe",
    });
    return { code: 0, text };
  } catch (cause) {
    const failure = cause as { status: number; stdout: string };
    return { code: failure.status, text: failure.stdout };
  }
}
