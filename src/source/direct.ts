import { join } from "node:path";
import pLimit from "p-limit";
import { countText } from "../core/measure.ts";
import { type ModuleVersion, moduleKey } from "../core/module.ts";
import type { ProcessResult, World } from "../core/world.ts";
import type { GoCommand } from "../gocommand/command.ts";
import { type GoPlace, scratchModule } from "../gocommand/scratch.ts";
import type { SumTable } from "../gomod/sum-table.ts";
import { certificateFault } from "./certificate-fault.ts";
import type { AttemptResult } from "./ended.ts";
import { type FailureClass, factsOf } from "./failure.ts";
import { classifyGoText } from "./failure-texts.ts";
import { readFile } from "./file-source.ts";
import { diagnose } from "./ls-remote.ts";
import { maskedText, maskedUrl } from "./mask.ts";
import type { Limits } from "./settings.ts";
import type { FileRequest, Receiver } from "./types.ts";
import { neverAsk, neverWait } from "./vcs-env.ts";

/** The module's own version control host, by way of the go command. */
export interface DirectRoad {
  /** Rejects only with what the receiver threw. */
  attempt<T>(request: FileRequest, receiver: () => Receiver<T>, startedAt: number): Promise<AttemptResult<T>>;
  /** What the protocol's `@v/list` (query "list"), `@latest` and `@v/<revision>.info` ask for. */
  query(path: string, query: string, signal: AbortSignal): Promise<DirectAnswer>;
  remarks(): readonly string[];
  close(): Promise<void>;
}

type DirectAnswer =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly failure: FailureClass; readonly detail: string };

export interface DirectConfig {
  readonly go: GoCommand;
  /** go.sum of the repository: Go compares what it builds from version control with it, and asks no database. */
  readonly sums: SumTable;
  readonly world: Pick<World, "files" | "processes" | "env" | "signal">;
  /** `vcsMs` for one whole go or git process, the others for what git does in it. */
  readonly limits: Limits;
  /** Patterns of names that no checksum database may learn (contract §1), also where only our configuration says so. */
  readonly privateNames?: string;
}

/** Clones are heavy on the network and on the host; Go locks each repository anyway. */
const together = 4;

/** What one go process brought: files in the scratch cache by kind. */
type Obtained =
  | {
      readonly ok: true;
      readonly files: Readonly<Partial<Record<FileRequest["what"], string>>>;
      readonly url: string;
    }
  | { readonly ok: false; readonly failure: FailureClass; readonly detail: string };

/** `GOPROXY=direct go mod download` in a scratch module cache, one for the run; the receiver then checks the bytes like anybody's. */
export function createDirectRoad(config: DirectConfig): DirectRoad {
  return new ScratchRoad(config);
}

class ScratchRoad implements DirectRoad {
  readonly #config: DirectConfig;
  readonly #limit = pLimit(together);
  readonly #known = new Map<string, Promise<Obtained>>();
  #scratch: { readonly dir: string; readonly place: GoPlace } | undefined;
  #fetched = 0;

  constructor(config: DirectConfig) {
    this.#config = config;
  }

  async attempt<T>(
    request: FileRequest,
    receiver: () => Receiver<T>,
    startedAt: number,
  ): Promise<AttemptResult<T>> {
    const { module, what } = request;
    const started = performance.now();
    const obtained = await this.#obtain(module, what, request.signal);
    const path = obtained.ok ? obtained.files[what] : undefined;
    const { ended, bytes } =
      path === undefined
        ? { ended: failed(obtained, what), bytes: 0 }
        : await readFile("direct", path, request, receiver);
    return {
      ended,
      attempt: {
        source: "direct",
        what,
        url: obtained.ok ? maskedUrl(obtained.url) : module.path,
        ...(ended.ok ? {} : { failure: ended.failure, detail: ended.detail }),
        startedAt,
        phases: { transfer: performance.now() - started },
        bytes,
      },
    };
  }

  async query(path: string, query: string, signal: AbortSignal): Promise<DirectAnswer> {
    const args = query === "list" ? ["-versions", path] : [`${path}@${query}`];
    const result = await this.#limit(() => this.#go(["list", "-m", "-json", ...args], signal));
    const said = result.code === 0 ? parsed(result.stdout) : undefined;
    if (said === undefined) return this.#explain(path, result.stderr);
    const { Versions = [], Version, Time, Origin } = said;
    if (query === "list") return { ok: true, body: Versions.map((version) => `${version}\n`).join("") };
    return { ok: true, body: JSON.stringify({ Version, Time, Origin }) };
  }

