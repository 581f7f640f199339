import {
  about,
  encloses,
  fileSettingsOf,
  isProduction,
  type KnownFact,
  surfaceOf,
} from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { godebugPairs, godebugSetting } from "../golang/godebug.ts";
import { goImage } from "../golang/images.ts";

export const rule: Rule = {
  id: "setting-without-effect",
  catalogue: "ENV-021",
  severity: "notice",
  summary:
    "A variable is set where nothing reads it: a build setting at run time, or a run-time GODEBUG only for the build.",
  source:
    "go help environment: which variables the go command reads; doc/godebug.md: GODEBUG acts on the process that has it",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const fact of fileSettingsOf(snapshot, ...BUILD_ONLY)) {
      if (
        !isProduction(fact) ||
        !/kubernetes|helm|compose|systemd|kustomize/.test(fact.surface) ||
        runsGo(snapshot, fact)
      )
        continue;
      yield about(
        fact,
        "the go command reads it at build time; a finished program does not",
        "Set it where the program is built, and remove it here.",
      );
    }
    for (const fact of fileSettingsOf(snapshot, "GODEBUG")) {
      if (fact.command?.[0] !== "go" || !/^(build|install)$/.test(fact.command[1] ?? "")) continue;
      const program = godebugPairs(fact.value).filter(
        ({ key }) => isForPrograms(key) && !isInGoMod(snapshot, key),
      );
      if (program.length > 0)
        yield about(
          fact,
          `set for the go command only; the binary it builds does not get ${program.map(({ text }) => text).join(", ")}`,
          "Write a godebug line in go.mod or //go:debug in package main, or set it where the program runs.",
          { severity: "warning" },
        );
    }
  },
};

const BUILD_ONLY = [
  "CGO_ENABLED",
  "GOFLAGS",
  "GOEXPERIMENT",
  "GOPROXY",
  "GOPRIVATE",
  "GONOSUMDB",
  "GONOPROXY",
  "GOSUMDB",
  "GOTOOLCHAIN",
  "GO111MODULE",
];

/** The go command is not the only reader, and no debugging aid of the compiler. */
const isForPrograms = (key: string): boolean =>
  godebugSetting(key) !== undefined && godebugSetting(key)?.package !== "cmd/go";

const isInGoMod = (snapshot: Snapshot, key: string): boolean =>
  [...snapshot.modules.map((module) => module.goMod), ...snapshot.workspaces.map((one) => one.goWork)].some(
    (file) => file?.godebug.some((line) => line.key === key),
  );

/** Its image is a toolchain, or its command runs go; a proxy for modules runs go too. */
function runsGo(snapshot: Snapshot, fact: KnownFact): boolean {
  const containers = surfaceOf(snapshot, fact.at.path)?.containers ?? [];
  return containers.some(
    ({ scope, image, command }) =>
      encloses(scope, fact.scope) &&
      (goImage(image ?? "") !== undefined ||
        /golang|athens|goproxy|runner|builder|-ci\b/.test(image ?? "") ||
        command.some((word) => /(^|[\s/])go\s|^go$/.test(word))),
  );
}
