import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeFiles } from "../../src/adapters/files.ts";
import { readEnvironment } from "../../src/discover/environment.ts";
import { withTree } from "../support/rule-fixture.ts";

const values = (facts: ReturnType<typeof readEnvironment>) =>
  Object.fromEntries(facts.map(({ name, value, scope }) => [name, `${String(value)} (${scope})`]));

test("process before the user's file before GOROOT/go.env; empty counts as unset", () => {
  const tree = {
    "home/.config/go/env":
      "GOPRIVATE=from.file\nGOPROXY=https://file.example.com\n# x\nlower=1\nGODEBUG=a=1\n",
    "goroot/go.env": "GOPROXY=https://root.example.com\nGOSUMDB=sum.golang.org\n",
    "goroot/bin/go": "",
  };
  const facts = withTree(tree, (root) =>
    readEnvironment(nodeFiles, {
      env: {
        HOME: join(root, "home"),
        PATH: `/nowhere:${join(root, "goroot/bin")}`,
        GOPRIVATE: "from.process",
        GOPROXY: "",
        SHELL: "/bin/sh",
      },
      platform: "linux",
    }),
  );
  expect(values(facts)).toEqual({
    GOPRIVATE: "from.process (process environment)",
    GOPROXY: "https://file.example.com (go env file)",
    GOSUMDB: "sum.golang.org (GOROOT/go.env)",
  });
});

test("GOENV=off switches the file off, and names another one", () => {
  const read = (root: string, GOENV: string) =>
    values(readEnvironment(nodeFiles, { env: { HOME: join(root, "home"), GOENV }, platform: "linux" }));
  withTree({ "home/.config/go/env": "GOFLAGS=-mod=mod\n", "other/env": "GOFLAGS=-x\n" }, (root) => {
    expect(read(root, "off")["GOFLAGS"]).toBeUndefined();
    expect(read(root, join(root, "other/env"))["GOFLAGS"]).toBe("-x (go env file)");
  });
});

test("what go itself says wins", () => {
  const goEnv = { GOPROXY: "https://go.example.com", GOSUMDB: "" };
  const facts = readEnvironment(nodeFiles, { env: { GOPROXY: "direct" }, platform: "linux", goEnv });
  expect(values(facts)).toEqual({ GOPROXY: "https://go.example.com (process environment)" });
});
