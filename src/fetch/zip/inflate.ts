import { hash } from "node:crypto";
import { crc32, createInflateRaw } from "node:zlib";
import { type ZipBytes, ZipFault } from "./bytes.ts";
import { dataOffset, type ZipEntry } from "./directory.ts";
import { CorruptStream, inflater } from "./inflater.ts";

/** Entries above this many bytes are inflated in pieces, so that no body or file has to be in memory whole. */
const WHOLE_MAX = 8 << 20;
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
    yield Buffer.from(zip.read(start + at, Math.min(PIECE, entry.compressedSize - at)));
}

async function* contentPieces(zip: ZipBytes, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.method === 0) {
    yield* compressedPieces(zip, entry);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: PIECE });
  const feed = (async () => {
    for (const piece of compressedPieces(zip, entry))
      if (!inflate.write(piece)) await new Promise((resolve) => inflate.once("drain", resolve));
    inflate.end();
  })();
  feed.catch((error) => inflate.destroy(error as Error));
  yield* inflate;
}

async function inflatePieces(zip: ZipBytes, entry: ZipEntry, sink: Sink): Promise<void> {
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of contentPieces(zip, entry)) {
      size += piece.length;
      if (size > entry.size) throw wrongSize(entry);
      crc = crc32(piece, crc);
      sink(piece);
    }
  } catch (error) {
    throw error instanceof ZipFault || "syscall" in (error as object) ? error : corrupt(entry, error);
  }
  if (size !== entry.size) throw wrongSize(entry);
  if (crc !== entry.crc) throw new ZipFault(`${entry.name}: zip: checksum error`);
}

/** Inflates one entry into `sink`, never holding more than 8 MiB of it. */
export function inflateInto(zip: ZipBytes, entry: ZipEntry, sink: Sink): void | Promise<void> {
  if (entry.size > WHOLE_MAX || entry.compressedSize > WHOLE_MAX) return inflatePieces(zip, entry, sink);
  sink(inflateWhole(zip, entry));
}

export const sha256Hex = (data: Uint8Array): string => hash("sha256", data, "hex");
