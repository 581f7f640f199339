import { dirOf, inDir, isBelow } from "../core/paths.ts";
import type { ModuleKind } from "../core/report.ts";
import type {
  Dir,
  FactName,
  Snapshot,
  SnapshotModule,
  SnapshotVendor,
  SnapshotWorkspace,
  SuppressionComment,
  UnparsedFile,
} from "../core/snapshot.ts";
import { suppressionComments } from "../core/suppressions.ts";
import type { Files } from "../core/world.ts";
import { compareGoVersions } from "../gomod/go-version.ts";
import type { GoModFile, GoWorkFile } from "../gomod/syntax.ts";
import { DirectoryFacts } from "./directories.ts";
import { type EnvironmentInput, readEnvironment } from "./environment.ts";
import { isLibrary } from "./library.ts";
import { isAuxiliary, namedDirectories, scopeTest } from "./module-kind.ts";
import { GoFileReader } from "./reader.ts";
import type { Repository } from "./types.ts";
import { readGoWorks, readVendor, workspaceOf, workspaceOfModule } from "./workspaces.ts";

/** What a run knows besides the files. */
export interface SnapshotRun extends EnvironmentInput {
  /** Globs of module directories; empty = all in scope. */
  readonly modules: readonly string[];
  /** Day of the run, YYYY-MM-DD. */
  readonly today: string;
  /** `go1.26.8`, where a go command was asked. */
  readonly goVersion?: string;
}

/** Facts that this reader does not bring; later rooms delete what they add. */
const NOT_READ: readonly (readonly [FactName, string])[] = [
  ["surfaces", "files that set Go variables were not read"],
  ["sources", "Go sources were not read"],
  ["vendor-contents", "no vendored module lies in the module cache to be compared with"],
  ["module-cache", "the module cache was not read"],
  ["git", "the git history was not read"],
  ["base", "there is no base to compare with (--base)"],
  ["checksum-database", "the checksum database is asked only by check --online"],
  ["withdrawals", "authors are asked what they took back only by check --online"],
  ["referee", "Go was not asked (check --with-go)"],
];

/** Reads every go.mod, go.work, go.sum, go.work.sum and modules.txt of `repository`, and the Go environment of the run. */
export function readSnapshot(files: Files, repository: Repository, run: SnapshotRun): Snapshot {
  const reader = new GoFileReader(files, repository.root);
  const suppressions: SuppressionComment[] = [];
  const comments = (path: string) => (text: string) => {
    suppressions.push(...suppressionComments(path, text));
  };
  const goMods = new Map(repository.goMods.map((path) => [path, reader.goMod(path, comments(path))]));
  const goWorks = readGoWorks(reader, repository, run.modules, comments);
  const directories = new DirectoryFacts(files, repository.root);
  const vendors = new Map(repository.vendors.map((dir) => [dir, readVendor(reader, dir)]));
  const isAsked = scopeTest(repository.scope, run.modules);
  const workspaces = [...goWorks].map(([path, goWork]) =>
    withKind(files, repository.root, workspaceOf(path, goWork, isAsked, reader, directories, vendors)),
  );
  const modules = moduleReader(reader, repository, run, goMods, goWorks, workspaces, vendors);
  const missing = new Map(NOT_READ);
  if (run.goVersion === undefined) missing.set("go-version", "no go command was asked for its version");
  const snapshot = {
    modules: [...goMods].map(([path, goMod]) => modules(path, goMod)),
    workspaces,
    unparsed: [] as readonly UnparsedFile[],
    directories: directories.facts,
    environment: readEnvironment(files, run),
    envFacts: [],
    today: run.today,
    suppressions,
    missing,
    ...(run.goVersion === undefined ? {} : { goVersion: run.goVersion }),
  };
  for (const module of snapshot.modules) directories.lookAtReplaces(module.dir, module.goMod?.replace ?? []);
  return { ...snapshot, unparsed: reader.unparsed.filter(concerns(snapshot, repository.scope)) };
}

function withKind(files: Files, root: string, workspace: SnapshotWorkspace): SnapshotWorkspace {
  const dirs = workspace.uses.flatMap(({ dir }) => (dir === null || !isBelow(".", dir) ? [] : [dir]));
  const library = workspace.inScope ? isLibrary(files, root, dirs) : undefined;
  return library === undefined ? workspace : { ...workspace, isLibrary: library };
}

/** Broken files matter where they stop something in scope; those set aside (testdata) are often broken on purpose. */
function concerns(
  { modules, workspaces }: Pick<Snapshot, "modules" | "workspaces">,
  scope: Dir,
): (file: UnparsedFile) => boolean {
  const used = new Set(workspaces.filter((workspace) => workspace.inScope).map((workspace) => workspace.dir));
  for (const { dir, inScope, workspace } of modules) {
    if (inScope || (workspace !== undefined && used.has(workspace))) used.add(dir);
  }
  return ({ path, kind }) => {
    const dir = kind === "modules.txt" ? dirOf(dirOf(path)) : dirOf(path);
    return used.has(dir) || (kind === "go.work" && (isBelow(scope, dir) || isBelow(dir, scope)));
  };
}

function moduleReader(
  reader: GoFileReader,
  repository: Repository,
  run: SnapshotRun,
  goMods: ReadonlyMap<string, GoModFile | undefined>,
  goWorks: ReadonlyMap<string, GoWorkFile>,
  workspaces: readonly SnapshotWorkspace[],
  vendors: ReadonlyMap<Dir, SnapshotVendor>,
): (path: string, goMod: GoModFile | undefined) => SnapshotModule {
  const named = namedDirectories(goMods, goWorks, run.modules, repository.scope);
  const isAsked = scopeTest(repository.scope, run.modules);
  return (path, goMod) => {
    const dir = dirOf(path);
    const workspace = workspaceOfModule(dir, workspaces);
    const vendor = vendors.get(inDir(dir, "vendor"));
    const setAside = isAuxiliary(dir, repository.scope) && !named.has(dir);
    const goSumPath = inDir(dir, "go.sum");
    const goSum = setAside ? undefined : reader.goSum(goSumPath);
    return {
      dir,
      kind: setAside ? "auxiliary" : kindOf(goMod, workspace, vendor),
      inScope: !setAside && isAsked(dir),
      path: goMod?.module?.path ?? "",
      goModPath: path,
      goSumPath,
      ...(goMod ? { goMod } : {}),
      ...(goSum ? { goSum } : {}),
      ...(vendor && !setAside ? { vendor } : {}),
      ...(workspace ? { workspace: workspace.dir } : {}),
    };
  };
}

function kindOf(
  goMod: GoModFile | undefined,
  workspace: SnapshotWorkspace | undefined,
  vendor: SnapshotVendor | undefined,
): ModuleKind {
  if (workspace) return "workspace";
  return vendor && buildsFromVendor(goMod, vendor) ? "vendored" : "main";
}

/** Go's automatic vendor mode outside a workspace (cmd/go modload.setDefaultBuildMod). */
function buildsFromVendor(goMod: GoModFile | undefined, vendor: SnapshotVendor): boolean {
  const isNewEnough = goMod?.go !== undefined && compareGoVersions(goMod.go.version, "1.14") >= 0;
  return isNewEnough && vendor.modulesTxt?.workspace !== true;
}
