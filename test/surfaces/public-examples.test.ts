import { describe, expect, test } from "vitest";
import { check } from "../../src/core/check.ts";
import { defaultConfig } from "../../src/core/config.ts";
import type { Finding } from "../../src/core/finding.ts";
import { rules } from "../../src/rules/index.ts";
import { snapshotOf, type Tree } from "../support/rule-fixture.ts";

/** Small fixtures written from the descriptions of public files (facts/env.md §5); all rules run on each. */
const findings = (tree: Tree): readonly Finding[] => check(snapshotOf(tree), defaultConfig, rules).findings;

const goMod = (go: string): Tree => ({ "go.mod": `module example.com/m\n\ngo ${go}\n` });
const ci = ".github/workflows/test.yml";
const job = (steps: string, env = ""): string =>
  `${env}jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${steps.replace(/^/gm, "      ")}\n`;
const insteadOf = (user: string): string =>
  `git config --global url."https://${user}@github.com/".insteadOf "https://github.com/"`;
const pod = (limit: string, goMemLimit: string): string =>
  `kind: StatefulSet\nmetadata: {name: store-gateway}\nspec:\n  template:\n    spec:\n      containers:\n        - name: store-gateway\n          resources: {limits: {memory: ${limit}}}\n          env: [{name: GOMEMLIMIT, value: ${goMemLimit}}]\n`;

type Case = readonly [number: number, what: string, tree: Tree, ...rules: string[]];

