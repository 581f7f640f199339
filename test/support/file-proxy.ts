import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { escapePath, escapeVersion } from "../../src/gomod/escape.ts";
import { moduleZip } from "./module-zip.ts";

/** One module version to serve. */
export interface ServedModule {
  readonly path: string;
  readonly version: string;
  /** Content of go.mod, zipped as well unless `zip` is given. */
  readonly goMod?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly zip?: Uint8Array;
}

/** Lays modules out below `root` as a GOPROXY (`file://` or any static server) serves them. */
export function layProxy(root: string, modules: readonly ServedModule[]): void {
  for (const module of modules) {
    const directory = join(root, escapePath(module.path)!, "@v");
    const base = join(directory, escapeVersion(module.version)!);
    const goMod = module.goMod ?? `module ${module.path}\n\ngo 1.20\n`;
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${base}.info`, JSON.stringify({ Version: module.version, Time: "2024-01-02T03:04:05Z" }));
    writeFileSync(`${base}.mod`, goMod);
    const files = { "go.mod": goMod, ...module.files };
    writeFileSync(`${base}.zip`, module.zip ?? moduleZip(module.path, module.version, files));
  }
}
