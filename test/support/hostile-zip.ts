import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip to build; every field that an attacker could lie about can be set. */
export interface EntrySpec {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly method?: number;
  readonly claimedSize?: number;
  readonly crc?: number;
  readonly mode?: number;
  readonly flags?: number;
}

interface Built {
  readonly local: Buffer;
  readonly central: (offset: number) => Buffer;
}

function buildEntry(spec: EntrySpec): Built {
  const name = Buffer.from(spec.name);
  const content = Buffer.from(spec.content ?? "");
  const method = spec.method ?? 8;
  const data = method === 8 ? deflateRawSync(content) : content;
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(spec.flags ?? 0x800, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(spec.crc ?? crc32(content), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(spec.claimedSize ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, data]);
  const central = (offset: number): Buffer => {
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((spec.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    return Buffer.concat([Buffer.from("PK\x01\x02\x14\x03", "latin1"), common, tail, name]);
  };
  return { local, central };
}

/** A zip of exactly these entries, in this order. */
export function buildZip(entries: readonly EntrySpec[]): Buffer {
  const built = entries.map(buildEntry);
  let offset = 0;
  const central: Buffer[] = [];
  for (const entry of built) {
    central.push(entry.central(offset));
    offset += entry.local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...built.map((entry) => entry.local), directory, end]);
}
