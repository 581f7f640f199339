import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/entry/plan.ts
var bundle = new URL("./steps.js", import.meta.url).href;
var { run } = await import(bundle);
process.exitCode = await run("plan");
