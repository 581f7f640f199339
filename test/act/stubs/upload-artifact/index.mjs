import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

const dir = join(process.env.ACT_JOBS, "artifacts", process.env.INPUT_NAME);
rmSync(dir, { recursive: true, force: true });
mkdirSync(dir, { recursive: true });
copyFileSync(process.env.INPUT_PATH, join(dir, basename(process.env.INPUT_PATH)));
