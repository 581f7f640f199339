import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { httpProxyFor } from "../../src/source/http/proxy-env.ts";
import { type ChainSources, createSources } from "../../src/source/sources.ts";
import type { FileRequest } from "../../src/source/types.ts";
import { collecting, testSettings, testWorld } from "../support/collecting.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import type { Loopback } from "../support/loopback.ts";
import { startTunnel, type TlsFront, tlsFront } from "../support/tls-front.ts";

const modules = { "example.test/m@v1.0.0": { "m.go": "package m\n" } };
const request: FileRequest = {
  module: { path: "example.test/m", version: "v1.0.0" },
  what: "info",
  hashed: true,
  signal: new AbortController().signal,
};

let home: TempDir;
let open: (Loopback | ChainSources)[] = [];
beforeEach(() => {
  home = fixture({}, "secure");
  open = [];
});
afterEach(async () => {
  for (const thing of open) await thing.close();
  home[Symbol.dispose]();
});

const kept = <T extends Loopback>(thing: T): T => {
  open.push(thing);
  return thing;
};

async function servers(
  options: Parameters<typeof startMemoryProxy>[1] = {},
  validity: "good" | "expired" = "good",
) {
  const plain: MemoryProxy = kept(await startMemoryProxy(modules, options));
  const tls: TlsFront = kept(await tlsFront(plain.url, "proxy.example.test", validity));
  return { plain, tls };
}

async function ask(goproxy: string, env: Record<string, string> = {}, goauth?: string, lines: string[] = []) {
  const world = testWorld({ HOME: home.dir, ...env }, lines);
  const settings = testSettings({ GOPROXY: goproxy }, {}, { retries: 0 });
  const sources = createSources({ settings, world, ...(goauth ? { goauth } : {}) });
  open.push(sources);
  return { got: await sources.get(request, collecting().make), world };
}

describe("TLS", () => {
  it("trusts SSL_CERT_FILE as Go does, with a tls phase", async () => {
    const { tls } = await servers();
    const { got } = await ask(tls.url, { SSL_CERT_FILE: tls.caFile });
    expect(got.ok).toBe(true);
    expect(got.attempts[0]?.phases.tls).toBeGreaterThan(0);
  });

  it.each([
    ["an unknown authority", "tls-unknown-ca", "good", false],
    ["an expired certificate", "tls-expired", "expired", true],
  ] as const)("names %s", async (_, expected, validity, trusted) => {
    const { tls } = await servers({}, validity);
    const { got } = await ask(tls.url, trusted ? { SSL_CERT_FILE: tls.caFile } : {});
    expect(got).toMatchObject({ ok: false, failure: { class: expected } });
  });

  it("names a certificate for another host", async () => {
    const { tls } = await servers();
    const tunnel = kept(await startTunnel(tls.port));
    const { got } = await ask("https://other.example.test", {
      SSL_CERT_FILE: tls.caFile,
      HTTPS_PROXY: tunnel.url,
    });
    expect(got).toMatchObject({ ok: false, failure: { class: "tls-wrong-name" } });
  });

  it("names plain HTTP on a TLS port", async () => {
    const { plain } = await servers();
    const { got } = await ask(plain.url.replace("http:", "https:"));
    expect(got).toMatchObject({ ok: false, failure: { class: "tls-plain-http" } });
  });
});

