import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "go-sum-not-copied";

test.each([
  [
    "the example of the page",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      "go.sum":
        "example.com/x v1.0.0 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nexample.com/x v1.0.0/go.mod h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
      Dockerfile: "FROM golang:1.26\nCOPY go.mod ./\nRUN go mod download\nCOPY . .\nRUN go build .\n",
    },
    1,
  ],
])("%s", (_what, tree, expected) => {
  const found = findingsOf(rule, tree).map(({ severity, at }) => `${severity} ${at.path}:${at.line}`);
  expect(found).toHaveLength(expected);
});

test.each([
  [
    "a glob",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      Dockerfile: "FROM golang:1.26\nCOPY go.* ./\nRUN go mod download\n",
    },
  ],
  [
    "everything",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n\nrequire example.com/x v1.0.0\n",
      Dockerfile: "FROM golang:1.26\nCOPY go.mod .\nCOPY . .\nRUN go mod download\n",
    },
  ],
  [
    "no requirements",
    {
      "go.mod": "module example.com/m\n\ngo 1.26\n",
      Dockerfile: "FROM golang:1.26\nCOPY go.mod .\nRUN go mod download\n",
    },
  ],
])("silent: %s", (_what, tree) => {
  expect(findingsOf(rule, tree)).toEqual([]);
});
