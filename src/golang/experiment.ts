import { type ExperimentState, experiments, experimentVersions } from "./experiment-table.ts";

export interface ExperimentName {
  readonly text: string;
  /** Without the prefix `no`. */
  readonly name: string;
  readonly on: boolean;
}

/** Names of a GOEXPERIMENT list; `none` clears, a prefix `no` switches off (internal/buildcfg/exp.go). */
export const experimentNames = (value: string): readonly ExperimentName[] =>
  value
    .split(",")
    .filter((text) => text !== "" && text !== "none")
    .map((text) => {
      const on = !text.startsWith("no") || text in experiments;
      return { text, name: on ? text : text.slice(2), on };
    });

/** State of an experiment in a Go version ("1.26.8" counts as 1.26); undefined for a version that is not in the table. */
export function experimentState(name: string, goVersion: string): ExperimentState | undefined {
  const minor = /^\d+\.\d+/.exec(goVersion)?.[0] ?? "";
  const column = (experimentVersions as readonly string[]).indexOf(minor);
  if (column < 0) return undefined;
  if (name === "regabi") return "platform";
  return experiments[name]?.[column] ?? "absent";
}

/** Does any Go in the table know the name? */
export const isExperimentName = (name: string): boolean => name === "regabi" || name in experiments;

/** Versions in which the name works, oldest first. */
export const experimentKnownIn = (name: string): readonly string[] =>
  experimentVersions.filter((_version, i) => (experiments[name]?.[i] ?? "absent") !== "absent");
