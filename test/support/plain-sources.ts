import { Agent, get, type IncomingMessage } from "node:http";
import { escapePath, escapeVersion } from "../../src/gomod/escape.ts";
import { failureOf } from "../../src/source/failure.ts";
import type { Fetched, FileRequest, Receiver, Sources } from "../../src/source/types.ts";

/** The plainest implementation of `Sources`: one HTTP proxy, no retries. Shows that the engine needs nothing else. */
export function plainSources(base: string): Sources {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: "lifo" });
  const open = (request: FileRequest): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { module, what, signal } = request;
      const url = `${base}/${escapePath(module.path)}/@v/${escapeVersion(module.version)}.${what}`;
      get(url, { agent, signal }, resolve).on("error", reject);
    });
  return {
    async get<T>(request: FileRequest, receiver: () => Receiver<T>): Promise<Fetched<T>> {
      const subject = `${request.module.path}@${request.module.version} ${request.what}`;
      const into = receiver();
      try {
        const response = await open(request);
        if (response.statusCode !== 200) {
          response.resume();
          throw new Error(`status ${response.statusCode}`);
        }
        const length = response.headers["content-length"];
        into.begin({ source: base, ...(length === undefined ? {} : { contentLength: Number(length) }) });
        for await (const chunk of response) await into.chunk(chunk);
      } catch (error) {
        into.abort();
        return { ok: false, failure: failureOf("unclassified", subject, String(error)), attempts: [] };
      }
      const received = await into.end();
      return received.ok
        ? { ok: true, value: received.value, source: base, attempts: [] }
        : { ok: false, failure: failureOf(received.failure, subject, received.detail), attempts: [] };
    },
    remarks: () => [],
    close: async () => agent.destroy(),
  };
}
