import { execFileSync } from "node:child_process";
import { delimiter, join } from "node:path";

/** Tests run the bundle, so it is made from the sources at hand first; tools of the project come before the machine's. */
export function setup(): void {
  process.env["PATH"] = [join(process.cwd(), "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  execFileSync(process.execPath, ["scripts/build.ts"], { stdio: "inherit" });
}
