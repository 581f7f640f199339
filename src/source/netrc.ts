/** One `machine` of a netrc file. */
export interface NetrcLine {
  readonly machine: string;
  readonly login: string;
  readonly password: string;
}

/** As cmd/go's auth/netrc.go: whitespace-separated pairs, `macdef` bodies skipped, `default` not honoured, entries without both names dropped. */
export function parseNetrc(text: string): readonly NetrcLine[] {
  const lines: NetrcLine[] = [];
  let open: { machine?: string; login?: string; password?: string } = {};
  let inMacro = false;
  for (const line of text.split("\n")) {
    if (inMacro) {
      inMacro = line.trim() !== "";
      continue;
    }
    const fields = line.split(/\s+/).filter((field) => field !== "");
    for (let at = 0; at + 1 < fields.length; at += 2) {
      const [key, value] = [fields[at], fields[at + 1]!];
      if (key === "machine") open = { machine: value };
      else if (key === "login" || key === "password") open = { ...open, [key]: value };
      else if (key === "default") return lines;
      else if (key === "macdef") inMacro = true;
      if (open.machine && open.login && open.password) {
        lines.push({ machine: open.machine, login: open.login, password: open.password });
        open = {};
      }
    }
    if (fields.length % 2 === 1 && fields.at(-1) === "default") return lines;
  }
  return lines;
}