describe("HTTP proxies", () => {
  it("tunnels through HTTPS_PROXY with its credentials", async () => {
    const { tls } = await servers();
    const tunnel = kept(await startTunnel(tls.port, "me:pass-word"));
    const proxy = tunnel.url.replace("//", "//me:pass-word@");
    const { got } = await ask("https://proxy.example.test", {
      SSL_CERT_FILE: tls.caFile,
      HTTPS_PROXY: proxy,
    });
    expect(got.ok).toBe(true);
    expect(tunnel.connects).toEqual(["proxy.example.test:443"]);
    expect(JSON.stringify(got)).not.toContain("pass-word");
  });

  it("names a proxy that wants credentials", async () => {
    const { tls } = await servers();
    const tunnel = kept(await startTunnel(tls.port, "me:pass-word"));
    const { got } = await ask("https://proxy.example.test", {
      SSL_CERT_FILE: tls.caFile,
      HTTPS_PROXY: tunnel.url,
    });
    expect(got).toMatchObject({ ok: false, failure: { class: "proxy-authentication" } });
  });

  it("says that the environment's proxy is no URL", async () => {
    const { got } = await ask("https://proxy.example.test", {
      HTTPS_PROXY: "http://me:pass-word@bad host:1",
    });
    expect(got).toMatchObject({ ok: false, failure: { message: expect.stringContaining("no valid URL") } });
    expect(JSON.stringify(got)).not.toContain("pass-word");
  });

  it.each([
    ["https://a.test/x", { HTTPS_PROXY: "http://p:1" }, "http://p:1"],
    ["http://a.test/x", { HTTPS_PROXY: "http://p:1" }, undefined],
    ["http://a.test/x", { http_proxy: "p:1" }, "http://p:1"],
    ["https://127.0.0.1:8/x", { HTTPS_PROXY: "http://p:1" }, undefined],
    ["https://localhost/x", { HTTPS_PROXY: "http://p:1" }, undefined],
    ["https://a.corp.test/x", { HTTPS_PROXY: "http://p:1", NO_PROXY: "corp.test" }, undefined],
    ["https://corp.test/x", { HTTPS_PROXY: "http://p:1", NO_PROXY: ".corp.test" }, "http://p:1"],
    ["https://10.1.2.3/x", { HTTPS_PROXY: "http://p:1", NO_PROXY: "10.0.0.0/8" }, undefined],
    ["https://a.test:444/x", { HTTPS_PROXY: "http://p:1", NO_PROXY: "a.test:443" }, "http://p:1"],
    ["https://a.test/x", { HTTPS_PROXY: "http://p:1", no_proxy: "*" }, undefined],
  ])("%s with %o → %s", (url, env, expected) => {
    expect(httpProxyFor(new URL(url), env)).toBe(expected);
  });
});

describe("credentials", () => {
  const options = { credentials: { user: "me", password: "tok-3nword" } };
  const netrc = (port: number) => `machine 127.0.0.1:${port}\n  login me\n  password tok-3nword\n`;

  it.each<[string, (url: string) => string, string | undefined]>([
    ["user and password in the URL", (url) => url.replace("//", "//me:tok-3nword@"), undefined],
    ["netrc", (url) => url, undefined],
    ["a GOAUTH command", (url) => url, "command"],
  ])("are taken from %s and shown nowhere", async (from, goproxy, goauth) => {
    const { plain, tls } = await servers(options);
    if (from === "netrc") home.write({ ".netrc": netrc(tls.port) });
    const helper = home.path("helper.sh");
    home.write({
      "helper.sh": `#!/bin/sh\nprintf 'https://127.0.0.1:${tls.port}\\n\\nAuthorization: Basic ${Buffer.from("me:tok-3nword").toString("base64")}\\n\\n'\n`,
    });
    const lines: string[] = [];
    const { got, world } = await ask(
      goproxy(tls.url),
      { SSL_CERT_FILE: tls.caFile },
      goauth && `/bin/sh ${helper}`,
      lines,
    );
    expect(got.ok).toBe(true);
    expect(plain.log.requests.at(-1)?.headers.authorization).toMatch(/^Basic /);
    expect(JSON.stringify(got)).not.toContain("tok-3nword");
    world.log.info(`tok-3nword and ${Buffer.from("me:tok-3nword").toString("base64")}`);
    if (goauth === undefined) expect(lines.join("")).not.toContain("tok-3nword");
    expect(lines.join("")).not.toContain(Buffer.from("me:tok-3nword").toString("base64"));
  });

  it("are not sent over plain http", async () => {
    const { plain } = await servers(options);
    home.write({ ".netrc": netrc(plain.port) });
    const { got } = await ask(plain.url);
    expect(got).toMatchObject({ ok: false, failure: { class: "unauthorized" } });
    expect(plain.log.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it("are not carried to another host by a redirect", async () => {
    const other = kept(await startMemoryProxy(modules));
    const otherTls = kept(await tlsFront(other.url));
    const { plain, tls } = await servers({
      ...options,
      fault: () => ({ kind: "redirect", to: `${otherTls.url}/example.test/m/@v/v1.0.0.info` }),
    });
    home.write({ ".netrc": netrc(tls.port) });
    home.write({ "both.pem": readFileSync(tls.caFile, "utf8") + readFileSync(otherTls.caFile, "utf8") });
    const { got } = await ask(tls.url, { SSL_CERT_FILE: home.path("both.pem") });
    expect(got.ok).toBe(true);
    expect(plain.log.requests[0]?.headers.authorization).toMatch(/^Basic /);
    expect(other.log.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("do not help where the source redirects from https to http", async () => {
    const other = kept(await startMemoryProxy(modules));
    const { tls } = await servers({ fault: () => ({ kind: "redirect", to: `${other.url}/x.info` }) });
    const { got } = await ask(tls.url, { SSL_CERT_FILE: tls.caFile });
    expect(got).toMatchObject({ ok: false, failure: { class: "redirect-insecure" } });
    expect(other.log.requests).toEqual([]);
  });
});
