import type { FlagRow } from "./command-line.ts";
import type { Door } from "./door.ts";

/** Flags that only the command line has, in the order of the help. */
export const flags: readonly FlagRow[] = [
  { name: "format", value: "text", help: "text, json, markdown or github (standard output)" },
  { name: "output", value: "text", help: "write there instead of standard output" },
  { name: "color", value: "text", help: "auto, always or never" },
  { name: "quiet", value: "none", help: "only findings and failures" },
  { name: "verbose", value: "none", help: "each step and each decision" },
  { name: "help", value: "none", help: "this text" },
  { name: "version", value: "none", help: "the version" },
];

/** Commands in the order of the help; each loads its rooms only when it is called. */
export const doors: readonly Door[] = [];
