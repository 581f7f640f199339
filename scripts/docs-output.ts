import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** `<!-- run: node dist/cli.js … -->`, a fenced block, `<!-- end run -->`: the block is what the command prints. */
const SHOWN = /<!-- run: node (dist\/\S+)([^>]*?) -->\n[\s\S]*?<!-- end run -->/g;

/** The page with every shown command run anew: fixed date, no colour, durations masked (contract §5). */
export async function withOutputs(path: string): Promise<string> {
  const page = readFileSync(path, "utf8");
  let result = page;
  for (const match of page.matchAll(SHOWN)) {
    const [block, bundle = "", words = ""] = match;
    const args = words
      .trim()
      .split(/\s+/)
      .filter((word) => word !== "");
    const output = masked(await outputOf(bundle, args));
    const command = `node ${[bundle, ...args].join(" ")}`;
    result = result.replace(
      block,
      () => `<!-- run: ${command} -->\n\`\`\`console\n$ ${command}\n${output}\`\`\`\n<!-- end run -->`,
    );
  }
  return result;
}

/** Standard output, then standard error; a failing exit is part of what is shown. */
async function outputOf(bundle: string, args: readonly string[]): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), "gomod-preflight-docs-"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    GOENV: "off",
    GOTOOLCHAIN: "local",
    NO_COLOR: "1",
    GOMOD_PREFLIGHT_FIXED_DATE: "2026-11-21",
  };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bundle, ...args], { env });
    return stdout + stderr;
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    if (stdout + stderr === "") throw cause;
    return stdout + stderr;
  }
}

const masked = (text: string): string => text.replace(/\b\d+(\.\d+)? (ms|s)\b/g, "…");
