import { type Directive, keep, readString, Wrong } from "./directives.ts";
import { checkPathMajor, splitPathVersion } from "./module-path.ts";
import { goQuote } from "./quote.ts";
import type { Line } from "./statements.ts";
import type { GoDirective, GodebugDirective, ReplaceDirective, ToolchainDirective } from "./syntax.ts";
import { canonicalVersion } from "./version.ts";

/** What go.mod and go.work share, while it is read. */
interface SharedDraft {
  go?: GoDirective;
  toolchain?: ToolchainDirective;
  readonly godebug: GodebugDirective[];
  readonly replace: ReplaceDirective[];
}

/** Adds a directive that go.mod and go.work share (x/mod/modfile rule.go), or returns what is wrong with it; any other is unknown. */
export function takeShared(file: SharedDraft, directive: Directive): Wrong | undefined {
  switch (directive.verb) {
    case "go":
      return keep(readGo(directive, file.go), (go) => {
        file.go = go;
      });
    case "toolchain":
      return keep(readToolchain(directive, file.toolchain), (toolchain) => {
        file.toolchain = toolchain;
      });
    case "godebug":
      return keep(readGodebug(directive), (godebug) => file.godebug.push(godebug));
    case "replace":
      return keep(readReplace(directive), (replace) => file.replace.push(replace));
    default:
      return new Wrong(`unknown directive: ${directive.verb}`);
  }
}

/** A canonical version of `path`, or what Go says of it. */
function readVersion(verb: string, path: string, word: string): string | Wrong {
  const text = readString(word);
  const about = path === "" ? `${verb}: ` : `${verb} ${path}: `;
  if (text instanceof Wrong) {
    const why = text.message.replace("invalid quoted string: ", "");
    return new Wrong(`${about}version ${goQuote(word)} invalid: ${why}`);
  }
  const canonical = canonicalVersion(text);
  if (canonical !== "") return canonical;
  return new Wrong(`${about}version ${goQuote(text)} invalid: must be of the form v1.2.3`);
}

/** `module/path v1.2.3`, path major and version agreeing. */
export function readModuleVersion(
  verb: string,
  pathWord: string,
  versionWord: string,
): { readonly path: string; readonly version: string } | Wrong {
  const path = readString(pathWord);
  if (path instanceof Wrong) return path;
  const version = readVersion(verb, path, versionWord);
  if (version instanceof Wrong) return version;
  const split = splitPathVersion(path);
  if (split === undefined) return new Wrong("invalid module path");
  const mismatch = checkPathMajor(version, split.pathMajor);
  return mismatch === undefined ? { path, version } : new Wrong(`${verb} ${path}: ${mismatch}`);
}

const commentOf = ({ suffix }: Line): { readonly comment?: string } =>
  suffix === undefined ? {} : { comment: suffix };

const goVersion = /^[1-9][0-9]*\.(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))?(?:[a-z]+[0-9]+)?$/;

/** `go 1.21.0`. */
function readGo({ args, line }: Directive, earlier: GoDirective | undefined): GoDirective | Wrong {
  const [version] = args;
  if (earlier !== undefined) return new Wrong("repeated go statement");
  if (args.length !== 1 || version === undefined) {
    return new Wrong("go directive expects exactly one argument");
  }
  if (!goVersion.test(version)) {
    return new Wrong(`invalid go version '${version}': must match format 1.23.0`);
  }
  return { version, ...commentOf(line), span: line.span };
}

/** `toolchain go1.21.3` or `toolchain default`. */
function readToolchain(
  { args, line }: Directive,
  earlier: ToolchainDirective | undefined,
): ToolchainDirective | Wrong {
  const [name] = args;
  if (earlier !== undefined) return new Wrong("repeated toolchain statement");
  if (args.length !== 1 || name === undefined) {
    return new Wrong("toolchain directive expects exactly one argument");
  }
  if (!/^default$|^go1(?:$|\.)/.test(name)) {
    return new Wrong(`invalid toolchain version '${name}': must match format go1.23.0 or default`);
  }
  return { name, ...commentOf(line), span: line.span };
}

/** `godebug key=value`. */
function readGodebug({ args, line }: Directive): GodebugDirective | Wrong {
  const [setting = ""] = args;
  const equals = setting.indexOf("=");
  if (args.length !== 1 || /["'`,]/.test(setting) || equals < 0) {
    return new Wrong("usage: godebug key=value");
  }
  return { key: setting.slice(0, equals), value: setting.slice(equals + 1), span: line.span };
}

/** modfile.IsDirectoryPath: a replacement that is a directory on some system, not a module. */
const isDirectoryPath = (path: string): boolean => /^(?:\.{1,2}$|\.{1,2}[/\\]|[/\\]|[A-Za-z]:)/.test(path);

/** `old [v] => new v` or `old [v] => ./directory`. */
function readReplace({ verb, args, line }: Directive): ReplaceDirective | Wrong {
  const arrow = args[1] === "=>" ? 1 : 2;
  const rest = args.length - arrow - 1;
  if (rest < 1 || rest > 2 || args[arrow] !== "=>") {
    return new Wrong(
      `usage: ${verb} module/path [v1.2.3] => other/module v1.4\n\t or ${verb} module/path [v1.2.3] => ../local/directory`,
    );
  }
  const old = readReplaced(verb, args[0]!, arrow === 2 ? args[1] : undefined);
  if (old instanceof Wrong) return old;
  const target = readReplacement(verb, args[arrow + 1]!, args[arrow + 2]);
  if (target instanceof Wrong) return target;
  return {
    oldPath: old.path,
    oldVersion: old.version,
    newPath: target.path,
    newVersion: target.version,
    span: line.span,
  };
}

type PathVersion = { readonly path: string; readonly version: string };

function readReplaced(verb: string, pathWord: string, versionWord: string | undefined): PathVersion | Wrong {
  const path = readString(pathWord);
  if (path instanceof Wrong) return path;
  if (splitPathVersion(path) === undefined) return new Wrong(`${verb} ${path}: invalid module path`);
  return versionWord === undefined ? { path, version: "" } : readModuleVersion(verb, pathWord, versionWord);
}

function readReplacement(
  verb: string,
  pathWord: string,
  versionWord: string | undefined,
): PathVersion | Wrong {
  const path = readString(pathWord);
  if (path instanceof Wrong) return path;
  if (versionWord === undefined) return readReplacementDirectory(path);
  const version = readVersion(verb, path, versionWord);
  if (version instanceof Wrong) return version;
  return isDirectoryPath(path)
    ? new Wrong(`replacement module directory path ${goQuote(path)} cannot have version`)
    : { path, version };
}

function readReplacementDirectory(path: string): PathVersion | Wrong {
  if (!isDirectoryPath(path)) {
    return new Wrong(
      path.includes("@")
        ? "replacement module must match format 'path version', not 'path@version'"
        : "replacement module without version must be directory path (rooted or starting with . or ..)",
    );
  }
  return path.includes("\\")
    ? new Wrong("replacement directory appears to be Windows path (on a non-windows system)")
    : { path, version: "" };
}
