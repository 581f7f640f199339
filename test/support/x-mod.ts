import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One question to Go's own code; `op` and its arguments are those of `x-mod/main.go`. */
export interface Question {
  readonly op: string;
  readonly args: readonly string[];
}

/** Environment of a go command that touches nothing of the user's and no network. Build results are shared between tests. */
export const offlineGoEnv = (home: string): Record<string, string> => ({
  PATH: process.env["PATH"] ?? "",
  HOME: home,
  GOPATH: join(home, "go"),
  GOCACHE: join(tmpdir(), "gomod-preflight-test-gocache"),
  GOPROXY: "off",
  GOFLAGS: "",
  GOENV: "off",
  GOTOOLCHAIN: "local",
  GOWORK: "off",
  GO111MODULE: "on",
});

/**
 * Builds the program with the golang.org/x/mod that the go command itself is made of (its source is in GOROOT),
 * so that no network is needed and the answers are those of the Go at hand.
 */
function buildOracle(dir: string): string {
  const env = offlineGoEnv(dir);
  const goroot = execFileSync("go", ["env", "GOROOT"], { env, encoding: "utf8" }).trim();
  const source = join(goroot, "src", "cmd", "vendor");
  const manifest = readFileSync(join(source, "modules.txt"), "utf8");
  const block = /^# golang\.org\/x\/mod (\S+)\n(?:[^#].*\n|## .*\n)*/m.exec(manifest);
  if (block === null) throw new Error("no golang.org/x/mod in GOROOT/src/cmd/vendor/modules.txt");
  const work = join(dir, "x-mod");
  mkdirSync(join(work, "vendor", "golang.org", "x"), { recursive: true });
  cpSync(join(source, "golang.org", "x", "mod"), join(work, "vendor", "golang.org", "x", "mod"), {
    recursive: true,
  });
  writeFileSync(join(work, "vendor", "modules.txt"), block[0]);
  writeFileSync(
    join(work, "go.mod"),
    `module example.com/x-mod\n\ngo 1.24.0\n\nrequire golang.org/x/mod ${block[1]}\n`,
  );
  cpSync(join(import.meta.dirname, "x-mod", "main.go"), join(work, "main.go"));
  const binary = join(dir, "oracle");
  execFileSync("go", ["build", "-o", binary, "."], { cwd: work, env });
  return binary;
}

/** Go's own code as a function; `close` removes what it made. */
export function startOracle(): { ask(questions: readonly Question[]): unknown[]; close(): void } {
  const dir = mkdtempSync(join(tmpdir(), "x-mod-"));
  const binary = buildOracle(dir);
  return {
    ask: (questions) =>
      JSON.parse(
        execFileSync(binary, { input: JSON.stringify(questions), encoding: "utf8", maxBuffer: 1 << 30 }),
      ),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
