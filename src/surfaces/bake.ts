import { addEnv, type Draft, unknown } from "./draft.ts";
import type { LineIndex } from "./text.ts";

/** docker-bake.hcl: `args = { NAME = "value" }` of targets, and variables' defaults. */
export function readBake(draft: Draft, index: LineIndex): void {
  const source = index.text.replace(/(^|\s)(#|\/\/)[^\n]*/g, (comment) => comment.replace(/[^\n]/g, " "));
  for (const block of source.matchAll(/\bargs"?\s*[=:]?\s*\{([^}]*)\}/g)) {
    const from = block.index + block[0].indexOf("{") + 1;
    for (const pair of block[1]!.matchAll(/"?([A-Za-z_]\w*)"?\s*[=:]\s*"([^"]*)"/g)) {
      const value = pair[2]!.includes("$") ? unknown(pair[2]!) : pair[2]!;
      const at = index.at(from + pair.index, from + pair.index + pair[0].length);
      addEnv(draft, { scope: "" }, pair[1]!, value, at, { via: "build-arg" });
    }
  }
  for (const block of source.matchAll(/\bvariable\s+"(\w+)"\s*\{[^}]*\bdefault\s*=\s*"([^"]*)"/g)) {
    const at = index.at(block.index, block.index + block[0].length);
    addEnv(draft, { scope: "" }, block[1]!, block[2]!, at, { via: "arg", overridable: true });
  }
}
