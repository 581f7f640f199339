import { spawnSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

/** Path of a Chromium (installed by the project's script where it may), or why there is none. */
export function findChromium(): { readonly path: string } | { readonly reason: string } {
  const result = spawnSync("bash", ["scripts/install-chromium.sh"], { encoding: "utf8", timeout: 300_000 });
  const path = result.stdout.trim().split("\n").at(-1) ?? "";
  if (result.status === 0 && path !== "") return { path };
  return { reason: result.stderr.trim().split("\n").at(-1) ?? "the install script failed" };
}

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
