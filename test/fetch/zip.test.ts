import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPass } from "../../src/fetch/hash/pass.ts";
import { layProxy } from "../support/file-proxy.ts";
import { type GoHome, go, makeGoHome } from "../support/go-home.ts";
import { buildZip, type EntrySpec } from "../support/hostile-zip.ts";

interface Case {
  readonly name: string;
  readonly accepted: boolean;
  readonly entries: (prefix: string) => readonly EntrySpec[];
  readonly cut?: number;
}

const mod = (prefix: string): EntrySpec => ({ name: `${prefix}go.mod`, content: "module x\n" });

const cases: readonly Case[] = [
  { name: "plain", accepted: true, entries: (p) => [mod(p), { name: `${p}a/b.go`, content: "package b\n" }] },
  { name: "stored", accepted: true, entries: (p) => [{ name: `${p}a.txt`, content: "stored", method: 0 }] },
  {
    name: "directories",
    accepted: true,
    entries: (p) => [
      { name: `${p}d/`, method: 0 },
      { name: `${p}d/x`, content: "1" },
    ],
  },
  {
    name: "bytewise order",
    accepted: true,
    entries: (p) => [
      { name: `${p}𠀀`, content: "1" },
      { name: `${p}豈`, content: "2" },
      { name: `${p}a b`, content: "3" },
    ],
  },
  {
    name: "symlink is a plain file",
    accepted: true,
    entries: (p) => [{ name: `${p}link`, content: "/etc/passwd", mode: 0o120777 }],
  },
  {
    name: "large file",
    accepted: true,
    entries: (p) => [
      { name: `${p}big.bin`, content: Buffer.alloc(9 << 20, "abcdefg") },
      { name: `${p}big.raw`, method: 0, content: Buffer.alloc(9 << 20, "xyz") },
    ],
  },
  {
    name: "empty file",
    accepted: true,
    entries: (p) => [{ name: `${p}empty` }, { name: `${p}empty0`, method: 0 }],
  },
  { name: "foreign prefix", accepted: false, entries: () => [{ name: "evil@v1.0.0/x.go", content: "x" }] },
  { name: "traversal", accepted: false, entries: (p) => [{ name: `${p}../../x`, content: "x" }] },
  { name: "absolute", accepted: false, entries: (p) => [{ name: `${p}/etc/x`, content: "x" }] },
  { name: "backslash", accepted: false, entries: (p) => [{ name: `${p}a\\b`, content: "x" }] },
  {
    name: "case clash",
    accepted: false,
    entries: (p) => [
      { name: `${p}A.go`, content: "x" },
      { name: `${p}a.go`, content: "x" },
    ],
  },
  {
    name: "case clash of directories",
    accepted: false,
    entries: (p) => [
      { name: `${p}D/x`, content: "x" },
      { name: `${p}d/y`, content: "x" },
    ],
  },
  {
    name: "duplicate",
    accepted: false,
    entries: (p) => [
      { name: `${p}a`, content: "x" },
      { name: `${p}a`, content: "y" },
    ],
  },
  {
    name: "file and directory",
    accepted: false,
    entries: (p) => [
      { name: `${p}a`, content: "x" },
      { name: `${p}a/b`, content: "y" },
    ],
  },
  {
    name: "nested go.mod",
    accepted: false,
    entries: (p) => [{ name: `${p}sub/go.mod`, content: "module y\n" }],
  },
  { name: "GO.MOD", accepted: false, entries: (p) => [{ name: `${p}GO.MOD`, content: "module y\n" }] },
  { name: "reserved name", accepted: false, entries: (p) => [{ name: `${p}con.go`, content: "x" }] },
  { name: "reserved directory", accepted: false, entries: (p) => [{ name: `${p}a/aux/x.go`, content: "x" }] },
  {
    name: "reserved with another ending",
    accepted: false,
    entries: (p) => [{ name: `${p}LPT1.a.b`, content: "x" }],
  },
  {
    name: "names near the reserved ones",
    accepted: true,
    entries: (p) =>
      ["console.go", "com0/x", "a.con", "nul_/y", ".x/.y", "a..b", "x-", "_"].map((name) => ({
        name: `${p}${name}`,
        content: "x",
      })),
  },
  { name: "empty element", accepted: false, entries: (p) => [{ name: `${p}a//b`, content: "x" }] },
  { name: "dot element", accepted: false, entries: (p) => [{ name: `${p}a/./b`, content: "x" }] },
  {
    name: "trailing dot of a directory",
    accepted: false,
    entries: (p) => [{ name: `${p}a./b`, content: "x" }],
  },
  { name: "trailing dot", accepted: false, entries: (p) => [{ name: `${p}a.`, content: "x" }] },
  { name: "control character", accepted: false, entries: (p) => [{ name: `${p}a\u0001`, content: "x" }] },
  {
    name: "declared smaller (bomb)",
    accepted: false,
    entries: (p) => [{ name: `${p}b`, content: Buffer.alloc(1 << 20), claimedSize: 10 }],
  },
  {
    name: "declared smaller, large",
    accepted: false,
    entries: (p) => [{ name: `${p}b`, content: Buffer.alloc(20 << 20), claimedSize: 9 << 20 }],
  },
  {
    name: "declared larger",
    accepted: false,
    entries: (p) => [{ name: `${p}b`, content: "x", claimedSize: 100 }],
  },
  {
    name: "huge declared sum",
    accepted: false,
    entries: (p) => [{ name: `${p}b`, content: "x", claimedSize: 501 << 20 }],
  },
  {
    name: "huge go.mod",
    accepted: false,
    entries: (p) => [{ name: `${p}go.mod`, content: "x", claimedSize: 17 << 20 }],
  },
  {
    name: "huge LICENSE",
    accepted: false,
    entries: (p) => [{ name: `${p}LICENSE`, content: "x", claimedSize: 17 << 20 }],
  },
  { name: "wrong crc", accepted: false, entries: (p) => [{ name: `${p}b`, content: "x", crc: 1 }] },
  { name: "unknown method", accepted: false, entries: (p) => [{ name: `${p}b`, content: "x", method: 99 }] },
  { name: "cut", accepted: false, entries: (p) => [mod(p), { name: `${p}b`, content: "x" }], cut: 30 },
];

