import type { Modules } from "./goproxy-memory.ts";

/** A random project over random modules: the same seed gives the same files. */
export interface GeneratedProject {
  readonly files: Readonly<Record<string, string>>;
  readonly modules: Modules;
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** File names and first lines by which a file counts or not on linux/amd64 without cgo. */
const shapes: readonly { readonly name: string; readonly head: string }[] = [
  { name: "a.go", head: "" },
  { name: "b_linux.go", head: "" },
  { name: "c_windows.go", head: "" },
  { name: "d_linux_arm64.go", head: "" },
  { name: "e.go", head: "// licence\n\n//go:build linux && !cgo\n\n" },
  { name: "f.go", head: "/* long\ncomment */\n//go:build (darwin || windows) && amd64\n\n" },
  { name: "g.go", head: "//go:build ignore\n\n" },
  { name: "h.go", head: "// +build windows\n\n" },
  { name: "i.go", head: "//go:build go1.18 && custom\n\n" },
  { name: "_j.go", head: "" },
  { name: "k_test.go", head: "" },
  { name: "l_unix.go", head: "//go:build unix\n\n" },
];

const MODULES = 40;
const pathOf = (index: number): string =>
  index % 5 === 4 ? `gen.test/m${index - 1}/sub` : `gen.test/m${index}`;

class Generator {
  private readonly random: () => number;
  readonly packages: { readonly module: number; readonly path: string }[] = [];

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  /** Imports of packages that exist already, so that there is no cycle. */
  imports(count: number): string[] {
    if (this.packages.length === 0) return [];
    return Array.from({ length: count }, () => this.packages[this.below(this.packages.length)]!.path);
  }

  file(name: string, head: string, imports: readonly string[]): string {
    const lines = [...new Set(imports)].map((path) => `\t_ "${path}"`).join("\n");
    const block = this.below(2) === 0 ? `import (\n${lines}\n)\n` : lines.replace(/^\t/gm, "import ");
    return `${head}package p // ${name}\n\nimport _ "fmt"\n\n${lines === "" ? "" : block}\nvar ${"X".repeat(1 + this.below(3))} = "${"y".repeat(this.below(6000))}"\n`;
  }

  package(imports: () => readonly string[]): Record<string, string> {
    const files: Record<string, string> = { "a.go": this.file("a.go", "", imports()) };
    for (let n = this.below(4); n > 0; n--) {
      const { name, head } = shapes[this.below(shapes.length)]!;
      files[name] = this.file(name, head, imports()).replaceAll(
        /X+ =/g,
        () => `V${name.replace(/\W/g, "")} =`,
      );
    }
    return files;
  }
}

/** A main module over 40 modules (nested paths, some below go 1.17) of which it needs some; `tests` and tags matter. */
export function generateProject(seed: number): GeneratedProject {
  const generator = new Generator(seed);
  const modules: Record<string, Record<string, string>> = {};
  for (let index = 0; index < MODULES; index++) {
    const path = pathOf(index);
    const files: Record<string, string> = {};
    const made: string[] = [];
    for (const directory of ["", "x", "x/y"].slice(0, 1 + generator.below(3))) {
      for (const [name, text] of Object.entries(
        generator.package(() => generator.imports(generator.below(3))),
      ))
        files[directory === "" ? name : `${directory}/${name}`] = text;
      made.push(directory === "" ? path : `${path}/${directory}`);
    }
    const below = [...Array(index).keys()].map((i) => `\t${pathOf(i)} v1.0.0`).join("\n");
    files["go.mod"] =
      `module ${path}\n\ngo ${generator.below(3) === 0 ? "1.16" : "1.21"}\n\nrequire (\n${below}\n)\n`;
    modules[`${path}@v1.0.0`] = files;
    generator.packages.push(...made.map((one) => ({ module: index, path: one })));
  }
  const own: Record<string, string> = {};
  for (const directory of ["a", "b/c", "b/testdata/t", "_skip", "b/d"])
    for (const [name, text] of Object.entries(
      generator.package(() => generator.imports(1 + generator.below(2))),
    ))
      own[`${directory}/${name}`] = text;
  const requires = [...Array(MODULES).keys()].map((i) => `\t${pathOf(i)} v1.0.0`).join("\n");
  own["go.mod"] = `module main.test/m\n\ngo 1.21\n\nrequire (\n${requires}\n)\n`;
  return { files: own, modules };
}
