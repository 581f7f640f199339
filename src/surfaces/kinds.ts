import { basename } from "node:path/posix";
import type { SurfaceKind } from "../core/fact.ts";

const byPath: readonly (readonly [RegExp, SurfaceKind])[] = [
  [/^\.github\/workflows\/[^/]+\.ya?ml$|^workflows\/[^/]+\.ya?ml$/, "workflow"],
  [/(^|\/)action\.ya?ml$/, "action"],
  [/(^|\/)(dockerfile|containerfile)([.\-_][^/]*)?$|\.(dockerfile|containerfile)$/i, "dockerfile"],
  [/(^|\/)(docker-)?compose([.\-_][^/]*)?\.ya?ml$/, "compose"],
  [/(^|\/)docker-bake(\.override)?\.(hcl|json)$/, "bake"],
  [/\.gitlab-ci\.ya?ml$|^\.gitlab\/.*\.ya?ml$/, "gitlab-ci"],
  [/(^|\/)\.?goreleaser[^/]*\.ya?ml$/, "goreleaser"],
  [/(^|\/)\.ko\.ya?ml$/, "ko"],
  [/(^|\/)[Tt]askfile[^/]*\.ya?ml$/, "taskfile"],
  [
    /(^|\/)\.?(travis|drone|woodpecker|appveyor|azure-pipelines|cloudbuild|bitbucket-pipelines|cirrus|semaphore)[^/]*\.ya?ml$/,
    "ci-other",
  ],
  [
    /(^|\/)(\.circleci|\.azure|\.azure-pipelines|\.buildkite|\.woodpecker|\.semaphore)\/.*\.ya?ml$/,
    "ci-other",
  ],
  [/(^|\/)kustomization\.ya?ml$/, "kustomize"],
  [/(^|\/)templates\/.*\.(ya?ml|tpl)$/, "helm"],
  [/(^|\/)values[^/]*\.ya?ml$/, "helm"],
  [/\.ya?ml$/, "kubernetes"],
  [/(^|\/)(GNU)?makefile(\.[^/]*)?$|\.(mk|mak)$/i, "makefile"],
  [/(^|\/)\.?justfile$|\.just$/i, "justfile"],
  [/\.(service)$|\.service\.d\/[^/]*\.conf$/, "systemd"],
  [/(^|\/)(module\.bazel|workspace(\.bazel)?)$|bazelrc$/i, "bazel"],
  [/devcontainer\.json$/, "devcontainer"],
  [/(^|\/)(go\.env|go\/env)$/, "go-env"],
  [/(^|\/)\.env([.\-_][^/]*)?$|\.env$/, "dotenv"],
  [/(^|\/)(\.go-version|\.tool-versions|\.?mise\.toml|project\.toml)$/, "version-file"],
  [/\.(sh|bash|zsh)$|(^|\/)\.(envrc|bashrc|bash_profile|profile|zshrc)$/, "shell"],
];

/** The kind of a file by its path, and for files without extension by its first line; undefined when it is none. */
export function surfaceKind(path: string, text: string): SurfaceKind | undefined {
  const kind = byPath.find(([pattern]) => pattern.test(path))?.[1];
  if (kind) return kind === "kubernetes" && looksLikeCompose(text) ? "compose" : kind;
  return !basename(path).includes(".") && /^#!.*\b(sh|bash|zsh|dash|ksh)\b/.test(text) ? "shell" : undefined;
}

const looksLikeCompose = (text: string): boolean =>
  /^services:/m.test(text) &&
  /^ {2,}(image|build|environment):/m.test(text) &&
  !/^(kind|apiVersion):/m.test(text);
