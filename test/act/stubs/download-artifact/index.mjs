import { cpSync } from "node:fs";
import { join } from "node:path";

cpSync(join(process.env.ACT_JOBS, "artifacts", process.env.INPUT_NAME), process.env.INPUT_PATH, {
  recursive: true,
});
