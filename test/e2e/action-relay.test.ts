import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fixture, type TempDir } from "../support/fixture.ts";
import { go, goEnv, goVersion } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";
import { runStep, type StepEnd } from "../support/runner.ts";

const modules = {
  "example.test/a@v1.0.0": { "a.go": "package a\n" },
  "example.test/b@v1.0.0": { "b.go": "package b\n" },
};
const inputs = { relay: "on", cache: "off", warm: "off", verify: "off" };

describe.skipIf(goVersion === undefined)("relay: on", () => {
  let checkout: TempDir;
  let home: TempDir;
  let proxy: MemoryProxy;
  let main: StepEnd;
  beforeEach(async () => {
    proxy = await startMemoryProxy(modules);
    home = fixture({}, "home");
    checkout = fixture(
      {
        "go.mod": "module m\n\ngo 1.21\n\nrequire example.test/a v1.0.0\n",
        "m.go": 'package m\n\nimport _ "example.test/a"\n',
        "go.sum": proxy.goSum("example.test/a@v1.0.0"),
      },
      "checkout",
    );
    main = await runStep("main", { workspace: checkout.dir, inputs, env: env() });
  });
  afterEach(async () => {
    await proxy.close();
    home[Symbol.dispose]();
    checkout[Symbol.dispose]();
  });
  const env = () => goEnv(home.dir, { GOPROXY: proxy.url });
  const relay = () => main.exported["GOPROXY"] ?? "";
  const post = () => runStep("post", { workspace: checkout.dir, inputs, state: main.state, env: env() });

  it("serves the job's later steps, and post ends it with a summary", async () => {
    expect(relay()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/);
    expect(main.log).not.toContain(relay().slice(-32));
    let count = 0;
    proxy.setFault(() => (++count % 3 === 0 ? { kind: "reset" } : undefined));
    const later = await go(
      checkout.dir,
      { ...env(), GOPROXY: relay() },
      "mod",
      "download",
      "example.test/a",
      "example.test/b@v1.0.0",
    );
    expect(later).toMatchObject({ code: 0 });
    const ended = await post();
    expect(ended.code).toBe(0);
    expect(ended.log).toMatch(/relay: \d+ from http:\/\/127\.0\.0\.1/);
    await expect(fetch(relay())).rejects.toThrow();
  });

  it("says in post that it had died, and the job goes on", async () => {
    await fetch(`${relay()}/-/stop`, { method: "POST" });
    const ended = await post();
    expect(ended.code).toBe(0);
    expect(ended.log).toContain("it had died before the job ended");
  });
});

it("leaves GOPROXY alone where no relay can start", async () => {
  using checkout = fixture({ "go.mod": "module m\n\ngo 1.21\n" }, "checkout");
  using home = fixture({}, "home");
  const main = await runStep("main", {
    workspace: checkout.dir,
    inputs,
    env: goEnv(home.dir, { GOPROXY: "nonsense" }),
  });
  expect(main.exported["GOPROXY"]).toBeUndefined();
  expect(main.log).toContain("no relay, GOPROXY stays as it is");
});
