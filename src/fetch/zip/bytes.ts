import { readSync } from "node:fs";

/** What is wrong with a zip; the text is x/mod/zip's or archive/zip's where they have one. */
export class ZipFault extends Error {
  override readonly name = "ZipFault";
}

/** Random access to a zip that may be larger than memory should hold. */
export interface ZipBytes {
  readonly size: number;
  /** Exactly `length` bytes at `offset`; throws ZipFault where the zip ends before. May be a view: copy to keep. */
  read(offset: number, length: number): Buffer;
}

const inRange = (size: number, offset: number, length: number): void => {
  if (offset < 0 || length < 0 || offset + length > size) throw new ZipFault("zip: not a valid zip file");
};

function readFully(fd: number, into: Buffer, length: number, offset: number): void {
  for (let at = 0; at < length; ) {
    const n = readSync(fd, into, at, length - at, offset + at);
    if (n === 0) throw new ZipFault("zip: not a valid zip file");
    at += n;
  }
}

/** Reads with pread; the caller keeps `fd` open and closes it. */
export const fileZip = (fd: number, size: number): ZipBytes => ({
  size,
  read(offset, length) {
    inRange(size, offset, length);
    const bytes = Buffer.allocUnsafe(length);
    readFully(fd, bytes, length, offset);
    return bytes;
  },
});

const WINDOW = 2 << 20;
let window: Buffer | undefined;

/**
 * For one pass over a zip in file order: reads ahead into one buffer that all passes of this thread share, so what
 * `read` gives is overwritten by the next read outside it.
 */
export function windowZip(fd: number, size: number): ZipBytes {
  const direct = fileZip(fd, size);
  window ??= Buffer.allocUnsafe(WINDOW);
  const buffer = window;
  let start = 0;
  let end = 0;
  return {
    size,
    read(offset, length) {
      if (length > WINDOW / 2) return direct.read(offset, length);
      inRange(size, offset, length);
      if (offset < start || offset + length > end) {
        start = offset;
        end = Math.min(size, offset + WINDOW);
        readFully(fd, buffer, end - start, start);
      }
      return buffer.subarray(offset - start, offset - start + length);
    },
  };
}
