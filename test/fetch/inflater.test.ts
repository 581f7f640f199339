import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CorruptStream, openInflater, publicInflater } from "../../src/fetch/zip/inflater.ts";

const content = fc
  .array(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 40 })), { maxLength: 40 })
  .map((parts) => Buffer.concat(parts.map((part) => Buffer.from(part as string))));

test("this Node's own stream is used, not the public calls", () => {
  expect(openInflater()).not.toBe(publicInflater);
});

describe.each([
  ["one stream, reset for each entry", openInflater()],
  ["the public calls", publicInflater],
])("%s", (_, inflater) => {
  test("gives back what was deflated, whatever came before", () => {
    fc.assert(
      fc.property(content, (data) => {
        expect(inflater.whole(deflateRawSync(data), data.length)?.equals(data)).toBe(true);
      }),
    );
  });

  test("a stream longer than announced is none", () => {
    fc.assert(
      fc.property(content, fc.nat(), (data, cut) => {
        fc.pre(data.length > 0);
        expect(inflater.whole(deflateRawSync(data), cut % data.length)).toBeUndefined();
      }),
    );
  });

  test("a cut stream and noise are refused, and the next stream is sound", () => {
    const data = Buffer.from("the quick brown fox ".repeat(50));
    const raw = deflateRawSync(data);
    expect(() => inflater.whole(raw.subarray(0, raw.length - 3), data.length)).toThrow(CorruptStream);
    expect(() => inflater.whole(Buffer.alloc(40, 0xff), 100)).toThrow(CorruptStream);
    expect(() => inflater.whole(Buffer.alloc(0), 100)).toThrow(CorruptStream);
    expect(inflater.whole(raw, data.length)?.equals(data)).toBe(true);
  });

  test("bytes behind the end of the stream are not looked at, as by Go", () => {
    const raw = Buffer.concat([deflateRawSync("abc"), Buffer.from("behind")]);
    expect(inflater.whole(raw, 3)?.toString()).toBe("abc");
  });

  test("in pieces: the same bytes, and none beyond the announced size", () => {
    const data = Buffer.from(Array.from({ length: 90_000 }, (_, i) => `${i * 7919},`).join(""));
    const raw = deflateRawSync(data);
    const cut = [
      raw.subarray(0, 1),
      raw.subarray(1, 70_000),
      Buffer.alloc(0),
      raw.subarray(70_000),
      Buffer.from("behind"),
    ];
    const run = (pieces: Buffer[], size: number) => {
      const got: Buffer[] = [];
      const whole = inflater.pieces(pieces, size, (piece) => got.push(Buffer.from(piece)));
      return { whole, got: Buffer.concat(got) };
    };
    expect(data.length).toBeGreaterThan(500_000);
    expect(run(cut, data.length).got.equals(data)).toBe(true);
    const short = run(cut, data.length - 1);
    expect(short.whole).toBe(false);
    expect(short.got.length).toBeLessThan(data.length);
    expect(() => inflater.pieces([Buffer.alloc(40, 0xff)], 100, () => undefined)).toThrow(CorruptStream);
    expect(run(cut, data.length).got.equals(data)).toBe(true);
  });

  test("the beginning of a cut stream is what it is", () => {
    const data = Buffer.from(Array.from({ length: 4000 }, (_, i) => `import "x/${i * 7919}"\n`).join(""));
    const head = inflater.prefix(deflateRawSync(data).subarray(0, 2048), 1 << 20);
    expect(head.length).toBeGreaterThan(2048);
    expect(data.subarray(0, head.length).equals(head)).toBe(true);
  });
});
