/** Every workflow and action.yml through the linters that users and GitHub have; each ignore is proven to be needed still. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { fixture } from "../support/fixture.ts";
import { run } from "../support/go-env.ts";

const tool = (name: string): string => resolve(".tools/bin", name);
const missing = (name: string) => (existsSync(tool(name)) ? undefined : `${name} is not installed`);

const workflows = globSync(".github/workflows/*.yml").sort();
const actions = [...globSync("*/action.yml"), "action.yml"].sort();

/** actionlint 1.7.12 knows neither `$/` (rhysd/actionlint#711) nor `job.workflow_*`. */
const actionlintIgnores = [
  'specifying action "\\$/[a-z]+" in invalid format because ref is missing',
  'property "workflow_(repository|sha)" is not defined in object type',
];

/** The twins check this repository out for runners that do not know `$/`, so they cannot use it. */
const zizmorIgnores: readonly { readonly audit: string; readonly only: RegExp }[] = [
  { audit: "self-repository", only: /-checkout\.yml$/ },
];

const env = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" };

describe.skipIf(missing("actionlint"))(`actionlint (${missing("actionlint") ?? "installed"})`, () => {
  const lint = async (ignores: readonly string[]) => {
    const args = [
      "-no-color",
      "-shellcheck=",
      "-pyflakes=",
      ...ignores.flatMap((ignore) => ["-ignore", ignore]),
      ...workflows,
    ];
    return run(tool("actionlint"), args, { cwd: ".", env });
  };

  it("finds nothing", async () => {
    expect(await lint(actionlintIgnores)).toMatchObject({ code: 0, stdout: "" });
  });

  it.each(actionlintIgnores)("still needs the ignore %j", async (ignore) => {
    expect((await lint(actionlintIgnores.filter((other) => other !== ignore))).code).toBe(1);
  });
});

interface ZizmorFinding {
  readonly ident: string;
  readonly locations: readonly {
    readonly symbolic: { readonly key: Readonly<Record<string, { verbatim_path: string }>> };
  }[];
}

describe.skipIf(missing("zizmor"))(`zizmor pedantic (${missing("zizmor") ?? "installed"})`, () => {
  const lint = async (): Promise<{ audit: string; path: string }[]> => {
    const args = [
      "--offline",
      "--pedantic",
      "--no-progress",
      "--no-config",
      "--format",
      "json",
      ...workflows,
      ...actions,
    ];
    const end = await run(tool("zizmor"), args, { cwd: ".", env });
    return (JSON.parse(end.stdout) as ZizmorFinding[]).map(({ ident, locations }) => ({
      audit: ident,
      path: Object.values(locations[0]?.symbolic.key ?? {})[0]?.verbatim_path ?? "",
    }));
  };
  const isIgnored = (found: { audit: string; path: string }) =>
    zizmorIgnores.some((ignore) => ignore.audit === found.audit && ignore.only.test(found.path));

  it("finds nothing but what is listed, and each listed ignore is still needed", async () => {
    const found = await lint();
    expect(found.filter((one) => !isIgnored(one))).toEqual([]);
    for (const ignore of zizmorIgnores) expect(found.map((one) => one.audit)).toContain(ignore.audit);
  });
});

/** What the language service asks of a document. The address must be new for each: results are kept by it. */
function textDocument(file: string) {
  const text = readFileSync(file, "utf8");
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return {
    uri: `file:///${file}`,
    languageId: "yaml",
    version: 1,
    lineCount: starts.length,
    getText: () => text,
    offsetAt: ({ line, character }: { line: number; character: number }) =>
      (starts[line] ?? text.length) + character,
    positionAt: (offset: number) => {
      const line = starts.findLastIndex((start) => start <= offset);
      return { line, character: offset - (starts[line] ?? 0) };
    },
  };
}

describe("the official language service", () => {
  it.each([...workflows, ...actions])("%s", async (file) => {
    const { validate } = await import("@actions/languageservice");
    const diagnostics = await validate(textDocument(file) as Parameters<typeof validate>[0]);
    expect(diagnostics.map((one) => `${one.range.start.line + 1}: ${one.message}`)).toEqual([]);
  });

  it("does find what is wrong (a broken action.yml is not accepted)", async () => {
    const { validate } = await import("@actions/languageservice");
    using dir = fixture({ "action.yml": "name: x\ndescription: y\nruns:\n  using: node26\n" });
    expect(
      await validate(textDocument(dir.path("action.yml")) as Parameters<typeof validate>[0]),
    ).not.toEqual([]);
  });
});
