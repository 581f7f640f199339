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

export const memoryZip = (data: Uint8Array): ZipBytes => {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return {
    size: bytes.length,
    read(offset, length) {
      inRange(bytes.length, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
};

/** Reads with pread; the caller keeps `fd` open and closes it. */
export const fileZip = (fd: number, size: number): ZipBytes => ({
  size,
  read(offset, length) {
    inRange(size, offset, length);
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; ) {
      const n = readSync(fd, bytes, at, length - at, offset + at);
      if (n === 0) throw new ZipFault("zip: not a valid zip file");
      at += n;
    }
    return bytes;
  },
});
