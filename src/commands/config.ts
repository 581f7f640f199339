import { join, relative, sep } from "node:path";
import * as v from "valibot";
import { isMap, LineCounter, type Node, parseDocument } from "yaml";
import { type Config, defaultConfig, type Suppression, type VariablePolicy } from "../core/config.ts";
import { type ConfigFile, configSchema } from "../core/config-schema.ts";
import { usageError } from "../core/errors.ts";
import { globFault } from "../core/globs.ts";
import { nearest } from "../core/nearest.ts";
import type { Files } from "../core/world.ts";
import { ruleIds } from "./rule-ids.ts";

/** Where it is read from unless `--config` names another file; root-relative. */
export const CONFIG_PATH = ".github/gomod-preflight.yml";

/**
 * Reads the configuration of the repository at `root` (absolute); `named` is the file the user asked for (absolute).
 * Throws a usage error (exit 2) that names file, line and nearest known name.
 */
export function readConfig(files: Files, root: string, named?: string): Config {
  const file = named ?? join(root, CONFIG_PATH);
  const text = files.readText(file);
  if (text === undefined) {
    if (named === undefined) return defaultConfig;
    throw usageError(
      `${named} does not exist`,
      "Name an existing configuration file, or leave --config out.",
    );
  }
  const path = relative(root, file).split(sep).join("/");
  return new ConfigReader(path, text).read();
}

type Keys = readonly (string | number)[];

function policyOf(file: NonNullable<ConfigFile["policy"]>): Config["policy"] {
  const { variables, "allow-experiments": allowExperiments, "required-proxies": requiredProxies } = file;
  return {
    ...(variables ? { variables: variables as Record<string, VariablePolicy> } : {}),
    ...(allowExperiments ? { allowExperiments } : {}),
    ...(requiredProxies ? { requiredProxies } : {}),
  };
}

class ConfigReader {
  readonly #path: string;
  readonly #lines = new LineCounter();
  readonly #document;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  read(): Config {
    const broken = this.#document.errors[0];
    if (broken)
      throw this.#fault(this.#lines.linePos(broken.pos[0]).line, `is no YAML: ${broken.message}`, "");
    const result = v.safeParse(configSchema, this.#document.toJS() ?? {});
    if (!result.success) throw this.#issue(result.issues.find(isUnknownKey) ?? result.issues[0]);
    this.#checkRuleIds(result.output);
    this.#checkGlobs(result.output);
    return this.#config(result.output);
  }

  #config(file: ConfigFile): Config {
    const { suppress = [], "shared-files": sharedFiles = [], policy = {}, version: _, ...rest } = file;
    const suppressions = suppress.map((entry, index) => ({
      ...entry,
      line: this.#lineOf(["suppress", index]),
    }));
    // valibot types an optional key as possibly undefined; YAML can give no undefined.
    return {
      ...defaultConfig,
      ...(rest as Partial<Config>),
      path: this.#path,
      policy: policyOf(policy),
      sharedFiles,
      suppress: suppressions as readonly Suppression[],
    };
  }

  #issue(issue: v.BaseIssue<unknown>): Error {
    const keys = (issue.path ?? []).map((item) => item.key as string | number);
    const line = this.#lineOf(keys);
    const where = keys.length > 0 ? `${keys.join(".")}: ` : "";
    if (!isUnknownKey(issue)) {
      return this.#fault(line, `${where}${sentence(issue)}`, "");
    }
    const known = knownKeys(keys.slice(0, -1));
    return this.#fault(
      line,
      `unknown key ${JSON.stringify(keys.join("."))}`,
      suggestion(String(keys.at(-1)), known),
    );
  }

  #checkRuleIds(file: ConfigFile): void {
    const named: readonly [string, Keys][] = [
      ...Object.keys(file.rules ?? {}).map((id): [string, Keys] => [id, ["rules", id]]),
      ...(file.suppress ?? []).map((entry, index): [string, Keys] => [
        entry.rule,
        ["suppress", index, "rule"],
      ]),
    ];
    for (const [id, keys] of named) {
      if (ruleIds.has(id)) continue;
      throw this.#fault(
        this.#lineOf(keys),
        `unknown rule ${JSON.stringify(id)}`,
        suggestion(id, [...ruleIds]),
      );
    }
  }

  #checkGlobs(file: ConfigFile): void {
    const globs: readonly [string, Keys][] = [
      ...(file["shared-files"] ?? []).map((glob, i): [string, Keys] => [glob, ["shared-files", i]]),
      ...(file.suppress ?? []).flatMap((entry, i): [string, Keys][] =>
        entry.path === undefined ? [] : [[entry.path, ["suppress", i, "path"]]],
      ),
    ];
    for (const [glob, keys] of globs) {
      const fault = globFault(glob);
      if (fault)
        throw this.#fault(this.#lineOf(keys), `${JSON.stringify(glob)} is no usable glob: ${fault}`, "");
    }
  }

  /** Line of the key (or list item) that `keys` lead to; of the nearest parent that exists otherwise. */
  #lineOf(keys: Keys): number {
    const parent = keys.length > 1 ? this.#document.getIn(keys.slice(0, -1), true) : this.#document.contents;
    const pair = isMap(parent)
      ? parent.items.find((item) => String(item.key) === String(keys.at(-1)))
      : undefined;
    const node = (pair?.key ?? (keys.length > 0 ? this.#document.getIn(keys, true) : undefined)) as
      | Node
      | undefined;
    if (node?.range) return this.#lines.linePos(node.range[0]).line;
    return keys.length > 0 ? this.#lineOf(keys.slice(0, -1)) : 1;
  }

  #fault(line: number, message: string, hint: string): Error {
    return usageError(
      `${this.#path}:${line}: ${message}`,
      `${hint}${hint ? " " : ""}docs/config.schema.json describes every key.`,
    );
  }
}

const isUnknownKey = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === "strict_object" && issue.expected === "never";

const suggestion = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known);
  return near ? `Did you mean ${near}?` : `Known: ${known.slice(0, 12).join(", ")}.`;
};

const sentence = (issue: v.BaseIssue<unknown>): string =>
  issue.expected === null ? issue.message : `expected ${issue.expected}, found ${issue.received}`;

/** Names that may stand below `keys` in the schema; empty where any name may. */
function knownKeys(keys: Keys): readonly string[] {
  let schema: unknown = configSchema;
  for (const key of keys) schema = descend(schema, key);
  const entries = (schema as { entries?: object } | undefined)?.entries;
  return entries ? Object.keys(entries) : [];
}

function descend(schema: unknown, key: string | number): unknown {
  const node = unwrapped(schema) as
    | { entries?: Record<string, unknown>; item?: unknown; value?: unknown }
    | undefined;
  return unwrapped(node?.entries?.[key] ?? node?.item ?? node?.value);
}

function unwrapped(schema: unknown): unknown {
  const wrapper = schema as { wrapped?: unknown } | undefined;
  return wrapper?.wrapped === undefined ? schema : unwrapped(wrapper.wrapped);
}
