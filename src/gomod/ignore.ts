import type { IgnoreDirective } from "./syntax.ts";

/**
 * The `ignore` line that hides a directory of the module, itself or one above it: `./path` names one directory, a bare path
 * that path anywhere (go.dev/ref/mod#go-mod-file-ignore). `directory` is relative to the module, without "./".
 */
export function ignoreMatching(
  ignores: readonly IgnoreDirective[],
  directory: string,
): IgnoreDirective | undefined {
  return ignores.find(({ path }) => {
    const written = path.replace(/\/$/, "");
    if (written.startsWith("./")) return `${directory}/`.startsWith(`${written.slice(2)}/`);
    return `/${directory}/`.includes(`/${written}/`);
  });
}
