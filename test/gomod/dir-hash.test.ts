import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { h1OfFiles, h1OfGoMod } from "../../src/gomod/dir-hash.ts";
import { offlineGoEnv } from "../support/x-mod.ts";

const sha256Base64 = (text: string) => createHash("sha256").update(text).digest("base64");
const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");

const goMod = "module example.com/Hashed\n\ngo 1.21\n";
const prefix = "example.com/Hashed@v1.0.0/";
const contents: Readonly<Record<string, string>> = {
  "go.mod": goMod,
  "b.go": "package hashed\n",
  "A.go": "package hashed // upper case sorts first\n",
  "sub/a-b.go": "package sub\n",
  "sub/a.go": "package sub\n",
  "sub.txt": "",
  "data/é.txt": "accent\n",
  "data/ｚ.txt": "full width, U+FF5A\n",
  "data/𐐷.txt": "a letter beyond U+FFFF sorts behind U+FF5A only as UTF-8\n",
};

const writeZip = `
import json, sys, zipfile
path, files = sys.argv[1], json.load(sys.stdin)
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in files.items():
        archive.writestr(name, text)
`;

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "dir-hash-"));
});
afterAll(() => {
  execFileSync("go", ["clean", "-modcache"], { env: offlineGoEnv(home), cwd: home });
  rmSync(home, { recursive: true, force: true });
});

/** Lays a proxy on disk and has Go download from it; returns what Go computed. */
function downloadedByGo(): { Sum: string; GoModSum: string; Zip: string } {
  const versions = join(home, "proxy", "example.com", "!hashed", "@v");
  mkdirSync(versions, { recursive: true });
  writeFileSync(join(versions, "v1.0.0.info"), '{"Version":"v1.0.0"}');
  writeFileSync(join(versions, "v1.0.0.mod"), goMod);
  const files = Object.fromEntries(Object.entries(contents).map(([name, text]) => [prefix + name, text]));
  execFileSync("python3", ["-c", writeZip, join(versions, "v1.0.0.zip")], { input: JSON.stringify(files) });
  const env = { ...offlineGoEnv(home), GOPROXY: `file://${join(home, "proxy")}`, GONOSUMDB: "*" };
  const args = ["mod", "download", "-json", "example.com/Hashed@v1.0.0"];
  return JSON.parse(execFileSync("go", args, { env, cwd: home, encoding: "utf8" }));
}

test("equals what Go writes into .ziphash and go.sum", () => {
  const { Sum, GoModSum, Zip } = downloadedByGo();
  const files = Object.entries(contents).map(([name, text]) => ({
    name: prefix + name,
    sha256: sha256Hex(text),
  }));
  expect(h1OfFiles(files, sha256Base64)).toBe(Sum);
  expect(readFileSync(Zip.replace(/zip$/, "ziphash"), "utf8")).toBe(Sum);
  expect(h1OfGoMod(sha256Hex(goMod), sha256Base64)).toBe(GoModSum);
});

test("a name with a newline has no hash", () => {
  expect(h1OfFiles([{ name: "a\nb", sha256: sha256Hex("") }], sha256Base64)).toBeUndefined();
});
