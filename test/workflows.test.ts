/** What act and the linters cannot see of the callable workflows: copies, rights, pins, inputs that lead somewhere. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generatedWorkflows, SELF_DIR } from "../scripts/workflows.ts";
import { optionTable } from "../src/commands/option-table.ts";

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: unknown;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: {
    readonly workflow_call: { readonly inputs: Readonly<Record<string, { default?: unknown }>> };
  };
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const sources = globSync("workflows/*.yml").sort();
const read = (path: string): string => readFileSync(path, "utf8");
const load = (path: string): Workflow => parse(read(path)) as Workflow;
const steps = (workflow: Workflow): readonly Step[] =>
  Object.values(workflow.jobs).flatMap((job) => job.steps);

it("copies, twins, tables and preflight/action.yml are what the build makes", () => {
  for (const [path, text] of generatedWorkflows())
    expect(read(path) === text, `${path}: npm run build`).toBe(true);
  for (const path of sources) expect(read(`.github/${path}`) === read(path), path).toBe(true);
});

describe.each(sources)("%s", (path) => {
  const workflow = load(path);

  it("gives no rights by default, and each job says why it wants its own", () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of Object.entries(workflow.jobs)) {
      expect(job.permissions, name).toBeDefined();
      expect(job["timeout-minutes"], name).toBeDefined();
    }
    for (const line of read(path)
      .split("\n")
      .filter((text) => /^ {6}\S+: (read|write)/.test(text)))
      expect(line).toMatch(/: (read|write) # \w/);
  });

  it("pins every foreign action by commit and names its tag; its own by $/", () => {
    for (const { uses } of steps(workflow)) {
      if (uses === undefined || uses.startsWith("$/")) continue;
      expect(uses).toMatch(/@[0-9a-f]{40}$/);
      expect(read(path)).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+`));
    }
  });

  it("gives its actions only inputs that they have", () => {
    for (const { uses, with: given = {} } of steps(workflow)) {
      if (!uses?.startsWith("$/")) continue;
      const { inputs } = parse(read(`${uses.slice(2)}/action.yml`)) as { inputs: object };
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  });

  it("uses every input that it has", () => {
    for (const input of Object.keys(workflow.on.workflow_call.inputs))
      expect(read(path)).toContain(`inputs.${input}`);
  });

  it("cannot cancel itself: its concurrency group begins with a text that no caller's has", () => {
    expect(workflow.concurrency.group).toMatch(/^gomod-preflight-\w+-\$\{\{/);
  });

  it("puts no expression into a shell", () => {
    for (const { run } of steps(workflow)) expect(run ?? "").not.toContain("${{");
  });

  it("has a page beside it that names its rights and its twin", () => {
    const page = read(path.replace(".yml", ".md"));
    expect(page).toContain(basename(path).replace(".yml", "-checkout.yml"));
    for (const right of read(path).matchAll(/^ {6}([\w-]+: (?:read|write)) #/gm))
      expect(page).toContain(right[1]);
  });

  it("its twin uses only what it has checked out", () => {
    const twin = load(`.github/${path.replace(".yml", "-checkout.yml")}`);
    for (const job of Object.values(twin.jobs)) {
      const own = job.steps.findIndex((step) => step.uses?.startsWith("./"));
      const checkout = job.steps.findIndex((step) => step.with?.["path"] === SELF_DIR);
      if (own >= 0) expect(checkout).toBeGreaterThanOrEqual(0);
      expect(checkout).toBeLessThanOrEqual(own);
      expect(job.steps.some((step) => step.uses?.startsWith("$/"))).toBe(false);
    }
  });
});

/** Inputs of the sub-actions that are no options. */
const ownInputs = new Set(["name", "group", "command", "result"]);

it.each(["plan", "warm", "shard", "merge"])(
  "%s/action.yml: inputs are options with the options' defaults",
  (name) => {
    const { inputs } = parse(read(`${name}/action.yml`)) as { inputs: Record<string, { default?: string }> };
    for (const [input, { default: value }] of Object.entries(inputs)) {
      if (ownInputs.has(input)) continue;
      const option = optionTable.find((row) => row.name === input);
      expect(option, input).toBeDefined();
      const isReadOnly = name === "shard" && input === "cache";
      expect(value ?? "", input).toBe(isReadOnly ? "read" : option?.default);
    }
  },
);
