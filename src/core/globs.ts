import picomatch from "picomatch";

/** Why a glob cannot be used; undefined when it can. */
export function globFault(glob: string): string | undefined {
  if (glob === "") return "it is empty";
  if (glob.startsWith("/") || /^[A-Za-z]:[\\/]/.test(glob))
    return "it is absolute; globs are relative to the repository root";
  if (glob === ".." || glob.startsWith("../")) return "it leaves the repository";
  try {
    picomatch.makeRe(glob, { strictBrackets: true });
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

/** True where any of `globs` matches; a leading "./" and a trailing "/" mean nothing. Empty list: nothing matches. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  return picomatch(
    globs.map((glob) => glob.replace(/^\.\//, "").replace(/(.)\/$/, "$1")),
    { dot: true },
  );
}