const modulePath = (index: number): string => `zip.test/case${index}`;
const version = "v1.0.0";

describe("module zips, judged by Go", () => {
  let home: GoHome;
  let proxy: string;
  const judged = new Map<string, { Sum?: string; Error?: string; Dir?: string }>();

  beforeAll(() => {
    home = makeGoHome();
    proxy = mkdtempSync(join(tmpdir(), "zip-proxy-"));
    layProxy(
      proxy,
      cases.map((one, index) => {
        const zip = buildZip(one.entries(`${modulePath(index)}@${version}/`));
        return { path: modulePath(index), version, zip: one.cut ? zip.subarray(0, -one.cut) : zip };
      }),
    );
    const all = cases.map((_, index) => `${modulePath(index)}@${version}`);
    const out = go(home, home.root, ["mod", "download", "-json", ...all], {
      GOPROXY: pathToFileURL(proxy).href,
      GOFLAGS: "",
    });
    for (const text of out.stdout.split(/(?<=^\})\n/m).filter((part) => part.trim() !== "")) {
      const answer = JSON.parse(text);
      judged.set(answer.Path, answer);
    }
  });
  afterAll(() => {
    home.remove();
    rmSync(proxy, { recursive: true });
  });

  const pass = (index: number) => {
    const tree = join(mkdtempSync(join(tmpdir(), "zip-tree-")), "tree");
    const zip = join(proxy, modulePath(index), "@v", `${version}.zip`);
    try {
      return { result: hashPass({ zip, module: { path: modulePath(index), version }, tree }), tree };
    } catch (error) {
      return { result: error as Error, tree };
    }
  };

  test.each(cases.map((one, index) => ({ ...one, index })))(
    "$name: accepted $accepted",
    async ({ accepted, index }) => {
      const byGo = judged.get(modulePath(index));
      const { result, tree } = pass(index);
      expect(byGo?.Error === undefined, byGo?.Error).toBe(accepted);
      if (!accepted) {
        expect(result).toMatchObject({ name: "ZipFault" });
        return;
      }
      expect(result).toMatchObject({ h1: byGo?.Sum });
      const shape = (root: string): unknown =>
        readdirSync(root, { recursive: true, withFileTypes: true })
          .map((entry) => {
            const path = join(entry.parentPath, entry.name);
            const { mode } = statSync(path);
            return [path.slice(root.length), mode, entry.isFile() ? readFileSync(path).length : "dir"];
          })
          .sort();
      expect(shape(tree)).toEqual(shape(byGo!.Dir!));
    },
  );

  test("nothing is written for a zip that the rules refuse", async () => {
    const { tree } = await pass(cases.findIndex((one) => one.name === "traversal"));
    expect(statSync(tree, { throwIfNoEntry: false })).toBeUndefined();
  });
});
