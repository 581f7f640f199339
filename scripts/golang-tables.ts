/**
 * Holds the tables of src/golang to a Go source tree: `node scripts/golang-tables.ts [GOROOT]` prints what differs for
 * that tree's version and exits 1; `--write` adds settings and experiments the tables lack.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { experiments, experimentVersions } from "../src/golang/experiment-table.ts";
import { godebugSettings, runtimeSettings } from "../src/golang/godebug-table.ts";

const write = process.argv.includes("--write");
const root = process.argv.slice(2).find((word) => !word.startsWith("-")) ?? goroot();
const version = /go(\d+\.\d+)/.exec(readFileSync(join(root, "VERSION"), "utf8"))![1]!;

function goroot(): string {
  return execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
}

const source = (path: string): string => readFileSync(join(root, "src", path), "utf8");

/** `{Name: "x", Package: "p", Changed: 23, Old: "1"}` lines. */
function compatSettings(): Map<string, { package: string; changed?: string; old?: string }> {
  const found = new Map<string, { package: string; changed?: string; old?: string }>();
  for (const line of source("internal/godebugs/table.go").matchAll(
    /^\s*\{Name: "(\w+)", Package: "([^"]+)"(.*)\}/gm,
  )) {
    const changed = /Changed: (\d+)/.exec(line[3]!)?.[1];
    const old = /Old: "([^"]*)"/.exec(line[3]!)?.[1];
    found.set(line[1]!, {
      package: line[2]!,
      ...(changed ? { changed: `1.${changed}` } : {}),
      ...(old ? { old } : {}),
    });
  }
  return found;
}

/** `Old: "…", Removed` entries keep their row with `Removed: N` from 1.27 on; dbgvars has the runtime's own. */
const runtimeNames = (compat: ReadonlyMap<string, unknown>): string[] =>
  [...source("runtime/runtime1.go").matchAll(/^\s*\{name: "(\w+)"/gm)]
    .map((m) => m[1]!)
    .filter((name) => !compat.has(name));

function experimentStates(): Map<string, "on" | "off" | "platform"> {
  const baseline = /baseline := goexperiment\.Flags\{([\s\S]*?)\n\t\}/.exec(
    source("internal/buildcfg/exp.go"),
  )![1]!;
  const flags = /type Flags struct \{([\s\S]*?)\n\}/.exec(source("internal/goexperiment/flags.go"))![1]!;
  const states = new Map<string, "on" | "off" | "platform">();
  for (const field of flags.matchAll(/^\t(\w+)\s+bool/gm)) {
    const value = new RegExp(`\\b${field[1]}:\\s*([^,\\n]+),`).exec(baseline)?.[1];
    states.set(field[1]!.toLowerCase(), value === undefined ? "off" : value === "true" ? "on" : "platform");
  }
  return states;
}

function differences(): string[] {
  const found: string[] = [];
  const compat = compatSettings();
  const known = new Map(godebugSettings.map((setting) => [setting.name, setting]));
  for (const [name, { changed, old }] of compat) {
    const row = known.get(name);
    if (!row) found.push(`GODEBUG ${name}: not in the table`);
    else if (row.changed !== changed || (old !== undefined && row.old !== old))
      found.push(`GODEBUG ${name}: changed or old value differs`);
  }
  const runtime = new Set(runtimeSettings.map((setting) => setting.name));
  for (const name of runtimeNames(compat))
    if (!runtime.has(name) && !known.has(name)) found.push(`runtime GODEBUG ${name}: not in the table`);
  const column = (experimentVersions as readonly string[]).indexOf(version);
  if (column < 0) return [...found, `GOEXPERIMENT: no column for ${version}`];
  const states = experimentStates();
  for (const [name, state] of states)
    if (experiments[name]?.[column] !== state)
      found.push(`GOEXPERIMENT ${name}: ${experiments[name]?.[column]} in the table, ${state} in ${version}`);
  for (const [name, row] of Object.entries(experiments))
    if (row[column] !== "absent" && !states.has(name))
      found.push(`GOEXPERIMENT ${name}: in the table, not in ${version}`);
  return found;
}

/** Adds rows and the version's column; changed values of known rows are printed for a person to judge. */
function update(): void {
  const compat = compatSettings();
  const names = new Set(godebugSettings.map((setting) => setting.name));
  const added = [...compat]
    .filter(([name]) => !names.has(name))
    .map(([name, row]) => JSON.stringify({ name, ...row, first: version, last: version }));
  insert("src/golang/godebug-table.ts", "export const godebugSettings: readonly GodebugSetting[] = [", added);
  if (experimentVersions.some((one) => one === version)) return;
  const states = experimentStates();
  const rows = [...new Set([...Object.keys(experiments), ...states.keys()])].map((name) => {
    const row = experiments[name] ?? experimentVersions.map(() => "absent");
    return `${name}: ${JSON.stringify([...row, states.get(name) ?? "absent"])}`;
  });
  const path = "src/golang/experiment-table.ts";
  const text = readFileSync(path, "utf8");
  const head = text
    .slice(0, text.lastIndexOf("= {"))
    .replace(
      /experimentVersions = \[[^\]]*\]/,
      `experimentVersions = ${JSON.stringify([...experimentVersions, version])}`,
    );
  writeFileSync(path, `${head}= {\n${rows.join(",\n")},\n};\n`);
}

function insert(path: string, after: string, lines: readonly string[]): void {
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(after, [after, ...lines.map((line) => `${line},`)].join("\n")));
}

if (write) {
  update();
  execFileSync("biome", ["check", "--write", "src/golang"], { stdio: "inherit" });
}
const found = write ? [] : differences();
for (const line of found) console.log(line);
process.exitCode = found.length > 0 ? 1 : 0;
