import { type ZipBytes, ZipFault } from "./bytes.ts";

/** One file of the central directory. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; nothing else is accepted. */
  readonly method: 0 | 8;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Offset of its local header. */
  readonly offset: number;
}

/** Where the central directory lies. */
interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly count: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const CENTRAL_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const COMMENT_MAX = 0xffff;

const invalid = (): ZipFault => new ZipFault("zip: not a valid zip file");

function findEnd(zip: ZipBytes): { at: number; record: Buffer } {
  const length = Math.min(zip.size, END_SIZE + COMMENT_MAX);
  const start = zip.size - length;
  const tail = zip.read(start, length);
  for (let at = length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) > length) continue;
    return { at: start + at, record: tail.subarray(at, at + END_SIZE) };
  }
  throw invalid();
}

/** The zip64 end record, which archive/zip's writer adds from 65,535 files on. */
function place64(zip: ZipBytes, endAt: number): DirectoryPlace {
  const locator = zip.read(endAt - 20, 20);
  if (locator.readUInt32LE(0) !== LOCATOR64) throw invalid();
  const record = zip.read(Number(locator.readBigUInt64LE(8)), 56);
  if (record.readUInt32LE(0) !== END64) throw invalid();
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

function locate(zip: ZipBytes): DirectoryPlace {
  const { at, record } = findEnd(zip);
  if (record.readUInt16LE(4) !== record.readUInt16LE(6)) throw new ZipFault("zip: split over several disks");
  const count = record.readUInt16LE(10);
  const size = record.readUInt32LE(12);
  const offset = record.readUInt32LE(16);
  const is64 = count === 0xffff || size === 0xffffffff || offset === 0xffffffff;
  const place = is64 && at >= 20 ? place64(zip, at) : { count, size, offset };
  if (place.offset + place.size > at || place.count * CENTRAL_SIZE > place.size) throw invalid();
  return place;
}

function entryAt(directory: Buffer, at: number): ZipEntry {
  const method = directory.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw new ZipFault("zip: unsupported compression algorithm");
  if ((directory.readUInt16LE(at + 8) & 1) !== 0) throw new ZipFault("zip: encrypted file");
  const nameEnd = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28);
  return {
    name: directory.toString("utf8", at + CENTRAL_SIZE, nameEnd),
    method,
    crc: directory.readUInt32LE(at + 16),
    compressedSize: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  };
}

/**
 * Every entry of a zip's central directory, in its order. Throws ZipFault for what archive/zip refuses, and for
 * encrypted entries; sizes of 4 GiB and more stay 0xffffffff and fail the size rules.
 */
export function readDirectory(zip: ZipBytes): ZipEntry[] {
  const place = locate(zip);
  const directory = zip.read(place.offset, place.size);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < place.count; ) {
    if (at + CENTRAL_SIZE > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw invalid();
    const next =
      at +
      CENTRAL_SIZE +
      directory.readUInt16LE(at + 28) +
      directory.readUInt16LE(at + 30) +
      directory.readUInt16LE(at + 32);
    if (next > directory.length) throw invalid();
    entries.push(entryAt(directory, at));
    at = next;
  }
  return entries;
}

/** Where an entry's (compressed) bytes begin: behind its local header. */
export function dataOffset(zip: ZipBytes, entry: ZipEntry): number {
  const header = zip.read(entry.offset, LOCAL_SIZE);
  if (header.readUInt32LE(0) !== LOCAL) throw invalid();
  return entry.offset + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
}
