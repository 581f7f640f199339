import { afterEach, describe, expect, it } from "vitest";
import type { Config } from "../../src/core/config.ts";
import type { SourceSettings } from "../../src/source/settings.ts";
import { type ChainSources, createSources } from "../../src/source/sources.ts";
import type { FileRequest } from "../../src/source/types.ts";
import { collecting, sha256Of, testSettings, testWorld } from "../support/collecting.ts";
import type { Fault } from "../support/faults.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import type { Loopback } from "../support/loopback.ts";
import { moduleZip } from "../support/module-zip.ts";

const module = { path: "example.test/M", version: "v1.0.0" };
const files = {
  "go.mod": "module example.test/M\n\ngo 1.21\n",
  "m.go": `package m\n// ${"x".repeat(60_000)}\n`,
};
const modules = { "example.test/M@v1.0.0": files };
const zip = moduleZip(module.path, module.version, files);

const open: (Loopback | ChainSources)[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function proxy(
  fault?: Fault | ((nth: number) => Fault | undefined),
  what = "zip",
): Promise<MemoryProxy> {
  const server = await startMemoryProxy(modules, {
    fault: (request) =>
      request.what !== what ? undefined : typeof fault === "function" ? fault(request.nth) : fault,
  });
  open.push(server);
  return server;
}

function sourcesFor(
  goproxy: string,
  config: Partial<Config> = { public: ["*"] },
  limits: Partial<SourceSettings["limits"]> = {},
  env: Record<string, string> = {},
): ChainSources {
  const sources = createSources({
    settings: testSettings({ GOPROXY: goproxy, ...env }, config, limits),
    world: testWorld(env),
  });
  open.push(sources);
  return sources;
}

const ask = (what: FileRequest["what"] = "zip", hashed = true): FileRequest => ({
  module,
  what,
  hashed,
  signal: new AbortController().signal,
});

describe("one source", () => {
  it("gives the three files, over one kept connection, with phases and bytes", async () => {
    const server = await proxy();
    const sources = sourcesFor(server.url);
    const info = await sources.get(ask("info"), collecting().make);
    const got = await sources.get(ask(), collecting(sha256Of(zip)).make);
    expect(info.ok && got.ok && got.value.equals(zip)).toBe(true);
    expect(server.log.requests.map(({ url }) => url)).toEqual([
      "/example.test/!m/@v/v1.0.0.info",
      "/example.test/!m/@v/v1.0.0.zip",
    ]);
    expect(got.attempts[0]).toMatchObject({
      source: server.url,
      what: "zip",
      status: 200,
      bytes: zip.length,
    });
    expect(Object.keys(info.attempts[0]?.phases ?? {}).sort()).toEqual(["connect", "firstByte", "transfer"]);
    expect(Object.keys(got.attempts[0]?.phases ?? {}).sort()).toEqual(["firstByte", "transfer"]);
    expect(sources.remarks()).toContain(
      "the checksum database was not asked: go.sum holds the hash of everything that was fetched",
    );
  });

  it("holds the body back while the receiver is busy", async () => {
    const server = await proxy();
    let running = 0;
    let most = 0;
    const got = await sourcesFor(server.url).get(ask(), () => ({
      ...collecting().make(),
      chunk: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
      },
    }));
    expect(got.ok).toBe(true);
    expect(most).toBe(1);
  });

  it("ends a request when its signal is aborted", async () => {
    const server = await proxy({ kind: "silence" });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const got = await sourcesFor(server.url).get({ ...ask(), signal: stop.signal }, collecting().make);
    expect(got).toMatchObject({ ok: false, failure: { class: "cancelled" } });
    expect(server.log.requests).toHaveLength(1);
  });

  it("throws what the receiver throws, after closing it", async () => {
    const server = await proxy();
    const { make, log } = collecting();
    const failing = () => ({
      ...make(),
      chunk: () => {
        throw new Error("disk full");
      },
    });
    await expect(sourcesFor(server.url).get(ask(), failing)).rejects.toThrow("disk full");
    expect(log).toEqual({ begun: 1, ended: 0, aborted: 1 });
  });

  it.each<[string, string, Fault, FileRequest["what"]]>([
    ["a login page for a zip", "not-a-module", { kind: "html" }, "zip"],
    ["a login page for a go.mod", "not-a-module", { kind: "html" }, "mod"],
    ["a JSON error for an .info", "not-a-module", { kind: "content", body: '{"error":"no"}' }, "info"],
    ["another version in .info", "wrong-version", { kind: "content", body: '{"Version":"v9.9.9"}' }, "info"],
    ["an empty zip", "bad-zip", { kind: "content", body: "" }, "zip"],
    ["403", "forbidden", { kind: "status", status: 403 }, "zip"],
    ["401", "unauthorized", { kind: "status", status: 401 }, "zip"],
    ["404", "not-found", { kind: "status", status: 404 }, "zip"],
    ["410", "gone", { kind: "status", status: 410 }, "zip"],
    ["407", "proxy-authentication", { kind: "status", status: 407 }, "zip"],
    [
      "a redirect in a circle",
      "redirect-loop",
      { kind: "redirect", to: "/example.test/!m/@v/v1.0.0.zip" },
      "zip",
    ],
    [
      "a redirect to a dead host",
      "redirect-blocked",
      { kind: "redirect", to: "http://127.0.0.1:1/x.zip" },
      "zip",
    ],
  ])("asks once and explains: %s", async (_, expected, fault, what) => {
    const server = await proxy(fault, what);
    const { make, log } = collecting();
    const got = await sourcesFor(server.url).get(ask(what), make);
    expect(got).toMatchObject({ ok: false, failure: { class: expected } });
    expect(got.attempts).toHaveLength(1);
    expect(log.ended).toBe(0);
    expect(log.begun).toBe(log.aborted);
  });

  it.each<[string, string, Fault]>([
    ["reset", "reset", { kind: "reset" }],
    ["cut body", "cut-body", { kind: "cut", afterBytes: 100 }],
    ["silence", "no-answer", { kind: "silence" }],
    ["stall", "stall", { kind: "stall", afterBytes: 100 }],
    ["trickle", "stall", { kind: "trickle", chunkBytes: 1, everyMs: 20 }],
    ["500", "server-error", { kind: "status", status: 500, body: "boom" }],
    ["429", "rate-limited", { kind: "status", status: 429, headers: { "retry-after": "0" } }],
  ])("asks again, then gives up: %s", async (_, expected, fault) => {
    const server = await proxy(fault);
    const { make, log } = collecting();
    const got = await sourcesFor(server.url, {}, { retries: 1 }).get(ask(), make);
    expect(got).toMatchObject({ ok: false, failure: { class: expected } });
    expect(got.attempts).toHaveLength(2);
    expect(log.begun).toBe(log.aborted);
  });

  it.each([
    ["a second later by the clock of a server that is a day ahead", 24 * 3600, 1, 2],
    ["in ten minutes: no wait that a job could afford", 0, 600, 1],
  ])("Retry-After as a date: %s", async (_, aheadS, laterS, requests) => {
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
    const headers = { date: at(aheadS), "retry-after": at(aheadS + laterS) };
    const server = await proxy((nth) => (nth === 1 ? { kind: "status", status: 429, headers } : undefined));
    const got = await sourcesFor(server.url, {}, { retries: 1 }).get(ask(), collecting(sha256Of(zip)).make);
    expect(got.attempts.map(({ failure }) => failure)).toEqual(
      ["rate-limited", undefined].slice(0, requests),
    );
    expect(got.ok).toBe(requests === 2);
  });

  it("gets through a source that fails every third request", async () => {
    let count = 0;
    const server = await startMemoryProxy(modules, {
      fault: () => (++count % 3 === 0 ? { kind: "reset" } : undefined),
    });
    open.push(server);
    const sources = sourcesFor(server.url);
    const all = await Promise.all(
      Array.from({ length: 30 }, () => sources.get(ask(), collecting(sha256Of(zip)).make)),
    );
    expect(all.every(({ ok }) => ok)).toBe(true);
  });

  it("quotes plain text of the server, and nothing else", async () => {
    const plain = await proxy({
      kind: "status",
      status: 403,
      body: "blocked by curation policy\n",
      headers: { "content-type": "text/plain" },
    });
    const page = await proxy({
      kind: "status",
      status: 403,
      body: "<html>secret</html>",
      headers: { "content-type": "text/html" },
    });
    const [one, two] = await Promise.all(
      [plain, page].map(({ url }) => sourcesFor(url).get(ask(), collecting().make)),
    );
    expect(one?.attempts[0]?.detail).toContain("blocked by curation policy");
    expect(two?.attempts[0]?.detail).not.toContain("secret");
  });
});

