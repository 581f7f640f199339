import type { Log } from "../core/world.ts";

export interface LogOptions {
  readonly level: "quiet" | "normal" | "verbose";
  /** Progress lines are drawn only there. */
  readonly terminal: boolean;
  readonly write: (text: string) => void;
}

/** Shorter values are too common in ordinary text to be hidden without ruining it. */
const SHORTEST_SECRET = 4;

/** Lines for people on one stream (standard error on the command line, so that standard output stays data). */
export function streamLog(options: LogOptions): Log {
  const secrets = new Set<string>();
  let drawn = false;
  const put = (text: string): void => {
    if (drawn) options.write("\r\u001b[K");
    drawn = false;
    options.write(`${masked(text, secrets)}\n`);
  };
  return {
    debug: (text) => {
      if (options.level === "verbose") put(text);
    },
    info: (text) => {
      if (options.level !== "quiet") put(text);
    },
    warn: (text) => put(`warning: ${text}`),
    error: (text) => put(`gomod-preflight: ${text}`),
    progress: (text) => {
      if (!options.terminal || options.level === "quiet") return;
      options.write(`\r\u001b[K${masked(text, secrets)}`);
      drawn = true;
    },
    mask: (secret) => {
      if (secret.length >= SHORTEST_SECRET) secrets.add(secret);
    },
  };
}

function masked(text: string, secrets: ReadonlySet<string>): string {
  let result = text;
  for (const secret of secrets) result = result.replaceAll(secret, "***");
  return result;
}
