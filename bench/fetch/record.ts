import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cli, recorded } from "./places.ts";
import { everyProject } from "./projects.ts";

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
}
