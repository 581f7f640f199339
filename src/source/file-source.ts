import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { fileUrl } from "./attempt.ts";
import type { AttemptResult, Ended } from "./ended.ts";
import type { FailureClass } from "./failure.ts";
import { checkInfo, sniff } from "./sniff.ts";
import type { FileRequest, Receiver } from "./types.ts";

/** As Go: a file that is not there counts as 404, one that may not be read as 403. */
const byCode: Readonly<Record<string, FailureClass>> = {
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EACCES: "forbidden",
  EPERM: "forbidden",
  EISDIR: "not-a-module",
};

/** Feeds one file of this machine to a receiver. Rejects only with what the receiver threw. */
export async function readFile<T>(
  source: string,
  path: string,
  request: FileRequest,
  make: () => Receiver<T>,
): Promise<{ readonly ended: Ended<T>; readonly bytes: number }> {
  const stream = createReadStream(path, { highWaterMark: 1 << 18 });
  let receiver: Receiver<T> | undefined;
  let bytes = 0;
  let info = "";
  try {
    for await (const data of stream as AsyncIterable<Buffer>) {
      const doubt = bytes === 0 ? sniff(request.what, data, undefined) : undefined;
      if (doubt) return { ended: { ok: false, ...doubt }, bytes };
      receiver ??= begun(source, make);
      bytes += data.length;
      if (request.what === "info") info += data.toString("utf8");
      await receiver.chunk(data);
    }
  } catch (error) {
    receiver?.abort();
    const failure = byCode[(error as NodeJS.ErrnoException).code ?? ""];
    if (failure === undefined || bytes > 0) throw error;
    return { ended: { ok: false, failure, detail: (error as Error).message }, bytes };
  }
  const doubt = request.what === "info" ? checkInfo(info, request.module.version) : undefined;
  if (doubt) {
    receiver?.abort();
    return { ended: { ok: false, ...doubt }, bytes };
  }
  receiver ??= begun(source, make);
  return { ended: await receiver.end(), bytes };
}

function begun<T>(source: string, make: () => Receiver<T>): Receiver<T> {
  const receiver = make();
  receiver.begin({ source });
  return receiver;
}

/** One request to a `file://` source of the chain. */
export async function attemptFile<T>(
  source: { readonly name: string; readonly url: string },
  request: FileRequest,
  make: () => Receiver<T>,
  startedAt: number,
): Promise<AttemptResult<T>> {
  const started = performance.now();
  const url = fileUrl(source.url, request);
  const { ended, bytes } =
    url === undefined
      ? {
          ended: {
            ok: false,
            failure: "invalid-version",
            detail: "no valid module path and version",
          } as const,
          bytes: 0,
        }
      : await readFile(source.name, fileURLToPath(url), request, make);
  return {
    ended,
    attempt: {
      source: source.name,
      what: request.what,
      url: url ?? source.url,
      ...(ended.ok ? {} : { failure: ended.failure, detail: ended.detail }),
      startedAt,
      phases: { transfer: performance.now() - started },
      bytes,
    },
  };
}
