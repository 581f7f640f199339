import type { EnvFact, KnownOr, SurfaceKind } from "./fact.ts";
import type { Location } from "./location.ts";

/** Where a Go version is chosen. */
type GoVersionOrigin =
  | "image"
  | "setup-go"
  | "version-file"
  | "variable"
  | "download"
  | "feature"
  | "bazel"
  | "binary";

/** A Go version that a file asks for. */
export interface GoVersionFact {
  /** As written: "1.26", "1.26.x", "stable", "^1.25", "1.27-alpine" without its suffix. */
  readonly version: KnownOr;
  readonly at: Location;
  readonly surface: SurfaceKind;
  readonly scope: string;
  readonly origin: GoVersionOrigin;
  /** One of several values of a build matrix, tried on purpose. */
  readonly matrix: boolean;
  /** Written as an unquoted YAML number whose value lost a digit: `1.20` is 1.2. */
  readonly lostDigits?: boolean;
}

/** One simple command of a script, a RUN instruction, a recipe or a step. */
export interface CommandFact {
  /** Words without quotes, assignments in front left out; parts only known at run time stay as written (`$X`, `${{ … }}`). */
  readonly argv: readonly string[];
  /** Assignments in front of the command. */
  readonly assigns: readonly { readonly name: string; readonly value: KnownOr }[];
  readonly at: Location;
  readonly surface: SurfaceKind;
  readonly scope: string;
  /** argv of the next command of the pipeline. */
  readonly pipesInto?: readonly string[];
  /** Inside if, case, `&&`, `||`, or a function. */
  readonly conditional: boolean;
  /** Output is redirected to this file. */
  readonly output?: string;
}

/** A COPY or ADD instruction. */
export interface CopyFact {
  /** `--from`: a stage or an image. */
  readonly from?: string;
  readonly sources: readonly string[];
  readonly target: string;
  readonly at: Location;
}

/** An ARG instruction. */
export interface ArgFact {
  readonly name: string;
  readonly hasDefault: boolean;
  readonly at: Location;
}

/** A `$NAME` in an instruction. */
export interface UseFact {
  readonly name: string;
  readonly at: Location;
}

/** One build stage of a Dockerfile. */
export interface StageFact {
  /** Chain of stages it is built on, itself last, joined with " / "; facts of the stage have this scope. */
  readonly scope: string;
  readonly name: string;
  /** Image it starts from, variables with defaults filled in; undefined when it starts from another stage. */
  readonly image: KnownOr | undefined;
  readonly at: Location;
  /** The last stage: what `docker build` ships without `--target`. */
  readonly final: boolean;
  readonly copies: readonly CopyFact[];
  readonly args: readonly ArgFact[];
  readonly uses: readonly UseFact[];
  /** The last WORKDIR as written. */
  readonly workdir?: string;
  /** Words of ENTRYPOINT and CMD, in this order. */
  readonly entrypoint: readonly string[];
  /** Another stage of the file copies from it. */
  readonly copiedFrom: boolean;
}

/** One step of a workflow job or composite action. */
export interface StepFact {
  readonly scope: string;
  readonly job: string;
  readonly index: number;
  /** `owner/name` or `owner/name/path` of `uses`, without the version. */
  readonly uses?: string;
  readonly version?: string;
  /** Scalars of `with`, as text, with their places. */
  readonly inputs: ReadonlyMap<string, { readonly value: string; readonly at: Location }>;
  readonly at: Location;
  readonly conditional: boolean;
}

/** A container of a workload or a compose service. */
export interface ContainerFact {
  readonly scope: string;
  readonly image?: string;
  /** Bytes. */
  readonly memoryLimit?: number;
  readonly memoryLimitAt?: Location;
  readonly command: readonly string[];
  readonly at: Location;
}

/** What one file says about Go; plain data. */
export interface Surface {
  readonly path: string;
  readonly kind: SurfaceKind;
  readonly env: readonly EnvFact[];
  readonly goVersions: readonly GoVersionFact[];
  readonly commands: readonly CommandFact[];
  readonly stages: readonly StageFact[];
  /** ARG instructions above the first FROM. */
  readonly globalArgs: readonly ArgFact[];
  readonly steps: readonly StepFact[];
  readonly containers: readonly ContainerFact[];
}
