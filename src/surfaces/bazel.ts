import { addEnv, type Draft } from "./draft.ts";
import { linesOf } from "./lines.ts";
import type { LineIndex } from "./text.ts";

/** Bazel: `--action_env`, `--repo_env`, `--test_env` of a .bazelrc. */
export function readBazelrc(draft: Draft, index: LineIndex): void {
  for (const { text, start } of linesOf(index.text)) {
    if (text.trimStart().startsWith("#")) continue;
    const command = /^\s*(\S+)/.exec(text)?.[1] ?? "";
    for (const match of text.matchAll(/--(?:host_)?(action|repo|test)_env[= ]("?)([A-Z]\w*)=([^\s"]*)\2/g)) {
      const phase = match[1] === "repo" ? "resolve" : match[1] === "test" ? "test" : "build";
      const at = index.at(start + match.index, start + match.index + match[0].length);
      addEnv(draft, { scope: command, phase }, match[3]!, match[4]!, at, { via: "flag" });
    }
  }
}

/** MODULE.bazel and WORKSPACE: the SDK's version and experiments, and `go_env` of gazelle's go_deps. */
export function readBazelModule(draft: Draft, index: LineIndex): void {
  const source = index.text.replace(/#[^\n]*/g, (comment) => " ".repeat(comment.length));
  for (const call of source.matchAll(
    /\b(go_sdk\.download|go_register_toolchains|go_download_sdk)\s*\(([^()]*)\)/g,
  )) {
    const from = call.index + call[0].indexOf("(") + 1;
    const version = /\bgo?_?version\s*=\s*"(\d[^"]*)"/.exec(call[2]!);
    if (version) {
      const at = index.at(from + version.index, from + version.index + version[0].length);
      const fact = { version: version[1]!, at, surface: draft.kind, scope: call[1]!, matrix: false };
      draft.goVersions.push({ ...fact, origin: "bazel" });
    }
    const experiments = /\bexperiments\s*=\s*\[([^\]]*)\]/.exec(call[2]!);
    if (experiments) {
      const at = index.at(from + experiments.index, from + experiments.index + experiments[0].length);
      addEnv(
        draft,
        { scope: call[1]! },
        "GOEXPERIMENT",
        experiments[1]!.replace(/["'\s]/g, "").replace(/,$/, ""),
        at,
      );
    }
  }
  for (const block of source.matchAll(/\bgo_env\s*=\s*\{([^}]*)\}/g)) addGoEnvBlock(draft, index, block);
}

function addGoEnvBlock(draft: Draft, index: LineIndex, block: RegExpExecArray | RegExpMatchArray): void {
  const from = (block.index ?? 0) + block[0].indexOf("{") + 1;
  for (const pair of block[1]!.matchAll(/"([A-Z]\w*)"\s*:\s*"([^"]*)"/g)) {
    const at = index.at(from + pair.index, from + pair.index + pair[0].length);
    addEnv(draft, { scope: "go_env", phase: "resolve" }, pair[1]!, pair[2]!, at);
  }
}
