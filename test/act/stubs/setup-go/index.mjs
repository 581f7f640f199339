import { appendFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";

if (process.env.INPUT_CACHE !== "false") throw new Error("cache must be false: it would race with ours");
const goPath = mkdtempSync(join(process.env.ACT_JOBS, "gopath-"));
appendFileSync(process.env.GITHUB_ENV, `GOPATH=${goPath}\nGOMODCACHE=${goPath}/pkg/mod\n`);
