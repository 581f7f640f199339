import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { expect, it } from "vitest";
import { sharedLookup } from "../../src/source/http/shared-lookup.ts";

const addresses = [
  { address: "192.0.2.1", family: 4 },
  { address: "192.0.2.2", family: 4 },
];

const ask = (look: LookupFunction, host: string, all: boolean) =>
  new Promise<string | LookupAddress[]>((done, failed) => {
    look(host, { all }, (error, found) => (error ? failed(error) : done(found)));
  });

it("asks once for a host, however many connections want it, in both shapes Node asks for", async () => {
  const asked: string[] = [];
  const look = sharedLookup(async (host) => {
    asked.push(host);
    return addresses;
  });
  const answers = await Promise.all([
    ask(look, "a.test", true),
    ask(look, "a.test", false),
    ask(look, "b.test", false),
  ]);
  expect(answers).toEqual([addresses, "192.0.2.1", "192.0.2.1"]);
  expect(asked).toEqual(["a.test", "b.test"]);
});

it("a failure is told to everyone who waits and is not kept", async () => {
  let calls = 0;
  const look = sharedLookup(async () => {
    if (++calls === 1) throw Object.assign(new Error("getaddrinfo EAI_AGAIN a.test"), { code: "EAI_AGAIN" });
    return addresses;
  });
  const first = await Promise.allSettled([ask(look, "a.test", true), ask(look, "a.test", true)]);
  expect(first.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(await ask(look, "a.test", true)).toEqual(addresses);
  expect(calls).toBe(2);
});
