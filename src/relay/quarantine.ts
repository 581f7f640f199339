import { join } from "node:path";
import { cannotStart } from "../core/errors.ts";
import { type ModuleVersion, moduleKey } from "../core/module.ts";
import type { ProcessResult, World } from "../core/world.ts";
import { flagsElsewhere, type GoCommand } from "../gocommand/command.ts";
import { scratchModule } from "../gocommand/scratch.ts";
import { sumTable } from "../gomod/sum-table.ts";
import { failureOf } from "../source/failure.ts";
import { classifyGoText } from "../source/failure-texts.ts";
import { maskedText } from "../source/mask.ts";
import { neverAsk } from "../source/vcs-env.ts";

const deadlineMs = 600_000;
/** Each round finds one module that no database vouched for; a project with more is not to be built unverified. */
const mostUnverified = 20;

export interface QuarantineConfig {
  readonly go: GoCommand;
  readonly world: Pick<World, "files" | "env" | "log" | "signal">;
  /** Absolute directory the command runs in. */
  readonly directory: string;
  /** The relay. */
  readonly goproxy: string;
  /** The chain (or `vcs: always`) allows the direct road for this path. */
  mayUseVersionControl(path: string): boolean;
}

/** A module that nobody vouched for; it exists only in the quarantine. */
interface Unverified extends ModuleVersion {
  readonly h1: string;
}

/** A module cache and copies of go.mod and go.sum for one command; nothing of it outlives `close`. */
export interface Quarantine {
  /** For the wrapped command only: GOMODCACHE and GOFLAGS. */
  readonly env: Readonly<Record<string, string>>;
  readonly unverified: readonly Unverified[];
  /** One warning for each unverified module. */
  readonly marks: readonly string[];
  close(): void;
}

/**
 * Contract §2, `fallback: quarantine`: undefined where go.sum is complete or the checksum database vouches for what it
 * lacks. Throws `CannotGoOn` (exit 3) in a workspace, and where the failure is none that quarantine is meant for.
 */
export async function openQuarantine(config: QuarantineConfig): Promise<Quarantine | undefined> {
  const project = await findProject(config);
  if (project === undefined || (await isComplete(config))) return undefined;
  if (project.workspace) {
    throw cannotStart(
      "fallback: quarantine does not work in a workspace",
      "Go refuses -modfile there. Run it with GOWORK=off in one module, or commit the missing go.sum lines.",
    );
  }
  const room = new Room(config, project.goMod);
  try {
    await room.verifyPresent();
    await room.fill();
  } catch (cause) {
    room.close();
    throw cause;
  }
  return room.unverified.length === 0 ? room.close() : room;
}

async function findProject({ go, directory }: QuarantineConfig) {
  const result = await go.run(["env", "-json", "GOMOD", "GOWORK"], { cwd: directory, deadlineMs: 30_000 });
  if (result.code !== 0) return undefined;
  const { GOMOD, GOWORK } = JSON.parse(result.stdout) as { GOMOD: string; GOWORK: string };
  if (GOMOD === "" || GOMOD === "/dev/null" || GOMOD === "NUL") return undefined;
  return { goMod: GOMOD, workspace: GOWORK !== "" && GOWORK !== "off" };
}

/** Go itself says whether go.sum lacks a line that the packages here need; nothing is changed by asking. */
async function isComplete({ go, directory, goproxy }: QuarantineConfig): Promise<boolean> {
  const GOFLAGS = `${flagsElsewhere(go.env["GOFLAGS"] ?? "")} -mod=readonly`.trim();
  const result = await go.run(["list", "-deps", "-test", "./..."], {
    cwd: directory,
    env: { GOPROXY: goproxy, GOFLAGS },
    deadlineMs,
  });
  return result.code === 0 || !/missing go\.sum entry|verifying /.test(result.stderr);
}

class Room implements Quarantine {
  readonly unverified: Unverified[] = [];
  readonly #config: QuarantineConfig;
  readonly #dir: string;
  readonly #goMod: string;
  /** go.sum as the user has it, with the lines of what was admitted. */
  #sums: string;

