import { basename } from "node:path/posix";
import { type Build, buildsOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { dirOf, inDir, isBelow } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Dir } from "../core/snapshot.ts";
import type { CommandFact, CopyFact, StageFact, Surface } from "../core/surface.ts";
import { matchPath } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "replace-target-not-copied",
  catalogue: "RPL-302",
  severity: "warning",
  summary: "A Dockerfile runs go mod download before it copies a directory that a replace line names.",
  source: "cmd/go: “(replaced by ./x): reading x/go.mod: … no such file or directory”",
  needs: ["modules", "workspaces", "surfaces"],
  *check(snapshot) {
    const targets = localTargets(buildsOf(snapshot));
    for (const surface of snapshot.surfaces ?? []) {
      for (const command of surface.commands) {
        if (surface.kind === "dockerfile" && isDownload(command)) yield* notCopied(surface, command, targets);
      }
    }
  },
};

interface Target {
  readonly module: string;
  readonly dir: Dir;
}

/** For each module on its own, the directories inside the repository that it needs. */
function localTargets(builds: readonly Build[]): ReadonlyMap<Dir, readonly Target[]> {
  const targets = new Map<Dir, readonly Target[]>();
  for (const build of builds) {
    if (build.workspace !== undefined) continue;
    const needed = build.requires.flatMap(({ directive }) => {
      const effective = effectiveOf(build, directive);
      return effective.kind === "directory" && isBelow(".", effective.dir)
        ? [{ module: directive.path, dir: effective.dir }]
        : [];
    });
    targets.set(build.dir, needed);
  }
  return targets;
}

const isDownload = ({ argv: [go, mod, download] }: CommandFact): boolean =>
  go === "go" && mod === "mod" && download === "download";

/**
 * The build context is not written in a Dockerfile: a target counts as missing only where it is so for every context that
 * fits. A context that is neither the Dockerfile's directory nor the root is a guess, good for a notice.
 */
function* notCopied(
  surface: Surface,
  command: CommandFact,
  targets: ReadonlyMap<Dir, readonly Target[]>,
): Iterable<FindingDraft> {
  const copies = copiesBefore(surface, command);
  if (copies.some(isOpaque)) return;
  const fitting = contextsOf(surface.path).flatMap((context) => {
    const sources = copies.flatMap((copy) => copy.sources.map((source) => inDir(context, source)));
    const isCopied = (dir: Dir) => sources.some((source) => covers(source, inDir(dir, "go.mod")));
    // The first module to be copied is the one that is downloaded for; those after it are its replacements.
    const needed = copiedModules(sources)
      .map((dir) => targets.get(dir))
      .find((found) => found !== undefined);
    return needed === undefined ? [] : [{ context, missing: needed.filter(({ dir }) => !isCopied(dir)) }];
  });
  const [first] = fitting;
  const isGuess = first?.context !== "." && first?.context !== dirOf(surface.path);
  const everywhere = (first?.missing ?? []).filter(({ dir }) =>
    fitting.every(({ missing }) => missing.some((target) => target.dir === dir)),
  );
  for (const { module, dir } of everywhere) {
    yield {
      message: `go mod download runs before ${dir} is copied, which replaces ${module}`,
      help: `Put COPY ${dir}/go.mod ${dir}/go.sum … before it, or copy everything first.`,
      at: command.at,
      ...(isGuess && { severity: "notice" }),
      data: { module, target: dir },
    };
  }
}

/** Directories whose go.mod the sources bring by its name, by `go.*`, or with the whole directory. */
function copiedModules(sources: readonly string[]): readonly Dir[] {
  const dirs = sources.flatMap((source) => {
    const path = withoutSlash(source);
    return matchPath(basename(path), "go.mod") && path !== "." ? [dirOf(path), path] : [path];
  });
  return [...new Set(dirs)];
}

const withoutSlash = (path: string): string => path.replace(/(.)\/$/, "$1");

/** COPY instructions of the stage and of those it is built on, as far as they stand above the command. */
function copiesBefore(surface: Surface, command: CommandFact): readonly CopyFact[] {
  const isUnder = ({ scope }: StageFact) =>
    command.scope === scope || command.scope.startsWith(`${scope} / `);
  return surface.stages
    .filter(isUnder)
    .flatMap((stage) => stage.copies)
    .filter((copy) => copy.at.line < command.at.line);
}

/** Brings what cannot be known: files of another stage or image, or a name from a variable. */
const isOpaque = (copy: CopyFact): boolean =>
  copy.from !== undefined || copy.sources.some((source) => source.includes("$"));

/** The Dockerfile's directory and all above it. */
function contextsOf(path: string): readonly Dir[] {
  const contexts: Dir[] = [dirOf(path)];
  while (contexts.at(-1) !== ".") contexts.push(dirOf(contexts.at(-1) ?? "."));
  return contexts;
}

/** A source brings a file when it, as a pattern, matches the file or a directory above it. */
function covers(written: string, file: string): boolean {
  const source = withoutSlash(written);
  if (source === ".") return true;
  const elements = file.split("/");
  return elements.some((_, index) => matchPath(source, elements.slice(0, index + 1).join("/")));
}