const bad: readonly Case[] = [
  [
    1,
    "base image with stale GODEBUG",
    { "base/Dockerfile.rhel": "FROM rhel AS base\nENV GODEBUG=x509ignoreCN=0,madvdontneed=1\n" },
    "godebug-not-understood",
  ],
  [
    2,
    "GONOSUMCHECK in a workflow",
    { [ci]: job("- run: go test ./...\n  env:\n    GONOSUMCHECK: example.com/*") },
    "unknown-go-variable",
  ],
  [
    3,
    "token expression in git config",
    { [ci]: job(`- run: ${insteadOf("${{ secrets.ELEVATED }}")}\n- run: go test ./...`) },
    "token-in-git-config",
  ],
  [
    4,
    "image below the go line",
    {
      ...goMod("1.25.0"),
      "docker/build/x86_64/Dockerfile":
        "FROM golang:1.24.3-alpine AS backend\nCOPY ./go* ./\nRUN go build -o /stash ./cmd/stash\nFROM alpine\nCOPY --from=backend /stash /usr/bin/\n",
    },
    "image-go-too-old",
  ],
  [
    5,
    "Go by curl pipe tar",
    {
      "dev/Dockerfile":
        "FROM ubi9\nRUN curl -sSL https://go.dev/dl/go1.24.4.linux-amd64.tar.gz | tar -xz -C /usr/local\n",
    },
    "go-download-unverified",
  ],
  [
    6,
    "GO111MODULE=off in the base of all stages",
    {
      Dockerfile:
        "FROM golang:1.26 AS base\nENV GO111MODULE=off\nFROM base AS build\nRUN go build ./cmd/dockerd\n",
    },
    "modules-switched-off",
  ],
  [
    7,
    "everything switched off",
    {
      dockerfile:
        "FROM golang:1.26\nENV GOPROXY=direct GOSUMDB=off GOINSECURE=* GIT_SSL_NO_VERIFY=1\nCOPY . .\nRUN go mod tidy && go build .\n",
    },
    "checksum-database-off",
    "private-pattern-too-broad",
    "transport-check-off",
    "modules-changed-in-build",
  ],
  [
    8,
    "sslVerify and go get -insecure",
    {
      Dockerfile:
        "FROM golang:1.26\nRUN git config --global http.sslVerify false\nRUN go get -insecure ./...\n",
    },
    "transport-check-off",
    "goflags-refused",
  ],
  [
    9,
    "sslVerify and an old image",
    { Dockerfile: "FROM golang:1.11\nRUN git config --global http.sslVerify false && go build .\n" },
    "transport-check-off",
    "go-out-of-support",
  ],
  [
    10,
    "sslVerify and stored credentials",
    {
      "cicd/golang-alpine.dockerfile":
        "FROM golang:alpine\nRUN git config --global http.sslVerify false && git config --global credential.helper store\n",
    },
    "transport-check-off",
    "token-in-git-config",
  ],
  [
    11,
    "go env -w GOSUMDB=off in a base image",
    { Dockerfile: "FROM golang:1.26\nRUN go env -w GOSUMDB=off\n" },
    "checksum-database-off",
    "go-env-file-written",
  ],
  [
    12,
    "CA trusted on first sight",
    {
      Dockerfile:
        "FROM golang:1.26\nRUN openssl s_client -showcerts -connect proxy.example.com:443 </dev/null 2>/dev/null | openssl x509 -outform PEM > /usr/local/share/ca-certificates/proxy.crt\nRUN update-ca-certificates\nRUN go mod download\n",
    },
    "transport-check-off",
  ],
  [
    13,
    "RUN export GO111MODULE=ON",
    { Dockerfile: "FROM golang:1.26\nRUN export GO111MODULE=ON\nRUN go build .\n" },
    "assignment-never-arrives",
  ],
  [
    14,
    "each in a RUN of its own",
    {
      Dockerfile:
        "FROM golang:1.26\nRUN export GOPROXY=https://goproxy.example\nRUN export GOSUMDB=off\nRUN export GO111MODULE=on\nRUN go build .\n",
    },
    "assignment-never-arrives",
  ],
  [
    15,
    "ARG TOKEN above FROM",
    { Dockerfile: `ARG TOKEN\nFROM golang:1.26 AS build\nRUN ${insteadOf("$TOKEN")}\nRUN go build .\n` },
    "build-argument-out-of-scope",
    "token-in-git-config",
  ],
  [
    16,
    "GH_TOKEN in a single-stage image",
    {
      Dockerfile: `FROM golang:1.26\nARG GH_TOKEN\nRUN ${insteadOf("${GH_TOKEN}:x-oauth-basic")}\nRUN go build .\n`,
    },
    "token-in-git-config",
    "secret-in-image",
  ],
  [
    17,
    "GITLAB_TOKEN and golang:1.14",
    {
      Dockerfile: `FROM golang:1.14\nARG GITLAB_TOKEN\nRUN ${insteadOf("oauth2:$GITLAB_TOKEN")}\nRUN go build .\n`,
    },
    "token-in-git-config",
    "go-out-of-support",
  ],
  [
    18,
    "ARG SSH_KEY echoed",
    {
      Dockerfile:
        'FROM golang:1.26\nARG SSH_KEY\nRUN echo "$SSH_KEY" > /root/.ssh/id_rsa\nRUN go mod download\n',
    },
    "secret-in-image",
  ],
  [
    19,
    "COPY id_rsa",
    { "build/base.Dockerfile": "FROM golang:1.26\nCOPY id_rsa /root/.ssh/id_rsa\nRUN go mod download\n" },
    "secret-in-image",
  ],
  [
    20,
    "--build-arg with a key",
    {
      "build_docker.sh":
        '#!/bin/sh\ndocker build --build-arg SSH_PRIVATE_KEY="$(cat ~/.ssh/id_rsa)" -t golang-app .\n',
    },
    "secret-in-image",
  ],
  [
    21,
    "a port in GOPRIVATE",
    { "golang/setup-go-private.sh": 'export GOPRIVATE="$HOST:$PORT/*"\n' },
    "private-pattern-never-matches",
  ],
  [
    22,
    "password in GOPROXY and a loose star",
    {
      "plugins/github-go.plugin.zsh":
        "export GOPROXY=https://bob:hunter2@goproxy.example.com,direct\nexport GOPRIVATE='*github.com/github/*'\n",
    },
    "proxy-credentials-in-url",
    "private-pattern-misses",
  ],
  [
    23,
    "GODEBUG without values, GOGCTRACE",
    {
      "share/run.sh":
        "#!/bin/sh\nGODEBUG=gctrace=1,schedtrace=1000,scheddetail ./aupd\nGODEBUG=1 GOGCTRACE=1 ./aupd\n",
    },
    "godebug-not-understood",
    "unknown-go-variable",
  ],
  [
    24,
    "go mod tidy in the image",
    { Dockerfile: "FROM golang:1.26\nCOPY . .\nRUN go mod tidy\nRUN go build .\n" },
    "modules-changed-in-build",
  ],
  [
    25,
    "only go.mod copied",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      Dockerfile: "FROM golang:1.26\nCOPY go.mod ./\nRUN go mod download\nCOPY . .\nRUN go build .\n",
    },
    "go-sum-not-copied",
  ],
  [
    26,
    "GO111MODULE=off in a script",
    { "apps/build-amd64.sh": 'export GO111MODULE="off"\ngo build ./apps/nsqd\n' },
    "modules-switched-off",
  ],
  [
    27,
    "GOROOT pinned, a variable that never was",
    { "setup/env.sh": "export GOROOT=/opt/go1.20\nexport GOPATH=$GOROOT/path\nexport GO_DISABLE_ENV=1\n" },
    "goroot-hard-coded",
    "unknown-go-variable",
  ],
  [
    28,
    "an old tarball, unverified",
    {
      "gosec/install.sh":
        "#!/bin/bash\nwget https://go.dev/dl/go1.17.4.linux-amd64.tar.gz\ntar -C /usr/local -xzf go1.17.4.linux-amd64.tar.gz\nexport GOROOT=/usr/local/go\n",
    },
    "go-download-unverified",
    "goroot-hard-coded",
  ],
  [
    29,
    "one proxy by go env -w",
    {
      Dockerfile:
        "FROM golang:1.26\nRUN go env -w GOPROXY=https://goproxy.example\nRUN go build .\nENV GOPATH /go\n",
    },
    "single-module-source",
    "go-env-file-written",
  ],
  [
    30,
    "boringcrypto only in one target",
    {
      Makefile: "build:\n\tgo mod tidy\n\tGOEXPERIMENT=boringcrypto go build .\n",
      [ci]: job("- run: go test ./..."),
    },
    "build-settings-differ",
  ],
  [
    31,
    "Kubernetes units in GOMEMLIMIT",
    { "deploy/store-gateway.yaml": pod("1G", "1G") },
    "memory-limit-malformed",
  ],
  [
    32,
    "150MiB in 128Mi",
    {
      "deploy/charts/operator/values.yaml":
        'operator:\n  gc:\n    gomemlimit: "150MiB"\n    gogc: 75\n  resources:\n    limits:\n      memory: 128Mi\n',
    },
    "memory-limit-above-container-limit",
  ],
  [
    33,
    "GONOSUMDB=* inside dockerfile_literal",
    {
      "ci-operator/config/main.yaml":
        'images:\n- dockerfile_literal: |\n    FROM golang:1.26\n    RUN GONOSUMDB="*" go mod download\n  to: e2e\n',
    },
    "checksum-database-off",
  ],
  [
    34,
    "a tag that lags behind the go line",
    {
      ...goMod("1.27.1"),
      Dockerfile: "FROM golang:1.27-alpine AS build-env\nCOPY . .\nRUN go install ./cmd/tailscale\n",
    },
    "image-go-too-old",
  ],
  [
    35,
    "golang:1.22 for go 1.25.0",
    {
      "server/go.mod": "module example.com/s\n\ngo 1.25.0\n",
      "server/Dockerfile": "FROM golang:1.22 AS build\nCOPY . .\nRUN go build .\n",
    },
    "image-go-too-old",
  ],
];

