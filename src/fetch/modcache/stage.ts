import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Locks } from "./locks.ts";
import { removeInside } from "./remove.ts";

/** A folder of this process inside the module cache (so that renames are atomic), at no path that Go reads. */
export interface Stage {
  readonly directory: string;
  /** A path in it that nothing has used yet. */
  fresh(suffix: string): string;
  /** Why nothing can be published: the module cache cannot be written. The folder then lies elsewhere. */
  readonly refusal?: Error;
  close(): void;
}

const HOME = join("cache", "gomod-preflight");
const PREFIX = "stage-";
/** A younger folder's owner may not have taken its lock yet. */
const SETTLED_MS = 60_000;

/** Removes what killed runs left: folders whose lock nobody holds any more. Best effort. */
async function removeStale(root: string, home: string, own: string, locks: Locks): Promise<void> {
  for (const name of readdirSync(home)) {
    const path = join(home, name);
    if (!name.startsWith(PREFIX) || name.endsWith(".lock") || name === own) continue;
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age < SETTLED_MS || !(await locks.tryTake(`${path}.lock`))) continue;
    removeInside(root, path);
    removeInside(root, `${path}.lock`);
    locks.release(`${path}.lock`);
  }
}

/** Makes the folder's home, or tells why the module cache cannot be written: not every run has to. */
function makeHome(root: string, home: string): Error | undefined {
  try {
    // mkdir -p reports ENOENT on a read-only file system; access names the reason.
    accessSync(nearest(root), constants.W_OK);
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
    return undefined;
  } catch (cause) {
    return cause as Error;
  }
}

const nearest = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));

/** Makes the folder; stale ones of earlier runs go in the background. `root` is GOMODCACHE and is made when missing. */
export function openStage(root: string, locks: Locks): Stage {
  const home = join(root, HOME);
  const refusal = makeHome(root, home);
  return refusal ? outsideStage(refusal) : stageIn(root, home, locks);
}

function outsideStage(refusal: Error): Stage {
  const directory = mkdtempSync(join(tmpdir(), `gomod-preflight-${PREFIX}`));
  let count = 0;
  return {
    directory,
    fresh: (suffix) => join(directory, `${++count}${suffix}`),
    refusal,
    close: () => removeInside(tmpdir(), directory),
  };
}

function stageIn(root: string, home: string, locks: Locks): Stage {
  const directory = mkdtempSync(join(home, PREFIX));
  let count = 0;
  void locks
    .tryTake(`${directory}.lock`)
    .then(() => removeStale(root, home, basename(directory), locks))
    .catch(() => undefined); // what stays behind costs only space
  return {
    directory,
    fresh: (suffix) => join(directory, `${++count}${suffix}`),
    close() {
      removeInside(root, directory);
      removeInside(root, `${directory}.lock`);
    },
  };
}
