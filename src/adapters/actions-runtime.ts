import { appendFileSync, readFileSync } from "node:fs";
import {
  error,
  exportVariable,
  getInput,
  getState,
  isDebug,
  saveState,
  setOutput,
  setSecret,
} from "@actions/core";
import { type OptionName, optionTable } from "../commands/option-table.ts";
import type { RawOptions } from "../commands/options.ts";
import { type GitHubRun, readGitHubRun } from "../core/event.ts";
import type { GitHub } from "../core/github.ts";
import type { Log } from "../core/world.ts";
import { logLine } from "../report/neutral.ts";
import { streamLog } from "./log.ts";

/** What the runner gives an action and takes from it (facts/github.md B). */
export interface ActionsRuntime {
  /** Raw inputs by option name; the runner has put in the defaults of action.yml. */
  readonly inputs: RawOptions;
  /** An input that is no option (sub-actions have some); "" where it is not set. */
  input(name: string): string;
  /** Absolute; the checkout. */
  readonly workspace: string;
  /** Absolute; lives as long as the job. */
  readonly temp: string;
  readonly event: string;
  /** Where the run stands on GitHub, with the event's payload read. */
  readonly run: GitHubRun | undefined;
  /** Connects to GitHub's API with the input `token`; absent without a token. Loads the client only then. */
  readonly github: ((log: Log) => Promise<GitHub>) | undefined;
  setOutput(name: string, value: string): void;
  /** Sets an environment variable of the job's later steps. */
  exportVariable(name: string, value: string): void;
  /** Handed to the post step; short texts only (they travel in the environment). */
  saveState(name: string, value: string): void;
  state(name: string): string;
  /** Appends Markdown to the step's summary, where the runner has one. */
  summary(markdown: string): void;
  /** Lines that the runner reads as commands. */
  command(line: string): void;
  /** Why the step cannot go on, as an annotation without a place. */
  fail(message: string): void;
  /** Folds what is logged until `endGroup`. */
  group(title: string): void;
  endGroup(): void;
}

type Env = Readonly<Record<string, string>>;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

export function actionsRuntime(env: Env): ActionsRuntime {
  const run = readGitHubRun(env, readPayload(env["GITHUB_EVENT_PATH"]));
  return {
    run,
    github: connection(run),
    inputs: readInputs(),
    input: (name) => getInput(name, { trimWhitespace: false }),
    workspace: env["GITHUB_WORKSPACE"] ?? process.cwd(),
    temp: env["RUNNER_TEMP"] ?? process.cwd(),
    event: env["GITHUB_EVENT_NAME"] ?? "",
    setOutput,
    exportVariable,
    saveState,
    state: getState,
    summary: (markdown) => {
      const file = env["GITHUB_STEP_SUMMARY"];
      if (file) appendFileSync(file, markdown);
    },
    command: print,
    fail: (message) => error(message.split("\n").map(logLine).join("\n")),
    group: (title) => print(`::group::${logLine(title)}`),
    endGroup: () => print("::endgroup::"),
  };
}

/** For one request, in milliseconds: a sink is not worth more. */
const REQUEST_TIMEOUT = 15_000;

function connection(run: GitHubRun | undefined): ActionsRuntime["github"] {
  const token = getInput("token");
  if (!run || token === "") return undefined;
  let client: Promise<GitHub> | undefined;
  return (log) => {
    client ??= connected(run, token, log);
    return client;
  };
}

async function connected(run: GitHubRun, token: string, log: Log): Promise<GitHub> {
  log.mask(token);
  const { connectGitHub } = await import("./github.ts");
  const { apiUrl, repository } = run;
  return connectGitHub({ apiUrl, token, repository, log, timeoutMs: REQUEST_TIMEOUT });
}

/** Undefined where there is no payload or it is no JSON; the event then counts by its name alone. */
function readPayload(path: string | undefined): unknown {
  if (!path) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function readInputs(): RawOptions {
  const pairs = optionTable.map(({ name }): [OptionName, string] => [name, getInput(name)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

/** The step's log: what others wrote can neither be a workflow command nor match a problem matcher; masks hold for the runner too. */
export function actionsLog(): Log {
  const log = streamLog({
    level: isDebug() ? "verbose" : "normal",
    terminal: false,
    write: (text) => void process.stdout.write(text.split("\n").map(keepIndent).join("\n")),
  });
  return {
    ...log,
    mask: (secret) => {
      setSecret(secret);
      log.mask(secret);
    },
  };
}

const keepIndent = (line: string): string => (/^\s*/.exec(line)?.[0] ?? "") + logLine(line);
