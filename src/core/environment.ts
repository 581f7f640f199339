import type { EnvFact } from "./fact.ts";
import type { FindingDraft } from "./finding.ts";
import { RUN_ENVIRONMENT } from "./location.ts";
import type { Snapshot, SnapshotModule } from "./snapshot.ts";
import type { GoVersionFact, Surface } from "./surface.ts";

/** A setting whose value is known. */
export type KnownFact = EnvFact & { readonly value: string };

const isKnown = (fact: EnvFact): fact is KnownFact => typeof fact.value === "string";

/** Settings of these variables that reach a program, with known values: the run's own environment first, then the files'. */
export function settingsOf(snapshot: Snapshot, ...names: readonly string[]): readonly KnownFact[] {
  return [...snapshot.environment, ...snapshot.envFacts].filter(
    (fact): fact is KnownFact =>
      names.includes(fact.name) &&
      isKnown(fact) &&
      fact.lost === undefined &&
      fact.via !== "assignment" &&
      !fact.example,
  );
}

/** Settings in files only. */
export const fileSettingsOf = (snapshot: Snapshot, ...names: readonly string[]): readonly KnownFact[] =>
  settingsOf(snapshot, ...names).filter((fact) => fact.at.path !== RUN_ENVIRONMENT);

/** Is `outer` the scope itself or one around it? */
export const encloses = (outer: string, inner: string): boolean =>
  outer === "" || outer === inner || inner.startsWith(`${outer} / `);

/**
 * The setting that wins at a scope of one surface: the innermost, then the last. A variable set for one command counts
 * for that command only. "unknown" when an expression around it may set it.
 */
export function effective(surface: Surface, scope: string, name: string): EnvFact | "unknown" | undefined {
  const visible = surface.env.filter(
    (fact) =>
      encloses(fact.scope, scope) &&
      fact.lost === undefined &&
      (fact.via !== "command" || fact.scope === scope),
  );
  const own = visible.filter((fact) => fact.name === name);
  if (own.length === 0) return visible.some((fact) => fact.name === "*") ? "unknown" : undefined;
  return own.reduce((winner, fact) => (fact.scope.length >= winner.scope.length ? fact : winner));
}

/** The known value that wins at a scope; undefined when unset or unknown. */
export function effectiveValue(surface: Surface, scope: string, name: string): string | undefined {
  const fact = effective(surface, scope, name);
  return fact === undefined || fact === "unknown" || typeof fact.value !== "string" ? undefined : fact.value;
}

export const surfaceOf = (snapshot: Snapshot, path: string): Surface | undefined =>
  snapshot.surfaces?.find((surface) => surface.path === path);

/** Go versions chosen for a scope by its image or setup-go (several for a matrix). */
export function versionsAt(surface: Surface, scope: string): readonly GoVersionFact[] {
  const around = surface.goVersions.filter(
    (fact) => encloses(fact.scope, scope) && (fact.origin === "image" || fact.origin === "setup-go"),
  );
  const innermost = Math.max(...around.map((fact) => fact.scope.length));
  return around.filter((fact) => fact.scope.length === innermost);
}

const notProduction =
  /(^|[/._\- ])(dev|devel|development|tests?|testing|e2e|integration|staging|stage|perf|bench|benchmarks?|debug|local|examples?|samples?|demo|ci|hack|docs?|docker-compose|compose)([/._\- ]|$)/i;

/** Is a setting in the environment of what ships, as far as path and scope tell? */
export const isProduction = (fact: EnvFact): boolean =>
  fact.ships === true &&
  (fact.surface === "image" ||
    fact.surface === "process" ||
    (!notProduction.test(fact.at.path) && !notProduction.test(fact.scope.replace(/stage \d+/g, ""))));

/** "for step 3 of job test", "in stage build": where a setting holds, for messages. */
export const whereOf = (fact: EnvFact): string => (fact.scope === "" ? "" : ` (${fact.scope})`);

/** The usual finding about a setting. */
export const about = (
  fact: KnownFact,
  what: string,
  help: string,
  more: Partial<FindingDraft> = {},
): FindingDraft => ({
  message: `${fact.name}=${shown(fact.value)}${whereOf(fact)}: ${what}`,
  help,
  at: fact.at,
  ...more,
  data: { variable: fact.name, value: fact.value, scope: fact.scope, ...more.data },
});

const shown = (value: string): string => (/[\s"']/.test(value) ? JSON.stringify(value) : value);

/** Settings whose value Go does not take as it was meant. */
export function* misread(
  facts: readonly KnownFact[],
  faultOf: (value: string) => { readonly what: string; readonly meant?: string } | undefined,
  help: string,
): Iterable<FindingDraft> {
  for (const fact of facts) {
    const fault = faultOf(fact.value);
    if (!fault) continue;
    const meant = fault.meant === undefined ? {} : { meant: fault.meant };
    yield about(fact, fault.what, fault.meant === undefined ? help : `Write ${fact.name}=${fault.meant}.`, {
      data: meant,
    });
  }
}

/** Does something in a scope build or test the modules of the repository (not merely install a tool by version)? */
export const buildsModule = (surface: Surface, scope: string): boolean =>
  surface.commands.some(
    ({ argv, scope: at }) =>
      encloses(scope, at) &&
      argv[0] === "go" &&
      (/^(build|test|vet|run|generate|mod|list|tool|fix)$/.test(argv[1] ?? "") ||
        (argv[1] === "install" && !argv.some((word) => /[^/]@\S+$/.test(word)))) &&
      !(argv[1] === "run" && argv.some((word) => /\.\S+\/\S+@\S+$/.test(word))),
  );

/** The module whose directory holds a file: the nearest above it. */
export function moduleOf(snapshot: Snapshot, path: string): SnapshotModule | undefined {
  const above = snapshot.modules.filter(
    ({ dir, inScope }) => inScope && (dir === "." || path.startsWith(`${dir}/`)),
  );
  return above.sort((a, b) => b.dir.length - a.dir.length)[0];
}
