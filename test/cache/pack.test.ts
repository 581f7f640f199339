import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buffer } from "node:stream/consumers";
import { pack as tarPack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writePack } from "../../src/cache/pack.ts";
import { type UnpackJob, unpack } from "../../src/cache/unpack.ts";
import { hashPass } from "../../src/fetch/hash/pass.ts";
import { placesOf } from "../../src/fetch/modcache/layout.ts";
import { type Locks, openLocks } from "../../src/fetch/modcache/locks.ts";
import { openPublisher } from "../../src/fetch/modcache/publish.ts";
import { openStage, type Stage } from "../../src/fetch/modcache/stage.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { h1, moduleZip } from "../support/module-zip.ts";

const lib = { path: "corp.example/Lib", version: "v1.0.0" };
const goMod = "module corp.example/Lib\n";
const files = { "go.mod": goMod, "lib.go": "package lib\n" };
const zip = moduleZip(lib.path, lib.version, files);
const libH1 = h1(
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`${lib.path}@${lib.version}/${name}`, text]),
  ),
);
const stem = "corp.example/!lib/@v/v1.0.0";
const info = JSON.stringify({ Version: "v1.0.0", Time: "2026-01-01T00:00:00Z" });

const needed = { ...lib, h1: libH1, requiredBy: [] };
const sum = { ...lib, goMod: true, h1: h1({ "go.mod": goMod }), at: { path: "go.sum", line: 1 } };

let dir: TempDir;
let stage: Stage;
let locks: Locks;
let job: UnpackJob;
beforeEach(() => {
  dir = fixture({}, "pack");
  locks = openLocks({
    env: { PATH: process.env["PATH"] ?? "" },
    waitMs: 1_000,
    signal: new AbortController().signal,
  });
  const root = dir.path("into");
  mkdirSync(root);
  stage = openStage(root, locks);
  const hash: UnpackJob["hash"] = async (pass) => {
    try {
      return { ok: true, result: hashPass(pass) };
    } catch (error) {
      return { ok: false, kind: "zip", message: (error as Error).message };
    }
  };
  const publisher = openPublisher(root, stage, locks, false);
  job = { publisher, hash, trees: true, writable: false, modules: [needed], goMods: [sum] };
});
afterEach(() => {
  stage.close();
  locks.close();
  dir[Symbol.dispose]();
});

type Entries = readonly (readonly [name: string, content: string | Uint8Array, type?: "symlink"])[];

async function packed(entries: Entries): Promise<string> {
  const tar = tarPack();
  for (const [name, content, type] of entries) {
    if (type) tar.entry({ name, type, linkname: String(content) });
    else tar.entry({ name }, Buffer.from(content));
  }
  tar.finalize();
  writeFileSync(dir.path("pack.tar"), await buffer(tar as AsyncIterable<Uint8Array>));
  return dir.path("pack.tar");
}

const there = (kind: "info" | "mod" | "zip" | "ziphash") =>
  existsSync(placesOf(dir.path("into"), lib).file(kind));

