/** Publishes every zip of a proxy folder into a module cache: `node publish-all.ts PROXY GOMODCACHE`; one process of the race test. */
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashPass } from "../../src/fetch/hash/pass.ts";
import { openLocks } from "../../src/fetch/modcache/locks.ts";
import { openPublisher } from "../../src/fetch/modcache/publish.ts";
import { openStage } from "../../src/fetch/modcache/stage.ts";

const [proxy = "", root = "", ...modules] = process.argv.slice(2);
const env = process.env as Record<string, string>;
const locks = openLocks({ env, waitMs: 60_000, signal: new AbortController().signal });
const stage = openStage(root, locks);
const publisher = openPublisher(root, stage, locks, false);
for (const name of modules) {
  const [path = "", version = ""] = name.split("@");
  const module = { path, version };
  const from = (kind: string) => join(proxy, path, "@v", `${version}.${kind}`);
  publisher.small(module, "mod", readFileSync(from("mod")));
  publisher.small(module, "info", readFileSync(from("info")));
  const zip = stage.fresh(".zip");
  copyFileSync(from("zip"), zip);
  const tree = stage.fresh(".tree");
  const { h1 } = hashPass({ zip, module, tree });
  const published = await publisher.zip({ module, h1, zip, tree });
  console.log(name, published.status, "tree" in published && published.tree);
}
stage.close();
locks.close();
