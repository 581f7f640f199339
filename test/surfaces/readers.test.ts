import { expect, test } from "vitest";
import { readSurfaceFile } from "../../src/surfaces/index.ts";

/** "line:column NAME=value [scope] how" of each setting. */
function settings(path: string, text: string): string[] {
  const { surface, faults } = readSurfaceFile(path, text);
  expect(faults).toEqual([]);
  return (surface?.env ?? []).map(({ at, name, value, scope, via, ships }) =>
    [
      `${at.line}:${at.column} ${name}=${typeof value === "string" ? value : "?"} [${scope}]`,
      via,
      ships ? "ships" : "",
    ]
      .filter((part) => part)
      .join(" "),
  );
}

test.each<[string, string, string[]]>([
  [
    ".github/workflows/ci.yml",
    'env: {GOFLAGS: -race}\njobs:\n  t:\n    env:\n      GOPRIVATE: ${{ vars.P }}\n    steps:\n      - run: |\n          CGO_ENABLED=0 go build .\n          echo "GOWORK=off" >> "$GITHUB_ENV"\n        env:\n          GOGC: 50\n',
    [
      "1:16 GOFLAGS=-race []",
      "5:18 GOPRIVATE=? [t]",
      "11:17 GOGC=50 [t / step 1]",
      "8:11 CGO_ENABLED=0 [t / step 1] command",
      "9:16 GOWORK=off [t] github-env",
    ],
  ],
  [
    "Dockerfile",
    "FROM golang:1.26 AS base\nENV GOFLAGS=-mod=vendor \\\n  # why\n  GOGC=50\nFROM base AS test\nARG GOPROXY\nFROM base\nRUN --mount=type=cache,target=/x \\\n  export GOOS=linux && \\\n\n  go build .\n",
    [
      "2:5 GOFLAGS=-mod=vendor [base] ships",
      "4:3 GOGC=50 [base] ships",
      "6:5 GOPROXY=? [base / test] arg",
      "9:10 GOOS=linux [base / stage 2 / RUN 8] export",
    ],
  ],
  [
    "compose.yml",
    "services:\n  api:\n    image: x\n    build:\n      args: {GOPROXY: direct}\n    environment:\n      - GOGC=50\n",
    ["7:9 GOGC=50 [api] ships", "5:23 GOPROXY=direct [api / build] build-arg"],
  ],
  [
    "k8s/a.yaml",
    'kind: Pod\nmetadata: {name: p}\nspec:\n  initContainers:\n    - name: i\n      env: [{name: GOGC, value: "1"}]\n---\nkind: ConfigMap\ndata:\n  GODEBUG: http2client=0\n',
    ["6:33 GOGC=1 [Pod / p / i] ships", "10:12 GODEBUG=http2client=0 [ConfigMap] ships"],
  ],
  [
    "chart/templates/d.yaml",
    "{{- if .Values.x }}\nkind: Deployment\nspec:\n  containers:\n    - name: {{ .Chart.Name }}\n      env:\n        - name: GOGC\n          value: {{ .Values.gc | quote }}\n        - name: GOTRACEBACK\n          value: all\n{{- end }}\n",
    [],
  ],
  [
    "Makefile",
    "export GOFLAGS ?= -race # why\nbuild: export GOOS = linux\nbuild:\n\t@CGO_ENABLED=$(CGO) GOARCH=$$(uname -m) go build .\n",
    [
      "1:8 GOFLAGS=-race [] export",
      "2:15 GOOS=linux [build] export",
      "4:3 CGO_ENABLED=? [build] command",
      "4:22 GOARCH=? [build] command",
    ],
  ],
  [
    "a.sh",
    "export GOPROXY=${GOPROXY:-https://proxy.example.com}\nenv GOOS=linux go build .\ndocker build --build-arg GOSUMDB=off .\n",
    [
      "1:8 GOPROXY=https://proxy.example.com [] export",
      "2:5 GOOS=linux [] command",
      "3:26 GOSUMDB=off [] build-arg",
    ],
  ],
  [
    ".env.example",
    "GOFLAGS='-ldflags=-s -w' # why\nexport GOGC=50\n",
    ["1:1 GOFLAGS=-ldflags=-s -w [] env-file", "2:8 GOGC=50 [] env-file"],
  ],
  ["go/env", "GOPROXY=direct\nexport GOSUMDB=off\njunk\n", ["1:1 GOPROXY=direct [] env-file"]],
  [
    ".gitlab-ci.yml",
    "variables:\n  GOFLAGS: -race\ntest:\n  image: golang:1.26\n  script:\n    - export GOWORK=off\n    - go test ./...\n",
    ["2:12 GOFLAGS=-race []", "6:14 GOWORK=off [test] export"],
  ],
  [
    ".devcontainer/devcontainer.json",
    '{ // c\n  "containerEnv": { "GOFLAGS": "-race", },\n}\n',
    ["2:32 GOFLAGS=-race [containerEnv]"],
  ],
  [
    "Taskfile.yml",
    "env:\n  GOFLAGS: -race\ntasks:\n  build:\n    cmds:\n      - CGO_ENABLED=0 go build .\n",
    ["2:12 GOFLAGS=-race []", "6:9 CGO_ENABLED=0 [build] command"],
  ],
  [
    "justfile",
    "export GOFLAGS := '-race'\nbuild:\n  CGO_ENABLED=0 go build {{out}}\n",
    ["1:1 GOFLAGS=-race [] export", "3:3 CGO_ENABLED=0 [build] command"],
  ],
  [
    ".goreleaser.yaml",
    "builds:\n  - id: api\n    env:\n      - CGO_ENABLED=0\n",
    ["4:9 CGO_ENABLED=0 [api]"],
  ],
  [
    "api.service",
    '[Service]\nEnvironment="GODEBUG=a=1" GOGC=50\n',
    ["2:13 GODEBUG=a=1 [Service] ships", "2:27 GOGC=50 [Service] ships"],
  ],
  [
    ".bazelrc",
    "test --test_env=GORACE=halt_on_error=1\nbuild --action_env=CGO_ENABLED=0\n",
    ["1:6 GORACE=halt_on_error=1 [test] flag", "2:7 CGO_ENABLED=0 [build] flag"],
  ],
  [
    "MODULE.bazel",
    'go_sdk.download(version = "1.26.1", experiments = ["jsonv2", "simd"])\n',
    ["1:37 GOEXPERIMENT=jsonv2,simd [go_sdk.download]"],
  ],
  [
    "docker-bake.hcl",
    'target "x" {\n  args = {\n    GOPROXY = "direct"\n  }\n}\n',
    ["3:5 GOPROXY=direct [] build-arg"],
  ],
  ["mise.toml", '[tools]\ngo = "1.27.0"\n[env]\nGOFLAGS = "-race"\n', ["4:1 GOFLAGS=-race [env]"]],
])("%s", (path, text, expected) => {
  if (path.includes("templates"))
    expect(settings(path, text).map((line) => line.replace(/\[.*?\]/, ""))).toEqual([
      "8:18 GOGC=?  ships",
      "10:18 GOTRACEBACK=all  ships",
    ]);
  else expect(settings(path, text)).toEqual(expected);
});

test("Go versions, with the digits that YAML drops", () => {
  const read = (path: string, text: string) =>
    (readSurfaceFile(path, text).surface?.goVersions ?? []).map(
      ({ version, origin, matrix, lostDigits }) =>
        `${String(version)} ${origin}${matrix ? " matrix" : ""}${lostDigits ? " lost" : ""}`,
    );
  const workflow =
    "jobs:\n  a:\n    strategy:\n      matrix:\n        go: [1.20, '1.26']\n    steps:\n      - uses: actions/setup-go@v6\n        with:\n          go-version: ${{ matrix.go }}\n";
  expect(read(".github/workflows/a.yml", workflow)).toEqual([
    "1.20 setup-go matrix lost",
    "1.26 setup-go matrix",
  ]);
  expect(read("Dockerfile", "ARG V=1.26\nARG IMAGE=golang:${V}-alpine\nFROM ${IMAGE}\n")).toEqual([
    "1.26 image",
  ]);
  expect(read(".tool-versions", "nodejs 20\ngolang 1.26.1\n")).toEqual(["1.26.1 version-file"]);
});
