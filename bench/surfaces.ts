/** All surfaces of a 17,000-file repository (issue 6): the bundle in a process of its own, time and peak memory. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const marks = { ms: 3000, mebibytes: 500 };

/** Prints time and memory; gives false where a mark is missed. */
export async function benchSurfaces(): Promise<boolean> {
  const root = mkdtempSync(join(tmpdir(), "preflight-surfaces-"));
  try {
    const files = writeRepository(root);
    const start = performance.now();
    const measured = `process.on("exit", () => require("node:fs").writeSync(2, "peak " + process.resourceUsage().maxRSS))`;
    const preload = `data:text/javascript,import{createRequire}from"node:module";const require=createRequire(process.cwd()+"/x.js");${encodeURIComponent(measured)}`;
    const output = run([
      "--import",
      preload,
      "dist/cli.js",
      "check",
      "-C",
      root,
      "--fail-on",
      "never",
      "--format",
      "json",
      "--output",
      join(root, "report.json"),
    ]);
    const ms = Math.round(performance.now() - start);
    const peak = Math.round(Number(/peak (\d+)/.exec(output)?.[1] ?? Number.NaN) / 1024);
    const isGood = ms <= marks.ms && peak <= marks.mebibytes;
    console.log(
      `surfaces: ${files} files: ${ms} ms (mark ${marks.ms}), ${peak} MiB peak (mark ${marks.mebibytes}) ${isGood ? "ok" : "MISSED"}`,
    );
    return isGood;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): string {
  const command = [process.execPath, ...args].map((word) => `'${word}'`).join(" ");
  return execFileSync("sh", ["-c", `${command} 2>&1 >/dev/null`], { encoding: "utf8" });
}

/** Like a large project: mostly sources, many manifests of which few name Go, some images, scripts and workflows. */
function writeRepository(root: string): number {
  mkdirSync(join(root, ".git"));
  const files: [string, string][] = [["go.mod", "module example.com/big\n\ngo 1.26\n"]];
  const add = (count: number, path: (i: number) => string, text: (i: number) => string) => {
    for (let i = 0; i < count; i++) files.push([path(i), text(i)]);
  };
  add(
    12_000,
    (i) => `pkg/p${i % 300}/f${i}.go`,
    (i) => `package p${i % 300}\n`,
  );
  add(3_000, (i) => `deploy/d${i % 100}/m${i}.yaml`, manifest);
  add(
    600,
    (i) => `services/s${i}/Dockerfile`,
    (i) =>
      `FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out ./cmd/s${i}\nFROM scratch\nENV GODEBUG=http2client=0\nCOPY --from=build /out /out\n`,
  );
  add(
    800,
    (i) => `hack/h${i % 20}/run${i}.sh`,
    (i) =>
      `#!/bin/sh\nset -eu\nexport GOFLAGS=-mod=readonly\n${`echo step ${i}\n`.repeat(60)}go test ./...\n`,
  );
  add(
    400,
    (i) => `services/s${i}/Makefile`,
    () => `export CGO_ENABLED ?= 0\n${"target-%:\n\t@echo $@\n".repeat(30)}build:\n\tgo build ./...\n`,
  );
  add(200, (i) => `.github/workflows/w${i}.yml`, workflow);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return files.length;
}

const manifest = (i: number): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d${i}\nspec:\n  template:\n    spec:\n      containers:\n        - name: c\n          image: example.com/c:${i}\n          env:\n${i % 10 === 0 ? "            - name: GOMEMLIMIT\n              value: 400MiB\n" : ""}${Array.from({ length: 40 }, (_, k) => `            - name: SETTING_${k}\n              value: "${k}"\n`).join("")}`;

const workflow = (i: number): string =>
  `name: w${i}\non: push\njobs:\n${Array.from({ length: 6 }, (_, k) => `  j${k}:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with:\n          go-version-file: go.mod\n      - run: |\n          go vet ./...\n          go test -race ./...\n        env:\n          GOFLAGS: -mod=readonly\n`).join("")}`;
