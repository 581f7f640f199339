/** What the runner makes of a step's output (runner 2.336: OutputManager, ActionCommandManager; facts/github.md B1, B3). */
interface Annotation {
  readonly level: "error" | "warning" | "notice";
  /** Cut at 4,096 characters. */
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Made by a problem matcher from an ordinary line. */
  readonly matched: boolean;
}

export interface Logged {
  /** Ordinary lines, masked, as a person reads them. */
  readonly log: string;
  /** At most ten of each level; the rest is dropped. */
  readonly annotations: readonly Annotation[];
  readonly dropped: number;
  readonly debug: readonly string[];
  readonly masks: readonly string[];
}

const PER_LEVEL = 10;
const LONGEST = 4_096;

/** setup-go leaves this matcher on for every later step; its severity is error. */
const setupGo = /^\s*(.+\.go):(?:(\d+):(\d+):)? (.*)/;

const levels = ["error", "warning", "notice"] as const;

export function readLog(text: string): Logged {
  const masks: string[] = [];
  const log: string[] = [];
  const debug: string[] = [];
  const annotations: Annotation[] = [];
  const masked = (line: string) => masks.reduce((rest, secret) => rest.replaceAll(secret, "***"), line);
  for (const line of text.split("\n")) {
    const [, name = "", properties = "", data = ""] =
      /^\s*::([\w-]+)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/.exec(line) ?? [];
    const level = levels.find((one) => one === name);
    if (name === "add-mask") masks.push(unescaped(data));
    else if (name === "debug") debug.push(masked(unescaped(data)));
    else if (level) annotations.push(commandAnnotation(level, properties, masked(unescaped(data))));
    else if (name === "") log.push(masked(line), ...matcherTexts(line, annotations));
  }
  const kept = levels.flatMap((level) =>
    annotations.filter((one) => one.level === level).slice(0, PER_LEVEL),
  );
  return { log: log.join("\n"), annotations: kept, dropped: annotations.length - kept.length, debug, masks };
}

const commandAnnotation = (level: Annotation["level"], properties: string, message: string): Annotation => ({
  level,
  message: message.slice(0, LONGEST),
  properties: Object.fromEntries(
    properties.split(",").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), unescaped(pair.slice(at + 1))];
    }),
  ),
  matched: false,
});

/** Registers what the matcher sees; adds nothing to the log. */
function matcherTexts(line: string, annotations: Annotation[]): [] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the runner strips colours before matching
  const match = setupGo.exec(line.replace(/\u001b\[[0-9;]*m/g, ""));
  if (match) annotations.push({ level: "error", message: match[4] ?? "", properties: {}, matched: true });
  return [];
}

const unescaped = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