describe("should be flagged", () => {
  for (const [number, what, tree, ...wanted] of bad) {
    test(`#${number} ${what}`, () => {
      const found = new Set(findings(tree).map(({ rule }) => rule));
      expect([...found]).toEqual(expect.arrayContaining(wanted));
    });
  }
});

const good: readonly (readonly [number: number, what: string, tree: Tree])[] = [
  [
    1,
    "the toolchain image itself",
    {
      "1.27/trixie/Dockerfile":
        'FROM buildpack-deps:trixie AS build\nENV GOLANG_VERSION 1.27.0\nRUN wget -O go.tgz "$url" && echo "$sha256 *go.tgz" | sha256sum -c -\nFROM buildpack-deps:trixie-scm\nENV GOLANG_VERSION 1.27.0\nENV GOTOOLCHAIN=local\nENV GOPATH /go\nCOPY --from=build /usr/local/go/ /usr/local/go/\n',
    },
  ],
  [
    2,
    "Skaffold's marker",
    {
      "leeroy-app/Dockerfile":
        'FROM golang:1.26 AS builder\nCOPY app.go .\nRUN go build -o /app app.go\nFROM alpine\nENV GOTRACEBACK=single\nCMD ["./app"]\nCOPY --from=builder /app .\n',
    },
  ],
  [
    3,
    "the same in a user's project",
    { Dockerfile: 'FROM alpine\nENV GOTRACEBACK single\nCOPY app .\nCMD ["./app"]\n' },
  ],
  [
    4,
    "comments",
    { Dockerfile: "FROM golang:1.26\n#ENV GOTRACEBACK=ALL\n#ENV CGO_ENABLED=false\nRUN go build .\n" },
  ],
  [5, "commented proxies", { Dockerfile: "FROM golang:1.26\n# ENV GOPROXY=direct;off\nRUN go build .\n" }],
  [
    6,
    "the commented twin",
    { "apps/nsq_to_xlsx/build-amd64.sh": '# export GO111MODULE="off"\ngo build ./apps/nsq_to_xlsx\n' },
  ],
  [
    7,
    "inline settings and stage ARGs",
    {
      ...goMod("1.26.0"),
      Dockerfile:
        "FROM golang:1.26 AS builder\nARG TARGETOS\nARG TARGETARCH\nCOPY go.mod go.mod\nCOPY go.sum go.sum\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 GOOS=${TARGETOS:-linux} GOARCH=${TARGETARCH} go build -a -o manager cmd/main.go\nFROM distroless/static:nonroot\nCOPY --from=builder /workspace/manager .\n",
    },
  ],
  [
    8,
    "assigned first, exported last",
    {
      Makefile:
        "GO111MODULE := auto\nGOFLAGS :=\nifneq (,$(wildcard vendor/modules.txt))\nGOFLAGS += -mod=vendor\nendif\nbuild:\n\tgo build .\nexport GO111MODULE GOFLAGS\n",
    },
  ],
  [
    9,
    ".EXPORT_ALL_VARIABLES",
    { Makefile: ".EXPORT_ALL_VARIABLES:\nGOPROXY = direct\nbuild:\n\tgo build .\n" },
  ],
  [
    10,
    "an overridable default",
    { "Makefile.core.mk": "export GOPROXY ?= https://proxy.example.com\nbuild:\n\tgo build .\n" },
  ],
  [
    11,
    "an exported default list",
    { Makefile: "export GOPROXY = https://proxy.example.com,direct\nbuild:\n\tgo build .\n" },
  ],
  [
    12,
    "empty is the default",
    {
      Dockerfile:
        "FROM golang:1.26 AS b\nRUN go build .\nFROM scratch\nENV GOGC= GOMEMLIMIT=\nCOPY --from=b /x /x\n",
    },
  ],
  [
    13,
    "flags on the command line",
    { dockerfile: 'FROM golang:1.26\nCOPY . .\nRUN go build -mod=vendor -ldflags="-w -s" -o /api .\n' },
  ],
  [
    14,
    "GOFLAGS='' and a computed GOROOT",
    { "hack/lib/golang.sh": "GOFLAGS='' go version\nGOROOT=$(go env GOROOT)\nexport GOROOT\nunset GOROOT\n" },
  ],
  [
    15,
    "a proper GOPRIVATE below an unknown environment",
    {
      [ci]: job(
        "- run: go test ./...\n  env:\n    GOPRIVATE: github.com/hashicorp/*",
        "env: ${{ fromJSON(inputs.env-vars) }}\n",
      ),
    },
  ],
  [
    16,
    "no Go variable",
    { "tools/docker/golang.Dockerfile": "FROM golang:1.26\nENV go_home /go\nRUN go build .\n" },
  ],
  [
    17,
    "a pipe after a public mirror",
    { [ci]: job("- run: go test ./...", "env:\n  GOPROXY: https://proxy.example.com|direct\n") },
  ],
  [
    18,
    "a test harness",
    { "main_test.go": 'package main\n\nvar env = []string{"GONOSUMDB=*"}\n', ...goMod("1.26") },
  ],
  [
    19,
    "Go's own test scripts",
    { "src/cmd/go/testdata/script/mod_x.sh": "env GOSUMDB=off\nenv GOINSECURE=*\n" },
  ],
];

