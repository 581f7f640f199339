import { execFileSync } from "node:child_process";
import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandLine } from "../support/command-line.ts";
import { fixture, type TempDir } from "../support/fixture.ts";
import { goEnv, goVersion } from "../support/go-env.ts";
import { type MemoryProxy, startMemoryProxy } from "../support/goproxy-memory.ts";

const modules = {
  "one.test/one@v1.0.0": {
    "go.mod": "module one.test/one\n\ngo 1.21\n\nrequire corp.invalid/deep v1.0.0\n",
    "one.go": "package one\n",
  },
  "corp.invalid/deep@v1.0.0": { "go.mod": "module corp.invalid/deep\n\ngo 1.21\n", "d.go": "package deep\n" },
};

describe.skipIf(goVersion === undefined)("a name that only our configuration calls private", () => {
  let proxy: MemoryProxy;
  let tree: TempDir;
  let home: TempDir;
  beforeEach(async () => {
    proxy = await startMemoryProxy(modules);
    home = fixture({}, "private-home");
    tree = fixture(
      {
        "go.mod": "module m.test/m\n\ngo 1.21\n\nrequire one.test/one v1.0.0\n",
        "go.sum": proxy.goSum("one.test/one@v1.0.0"),
        "m.go": 'package m\n\nimport _ "one.test/one"\n',
      },
      "private",
    );
  });
  afterEach(async () => {
    await proxy[Symbol.asyncDispose]();
    tree[Symbol.dispose]();
    home[Symbol.dispose]();
  });

  /** The real GOROOT, whose go.env names the loopback proxy as Go's default. */
  function goRoot(): string {
    const real = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
    const root = home.path("goroot");
    home.write({ "goroot/go.env": `GOPROXY=${proxy.url},direct\nGOSUMDB=off\nGOTOOLCHAIN=local\n` });
    for (const name of readdirSync(real)) {
      if (name !== "go.env") symlinkSync(join(real, name), join(root, name));
    }
    return root;
  }

  async function warmAll(config: string): Promise<readonly string[]> {
    writeFileSync(tree.path("gomod-preflight.yml"), config);
    const env = goEnv(home.dir, { GOPROXY: proxy.url, GOROOT: goRoot() });
    await commandLine(
      { cwd: tree.dir, env },
      "warm",
      "--warm",
      "all",
      "--config",
      "gomod-preflight.yml",
      "--format",
      "json",
    );
    return proxy.log.requests.map(({ url }) => url);
  }

  it("is not shown to Go's default proxy by the go commands that we start", async () => {
    const asked = await warmAll('private: ["corp.invalid"]\n');
    expect(asked.some((url) => url.includes("/one.test/one/"))).toBe(true);
    expect(asked.filter((url) => url.includes("corp.invalid"))).toEqual([]);
  });

  it("and is asked for there where nobody calls it private", async () => {
    const asked = await warmAll("private: []\n");
    expect(asked.some((url) => url.includes("/corp.invalid/deep/"))).toBe(true);
  });
});
