import { expect, test } from "vitest";
import { findingsOf } from "../support/rule-fixture.ts";

const rule = "proxy-credentials-in-url";
const goMod = "module example.com/m\n\ngo 1.26\n";

test("bad: the password is named nowhere", () => {
  const environment = "GOPROXY=https://bot:s3cretw0rd@proxy.example.com/go,direct";
  const found = findingsOf(rule, { "go.mod": goMod, environment });
  expect(found).toMatchObject([{ severity: "warning", data: { url: "https://***@proxy.example.com" } }]);
  expect(JSON.stringify(found)).not.toContain("s3cretw0rd");
});

test("over http Go refuses to send it: an error", () => {
  const environment = "GOPROXY=http://bot:s3cretw0rd@proxy.example.com";
  expect(findingsOf(rule, { "go.mod": goMod, environment })).toMatchObject([{ severity: "error" }]);
});

test.each([
  "GOPROXY=https://proxy.example.com/a@b:c,direct",
  "GOPROXY=direct",
  "GOFLAGS=-mod=mod",
  "GOPROXY=https://bot:${TOKEN}@proxy.example.com",
])("silent: %s", (environment) => {
  expect(findingsOf(rule, { "go.mod": goMod, environment })).toEqual([]);
});
