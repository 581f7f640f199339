import { join } from "node:path";
import pLimit from "p-limit";
import { buildsOf, placeOf, sumFilesOf } from "../core/build.ts";
import type { Location } from "../core/location.ts";
import { type ModuleVersion, moduleKey } from "../core/module.ts";
import { effectiveOf } from "../core/selected.ts";
import type { DatabaseSum, Snapshot } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import { jsonObjects } from "../fetch/go/json-objects.ts";
import type { GoCommand } from "../gocommand/command.ts";
import { scratchModule } from "../gocommand/scratch.ts";
import { sumTable } from "../gomod/sum-table.ts";
import { classifyGoText } from "../source/failure-texts.ts";
import { maskedText } from "../source/mask.ts";
import { routeOf } from "../source/route.ts";
import { readSettings, type SourceSettings } from "../source/settings.ts";
import type { Opened } from "./open.ts";

/** Of one go command; what is not in the module cache yet is downloaded. */
const DEADLINE_MS = 10 * 60_000;
/** go commands at once; each is parallel in itself. */
const AT_ONCE = 2;
/** Modules for one go command: far below the longest command line. */
const AT_A_TIME = 200;

/** The fields of `go mod download -json` that are read here. */
interface Downloaded {
  readonly Path: string;
  readonly Version: string;
  readonly Sum?: string;
  readonly GoModSum?: string;
  readonly Error?: string;
}

/** A module of some go.mod with a line in some go.sum. */
interface Summed extends ModuleVersion {
  readonly requiredAt: readonly Location[];
}

interface Answer {
  readonly sums: readonly DatabaseSum[];
  /** What the database could not be asked, a line each. */
  readonly faults: readonly string[];
}

/**
 * Asks the checksum database for what go.sum already holds (`check --online`). Go does, in a scratch module without go.sum,
 * by the user's GOPROXY, GOSUMDB and GOMODCACHE. Only names known to be public are asked for (contract §1).
 */
export async function withDatabaseSums(opened: Opened, go: GoCommand, world: World): Promise<Opened> {
  const settings = readSettings(go.env, opened.config, world.files);
  if (settings.sumDatabase === "off") return noted(opened, { sums: [], faults: ["GOSUMDB is off"] });
  const summed = summedIn(opened.snapshot).filter(({ path }) => !routeOf(path, settings).private);
  const known = summed.filter(({ path }) => isPublic(path, settings));
  const unknown = summed.filter((module) => !known.includes(module));
  const answer = await askAll(known, go, world);
  return noted(opened, { ...answer, faults: [...answer.faults, ...notAsked(unknown)] });
}

/** Without sums but with faults the fact is missing, with both it is incomplete. */
function noted(opened: Opened, { sums, faults }: Answer): Opened {
  const missing = new Map(opened.snapshot.missing);
  const incomplete = new Map(opened.snapshot.incomplete);
  missing.delete("checksum-database");
  if (faults.length > 0) {
    (sums.length === 0 ? missing : incomplete).set("checksum-database", reasonOf(faults));
  }
  return { ...opened, snapshot: { ...opened.snapshot, databaseSums: sums, missing, incomplete } };
}

const reasonOf = ([first = "", ...more]: readonly string[]): string =>
  more.length === 0 ? first : `${first} (and ${more.length} more)`;

function notAsked(modules: readonly Summed[]): readonly string[] {
  if (modules.length === 0) return [];
  const names = modules.slice(0, 3).map(({ path }) => path);
  const rest = modules.length > 3 ? ` and ${modules.length - 3} more` : "";
  return [
    `not known to be public (\`public:\` in the configuration), so not asked: ${names.join(", ")}${rest}`,
  ];
}

/** The user says so, or the user's own chain shows the name to Go's default proxy before anybody else. */
function isPublic(path: string, settings: SourceSettings): boolean {
  const { steps, public: isSaid } = routeOf(path, settings);
  const first = steps[0];
  return isSaid || (first?.kind === "http" && first.url === settings.defaultProxy);
}

function summedIn(snapshot: Snapshot): readonly Summed[] {
  const lines = sumFilesOf(snapshot).flatMap((file) => file.lines);
  const held = new Set(lines.map(moduleKey));
  const found = new Map<string, Summed>();
  for (const build of buildsOf(snapshot)) {
    for (const { file, directive } of build.requires) {
      const effective = effectiveOf(build, directive);
      if (build.mainPaths.has(directive.path) || effective.kind === "directory") continue;
      const key = moduleKey(effective.module);
      const requiredAt = [...(found.get(key)?.requiredAt ?? []), placeOf(file, directive.span)];
      if (held.has(key)) found.set(key, { ...effective.module, requiredAt });
    }
  }
  return [...found.values()];
}

async function askAll(modules: readonly Summed[], go: GoCommand, world: World): Promise<Answer> {
  const limit = pLimit(AT_ONCE);
  const shares = Array.from({ length: Math.ceil(modules.length / AT_A_TIME) }, (_, i) =>
    modules.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
  );
  const dir = world.files.makeTempDir("gomod-preflight-database-");
  try {
    const answers = await Promise.all(
      shares.map((share, i) => limit(() => ask(share, join(dir, String(i)), go, world))),
    );
    return {
      sums: answers.flatMap(({ sums }) => sums),
      faults: answers.flatMap(({ faults }) => faults),
    };
  } finally {
    world.files.remove(dir);
  }
}

/** An empty go.sum: Go has nothing to believe but the database, even for what the module cache holds. */
async function ask(modules: readonly Summed[], dir: string, go: GoCommand, world: World): Promise<Answer> {
  const { cwd, env } = scratchModule(dir, go, sumTable([]));
  const args = ["mod", "download", "-json", ...modules.map(moduleKey)];
  const result = await go.run(args, { cwd, env, deadlineMs: DEADLINE_MS });
  world.log.debug(`go mod download of ${modules.length} modules without go.sum: exit code ${result.code}`);
  if (result.timedOut) return silent(`go mod download took more than ${DEADLINE_MS / 60_000} minutes`);
  const downloaded = jsonObjects<Downloaded>(result.stdout);
  if (downloaded.length === 0) return silent(`Go could not ask: ${firstLine(result.stderr)}`);
  const asked = new Map(modules.map((module) => [moduleKey(module), module]));
  const answers = downloaded.flatMap((one) => {
    const module = asked.get(`${one.Path}@${one.Version}`);
    return module === undefined ? [] : [answerOf(module, one)];
  });
  return { sums: answers.flatMap(({ sums }) => sums), faults: answers.flatMap(({ faults }) => faults) };
}

const silent = (fault: string): Answer => ({ sums: [], faults: [fault] });

/** What Go reports without an error the database has confirmed; where the bytes are others, Go's text quotes its hash. */
function answerOf(module: Summed, { Sum, GoModSum, Error: text }: Downloaded): Answer {
  const sum = (goMod: boolean, hash: string | undefined): readonly DatabaseSum[] =>
    hash === undefined ? [] : [{ ...module, goMod, hash }];
  if (text === undefined) return { sums: [...sum(false, Sum), ...sum(true, GoModSum)], faults: [] };
  const hash = /^\t(?!downloaded:)[^\s:]+:\s+(h1:\S+)$/m.exec(text)?.[1];
  if (classifyGoText(text) === "database-mismatch" && hash !== undefined) {
    return { sums: sum(text.includes("verifying go.mod:"), hash), faults: [] };
  }
  return silent(`Go could not ask for ${moduleKey(module)}: ${firstLine(text)}`);
}

const firstLine = (text: string): string => maskedText(text.trim().split("\n")[0] ?? "");