  constructor(config: QuarantineConfig, goMod: string) {
    const { files } = config.world;
    this.#config = config;
    this.#goMod = goMod;
    this.#dir = files.makeTempDir("gomod-preflight-quarantine-");
    this.#copyGoMod();
    this.#sums = files.readText(goMod.replace(/\.mod$/, ".sum")) ?? "";
    files.writeText(this.#path("go.sum"), this.#sums);
  }

  get env(): Readonly<Record<string, string>> {
    const modfile = this.#path("go.mod");
    const flag = /\s/.test(modfile) ? `'-modfile=${modfile}'` : `-modfile=${modfile}`;
    const flags = flagsElsewhere(this.#config.go.env["GOFLAGS"] ?? "");
    return { GOMODCACHE: this.#path("modcache"), GOFLAGS: `${flags} -modcacherw ${flag}`.trim() };
  }

  get marks(): readonly string[] {
    return this.unverified.map(
      (module) =>
        `UNVERIFIED: ${moduleKey(module)} (${module.h1}) came from version control and nobody vouched for it; it exists for this command only`,
    );
  }

  /** What is there already must be what Go put there: `go mod verify` in the user's own cache. */
  async verifyPresent(): Promise<void> {
    const { go, directory, goproxy } = this.#config;
    const { GOFLAGS = "" } = this.env;
    const result = await go.run(["mod", "verify"], {
      cwd: directory,
      env: { GOPROXY: goproxy, GOFLAGS },
      deadlineMs,
    });
    if (classifyGoText(result.stderr) !== "cache-corrupt") return;
    throw cannotStart(
      `the module cache is not what Go put there:\n${result.stderr.trim()}`,
      "Remove the modules named, or run go clean -modcache.",
    );
  }

  /** Lets Go complete the copy of go.sum; each module no database can vouch for is taken from version control. */
  async fill(): Promise<void> {
    for (let round = 0; round <= mostUnverified; round++) {
      const result = await this.#complete();
      if (result.code === 0) return this.#copyGoMod();
      // With -mod=mod go 1.26 writes a refused hash into go.sum and believes it the next time.
      this.#config.world.files.writeText(this.#path("go.sum"), this.#sums);
      const module = unvouched(result.stderr);
      if (module === undefined || /SECURITY ERROR/.test(result.stderr)) throw refused(result.stderr);
      await this.#admit(module, result.stderr);
    }
    throw cannotStart(
      `more than ${mostUnverified} modules have no go.sum line and no database to vouch for them`,
      "Run go mod tidy where the checksum database can be reached, and commit go.sum.",
    );
  }

  close(): undefined {
    this.#config.world.files.remove(this.#dir);
    return undefined;
  }

  #complete(): Promise<ProcessResult> {
    const { go, directory, goproxy } = this.#config;
    const env = { ...this.env, GOPROXY: goproxy, GOFLAGS: `${this.env["GOFLAGS"]} -mod=mod` };
    return go.run(["list", "-deps", "-test", "./..."], { cwd: directory, env, deadlineMs });
  }

  async #admit(module: ModuleVersion, why: string): Promise<void> {
    const { go, world } = this.#config;
    if (!this.#config.mayUseVersionControl(module.path)) throw refused(why);
    if (this.unverified.some((known) => moduleKey(known) === moduleKey(module))) throw refused(why);
    const place = scratchModule(this.#path("scratch"), go, sumTable([]));
    const GONOSUMDB = [go.env["GONOSUMDB"] || go.env["GOPRIVATE"], module.path].filter(Boolean).join(",");
    // The one place where a database is passed by: this module, this process, this cache (contract §2).
    const env = {
      ...place.env,
      ...neverAsk(world.env),
      GOMODCACHE: this.#path("modcache"),
      GOPROXY: "direct",
      GONOSUMDB,
      GOFLAGS: `${place.env["GOFLAGS"] ?? ""} -modcacherw`.trim(),
    };
    const result = await go.run(["mod", "download", "-json", moduleKey(module)], {
      cwd: place.cwd,
      env,
      deadlineMs,
    });
    const { Error: fault, Sum, GoModSum } = objectOf(result.stdout);
    if (Sum === undefined || GoModSum === undefined) throw refused(fault ?? result.stderr);
    this.unverified.push({ ...module, h1: Sum });
    const { path, version } = module;
    this.#sums = `${this.#sums}${path} ${version} ${Sum}\n${path} ${version}/go.mod ${GoModSum}\n`;
    world.files.writeText(this.#path("go.sum"), this.#sums);
  }

  #copyGoMod(): void {
    const { files } = this.#config.world;
    files.writeText(this.#path("go.mod"), files.readText(this.#goMod) ?? "");
  }

  #path(name: string): string {
    return join(this.#dir, name);
  }
}

/** The module of a text (Go's own, or the relay's that Go quotes) that says the database could not be asked. */
function unvouched(text: string): ModuleVersion | undefined {
  const match = /verifying (?:module|go\.mod): ([^\s@]+)@(v[^\s:/]+)/.exec(text);
  const [, path, version] = match ?? [];
  if (!match || path === undefined || version === undefined) return undefined;
  return classifyGoText(text.slice(match.index)) === "database-unreachable" ? { path, version } : undefined;
}

function refused(text: string): Error {
  const failure = failureOf(classifyGoText(text), "quarantine", maskedText(text.trim()));
  return cannotStart(failure.message, failure.nextStep);
}

function objectOf(stdout: string): {
  readonly Error?: string;
  readonly Sum?: string;
  readonly GoModSum?: string;
} {
  try {
    return JSON.parse(stdout) as { Error?: string; Sum?: string; GoModSum?: string };
  } catch {
    return {};
  }
}
