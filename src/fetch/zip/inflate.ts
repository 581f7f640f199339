import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import { type ZipBytes, ZipFault } from "./bytes.ts";
import { dataOffset, type ZipEntry } from "./directory.ts";
import { CorruptStream, inflater } from "./inflater.ts";

/** Entries above this many bytes are inflated in pieces, so that no body or file has to be in memory whole. */
const WHOLE_MAX = 2 << 20;
const PIECE = 1 << 20;

/** Takes an entry's content, in one or more pieces. */
export type Sink = (data: Uint8Array) => void;

const wrongSize = (entry: ZipEntry): ZipFault =>
  new ZipFault(`uncompressed size of file ${entry.name} is not its declared size (${entry.size} bytes)`);

const corrupt = (entry: ZipEntry, cause: unknown): ZipFault =>
  new ZipFault(`${entry.name}: corrupt compressed data`, { cause });

/** Content of a small entry, size and CRC checked as archive/zip does. It holds until the next read or inflate: copy to keep. */
export function inflateWhole(zip: ZipBytes, entry: ZipEntry): Buffer {
  const raw = zip.read(dataOffset(zip, entry), entry.compressedSize);
  const data = entry.method === 0 ? raw : inflateBounded(raw, entry);
  if (data.length !== entry.size) throw wrongSize(entry);
  if (crc32(data) !== entry.crc) throw new ZipFault(`${entry.name}: zip: checksum error`);
  return data;
}

function inflateBounded(raw: Uint8Array, entry: ZipEntry): Buffer {
  try {
    const data = inflater().whole(raw, entry.size);
    if (data === undefined) throw wrongSize(entry);
    return data;
  } catch (error) {
    throw error instanceof CorruptStream ? corrupt(entry, error) : error;
  }
}

function* compressedPieces(zip: ZipBytes, entry: ZipEntry): Generator<Buffer> {
  const start = dataOffset(zip, entry);
  for (let at = 0; at < entry.compressedSize; at += PIECE)
    yield zip.read(start + at, Math.min(PIECE, entry.compressedSize - at));
}

function inflatePieces(zip: ZipBytes, entry: ZipEntry, sink: Sink): void {
  const raw = compressedPieces(zip, entry);
  try {
    if (entry.method === 0) for (const piece of raw) sink(piece);
    else if (!inflater().pieces(raw, entry.size, sink)) throw wrongSize(entry);
  } catch (error) {
    throw error instanceof CorruptStream ? corrupt(entry, error) : error;
  }
}

function inflateLarge(zip: ZipBytes, entry: ZipEntry, sink: Sink): void {
  let size = 0;
  let crc = 0;
  inflatePieces(zip, entry, (piece) => {
    size += piece.length;
    crc = crc32(piece, crc);
    sink(piece);
  });
  if (size !== entry.size) throw wrongSize(entry);
  if (crc !== entry.crc) throw new ZipFault(`${entry.name}: zip: checksum error`);
}

/** Inflates one entry into `sink`, never holding more than 2 MiB of it; each piece holds until the next one. */
export function inflateInto(zip: ZipBytes, entry: ZipEntry, sink: Sink): void {
  if (entry.size > WHOLE_MAX || entry.compressedSize > WHOLE_MAX) inflateLarge(zip, entry, sink);
  else sink(inflateWhole(zip, entry));
}

export const sha256Hex = (data: Uint8Array): string => hash("sha256", data, "hex");
