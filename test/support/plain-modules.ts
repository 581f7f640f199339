import type { Modules } from "./goproxy-memory.ts";

/** One package each at v1.0.0, without imports. */
export const plainModules = (paths: readonly string[]): Modules =>
  Object.fromEntries(paths.map((path) => [`${path}@v1.0.0`, { "x.go": "package x\n" }]));

/** A go.mod that requires them: the first stands on line 6. */
export const requiring = (module: string, paths: readonly string[]): string =>
  `module ${module}\n\ngo 1.21\n\nrequire (\n${paths.map((path) => `\t${path} v1.0.0\n`).join("")})\n`;
