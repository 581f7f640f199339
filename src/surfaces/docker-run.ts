import type { Excerpt } from "./text.ts";

/** The shell text of a RUN instruction, places kept; undefined for the exec form and other interpreters. */
export function runScript(file: Excerpt, start: number, end: number): Excerpt | undefined {
  const whole = file.text.slice(start, end);
  const head = /^\s*RUN(\s+(\\\r?\n\s*)?--\w+(=\S*)?)*\s*/i.exec(whole)?.[0] ?? "";
  const body = whole.slice(head.length);
  if (body.startsWith("[")) return undefined;
  const heredoc = /^<<-?(["']?)(\w+)\1[ \t]*\r?\n([\s\S]*?)(\r?\n\2\s*)?$/.exec(body);
  const from = start + head.length + (heredoc ? body.indexOf("\n") + 1 : 0);
  const text = heredoc ? heredoc[3]! : body.includes("<<") ? body : joinContinuations(body);
  if (/^#!/.test(text) && !/^#!.*sh\b/.test(text)) return undefined;
  return { text, at: (a, b) => file.at(from + a, b === undefined ? undefined : from + b) };
}

/** Docker drops comment lines and empty lines inside a continued instruction; a shell would end the command there. */
const joinContinuations = (body: string): string =>
  body.replace(/\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/g, (text) => " ".repeat(text.length));
