import { constants, createInflateRaw, deflateRawSync, inflateRawSync } from "node:zlib";

/** Data that is no deflate stream, or ends before the stream does. */
export class CorruptStream extends Error {
  override readonly name = "CorruptStream";
}

/**
 * Inflates deflate streams that are in memory, one after the other. What it gives is a view of one buffer and holds
 * until the next call: copy to keep.
 */
export interface Inflater {
  /** The whole stream; undefined where it holds more than `size` bytes. Throws CorruptStream. */
  whole(raw: Uint8Array, size: number): Buffer | undefined;
  /** What the beginning of a stream gives, at most `room` bytes, perhaps nothing. Throws CorruptStream. */
  prefix(raw: Uint8Array, room: number): Buffer;
  /** A stream too long for memory, in pieces to `sink`; false, and no more pieces, where it holds more than `size` bytes. Throws CorruptStream. */
  pieces(raw: Iterable<Uint8Array>, size: number, sink: (data: Buffer) => void): boolean;
}

/** Bytes of output at a time. */
const PIECE = 256 << 10;

/** The native part of node:zlib's streams, as its synchronous calls use it (lib/zlib.js, processChunkSync). */
interface NativeStream {
  reset(): void;
  writeSync(
    flush: number,
    input: Uint8Array,
    inputAt: number,
    inputLength: number,
    output: Uint8Array,
    outputAt: number,
    outputLength: number,
  ): void;
  onerror: (message: string) => void;
}

/** One native stream and one output buffer for everything a thread inflates. */
class ReusedStream implements Inflater {
  readonly #native: NativeStream;
  /** Bytes of the output that the last call left free, and of the input that it left. */
  readonly #state: Uint32Array;
  #output = Buffer.allocUnsafeSlow(PIECE);
  #fault: string | undefined;

  constructor(native: NativeStream, state: Uint32Array) {
    this.#native = native;
    this.#state = state;
    native.onerror = (message) => {
      this.#fault = message;
    };
  }

  whole(raw: Uint8Array, size: number): Buffer | undefined {
    const data = this.#run(constants.Z_FINISH, raw, size + 1);
    return data.length > size ? undefined : data;
  }

  prefix(raw: Uint8Array, room: number): Buffer {
    return this.#run(constants.Z_SYNC_FLUSH, raw, room);
  }

  pieces(raw: Iterable<Uint8Array>, size: number, sink: (data: Buffer) => void): boolean {
    this.#native.reset();
    let total = 0;
    for (const piece of raw)
      for (const data of this.#contentOf(piece)) {
        total += data.length;
        if (total > size) return false;
        sink(data);
      }
    return true;
  }

  /** Until a call neither takes nor gives anything: the piece is used up, or the stream has ended. */
  *#contentOf(piece: Uint8Array): Generator<Buffer> {
    for (let left = piece.length; ; left = this.#state[1]!) {
      const data = this.#write(constants.Z_NO_FLUSH, piece.subarray(piece.length - left), PIECE);
      if (data.length > 0) yield data;
      else if (this.#state[1] === left || this.#state[1] === 0) return;
    }
  }

  #run(flush: number, raw: Uint8Array, room: number): Buffer {
    if (this.#output.length < room) this.#output = Buffer.allocUnsafeSlow(room);
    this.#native.reset();
    return this.#write(flush, raw, room);
  }

  #write(flush: number, raw: Uint8Array, room: number): Buffer {
    this.#fault = undefined;
    this.#native.writeSync(flush, raw, 0, raw.length, this.#output, 0, room);
    if (this.#fault !== undefined) throw new CorruptStream(this.#fault);
    return this.#output.subarray(0, room - this.#state[0]!);
  }
}

/** By node:zlib's public calls alone: a new stream and a new buffer an entry. */
export const publicInflater: Inflater = {
  whole: (raw, size) => inflated(raw, size, constants.Z_FINISH),
  prefix: (raw, room) => inflated(raw, room, constants.Z_SYNC_FLUSH) ?? Buffer.alloc(0),
  pieces(raw, size, sink) {
    const data = inflated(Buffer.concat([...raw]), size, constants.Z_FINISH);
    if (data !== undefined) sink(data);
    return data !== undefined;
  },
};

function inflated(raw: Uint8Array, size: number, finishFlush: number): Buffer | undefined {
  try {
    const chunkSize = Math.max(64, size + 1);
    const data = inflateRawSync(raw, { finishFlush, maxOutputLength: size + 1, chunkSize });
    return data.length > size ? undefined : data;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return undefined;
    throw new CorruptStream(message, { cause });
  }
}

/** True where it gives back what was deflated, twice, notices the end and refuses what is no stream. */
function works(inflater: Inflater): boolean {
  const text = "gomod-preflight ".repeat(64);
  const raw = deflateRawSync(text);
  const same = (): boolean => inflater.whole(raw, text.length)?.toString() === text;
  const long = inflater.whole(raw, text.length - 1);
  const prefix = inflater.prefix(raw, 15).toString();
  try {
    inflater.whole(raw.subarray(0, 4), text.length);
    return false;
  } catch {
    return same() && same() && long === undefined && prefix === text.slice(0, 15);
  }
}

/**
 * Node's native stream, reset for each entry, where this Node still has what node:zlib's own synchronous calls use;
 * else the public calls. A third of all CPU of a warm goes into inflating, and a stream made anew for each of 50,000
 * small files is a third of that (docs/decisions/0013-one-inflate-stream.md).
 */
export function openInflater(): Inflater {
  try {
    const { _handle, _writeState } = createInflateRaw() as unknown as {
      _handle: NativeStream;
      _writeState: Uint32Array;
    };
    const reused = new ReusedStream(_handle, _writeState);
    return works(reused) ? reused : publicInflater;
  } catch {
    return publicInflater;
  }
}

let shared: Inflater | undefined;

/** The thread's inflater. */
export function inflater(): Inflater {
  shared ??= openInflater();
  return shared;
}
