import { existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { fixture } from "./support/fixture.ts";
import { go, goEnv, goVersion } from "./support/go-env.ts";
import { startReplayProxy } from "./support/goproxy-replay.ts";
import { recordDownloads } from "./support/recorded.ts";

const examples = join(import.meta.dirname, "..", "examples");
const modules = globSync("**/go.mod", { cwd: examples })
  .map((file) => dirname(file))
  .filter((dir) => !dir.startsWith("_"));

it("every example has a README", () => {
  for (const name of ["single", "monorepo", "vendored", "private-chain"]) {
    expect(existsSync(join(examples, name, "README.md")), name).toBe(true);
  }
  expect(modules.filter((dir) => dir.startsWith("monorepo")).length).toBeGreaterThanOrEqual(12);
});

it.skipIf(!goVersion)(
  "every module of every example builds, alone and in its workspace (needs go)",
  async () => {
    const tree = recordDownloads(
      modules.filter((dir) => dir !== "private-chain").map((dir) => join(examples, dir)),
    );
    await using proxy = await startReplayProxy(tree);
    await using home = fixture();
    const chain = `file://${examples}/private-chain/goproxy,${proxy.url}`;
    const env = goEnv(home.dir, { GOPROXY: chain, GOSUMDB: "sum.golang.org", GONOSUMDB: "corp.example" });
    for (const dir of modules) {
      for (const workspace of outsideWorkspace.has(dir) ? ["off"] : ["off", ""]) {
        const end = await go(join(examples, dir), { ...env, GOWORK: workspace }, "vet", "./...");
        expect(end, `${dir} GOWORK=${workspace}`).toMatchObject({ code: 0 });
      }
    }
    expect(proxy.log.zips()).toEqual([...new Set(proxy.log.zips())]);
  },
);

/** Below examples/monorepo/go.work and not in it: built with GOWORK=off, as their READMEs say. */
const outsideWorkspace = new Set(["monorepo/independent", "monorepo/tools", "monorepo/vendored"]);
