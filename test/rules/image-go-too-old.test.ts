import { expect, test } from "vitest";
import { findingsOf, realGo, withTree } from "../support/rule-fixture.ts";

const rule = "image-go-too-old";

test.each([
  [
    "a patch below",
    {
      "go.mod": "module example.com/m\n\ngo 1.25.0\n",
      "docker/build/Dockerfile": "FROM golang:1.24.3\nWORKDIR /src\nCOPY . .\nRUN go mod download\n",
    },
    ["error docker/build/Dockerfile:1"],
  ],
  [
    "a floating tag that may lag",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.1\n",
      Dockerfile: "FROM golang:1.27-alpine\nRUN go build .\n",
    },
    ["notice Dockerfile:1"],
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toEqual(expected);
});

test.each([
  [
    "GOTOOLCHAIN=auto in the stage",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.1\n",
      Dockerfile: "FROM golang:1.26\nENV GOTOOLCHAIN=auto\nRUN go build .\n",
    },
  ],
  [
    "Windows sets nothing",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.1\n",
      Dockerfile: "FROM golang:1.26-nanoserver\nRUN go build .\n",
    },
  ],
  [
    "a tool only",
    {
      "go.mod": "module example.com/m\n\ngo 1.27.1\n",
      Dockerfile: "FROM golang:1.26\nRUN go install example.com/tool@v1.2.3\n",
    },
  ],
  [
    "newer patch",
    { "go.mod": "module example.com/m\n\ngo 1.26.3\n", Dockerfile: "FROM golang:1.26.7\nRUN go build .\n" },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});

test("Go stops there", () => {
  const { code, output } = withTree({ "go.mod": "module m\n\ngo 1.99.1\n" }, (root) =>
    realGo(root, ["list", "-m"], { GOTOOLCHAIN: "local" }),
  );
  expect(code).not.toBe(0);
  expect(output).toContain("go.mod requires go >= 1.99.1");
});
