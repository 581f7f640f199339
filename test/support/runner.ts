import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { type Logged, readLog } from "./runner-log.ts";

/** One node step as the runner's NodeScriptActionHandler starts it: a closed environment and the files it reads afterwards. */
export interface StepSpec {
  /** Directory of the checkout. */
  readonly workspace: string;
  /** Inputs as a workflow writes them; defaults come from action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The services' and the job's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the main step saved, for the post step. */
  readonly state?: Readonly<Record<string, string>>;
  /** `push` unless the test is about another event. */
  readonly event?: string;
  /** The event's payload. */
  readonly payload?: unknown;
  /** The job's token (`github.token`); none unless the test is about GitHub's API. */
  readonly token?: string;
  /** Directory of the action.yml, relative to the repository; the root's unless the test is about a sub-action. */
  readonly action?: string;
  /** Called as soon as the process runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

export interface StepEnd extends Logged {
  /** -1 = ended by a signal. */
  readonly code: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly exported: Readonly<Record<string, string>>;
  readonly summary: string;
}

const repository = resolve(import.meta.dirname, "../..");

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** action.yml as the runner reads it. */
export const actionFile = (dir = "."): ActionFile =>
  parse(readFileSync(join(repository, dir, "action.yml"), "utf8")) as ActionFile;

/** Runs `dist/<name>.js` as one step. The bundle must have been built. */
export async function runStep(entry: "main" | "post", spec: StepSpec): Promise<StepEnd> {
  const temp = mkdtempSync(join(tmpdir(), "gmp-runner-"));
  const files = runnerFiles(temp);
  const dir = spec.action ?? ".";
  const action = actionFile(dir);
  const { code, text } = await ended(spec, join(repository, dir, action.runs[entry] ?? ""), {
    PATH: process.env["PATH"] ?? "",
    HOME: temp,
    ...runnerVariables(spec, temp),
    ...inputVariables(action, spec),
    ...prefixed("STATE_", spec.state ?? {}),
    ...files,
    ...spec.env,
  });
  const read = (name: keyof typeof files) => readFileSync(files[name], "utf8");
  return {
    code,
    ...readLog(text),
    outputs: keyValues(read("GITHUB_OUTPUT")),
    state: keyValues(read("GITHUB_STATE")),
    exported: keyValues(read("GITHUB_ENV")),
    summary: read("GITHUB_STEP_SUMMARY"),
  };
}

function runnerFiles(temp: string) {
  const made = (name: string) => {
    const file = join(temp, name);
    writeFileSync(file, "");
    return file;
  };
  return {
    GITHUB_OUTPUT: made("output"),
    GITHUB_STATE: made("state"),
    GITHUB_ENV: made("env"),
    GITHUB_PATH: made("path"),
    GITHUB_STEP_SUMMARY: made("summary"),
  };
}

const runnerVariables = (spec: StepSpec, temp: string) => ({
  CI: "true",
  GITHUB_ACTIONS: "true",
  GITHUB_WORKSPACE: spec.workspace,
  GITHUB_EVENT_NAME: spec.event ?? "push",
  GITHUB_REPOSITORY: "acme/project",
  GITHUB_REF: "refs/heads/main",
  GITHUB_SHA: "0".repeat(40),
  GITHUB_RUN_ID: "77",
  GITHUB_EVENT_PATH: eventFile(spec.payload, temp),
  RUNNER_TEMP: temp,
  RUNNER_OS: "Linux",
  RUNNER_ARCH: "X64",
});

function eventFile(payload: unknown, temp: string): string {
  const file = join(temp, "event.json");
  writeFileSync(file, JSON.stringify(payload ?? {}));
  return file;
}

/** The runner sets every input of action.yml, with its default where the workflow says nothing. */
function inputVariables(action: ActionFile, { inputs = {}, token = "" }: StepSpec): Record<string, string> {
  const defaults = Object.entries(action.inputs).map(([name, { default: value = "" }]) => [
    name,
    value === "${{ github.token }}" ? token : value,
  ]);
  return prefixed("INPUT_", { ...Object.fromEntries(defaults), ...inputs });
}

const prefixed = (prefix: string, values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      prefix + (prefix === "INPUT_" ? name.replace(/ /g, "_").toUpperCase() : name),
      value,
    ]),
  );

function ended(
  spec: StepSpec,
  script: string,
  env: Record<string, string>,
): Promise<{ code: number; text: string }> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [script], {
      cwd: spec.workspace,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
    }
    child.on("error", failed);
    child.on("close", (code) => done({ code: code ?? -1, text }));
    spec.onStart?.(child);
  });
}

/** `name<<delimiter` blocks and `name=value` lines, as the runner's file commands are written. */
function keyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, name = "", , value = ""] of text.matchAll(/^([^\n=]+?)<<(.+)\n([\s\S]*?)\n\2$/gm))
    values[name] = value;
  for (const [, name = "", value = ""] of text.matchAll(/^([\w-]+)=(.*)$/gm)) values[name] ??= value;
  return values;
}