describe("the chain", () => {
  it.each<[string, Fault]>([
    ["reset", { kind: "reset" }],
    ["a login page", { kind: "html" }],
    ["503", { kind: "status", status: 503 }],
  ])("goes on beyond a comma after %s for a public module with a hash, and says so", async (_, fault) => {
    const [bad, good] = [await proxy(fault), await proxy()];
    const sources = sourcesFor(`${bad.url},${good.url}`, { public: ["example.test"] }, { retries: 0 });
    const got = await sources.get(ask(), collecting(sha256Of(zip)).make);
    expect(got).toMatchObject({ ok: true, source: good.url });
    expect(sources.remarks().join("\n")).toContain(`${good.url} was asked instead`);
  });

  it("goes on for a module whose name the user's chain has shown to Go's default proxy", async () => {
    const [bad, good] = [await proxy({ kind: "reset" }), await proxy()];
    const settings = {
      ...testSettings({ GOPROXY: `${bad.url},${good.url}` }, {}, { retries: 0 }),
      defaultProxy: bad.url,
    };
    const sources = createSources({ settings, world: testWorld() });
    open.push(sources);
    expect(await sources.get(ask(), collecting().make)).toMatchObject({ ok: true, source: good.url });
  });

  it.each<[string, Partial<Config>, boolean, Fault]>([
    ["a module not known to be public", {}, true, { kind: "reset" }],
    ["a private one", { public: ["*"], private: ["example.test"] }, true, { kind: "reset" }],
    ["one without a hash", { public: ["*"] }, false, { kind: "reset" }],
    ["a refusal (403)", { public: ["*"] }, true, { kind: "status", status: 403 }],
    ["a refusal (401)", { public: ["*"] }, true, { kind: "status", status: 401 }],
  ])("stops at the comma, and shows the name to nobody else: %s", async (_, config, hashed, fault) => {
    const [bad, good] = [await proxy(fault), await proxy()];
    const got = await sourcesFor(`${bad.url},${good.url}`, config, { retries: 0 }).get(
      ask("zip", hashed),
      collecting().make,
    );
    expect(got.ok).toBe(false);
    expect(good.log.requests).toEqual([]);
  });

  it("goes on after 404 as Go does, also for a private module", async () => {
    const [absent, good] = [await proxy({ kind: "status", status: 404 }), await proxy()];
    const got = await sourcesFor(`${absent.url},${good.url}`, { private: ["example.test"] }).get(
      ask(),
      collecting().make,
    );
    expect(got).toMatchObject({ ok: true, source: good.url });
  });

  it("goes on after anything where the user wrote a pipe", async () => {
    const [bad, good] = [await proxy({ kind: "status", status: 403 }), await proxy()];
    const got = await sourcesFor(`${bad.url}|${good.url}`, {}).get(ask(), collecting().make);
    expect(got).toMatchObject({ ok: true, source: good.url });
  });

  describe("bytes that differ from go.sum", () => {
    const evil = moduleZip(module.path, module.version, { ...files, "m.go": "package evil\n" });
    const differing = { kind: "content", body: evil } as const;
    const refused = { ok: false, failure: { class: "hash-mismatch" } };

    it.each<[string, Fault | undefined, RegExp]>([
      ["the next one is right", undefined, /sends what go\.sum records: \S+ is the one that differs$/],
      [
        "the next one differs alike",
        differing,
        /sends the same other content: what go\.sum records is the odd one$/,
      ],
      ["the next one is down", { kind: "status", status: 503 }, /was asked as well: .+$/],
    ])("are never accepted nor asked for again; the failure says who differs: %s", async (_, fault, says) => {
      const [bad, other] = [await proxy(differing), await proxy(fault)];
      const sources = sourcesFor(`${bad.url}|${other.url}`, { public: ["*"] }, { retries: 0 });
      const got = await sources.get(ask(), collecting(sha256Of(zip)).make);
      expect(got).toMatchObject(refused);
      expect(got.ok ? "" : got.failure.message).toMatch(says);
      expect([bad, other].map(({ log }) => log.requests.length)).toEqual([1, 1]);
    });

    it.each<[string, Partial<Config>, boolean]>([
      ["a private module", { public: ["*"], private: ["example.test"] }, true],
      ["a module not known to be public", {}, true],
      ["a file without a hash", { public: ["*"] }, false],
    ])("nobody else is asked about %s", async (_, config, hashed) => {
      const [bad, good] = [await proxy(differing), await proxy()];
      const sources = sourcesFor(`${bad.url}|${good.url}`, config);
      const got = await sources.get(ask("zip", hashed), collecting(sha256Of(zip)).make);
      expect(got).toMatchObject(refused);
      expect([bad, good].map(({ log }) => log.requests.length)).toEqual([1, 0]);
    });
  });

  it("opens a dead source, serves from the next one, and tries it again later", async () => {
    const [bad, good] = [await proxy({ kind: "reset" }), await proxy()];
    const sources = sourcesFor(`${bad.url},${good.url}`, { public: ["*"] }, { retries: 0 });
    for (let n = 0; n < 12; n++) await sources.get(ask(), collecting().make);
    expect(bad.log.requests).toHaveLength(5);
    expect(sources.health.state(bad.url)).toBe("fallback");
    expect(good.log.requests).toHaveLength(12);
  });

  it("reads a file:// source, where a missing file counts as 404", async () => {
    const good = await proxy();
    const got = await sourcesFor(`file:///nonexistent/gmp,${good.url}`, {}).get(ask(), collecting().make);
    expect(got).toMatchObject({ ok: true, source: good.url });
    expect(got.attempts[0]).toMatchObject({ failure: "not-found" });
  });

  it("asks nobody under GOPROXY=off and says why", async () => {
    const got = await sourcesFor("off", { vcs: "always" }).get(ask(), collecting().make);
    expect(got).toMatchObject({ ok: false, failure: { class: "proxy-off" }, attempts: [] });
  });
});
