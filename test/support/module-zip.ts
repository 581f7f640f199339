import { createHash } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";

/** File name → content; names relative to the module root, or whole zip entry names in `makeZip`. */
export type ModuleFiles = Readonly<Record<string, string | Uint8Array>>;

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

/** A zip archive with deflated entries in name order. */
export function makeZip(entries: ModuleFiles): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries).sort(byName)) {
    const entry = zipEntry(name, Buffer.from(content), offset);
    locals.push(entry.local);
    central.push(entry.central);
    offset += entry.local.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...locals, directory, endOfDirectory(central.length, directory.length, offset)]);
}

function zipEntry(name: string, data: Buffer, offset: number): { local: Buffer; central: Buffer } {
  const raw = Buffer.from(name);
  const packed = deflateRawSync(data);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x800, 2); // names are UTF-8
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(raw.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from("PK\x03\x04"), common, raw, packed]),
    central: Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, tail, raw]),
  };
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** The zip a GOPROXY serves for `path@version`. */
export const moduleZip = (path: string, version: string, files: ModuleFiles): Buffer =>
  makeZip(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${path}@${version}/${name}`, text])),
  );

/** `h1:` hash over whole entry names, as golang.org/x/mod/sumdb/dirhash.Hash1. */
export function h1(entries: ModuleFiles): string {
  const lines = Object.entries(entries)
    .sort(byName)
    .map(([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}

/** The two go.sum lines of a module version: zip, then go.mod. */
export function goSumLines(path: string, version: string, files: ModuleFiles): string {
  const entries = Object.entries(files).map(([name, text]) => [`${path}@${version}/${name}`, text] as const);
  const goMod = files["go.mod"] ?? `module ${path}\n`;
  return (
    `${path} ${version} ${h1(Object.fromEntries(entries))}\n` +
    `${path} ${version}/go.mod ${h1({ "go.mod": goMod })}\n`
  );
}
