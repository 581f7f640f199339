import type { EnvFact, EnvVia, KnownOr, Phase, SurfaceKind } from "../core/fact.ts";
import type { Location } from "../core/location.ts";
import type {
  ArgFact,
  CommandFact,
  ContainerFact,
  GoVersionFact,
  StageFact,
  StepFact,
  Surface,
} from "../core/surface.ts";
import { goImage } from "../golang/images.ts";
import { goVariables, isRelevantName, versionVariables } from "../golang/variables.ts";
import type { SyntaxFault } from "../gomod/syntax.ts";

/** A surface while its reader fills it. */
export interface Draft {
  readonly path: string;
  readonly kind: SurfaceKind;
  readonly env: EnvFact[];
  readonly goVersions: GoVersionFact[];
  readonly commands: CommandFact[];
  readonly stages: StageFact[];
  readonly globalArgs: ArgFact[];
  readonly steps: StepFact[];
  readonly containers: ContainerFact[];
  readonly faults: SyntaxFault[];
}

export const newDraft = (path: string, kind: SurfaceKind): Draft => ({
  path,
  kind,
  env: [],
  goVersions: [],
  commands: [],
  stages: [],
  globalArgs: [],
  steps: [],
  containers: [],
  faults: [],
});

/** Where the settings of one place hold; `phase` only where the place itself is purely of one phase (a manifest). */
export interface Place {
  readonly scope: string;
  readonly phase?: Phase;
  readonly ships?: boolean;
}

export interface Setting {
  readonly via?: EnvVia;
  readonly command?: readonly string[];
  readonly lost?: string;
  readonly overridable?: boolean;
  readonly example?: boolean;
}

/** Records a setting if its name can matter; version variables (`GO_VERSION=1.26`) become Go version facts as well. */
export function addEnv(
  draft: Draft,
  place: Place,
  name: string,
  value: KnownOr,
  at: Location,
  setting: Setting = {},
): void {
  if (!isRelevantName(name)) return;
  const phase = setting.command ? commandPhase(name, setting.command) : (place.phase ?? naturalPhase(name));
  const ships = place.ships ? { ships: true } : {};
  draft.env.push({ name, value, at, surface: draft.kind, phase, scope: place.scope, ...ships, ...setting });
  if (!versionVariables.has(name)) return;
  const version = typeof value === "string" ? value.replace(/^go/, "") : value;
  if (typeof version === "string" && !/^\d+\.\d+/.test(version)) return;
  draft.goVersions.push({
    version,
    at,
    surface: draft.kind,
    scope: place.scope,
    origin: "variable",
    matrix: false,
  });
}

/** A container image that is a Go toolchain of a known version is a Go version fact. */
export function addGoImage(draft: Draft, scope: string, reference: string | undefined, at: Location): void {
  const version = goImage(reference ?? "")?.version;
  if (version)
    draft.goVersions.push({ version, at, surface: draft.kind, scope, origin: "image", matrix: false });
}

const naturalPhase = (name: string): Phase => goVariables.get(name)?.phase ?? "build";

/** `X=1 go test` is a test setting, `X=1 ./server` a run-time one. */
function commandPhase(name: string, command: readonly string[]): Phase {
  const natural = naturalPhase(name);
  if (command[0] !== "go") return natural;
  if (command[1] === "test") return "test";
  if (command[1] === "run") return "run";
  return natural === "run" ? "build" : natural;
}

export const join = (...scopes: string[]): string => scopes.filter((scope) => scope !== "").join(" / ");

export const unknown = (text: string): { readonly unknown: string } => ({ unknown: text });

/** The finished, plain surface; undefined when the file says nothing about Go. */
export function finish(draft: Draft): Surface | undefined {
  const { faults: _, ...surface } = draft;
  const silent =
    !draft.env.length &&
    !draft.goVersions.length &&
    !draft.commands.length &&
    !draft.stages.length &&
    !draft.steps.length &&
    !draft.containers.length;
  return silent ? undefined : surface;
}
