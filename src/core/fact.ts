import type { Location } from "./location.ts";

/** Kinds of files that set Go variables; one reader each in `surfaces/`. */
export type SurfaceKind =
  | "process"
  | "go-env"
  | "workflow"
  | "action"
  | "dockerfile"
  | "compose"
  | "bake"
  | "kubernetes"
  | "helm"
  | "kustomize"
  | "makefile"
  | "shell"
  | "dotenv"
  | "gitlab-ci"
  | "devcontainer"
  | "taskfile"
  | "justfile"
  | "goreleaser"
  | "ko"
  | "systemd"
  | "bazel"
  | "image"
  | "binary"
  | "ci-other";

/** When a setting takes effect. */
export type Phase = "resolve" | "build" | "test" | "run";

/** A value, or why it cannot be known (expression, template, reference). Unknown raises nothing. */
export type KnownOr = string | { readonly unknown: string };

/** One setting of one variable seen somewhere. */
export interface EnvFact {
  readonly name: string;
  readonly value: KnownOr;
  readonly at: Location;
  readonly surface: SurfaceKind;
  readonly phase: Phase;
  /** stage / job / step / container; outermost first, joined with " / ". */
  readonly scope: string;
}
