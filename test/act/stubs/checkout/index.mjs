import { cpSync } from "node:fs";
import { join } from "node:path";

if (process.env.INPUT_REPOSITORY && process.env.INPUT_PATH) {
  cpSync(process.env.ACT_SELF, join(process.env.GITHUB_WORKSPACE, process.env.INPUT_PATH), {
    recursive: true,
  });
}
console.log(`node ${process.version}`);
