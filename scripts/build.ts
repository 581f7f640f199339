/** Bundles every file of src/entry into dist/<name>.js (fixed names, unminified) with the licences of what is inside. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { generatedWorkflows } from "./workflows.ts";

const entries = readdirSync("src/entry").filter((name) => name.endsWith(".ts"));
const banner = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

/**
 * Node's modules by require: an ES import of node:http reads all its exports, and the getter of WebSocket then loads
 * undici, which costs 50 ms of every start.
 */
const requireBuiltins: Plugin = {
  name: "require-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:.*|[a-z0-9_/]+)$/ }, ({ path, kind }) =>
      kind === "import-statement" && isBuiltin(path) ? { path, namespace: "builtin" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

rmSync("dist", { recursive: true, force: true });
const result = await build({
  entryPoints: entries.map((name) => `src/entry/${name}`),
  outdir: "dist",
  bundle: true,
  platform: "node",
  // ES modules first: the UMD builds of some packages hide their imports from the bundler.
  mainFields: ["module", "main"],
  format: "esm",
  target: "node20",
  banner: { js: banner },
  legalComments: "none",
  metafile: true,
  plugins: [requireBuiltins],
  logLevel: "warning",
});
writeFileSync("dist/package.json", `${JSON.stringify({ type: "module" }, null, 2)}\n`);
writeFileSync("dist/licences.txt", licences(result.metafile));

for (const [path, text] of generatedWorkflows()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function licences(meta: Metafile): string {
  const packages = new Set<string>();
  for (const input of Object.keys(meta.inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1]) packages.add(match[1]);
  }
  return [...packages].sort().map(licenceOf).join("\n");
}

function licenceOf(dir: string): string {
  const pkg = JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as Record<string, string>;
  const file = readdirSync(dir).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file
    ? readFileSync(join(dir, file), "utf8").replaceAll("\r\n", "\n").trimEnd()
    : "(no licence file in the package)";
  return `== ${pkg["name"]} ${pkg["version"]} (${pkg["license"] ?? "see below"}), in ${dirname(dir)}\n\n${text}\n`;
}
