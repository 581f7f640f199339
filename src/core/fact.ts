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
  | "version-file"
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
  /** How it is set; absent = declared for everything in its scope. */
  readonly via?: EnvVia;
  /** Words of the one command it is set for (`X=1 go build`). */
  readonly command?: readonly string[];
  /** Why the assignment reaches no program. */
  readonly lost?: string;
  /** In the environment of the program that ships: the image's last stage, a manifest, a unit. */
  readonly ships?: boolean;
  /** A default that the caller may override: `?=`, `${X:-…}`, ARG. */
  readonly overridable?: boolean;
  /** Not in force: offered in an example file, or a parameter's default. */
  readonly example?: boolean;
}

/** How a setting is made, where that is not a plain declaration. */
export type EnvVia =
  | "command"
  | "export"
  | "assignment"
  | "go-env-w"
  | "github-env"
  | "arg"
  | "build-arg"
  | "env-file"
  | "flag";
