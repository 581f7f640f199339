import { basename, dirname, extname } from "node:path/posix";

/** Bytes; a larger file is reported as not read instead of parsed. */
export const maxSurfaceBytes = 2 * 1024 * 1024;

const names = new Set([
  "makefile",
  "gnumakefile",
  "justfile",
  ".justfile",
  "devcontainer.json",
  ".devcontainer.json",
  "docker-bake.hcl",
  "docker-bake.json",
  "docker-bake.override.hcl",
  "docker-bake.override.json",
  "module.bazel",
  "workspace",
  "workspace.bazel",
  ".bazelrc",
  ".go-version",
  ".tool-versions",
  "mise.toml",
  ".mise.toml",

  ".envrc",
  ".env",
  "go.env",
  ".bashrc",
  ".bash_profile",
  ".profile",
  ".zshrc",
  "project.toml",
]);

const extensions = new Set([
  ".yml",
  ".yaml",
  ".sh",
  ".bash",
  ".zsh",
  ".mk",
  ".mak",
  ".just",
  ".env",
  ".service",
  ".bazelrc",
  ".dockerfile",
  ".containerfile",
]);

/** Directories in which a file without extension is probably a script. */
const scriptDirectories = new Set(["hack", "script", "scripts", "bin", "ci", "build", "tools", ".buildkite"]);

/** Directories whose files are somebody else's, or fixtures of tests. */
const skipped =
  /(^|\/)(vendor[\w-]*|node_modules|testdata|testfiles?|testfile-[\w-]+|(test-|__)?fixtures(__)?|third_party|\.git)\//;

/**
 * Could this file set a Go variable or choose a Go version? Judged by its root-relative POSIX path alone, so that
 * discovery keeps only paths worth opening; `readSurfaceFile` decides by content.
 */
export function isSurfaceCandidate(path: string): boolean {
  if (skipped.test(path)) return false;
  const name = basename(path).toLowerCase();
  if (names.has(name) || extensions.has(extname(name))) return true;
  if (/^(dockerfile|containerfile)([.\-_]|$)/.test(name) || /^makefile\./.test(name))
    return !/\.(md|go|png|[cm]?[jt]s|py)$/.test(name);
  if (/^\.env[.\-_]/.test(name) || /^go\/env$/.test(path) || path.endsWith("/go/env")) return true;
  if (extname(name) === ".tpl") return /(^|\/)templates\//.test(path);
  if (extname(name) === ".conf") return /\.service\.d\//.test(path);
  return !name.includes(".") && scriptDirectories.has(basename(dirname(path)));
}
