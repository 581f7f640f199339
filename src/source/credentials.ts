import { isAbsolute, join } from "node:path";
import type { World } from "../core/world.ts";
import { parseNetrc } from "./netrc.ts";

type CredentialWorld = Pick<World, "env" | "files" | "processes" | "log" | "cwd" | "signal">;

/** A credential helper must not hold a run up for long. */
const helperDeadlineMs = 30_000;

/** Headers for a URL prefix (`https://host/path`), the longest match wins, the first listed among equals (go help goauth). */
interface Grant {
  readonly prefix: string;
  readonly authorization: string;
}

/**
 * Credentials for https URLs as Go finds them: user and password in the URL, then GOAUTH (`netrc` by default; `off`,
 * `git DIR`, a command). Every secret is given to the log's mask before it is used.
 */
export class Credentials {
  readonly #world: CredentialWorld;
  readonly #goauth: string;
  #grants: Promise<readonly Grant[]> | undefined;
  readonly #asked = new Map<string, Promise<readonly Grant[]>>();

  constructor(world: CredentialWorld, goauth: string | undefined) {
    this.#world = world;
    this.#goauth = goauth?.trim() || "netrc";
  }

  /** The Authorization header for a request, if any. Plain http gets none, as in Go. */
  async authorizationFor(url: URL): Promise<string | undefined> {
    if (url.protocol !== "https:") return undefined;
    if (url.username !== "")
      return this.#basic(decodeURIComponent(url.username), decodeURIComponent(url.password));
    this.#grants ??= this.#readAll();
    return best(await this.#grants, url);
  }

  /** After a refusal (4xx) helpers are asked once more, for that very URL, as Go does; undefined = nothing new. */
  async afterRefusal(url: URL): Promise<string | undefined> {
    if (url.protocol !== "https:" || url.username !== "") return undefined;
    const before = await this.authorizationFor(url);
    const key = `${url.origin}${url.pathname.split("/@v/")[0]}`;
    const known = this.#asked.get(key) ?? this.#readFor(url);
    this.#asked.set(key, known);
    const after = best(await known, url);
    return after === before ? undefined : after;
  }

  #basic(user: string, password: string): string {
    const pair = Buffer.from(`${user}:${password}`).toString("base64");
    for (const secret of [password || user, pair]) this.#world.log.mask(secret);
    return `Basic ${pair}`;
  }

  #commands(): readonly string[] {
    return this.#goauth
      .split(";")
      .map((command) => command.trim())
      .filter((command) => command !== "" && command !== "off");
  }

  async #readAll(): Promise<readonly Grant[]> {
    const grants = await Promise.all(
      this.#commands().map((command) => {
        if (command === "netrc") return this.#fromNetrc();
        return command.startsWith("git ") ? [] : this.#fromCommand(command, undefined);
      }),
    );
    return grants.flat();
  }

  async #readFor(url: URL): Promise<readonly Grant[]> {
    const grants = await Promise.all(
      this.#commands().map((command) => {
        if (command === "netrc") return [];
        return command.startsWith("git ")
          ? this.#fromGit(command.slice(4).trim(), url)
          : this.#fromCommand(command, url);
      }),
    );
    return grants.flat();
  }

  #fromNetrc(): readonly Grant[] {
    const { env, files, cwd } = this.#world;
    const name = process.platform === "win32" ? "_netrc" : ".netrc";
    const path = env["NETRC"] || join(env["HOME"] || env["USERPROFILE"] || cwd, name);
    return parseNetrc(files.readText(path) ?? "").map(({ machine, login, password }) => ({
      prefix: `https://${machine}`,
      authorization: this.#basic(login, password),
    }));
  }

  async #fromGit(dir: string, url: URL): Promise<readonly Grant[]> {
    if (!isAbsolute(dir)) return [];
    const result = await this.#world.processes.run("git", ["credential", "fill"], {
      ...this.#call(dir),
      input: `url=${url.origin}${url.pathname}\n\n`,
    });
    const fields = new Map(
      result.stdout.split("\n").map((line) => line.split(/=(.*)/s, 2) as [string, string]),
    );
    const [user, password] = [fields.get("username"), fields.get("password")];
    if (result.code !== 0 || !user || !password) return [];
    return [
      {
        prefix: `${url.protocol}//${fields.get("host") ?? url.host}`,
        authorization: this.#basic(user, password),
      },
    ];
  }

  async #fromCommand(command: string, url: URL | undefined): Promise<readonly Grant[]> {
    const [program = "", ...args] = command.split(/\s+/);
    const more = url === undefined ? [] : [`${url.origin}${url.pathname}`];
    const result = await this.#world.processes.run(program, [...args, ...more], this.#call(this.#world.cwd));
    if (result.code !== 0) {
      this.#world.log.debug(`GOAUTH command ${program} failed (exit code ${result.code ?? "none"})`);
      return [];
    }
    return parseHelperOutput(result.stdout).map((grant) => {
      this.#world.log.mask(grant.authorization.replace(/^\S+ /, ""));
      return grant;
    });
  }

  #call(cwd: string) {
    const { env, signal } = this.#world;
    return { cwd, env: { ...env, GIT_TERMINAL_PROMPT: "0" }, deadlineMs: helperDeadlineMs, signal };
  }
}

/** Blocks of URL lines, an empty line, header lines, an empty line (go help goauth). Only Authorization is used. */
function parseHelperOutput(text: string): readonly Grant[] {
  const sections = text.split(/\r?\n\r?\n/);
  const grants: Grant[] = [];
  for (let at = 0; at + 1 < sections.length; at += 2) {
    const urls = sections[at]!.split(/\r?\n/).filter((line) => line.startsWith("https://"));
    const header = /^authorization:\s*(.+)$/im.exec(sections[at + 1]!)?.[1]?.trim();
    if (header !== undefined) grants.push(...urls.map((prefix) => ({ prefix, authorization: header })));
  }
  return grants;
}

function best(grants: readonly Grant[], url: URL): string | undefined {
  const target = `${url.origin}${url.pathname}`;
  const fitting = grants.filter(({ prefix }) => covers(prefix.replace(/\/$/, ""), target));
  fitting.sort((a, b) => b.prefix.length - a.prefix.length);
  return fitting[0]?.authorization;
}

const covers = (prefix: string, target: string): boolean =>
  target === prefix || target.startsWith(`${prefix}/`);
