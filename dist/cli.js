import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/entry/cli.ts
console.log("gomod-preflight 0.1.0");
