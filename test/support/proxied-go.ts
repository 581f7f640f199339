import { join } from "node:path";
import { layProxy, type ServedModule } from "./file-proxy.ts";
import { realGo, type Tree, withTree } from "./rule-fixture.ts";

/** Runs the real go in a tree, with these modules as its whole world, an own module cache, and leave to complete go.mod and go.sum. */
export const goWithModules = (
  tree: Tree,
  modules: readonly ServedModule[],
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly code: number; readonly output: string } =>
  withTree(tree, (root) => {
    const proxy = join(root, "..", "proxy");
    layProxy(proxy, modules);
    return realGo(root, args, {
      GOPROXY: `file://${proxy}`,
      GONOSUMDB: "*",
      GOMODCACHE: join(root, "..", "modcache"),
      GOFLAGS: "-mod=mod -modcacherw -buildvcs=false",
      ...env,
    });
  });
