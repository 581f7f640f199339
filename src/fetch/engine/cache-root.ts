import { delimiter, isAbsolute, join } from "node:path";
import { cannotStart } from "../../core/errors.ts";
import type { GoEnvironment } from "./platforms.ts";

/** GOMODCACHE as Go takes it: set, else below the first GOPATH, else below the home directory. Throws exit 3 when there is none. */
export function moduleCacheRoot(env: GoEnvironment): string {
  const set = env["GOMODCACHE"];
  const [goPath] = (env["GOPATH"] ?? "").split(delimiter);
  const home = env["HOME"] ?? env["USERPROFILE"];
  const base = goPath || (home ? join(home, "go") : undefined);
  const root = set || (base === undefined ? undefined : join(base, "pkg", "mod"));
  if (root === undefined || !isAbsolute(root))
    throw cannotStart(
      "there is no module cache: GOMODCACHE, GOPATH and HOME give no absolute path",
      "Set GOMODCACHE to an absolute path.",
    );
  return root;
}

/** GOFLAGS has `-modcacherw`: directories of the cache keep their write permission. */
export const keepsWritable = (goFlags: string): boolean =>
  /(?:^|\s)--?modcacherw(?:=(?:true|1))?(?:\s|$)/.test(goFlags);
