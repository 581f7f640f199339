import { join } from "node:path";
import pLimit from "p-limit";
import { type Build, buildsOf } from "../core/build.ts";
import { effectiveOf } from "../core/selected.ts";
import type { Withdrawal } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import { jsonObjects } from "../fetch/go/json-objects.ts";
import type { GoCommand } from "../gocommand/command.ts";
import type { Opened } from "./open.ts";

/** Each module's list of versions and newest go.mod are asked for, from the user's own chain. */
const DEADLINE_MS = 10 * 60_000;
/** go commands at once; each is parallel in itself. */
const AT_ONCE = 2;

/** The fields of `go list -m -u -json` that are read here. */
interface ListedModule {
  readonly Path: string;
  readonly Version?: string;
  readonly Retracted?: readonly string[];
  readonly Deprecated?: string;
  readonly Error?: { readonly Err: string };
}

interface Answer {
  readonly withdrawals: readonly Withdrawal[];
  /** Why Go could not say it of every module, in one line. */
  readonly fault?: string;
  /** Go could say it of none. */
  readonly isSilent: boolean;
}

/** Asks Go which requirements their authors took back (`check --online`). Goes where the user's GOPROXY goes, and writes nothing. */
export async function withWithdrawals(opened: Opened, go: GoCommand, world: World): Promise<Opened> {
  const limit = pLimit(AT_ONCE);
  const builds = buildsOf(opened.snapshot).filter((build) => wantedOf(build).length > 0);
  const answers = await Promise.all(
    builds.map((build) => limit(() => ask(build, go, opened.repository.root, world))),
  );
  const withdrawals = answers.flatMap((answer) => answer.withdrawals);
  const fault = answers.find((answer) => answer.fault !== undefined)?.fault;
  const missing = new Map(opened.snapshot.missing);
  const incomplete = new Map(opened.snapshot.incomplete);
  missing.delete("withdrawals");
  if (fault !== undefined) {
    const isSilent = answers.every((answer) => answer.isSilent);
    (isSilent ? missing : incomplete).set("withdrawals", `Go could not tell: ${fault}`);
  }
  return { ...opened, snapshot: { ...opened.snapshot, withdrawals, missing, incomplete } };
}

/** Paths of the requirements that are fetched under their own name. */
function wantedOf(build: Build): readonly string[] {
  const fetched = build.requires.filter(
    ({ directive }) =>
      !build.mainPaths.has(directive.path) && effectiveOf(build, directive).replacement === undefined,
  );
  return [...new Set(fetched.map(({ directive }) => directive.path))];
}

async function ask(build: Build, go: GoCommand, root: string, world: World): Promise<Answer> {
  const at = build.mains[0]?.dir ?? build.dir;
  const args = ["list", "-m", "-mod=readonly", "-e", "-u", "-json", ...wantedOf(build)];
  const result = await go.run(args, { cwd: join(root, at), deadlineMs: DEADLINE_MS });
  world.log.debug(`go list -m -u in ${at}: exit code ${result.code}`);
  if (result.timedOut) return silent(`go list -m -u in ${at} took more than ${DEADLINE_MS / 60_000} minutes`);
  if (result.code !== 0) return silent(`go list -m -u in ${at}: ${firstLine(result.stderr)}`);
  const listed = jsonObjects<ListedModule>(result.stdout);
  const failed = listed.filter((module) => module.Error !== undefined);
  return {
    withdrawals: listed.flatMap((module) => withdrawalOf(build, module)),
    ...(failed[0] ? { fault: `${failed[0].Path}: ${firstLine(failed[0].Error?.Err ?? "")}` } : {}),
    isSilent: failed.length === listed.length,
  };
}

const silent = (fault: string): Answer => ({ withdrawals: [], fault, isSilent: true });

function withdrawalOf(
  { dir }: Build,
  { Path: path, Version: version = "", Retracted, Deprecated: deprecated }: ListedModule,
): readonly Withdrawal[] {
  if (Retracted === undefined && deprecated === undefined) return [];
  const retracted = Retracted === undefined ? {} : { retracted: Retracted.join("; ") };
  return [{ dir, path, version, ...retracted, ...(deprecated === undefined ? {} : { deprecated }) }];
}

const firstLine = (text: string): string => text.trim().split("\n")[0] ?? "";
