import type { Received, Receiver } from "../../source/types.ts";

/** Collects a small file in memory; `check` decides about the whole. `onEnd` runs when the last byte is in. */
export function smallBody(
  limit: number,
  onEnd: () => void,
  check: (content: Buffer) => Received<Buffer>,
): () => Receiver<Buffer> {
  return () => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    return {
      begin: () => undefined,
      chunk(data) {
        size += data.length;
        if (size <= limit) chunks.push(data);
      },
      async end() {
        onEnd();
        if (size > limit) return { ok: false, failure: "too-large", detail: `more than ${limit} bytes` };
        return check(Buffer.concat(chunks));
      },
      abort: () => undefined,
    };
  };
}