  remarks(): readonly string[] {
    if (this.#fetched === 0) return [];
    return [
      `${countText(this.#fetched, "module")} came from version control, built by go and checked like any other`,
    ];
  }

  async close(): Promise<void> {
    if (this.#scratch) this.#config.world.files.remove(this.#scratch.dir);
    this.#scratch = undefined;
  }

  /** One process for all files of a version; without a zip hash only the go.mod is asked for, so that no database is needed. */
  #obtain(module: ModuleVersion, what: FileRequest["what"], signal: AbortSignal): Promise<Obtained> {
    const whole = what === "zip" || this.#config.sums.zips.has(moduleKey(module));
    const key = `${whole ? "download" : "list"} ${moduleKey(module)}`;
    const known = this.#known.get(key) ?? this.#limit(() => this.#twice(module, whole, signal));
    this.#known.set(key, known);
    // Who asks again after an interrupt (a relay outlives the go commands that ask it) gets a new try.
    void known.then((result) => {
      if (!result.ok && result.failure === "cancelled") this.#known.delete(key);
    });
    return known;
  }

  async #twice(module: ModuleVersion, whole: boolean, signal: AbortSignal): Promise<Obtained> {
    const first = await this.#run(module, whole, signal);
    const again =
      !first.ok && factsOf(first.failure).retryable && first.failure !== "deadline" && !signal.aborted;
    const second = again ? await this.#run(module, whole, signal) : first;
    // A second try that is killed says nothing; the first one said why.
    const result = !second.ok && second.failure === "deadline" ? first : second;
    if (result.ok) this.#fetched += 1;
    return result;
  }

  async #run(module: ModuleVersion, whole: boolean, signal: AbortSignal): Promise<Obtained> {
    const command = whole ? ["mod", "download", "-json"] : ["list", "-m", "-json"];
    const result = await this.#go([...command, moduleKey(module)], signal);
    if (signal.aborted) return { ok: false, failure: "cancelled", detail: "the run was stopped" };
    if (result.timedOut) {
      return {
        ok: false,
        failure: "deadline",
        detail: `go did not end within ${this.#config.limits.vcsMs / 1000} s`,
      };
    }
    const said = parsed(result.stdout);
    // `go list -m` keeps quiet about a go.mod that it could not have verified; download says why.
    if (!whole && result.code === 0 && said?.GoMod === undefined) return this.#run(module, true, signal);
    if (result.code === 0 && said && said.Error === undefined) return obtained(said);
    return this.#explain(module.path, said?.Error ?? result.stderr);
  }

  #go(args: readonly string[], signal: AbortSignal): Promise<ProcessResult> {
    const { cwd, env } = this.#prepare().place;
    return this.#config.go.run(args, { cwd, env, deadlineMs: this.#config.limits.vcsMs, signal });
  }

  /** Go hides git's words for some paths (facts/tests.md §6): then git is asked itself. */
  async #explain(path: string, text: string): Promise<Extract<Obtained, { ok: false }>> {
    const { world, limits } = this.#config;
    const told = classifyGoText(text);
    const git = told === "vcs-hidden" ? await diagnose(path, world, limits) : undefined;
    const whole = git ? `${text.trim()}\n${git.text}` : text.trim();
    const certificate = await certificateFault(whole, world.env, limits, world.signal);
    return { ok: false, failure: certificate ?? git?.failure ?? told, detail: maskedText(whole) };
  }

  #prepare(): { readonly place: GoPlace } {
    if (this.#scratch) return this.#scratch;
    const { go, sums, world, limits } = this.#config;
    const dir = world.files.makeTempDir("gomod-preflight-direct-");
    const place = scratchModule(join(dir, "module"), go, sums);
    const flags = `${place.env["GOFLAGS"] ?? ""} -modcacherw`.trim();
    const env = {
      ...place.env,
      ...neverAsk(world.env),
      ...neverWait(world.env, limits),
      GOFLAGS: flags,
      GOMODCACHE: join(dir, "cache"),
      GOPROXY: "direct",
      ...this.#unasked(),
    };
    this.#scratch = { dir, place: { ...place, env } };
    return this.#scratch;
  }

  /** Weakens nothing: go.sum, or Go behind the relay with the user's own settings, still judges what comes from here. */
  #unasked(): Readonly<Record<string, string>> {
    const { go, privateNames } = this.#config;
    if (!privateNames) return {};
    return {
      GONOSUMDB: [go.env["GONOSUMDB"] || go.env["GOPRIVATE"], privateNames].filter(Boolean).join(","),
    };
  }
}

/** The object of `go mod download -json` (Error is a string) and of `go list -m -json` (no Error without -e). */
interface GoModuleObject {
  readonly Error?: string;
  readonly Version?: string;
  readonly Versions?: readonly string[];
  readonly Time?: string;
  readonly Info?: string;
  readonly GoMod?: string;
  readonly Zip?: string;
  readonly Origin?: { readonly URL?: string; readonly VCS?: string };
}

function parsed(stdout: string): GoModuleObject | undefined {
  try {
    return JSON.parse(stdout) as GoModuleObject;
  } catch {
    return undefined;
  }
}

function obtained({ Info, GoMod, Zip, Origin }: GoModuleObject): Obtained {
  const info = Info ?? GoMod?.replace(/\.mod$/, ".info");
  const files = {
    ...(info === undefined ? {} : { info }),
    ...(GoMod === undefined ? {} : { mod: GoMod }),
    ...(Zip === undefined ? {} : { zip: Zip }),
  };
  return { ok: true, files, url: Origin?.URL ?? "direct" };
}

const failed = (result: Obtained, what: string) =>
  result.ok
    ? ({ ok: false, failure: "unclassified", detail: `go brought no .${what} file` } as const)
    : result;