describe("look alike, stay silent", () => {
  test.each(good)("#%i %s", (_number, _what, tree) => {
    const found = findings(tree).filter(({ severity }) => severity !== "notice");
    expect(found.map(({ rule, at }) => `${rule} ${at.path}:${at.line}`)).toEqual([]);
  });
});

/** Notes of the corpus about the environment, as small fixtures: class, what is written, and the rule that finds it on its line. */
const matrix = '    strategy:\n      matrix:\n        go: ["1.25", "1.26"]\n';
const setup = "      - uses: actions/setup-go@v6\n        with:\n          go-version: ";
const corpusNotes: readonly (readonly [
  cls: string,
  tree: Tree,
  place: string,
  rule: string,
  severity: string,
])[] = [
  [
    "go-version-drift",
    {
      ".go-version": "1.26.6\n",
      "tests/config/Dockerfile":
        "ARG GO_VERSION=1.25.5\nARG ARCH=amd64\nFROM golang:$GO_VERSION AS build\nRUN go install example.com/envsubst@v1.4.2\n",
    },
    "tests/config/Dockerfile:1",
    "go-versions-disagree",
    "warning",
  ],
  [
    "ineffective-env",
    {
      "tests/server/Dockerfile":
        'ARG GO_IMAGE_TAG\nFROM golang:$GO_IMAGE_TAG AS build\nRUN go env -w GOTOOLCHAIN="go$(cat .go-version)"\n',
    },
    "tests/server/Dockerfile:3",
    "assignment-never-arrives",
    "warning",
  ],
  [
    "build-time-godebug",
    {
      Makefile:
        'all:\n\tCGO_ENABLED=${CGO_FLAG} GODEBUG="tarinsecurepath=0,zipinsecurepath=0" go build -v -o ${DIST} ./cmd\n',
    },
    "Makefile:2",
    "setting-without-effect",
    "warning",
  ],
  [
    "legacy-env",
    { "appveyor.yml": "environment:\n  GO111MODULE: on\n" },
    "appveyor.yml:2",
    "modules-switched-off",
    "notice",
  ],
  [
    "go-version-drift",
    {
      Dockerfile: "FROM golang:1.26.2\nRUN go build .\n",
      "b.Dockerfile": "FROM golang:1.26.2\nRUN go build .\n",
      ".github/workflows/docs.yml": `jobs:\n  docs:\n    env:\n      GO_VERSION: 1.25.1\n    steps:\n${setup}\${{ env.GO_VERSION }}\n      - run: hugo\n`,
    },
    ".github/workflows/docs.yml:4",
    "go-versions-disagree",
    "notice",
  ],
  [
    "go-version-drift",
    {
      ...goMod("1.19"),
      ".github/workflows/go.yml": `jobs:\n  t:\n${matrix}    steps:\n${setup}\${{ matrix.go }}\n      - run: go test ./...\n`,
    },
    "go.mod:3",
    "go-version-untested",
    "notice",
  ],
  [
    "go-version-drift",
    {
      "mise.toml": "[tools]\ngo = '1.27.0'\n",
      ".github/workflows/ci.yml": `jobs:\n  t:\n${matrix}    steps:\n${setup}\${{ matrix.go }}\n      - run: go test ./...\n`,
    },
    "mise.toml:2",
    "go-version-untested",
    "notice",
  ],
];

describe("notes of the corpus", () => {
  for (const [cls, tree, place, rule, severity] of corpusNotes) {
    test(`${cls} at ${place}`, () => {
      const found = findings(tree).map(
        (finding) => `${finding.severity} ${finding.rule} ${finding.at.path}:${finding.at.line}`,
      );
      expect(found).toContain(`${severity} ${rule} ${place}`);
    });
  }
});
