/** --fix, --base and --with-go of the bundled command line, with the real git and the real go. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/core/report.ts";
import { type Tree, withTree } from "../support/rule-fixture.ts";

const cli = resolve("dist/cli.js");
const hash = "h1:HPzYOqUWVvWCxbJYXGPlGJwfAOYQdoPBAIjoCHDfqAQ=";

const environment = (root: string): Record<string, string> => ({
  PATH: process.env["PATH"] ?? "",
  HOME: join(root, ".."),
  GOPATH: join(tmpdir(), "preflight-go", "path"),
  GOCACHE: join(tmpdir(), "preflight-go", "cache"),
  GOPROXY: "off",
  GOTOOLCHAIN: "local",
  GOENV: "off",
});

function check(root: string, ...flags: readonly string[]): { code: number; report: Report; stderr: string } {
  const args = [cli, "check", "--format", "json", ...flags];
  try {
    const stdout = execFileSync(process.execPath, args, {
      cwd: root,
      env: environment(root),
      encoding: "utf8",
      stdio: "pipe",
    });
    return { code: 0, report: JSON.parse(stdout) as Report, stderr: "" };
  } catch (cause) {
    const { status, stdout, stderr } = cause as { status: number; stdout: string; stderr: string };
    return { code: status, report: JSON.parse(stdout || "{}") as Report, stderr };
  }
}

const git = (root: string, ...args: readonly string[]): string =>
  execFileSync(
    "git",
    ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", ...args],
    {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    },
  );

function commitAll(root: string, message: string): void {
  git(root, "init", "-q");
  git(root, "add", "-A");
  git(root, "commit", "-qm", message);
}

const rulesOf = (report: Report): readonly string[] => report.findings.map(({ rule }) => rule);

describe("--fix", () => {
  const tree: Tree = {
    "go.work": "go 1.25 // keep\r\n\r\nuse ./a\r\n",
    "a/go.mod": "module example.com/a\n\ngo 1.26\n",
    "a/go.sum": `a.test/x v1.0.0/go.mod ${hash}\na.test/x v1.0.0/go.mod ${hash}\nb.test/y v1.0.0 h1:one=\nb.test/y v1.0.0 h1:two=\n`,
  };

  test("applies what is safe, keeps line ends, and leaves conflicting hashes alone", () => {
    withTree(tree, (root) => {
      expect(rulesOf(check(root).report)).toContain("work-go-below-member");
      const { report } = check(root, "--fix");
      expect(rulesOf(report)).not.toContain("work-go-below-member");
      expect(rulesOf(report)).not.toContain("go-sum-duplicate-line");
      expect(rulesOf(report)).toContain("go-sum-conflict");
      expect(readFileSync(join(root, "go.work"), "utf8")).toBe("go 1.26 // keep\r\n\r\nuse ./a\r\n");
      expect(readFileSync(join(root, "a/go.sum"), "utf8")).toBe(
        `a.test/x v1.0.0/go.mod ${hash}\nb.test/y v1.0.0 h1:one=\nb.test/y v1.0.0 h1:two=\n`,
      );
    });
  });

  test("does not touch what is suppressed, nor anything without the flag", () => {
    const quiet = {
      ...tree,
      "go.work": "go 1.25 // gomod-preflight: ignore work-go-below-member reason=known\n\nuse ./a\n",
    };
    withTree(quiet, (root) => {
      check(root, "--fix");
      expect(readFileSync(join(root, "go.work"), "utf8")).toBe(quiet["go.work"]);
    });
  });

  test("belongs to check alone", () => {
    withTree(tree, (root) => {
      const run = () =>
        execFileSync(process.execPath, [cli, "warm", "--fix"], {
          cwd: root,
          env: environment(root),
          stdio: "pipe",
        });
      expect(run).toThrowError(/--fix is no flag of warm/);
    });
  });
});

describe("--base", () => {
  const before: Tree = {
    "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire a.test/old v1.0.0\n\nrequire a.test/x v1.0.0\n",
    "go.sum": `a.test/x v1.0.0 ${hash}\na.test/x v1.0.0/go.mod ${hash}\n`,
    "gone/go.mod": "module example.com/gone\n\ngo 1.26\n\nrequire a.test/z v1.0.0\n",
  };

  test("says which findings are new, by which change, and what the pull request changes", () => {
    withTree(before, (root) => {
      commitAll(root, "base");
      git(root, "checkout", "-qb", "feature");
      writeFileSync(
        join(root, "go.mod"),
        "module example.com/m\n\ngo 1.26\n\n// moved down\nrequire a.test/old v1.0.0\n\nrequire a.test/x v1.1.0\n\nrequire a.test/new v1.0.0 // gomod-preflight: ignore go-sum-missing reason=comes with the next commit\n",
      );
      git(root, "rm", "-rq", "gone");
      const { report } = check(root, "--base", "main");
      expect(report.findings).toMatchObject([
        { rule: "go-sum-missing", line: 6, isNew: false, data: { module: "a.test/old" } },
        {
          rule: "go-sum-missing",
          line: 8,
          isNew: true,
          data: { module: "a.test/x", broughtBy: "go.mod: a.test/x from v1.0.0 to v1.1.0" },
        },
      ]);
      expect(report.suppressed).toMatchObject([{ line: 10, addedHere: true }]);
      expect(report.requirementChanges).toEqual([
        { goMod: "go.mod", module: "a.test/new", change: "added", to: "v1.0.0", line: 10 },
        { goMod: "go.mod", module: "a.test/x", change: "up", from: "v1.0.0", to: "v1.1.0", line: 8 },
        { goMod: "gone/go.mod", module: "a.test/z", change: "removed", from: "v1.0.0" },
      ]);
    });
  });

  test("a base that is not in the clone marks nothing as new, and the rest goes on", () => {
    withTree(before, (root) => {
      commitAll(root, "base");
      const { report } = check(root, "--base", "nowhere");
      expect(report.findings.length).toBeGreaterThan(0);
      expect(report.findings.every((finding) => finding.isNew === undefined)).toBe(true);
      expect(JSON.stringify(report.skipped)).toContain("nowhere is not in this clone");
    });
  });

  test("a ref that looks like a flag is refused", () => {
    withTree(before, (root) => expect(check(root, "--base=-x").code).toBe(2));
  });
});

describe("--with-go", () => {
  test("Go and the rules agree: nothing is added", () => {
    const tree = { "go.mod": "module example.com/m\n\ngo 1.26\n", "m.go": "package m\n" };
    withTree(tree, (root) => {
      const { report } = check(root, "--with-go");
      expect(report.go.status).toBe("found");
      expect(rulesOf(report)).toEqual([]);
    });
  });

  test("what only Go sees is shown as a disagreement", () => {
    const tree = {
      "go.mod": "module example.com/m\n\ngo 1.26\n",
      "m.go": 'package m\n\nimport _ "example.com/m/nowhere"\n',
    };
    withTree(tree, (root) => {
      const { report, code } = check(root, "--with-go");
      expect(report.findings).toMatchObject([{ rule: "go-disagrees", severity: "error", path: "go.mod" }]);
      expect(code).toBe(1);
    });
  });

  test("what cannot be fetched is no judgement: skipped, with the reason", () => {
    const sums = `a.test/x v1.0.0 ${hash}\na.test/x v1.0.0/go.mod ${hash}\n`;
    const tree = {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire a.test/x v1.0.0\n",
      "go.sum": sums,
      "m.go": 'package m\n\nimport _ "a.test/x"\n',
    };
    withTree(tree, (root) => {
      const { report } = check(root, "--with-go");
      expect(rulesOf(report)).toEqual([]);
      expect(JSON.stringify(report.skipped)).toContain("Go could not judge");
    });
  });

  test("where both stop, our finding stands alone", () => {
    const tree = {
      "go.work": "go 1.25\n\nuse ./a\n",
      "a/go.mod": "module example.com/a\n\ngo 1.26\n",
      "a/main.go": "package main\n\nfunc main() {}\n",
    };
    withTree(tree, (root) =>
      expect(rulesOf(check(root, "--with-go").report)).toEqual(["work-go-below-member"]),
    );
  });
});
