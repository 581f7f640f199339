import { goQuote, goQuoteRune } from "./quote.ts";
import { buildOf, majorOf } from "./version.ts";

/** Path rules of golang.org/x/mod/module. Checks return what is wrong in Go's words, or undefined. */

type PathKind = "module" | "import" | "file";

const badChar: Readonly<Record<PathKind, RegExp>> = {
  module: /[^-._~0-9A-Za-z]/u,
  import: /[^-._~0-9A-Za-z+]/u,
  file: /[^-!#$%&()+,.=@[\]^_{}~ 0-9\p{L}]/u,
};

/** Reserved file names on Windows, compared without case. */
const windowsNames = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/i;

function elementFault(element: string, kind: PathKind): string | undefined {
  if (element === "") return "empty path element";
  if (/^\.+$/.test(element)) return `invalid path element ${goQuote(element)}`;
  if (kind === "module" && element.startsWith(".")) return "leading dot in path element";
  if (element.endsWith(".")) return "trailing dot in path element";
  const bad = badChar[kind].exec(element);
  if (bad !== null) return `invalid char ${goQuoteRune(bad[0])}`;
  const [short = ""] = element.split(".", 1);
  if (windowsNames.test(short)) return `${goQuote(short)} disallowed as path element component on Windows`;
  if (kind !== "file" && /~[0-9]+$/.test(short)) return "trailing tilde and digits in path element";
  return undefined;
}

function pathFault(path: string, kind: PathKind): string | undefined {
  if (path === "") return "empty string";
  if (path.startsWith("-") && kind !== "file") return "leading dash";
  if (path.includes("//")) return "double slash";
  if (path.endsWith("/")) return "trailing slash";
  for (const element of path.split("/")) {
    const fault = elementFault(element, kind);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function modulePathFault(path: string): string | undefined {
  const fault = pathFault(path, "module");
  if (fault !== undefined) return fault;
  const [first = ""] = path.split("/", 1);
  if (first === "") return "leading slash";
  if (!first.includes(".")) return "missing dot in first path element";
  const bad = /[^-.0-9a-z]/u.exec(first);
  if (bad !== null) return `invalid char ${goQuoteRune(bad[0])} in first path element`;
  return splitPathVersion(path) === undefined ? "invalid version" : undefined;
}

const malformed = (kind: PathKind, path: string, fault: string | undefined): string | undefined =>
  fault === undefined ? undefined : `malformed ${kind} path ${goQuote(path)}: ${fault}`;

/** module.CheckPath: may be fetched under this path. */
export const checkPath = (path: string): string | undefined =>
  malformed("module", path, modulePathFault(path));

/** module.CheckImportPath. */
export const checkImportPath = (path: string): string | undefined =>
  malformed("import", path, pathFault(path, "import"));

/** module.CheckFilePath: may stand in a module zip. */
export const checkFilePath = (path: string): string | undefined =>
  malformed("file", path, pathFault(path, "file"));

/** The text may name one file of a module zip, as versions must (module.EscapeVersion). */
export const isFileName = (name: string): boolean => elementFault(name, "file") === undefined;

/** module.SplitPathVersion: `prefix + pathMajor` is the path, pathMajor is "", "/v2", ".v3", ".v3-unstable"; undefined = malformed. */
export function splitPathVersion(path: string): { prefix: string; pathMajor: string } | undefined {
  if (path.startsWith("gopkg.in/")) return splitGopkgIn(path);
  const match = /\/v([0-9.]+)$/.exec(path);
  if (match === null) return { prefix: path, pathMajor: "" };
  const [pathMajor, number = ""] = match;
  if (number.includes(".") || number.startsWith("0") || number === "1") return undefined;
  return { prefix: path.slice(0, match.index), pathMajor };
}

function splitGopkgIn(path: string): { prefix: string; pathMajor: string } | undefined {
  const match = /\.v[0-9]*(?:-unstable)?$/.exec(path);
  if (match === null) return undefined;
  const [pathMajor] = match;
  if (pathMajor === ".v" || (pathMajor.startsWith(".v0") && pathMajor !== ".v0")) return undefined;
  return { prefix: path.slice(0, match.index), pathMajor };
}

/** module.CheckPathMajor: the version belongs to the path's major version; else Go's words. */
export function checkPathMajor(version: string, pathMajor: string): string | undefined {
  const wanted = pathMajor.replace(/^(\.v.*)-unstable$/, "$1");
  if (version.startsWith("v0.0.0-") && wanted === ".v1") return undefined;
  const major = majorOf(version);
  if (wanted === "") {
    if (major === "v0" || major === "v1" || buildOf(version) === "+incompatible") return undefined;
  } else if (major === wanted.slice(1)) {
    return undefined;
  }
  const should = wanted === "" ? "v0 or v1" : wanted.slice(1);
  return `version ${goQuote(version)} invalid: should be ${should}, not ${major}`;
}
