import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cli, recorded, wide } from "./places.ts";
import { everyProject, writeWide } from "./projects.ts";

/**
 * Fetches, once and through the machine's own Go settings, all that the checkouts may be asked for: what
 * `go mod download` takes, what go.sum names, and the .info files of `go list -m all`. Run again, it only adds.
 */
export function record(): void {
  mkdirSync(recorded, { recursive: true });
  const env = {
    ...process.env,
    GOMODCACHE: recorded,
    GOFLAGS: "-mod=readonly -modcacherw",
    GOMAXPROCS: "16",
  };
  for (const { name, root, modules } of everyProject()) {
    console.log(`recording ${name} (${modules.length} modules)`);
    const run = (cwd: string, command: string, ...args: string[]): void => {
      const { status, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 1 << 28 });
      if (status !== 0) console.log(`  ${command} ${args[0]} in ${cwd}: ${stderr.trim().split("\n")[0]}`);
    };
    run(root, process.execPath, cli, "warm", "--warm", "required", "--extract", "off", "--quiet");
    for (const module of modules) {
      run(join(root, module), "go", "mod", "download");
      run(join(root, module), "go", "list", "-e", "-m", "all");
    }
  }
  recordWide(env);
}

/** Go raises versions and adds go.sum lines until its graph is whole, then fetches what `go mod download` takes. */
function recordWide(env: NodeJS.ProcessEnv): void {
  console.log("recording wide");
  writeWide();
  for (const args of [
    ["list", "-e", "-mod=mod", "-deps", "-test", "./..."],
    ["mod", "download"],
    ["list", "-e", "-deps", "-test", "./..."],
    ["list", "-e", "-m", "all"],
  ]) {
    const GOFLAGS = args[1]?.includes("-mod") || args[2] === "-mod=mod" ? "-modcacherw" : env["GOFLAGS"];
    const { status, stderr } = spawnSync("go", args, {
      cwd: wide,
      env: { ...env, GOFLAGS },
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (status !== 0) console.log(`  go ${args.join(" ")}: ${stderr.trim().split("\n").at(-1)}`);
  }
}
