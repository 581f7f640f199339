import { expect, test } from "vitest";
import { findingsOf, realGo, type Tree, withTree } from "../support/rule-fixture.ts";

const rule = "replace-target-not-copied";
const modules = {
  "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire a.test/lib v1.0.0\n\nreplace a.test/lib => ./lib\n",
  "lib/go.mod": "module a.test/lib\n\ngo 1.26\n",
};
const dockerfile = (...lines: string[]) =>
  ["FROM golang:1.26 AS build", "WORKDIR /src", ...lines, ""].join("\n");

test("the directory comes after the download", () => {
  const tree = {
    ...modules,
    Dockerfile: dockerfile("COPY go.mod go.sum ./", "RUN go mod download", "COPY . .", "RUN go build ./..."),
  };
  expect(findingsOf(rule, tree)).toMatchObject([
    {
      severity: "warning",
      at: { path: "Dockerfile", line: 4 },
      data: { module: "a.test/lib", target: "lib" },
    },
  ]);
});

test("what the image would hold: Go stops, and with lib/go.mod it does not", () => {
  const download = (tree: Tree) => withTree(tree, (root) => realGo(root, ["mod", "download"]));
  expect(download({ "go.mod": modules["go.mod"] }).output).toMatch(
    /replaced by \.\/lib\): reading lib\/go\.mod: .*no such file/,
  );
  expect(download(modules).code).toBe(0);
});

test("a Dockerfile in a folder of its own, the context at the root", () => {
  const tree = { ...modules, "build/Dockerfile": dockerfile("COPY go.* ./", "RUN go mod download") };
  expect(findingsOf(rule, tree)).toMatchObject([{ at: { path: "build/Dockerfile", line: 4 } }]);
});

test("one of two directories is forgotten", () => {
  const tree = {
    "go.mod": `${modules["go.mod"]}\nrequire a.test/more v1.0.0\n\nreplace a.test/more => ./more\n`,
    "lib/go.mod":
      "module a.test/lib\n\ngo 1.26\n\nrequire a.test/own v1.0.0\n\nreplace a.test/own => ../own\n",
    "more/go.mod": "module a.test/more\n\ngo 1.26\n",
    "own/go.mod": "module a.test/own\n\ngo 1.26\n",
    Dockerfile: dockerfile("COPY go.mod ./", "COPY lib/go.mod ./lib/", "RUN go mod download"),
  };
  expect(findingsOf(rule, tree)).toMatchObject([{ data: { module: "a.test/more", target: "more" } }]);
});

test("a notice where the context would be a directory between", () => {
  const nested = Object.fromEntries(Object.entries(modules).map(([path, text]) => [`app/${path}`, text]));
  const tree = { ...nested, "app/docker/Dockerfile": dockerfile("COPY go.mod ./", "RUN go mod download") };
  expect(findingsOf(rule, tree)).toMatchObject([{ severity: "notice", data: { target: "app/lib" } }]);
});

test.each([
  ["its go.mod first", ["COPY go.mod go.sum ./", "COPY lib/go.mod ./lib/", "RUN go mod download"]],
  ["by a pattern", ["COPY go.* ./", "COPY lib/go.* ./lib/", "RUN go mod download"]],
  ["the whole directory", ["COPY go.mod ./", "COPY lib/ ./lib/", "RUN go mod download"]],
  ["everything", ["COPY . .", "RUN go mod download"]],
  ["added", ["ADD . /src", "RUN go mod download"]],
  ["from somewhere else", ["COPY go.mod ./", "COPY --from=libs /lib ./lib", "RUN go mod download"]],
  ["through a variable", ["ARG LIB", "COPY go.mod ./", "COPY $LIB ./lib", "RUN go mod download"]],
  ["in the stage below", ["COPY go.mod ./", "COPY lib ./lib", "FROM build AS next", "RUN go mod download"]],
  ["no download", ["COPY go.mod ./", "RUN go version"]],
])("silent: %s", (_, lines) => {
  expect(findingsOf(rule, { ...modules, Dockerfile: dockerfile(...lines) })).toEqual([]);
});

test("silent: a context of its own below the root fits as well", () => {
  const tree = {
    ...modules,
    "app/go.mod": "module example.com/m/app\n\ngo 1.26\n",
    "app/Dockerfile": dockerfile("COPY go.mod ./", "RUN go mod download"),
  };
  expect(findingsOf(rule, tree)).toEqual([]);
});
