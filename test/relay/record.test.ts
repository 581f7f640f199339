import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/relay/record.ts";

const head = "go.sum database tree\n6\nMsqYrt0ilWRpPnUuBRDW0k4q0e+ZiqVd4qN4Zsyn1T4=\n";
const signature = "\n— sum.example.test Az3grn8nGbIBMIlCsmxWcpmsVmLWVqWzK6L1AVgD\n";
const record = "5\nexample.test/lib v1.0.0 h1:AA=\nexample.test/lib v1.0.0/go.mod h1:BB=\n";
const hashes = (count: number): Buffer => Buffer.alloc(32 * count, "<");
const page = "<!DOCTYPE html><html></html>\n";

describe("an answer of a checksum database, by its form", () => {
  it.each([
    ["/lookup/example.test/lib@v1.0.0", `${record}\n${head}${signature}`],
    ["/latest", `${head}${signature}`],
    ["/latest", `${head}${signature}— other.example.test AAAA\n`],
    ["/tile/8/0/000", hashes(256)],
    ["/tile/8/1/x001/234.p/5", hashes(5)],
    ["/tile/8/data/000.p/1", "example.test/lib v1.0.0 h1:AA=\n\n"],
  ])("%s: carried", (rest, body) => {
    expect(isRecord(rest, Buffer.from(body))).toBe(true);
  });

  it.each([
    ["/lookup/example.test/lib@v1.0.0", page],
    ["/lookup/example.test/lib@v1.0.0", ""],
    ["/lookup/example.test/lib@v1.0.0", record],
    ["/lookup/example.test/lib@v1.0.0", `${record}\n${head}`],
    ["/lookup/example.test/lib@v1.0.0", `${record}\n${head}${signature}`.slice(0, -1)],
    ["/lookup/example.test/lib@v1.0.0", `${head}${signature}`],
    ["/latest", page],
    ["/latest", head],
    ["/tile/8/0/000", page],
    ["/tile/8/0/000", hashes(255)],
    ["/tile/8/0/000.p/5", hashes(256)],
    ["/tile/8/data/000", `\n${page}`],
  ])("%s: not a record", (rest, body) => {
    expect(isRecord(rest, Buffer.from(body))).toBe(false);
  });
});