function filledCache(): string {
  const root = dir.path("from");
  const put = (kind: "info" | "mod" | "zip" | "ziphash", content: string | Uint8Array) => {
    const file = placesOf(root, lib).file(kind);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  put("info", info);
  put("mod", goMod);
  put("zip", zip);
  put("ziphash", libH1);
  return root;
}

describe("packs", () => {
  it("what was packed comes back: zip, tree, .mod, .info and .ziphash, and the time fetching took", async () => {
    const content = {
      goModCache: filledCache(),
      modules: [lib],
      goMods: [lib],
      manifest: { fetchMs: 1_200 },
    };
    const bytes = await writePack(dir.path("pack.tar"), content);
    expect(readFileSync(dir.path("pack.tar"))).toHaveLength(bytes);
    const result = await unpack(dir.path("pack.tar"), job);
    expect(result).toEqual({ modules: [lib], bytes: zip.length, refused: [], manifest: { fetchMs: 1_200 } });
    for (const kind of ["info", "mod", "zip", "ziphash"] as const) expect(there(kind)).toBe(true);
    expect(existsSync(`${placesOf(dir.path("into"), lib).tree}/lib.go`)).toBe(true);
  });

  it("the same content gives the same bytes, whatever the files' times", async () => {
    const content = { goModCache: filledCache(), modules: [lib], goMods: [lib], manifest: { fetchMs: 1 } };
    await writePack(dir.path("a.tar"), content);
    filledCache();
    await writePack(dir.path("b.tar"), { ...content, goMods: [] });
    expect(readFileSync(dir.path("a.tar")).equals(readFileSync(dir.path("b.tar")))).toBe(true);
  });

  it("a zip or go.mod of other content is refused and nothing of it is at a path that Go reads", async () => {
    const evil = moduleZip(lib.path, lib.version, { ...files, "lib.go": "package evil\n" });
    const result = await unpack(
      await packed([
        [`${stem}.info`, info],
        [`${stem}.mod`, "module evil\n"],
        [`${stem}.zip`, evil],
        [`${stem}.ziphash`, libH1],
      ]),
      job,
    );
    expect(result).toMatchObject({ modules: [], bytes: 0 });
    expect(result.refused).toEqual([
      `${stem}.mod: differs from go.sum`,
      `${lib.path}@${lib.version}: differs from go.sum`,
    ]);
    for (const kind of ["mod", "zip", "ziphash"] as const) expect(there(kind)).toBe(false);
    expect(existsSync(placesOf(dir.path("into"), lib).tree)).toBe(false);
  });

  it("a zip that cannot be published is refused, and nothing else fails", async () => {
    dir.write({ "into/cache/download/corp.example": "a file in the place of a directory" });
    const result = await unpack(await packed([[`${stem}.zip`, zip]]), job);
    expect(result).toMatchObject({ modules: [], refused: [expect.stringContaining(lib.path)] });
  });

  it("names that nobody asked for, links and paths that lead out are never written", async () => {
    const result = await unpack(
      await packed([
        ["../../outside.zip", "x"],
        ["/etc/x.mod", "x"],
        [`${stem}.zip/../../../../evil.mod`, "x"],
        ["corp.example/other/@v/v1.0.0.zip", zip],
        [`${stem}.zip`, "/etc/passwd", "symlink"],
        [`${stem}.lock`, "x"],
        ["gomod-preflight.json", "not json"],
      ]),
      job,
    );
    expect(result).toEqual({ modules: [], bytes: 0, refused: [] });
    expect(there("zip")).toBe(false);
    expect(existsSync(dir.path("outside.zip"))).toBe(false);
  });

  it(".info is taken over only for this version, and only what Go needs of it", async () => {
    const origin = JSON.stringify({
      Version: "v1.0.0",
      Time: "2026-01-01T00:00:00Z",
      Origin: { URL: "https://u:p@x" },
    });
    await unpack(await packed([[`${stem}.info`, origin]]), job);
    expect(readFileSync(placesOf(dir.path("into"), lib).file("info"), "utf8")).toBe(
      '{"Version":"v1.0.0","Time":"2026-01-01T00:00:00Z"}',
    );
    const other = await unpack(await packed([[`${stem}.info`, '{"Version":"v9.9.9"}']]), job);
    expect(other.refused).toEqual([`${stem}.info: not the .info of this version`]);
  });

  it.each([
    ["is no tar", Buffer.alloc(2_000, 1)],
    ["ends early", undefined],
  ])("a pack that %s is an error, and the cache is as it was", async (_, bytes) => {
    const file = await packed([[`${stem}.zip`, zip]]);
    writeFileSync(file, bytes ?? readFileSync(file).subarray(0, 600));
    await expect(unpack(file, job)).rejects.toThrow();
    expect(there("zip")).toBe(false);
  });
});
