import pLimit from "p-limit";
import { buildsOf } from "../core/build.ts";
import { inDir } from "../core/paths.ts";
import { effectiveOf } from "../core/selected.ts";
import type { CommitFact, HistoryFact, Snapshot, VersionTag } from "../core/snapshot.ts";
import { newestForeignTag, tagName } from "../core/version-tags.ts";
import type { World } from "../core/world.ts";
import { readGoMod } from "../gomod/go-mod.ts";
import { parsePseudoVersion } from "../gomod/pseudo-version.ts";
import { isValidVersion } from "../gomod/version.ts";
import type { Opened } from "./open.ts";

const DEADLINE_MS = 20_000;
/** git processes at once. */
const AT_ONCE = 4;
/** Questions of one kind; a repository with more is asked about the first ones. */
const MOST = 200;

/** Name, commit of a light tag or hash of an annotated one, commit that one leads to. */
const tagFormat = "--format=%(refname:lstrip=2) %(objectname) %(*objectname)";

type Git = (...args: readonly string[]) => Promise<string | undefined>;

/** Asks git for tags, and for the commits that requirements on the repository's own modules name. Never writes, never fetches. */
export async function withHistory(opened: Opened, world: World): Promise<Opened> {
  const { snapshot, repository } = opened;
  const git = gitIn(repository.root, world);
  const answer = await git("rev-parse", "--is-shallow-repository", "HEAD");
  if (answer === undefined) return opened; // no repository, or none with a commit
  const tags = versionTags((await git("for-each-ref", tagFormat, "refs/tags")) ?? "");
  const limit = pLimit(AT_ONCE);
  const commits = await Promise.all(
    ownRevisions(snapshot).map((revision) =>
      limit(async () => [revision, await commitOf(git, revision)] as const),
    ),
  );
  const paths = await Promise.all(
    doubtfulTags(snapshot, tags).map((tag) =>
      limit(async () => [tagName(tag), await pathAt(git, tag)] as const),
    ),
  );
  const history: HistoryFact = {
    tags,
    shallow: answer.startsWith("true"),
    commits: new Map(commits),
    pathsAtTags: new Map(paths.flatMap(([tag, path]) => (path === undefined ? [] : [[tag, path] as const]))),
  };
  const missing = new Map(snapshot.missing);
  missing.delete("git");
  return { ...opened, snapshot: { ...snapshot, history, missing } };
}

/** Gives what git printed; undefined when it failed. */
function gitIn(root: string, { processes, env, signal }: World): Git {
  const quiet = {
    ...env,
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    LC_ALL: "C",
  };
  return async (...args) => {
    const options = { cwd: root, env: quiet, deadlineMs: DEADLINE_MS, signal };
    const result = await processes.run("git", args, options);
    return result.code === 0 ? result.stdout : undefined;
  };
}

function versionTags(listed: string): readonly VersionTag[] {
  return listed.split("\n").flatMap((line) => {
    const [name = "", object = "", commit = ""] = line.split(" ");
    const slash = name.lastIndexOf("/");
    const version = name.slice(slash + 1);
    const isFull = /^v[0-9]+\.[0-9]+\.[0-9]+/.test(version) && isValidVersion(version);
    return isFull ? [{ dir: slash < 0 ? "." : name.slice(0, slash), version, commit: commit || object }] : [];
  });
}

/** Revisions of pseudo-versions of the repository's own modules, where they are fetched. */
function ownRevisions(snapshot: Snapshot): readonly string[] {
  const own = new Set(snapshot.modules.map((module) => module.path));
  const revisions = buildsOf(snapshot).flatMap((build) =>
    build.requires.flatMap(({ directive }) => {
      const isFetched = own.has(directive.path) && effectiveOf(build, directive).replacement === undefined;
      const pseudo = isFetched ? parsePseudoVersion(directive.version) : undefined;
      return pseudo && /^[0-9a-f]{7,40}$/.test(pseudo.revision) ? [pseudo.revision] : [];
    }),
  );
  return [...new Set(revisions)].slice(0, MOST);
}

async function commitOf(git: Git, revision: string): Promise<CommitFact | null> {
  const shown = await git("log", "-1", "--no-show-signature", "--format=%H %ct", revision, "--");
  const [hash = "", seconds = ""] = shown?.trim().split(" ") ?? [];
  return hash === "" ? null : { hash, time: Number(seconds) * 1000 };
}

const doubtfulTags = (snapshot: Snapshot, tags: readonly VersionTag[]): readonly VersionTag[] =>
  snapshot.modules.flatMap((module) => newestForeignTag(module, tags) ?? []).slice(0, MOST);

async function pathAt(git: Git, tag: VersionTag): Promise<string | undefined> {
  const text = await git("cat-file", "blob", `refs/tags/${tagName(tag)}:${inDir(tag.dir, "go.mod")}`);
  return text === undefined ? undefined : readGoMod(text).file.module?.path;
}
