import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { bundle, commandLine } from "../support/command-line.ts";
import { fixture, removeTree } from "../support/fixture.ts";
import { go, goEnv } from "../support/go-env.ts";
import { type Modules, startMemoryProxy } from "../support/goproxy-memory.ts";

/** SIGKILLs in all; `.ci/run` sends 100, `npm run e2e:kill` 1,000. */
const KILLS = Number(process.env["KILLS"] ?? 100);
/** Warming processes on one cache that are killed together. */
const TOGETHER = 4;
/** Rounds on one cache before Go judges it and the next begins from nothing. */
const ROUNDS = 5;
/** Instants are spread over the time that an undisturbed round takes, and a little beyond. */
const SPREAD = 1.2;

const files = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [`p${i}/f.go`, `package p${i}\n// ${"text ".repeat(400)}\n`]),
);
const modules: Modules = Object.fromEntries(
  Array.from({ length: 16 }, (_, i) => [`kill.test/m${i}@v1.0.0`, files]),
);
const requires = Object.keys(modules)
  .map((key) => `\t${key.replace("@", " ")}\n`)
  .join("");
const imports = Object.keys(modules)
  .map((key) => `\t_ "${key.replace(/@.*/, "")}/p1"\n`)
  .join("");

test(
  `${KILLS} SIGKILLs at random instants: Go accepts what is left`,
  async () => {
    await using proxy = await startMemoryProxy(modules);
    await using tree = fixture({
      "go.mod": `module m.test/m\n\ngo 1.21\n\nrequire (\n${requires})\n`,
      "go.sum": proxy.goSum(),
      "m.go": `package main\n\nimport (\n${imports})\n\nfunc main() {}\n`,
    });
    await using home = fixture({}, "kill-home");
    const cache = home.path("gopath", "pkg", "mod");
    const env = goEnv(home.dir, { GOFLAGS: "-mod=readonly", GOPROXY: proxy.url });
    const start = () => spawn(process.execPath, [bundle("cli"), "warm", "--quiet"], { cwd: tree.dir, env });
    const closed = (child: ChildProcess) => new Promise((resolve) => child.once("close", resolve));
    const together = <T>(one: () => Promise<T>): Promise<T[]> =>
      Promise.all(Array.from({ length: TOGETHER }, one));
    const zips = (): number =>
      existsSync(cache)
        ? readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".zip"))
            .length
        : 0;

    const before = performance.now();
    await together(() => closed(start()));
    const undisturbed = performance.now() - before;
    expect(zips()).toBe(Object.keys(modules).length);
    removeTree(join(home.dir, "gopath"));

    const killOne = async (): Promise<NodeJS.Signals | null> => {
      const child = start();
      const end = closed(child);
      await sleep(Math.random() * undisturbed * SPREAD);
      child.kill("SIGKILL");
      await end;
      return child.signalCode;
    };
    let killedAtWork = 0;
    for (let sent = 0; sent < KILLS; ) {
      for (let round = 0; round < ROUNDS && sent < KILLS; round++, sent += TOGETHER) {
        const signals = await together(killOne);
        if (zips() > 0) killedAtWork += signals.filter((signal) => signal === "SIGKILL").length;
      }
      expect(await go(tree.dir, env, "mod", "verify")).toMatchObject({ code: 0 });
      const build = await go(tree.dir, env, "build", "./...");
      expect(build.code, build.stderr).toBe(0);
      const last = await commandLine({ cwd: tree.dir, env }, "warm", "--verify", "trees", "--format", "json");
      expect(JSON.parse(last.stdout), last.stdout).toMatchObject({
        fetch: { status: "ok" },
        verify: { status: "ok" },
        findings: [],
      });
      expect(await go(tree.dir, { ...env, GOPROXY: "off" }, "mod", "verify")).toMatchObject({ code: 0 });
      removeTree(join(home.dir, "gopath"));
    }
    expect(killedAtWork).toBeGreaterThan(0);
  },
  60_000 + KILLS * 2_000,
);
