import { splitFields } from "./fields.ts";
import { checkImportPath } from "./module-path.ts";
import type { ModulePath, ModulesTxtFile, Parsed, VendoredModule } from "./syntax.ts";
import { isValidVersion } from "./version.ts";

/** One module while its block is read. */
interface Draft {
  path: string;
  version: string;
  replacement?: ModulePath;
  explicit: boolean;
  goVersion?: string;
  packages: { path: string; line: number }[];
  line: number;
}

/** Reads vendor/modules.txt (cmd/go modload.readVendorList). Go skips what it does not understand, so there are no faults. */
export function readModulesTxt(text: string): Parsed<ModulesTxtFile> {
  const modules: VendoredModule[] = [];
  let current: Draft | undefined;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.startsWith("# ")) {
      const fields = splitFields(line);
      if (fields.length < 3) continue;
      current = moduleOf(fields, index + 1);
      if (current !== undefined) modules.push(current);
    } else if (current !== undefined) {
      takeLine(current, line, index + 1);
    }
  }
  return { file: { workspace: annotationsOf(lines[0] ?? "").includes("workspace"), modules }, faults: [] };
}

/** `# path version [=> …]` or `# path => …`; undefined for a shape Go ignores. */
function moduleOf(fields: readonly string[], line: number): Draft | undefined {
  const [, path = "", second = ""] = fields;
  const isVersion = isValidVersion(second);
  if (!isVersion && second !== "=>") return undefined;
  const [arrow, newPath, newVersion, ...more] = fields.slice(isVersion ? 3 : 2);
  const draft: Draft = { path, version: isVersion ? second : "", explicit: false, packages: [], line };
  const isUnderstood = more.length === 0 && (newVersion === undefined || isValidVersion(newVersion));
  if (arrow === "=>" && newPath !== undefined && isUnderstood) {
    draft.replacement = { path: newPath, version: newVersion ?? "" };
  }
  return draft;
}

const annotationsOf = (line: string): readonly string[] =>
  line.startsWith("## ")
    ? line
        .slice(3)
        .split(";")
        .map((entry) => entry.trim())
    : [];

/** A package of the module, or annotations; those of several lines add up. */
function takeLine(module: Draft, line: string, number: number): void {
  if (line.startsWith("## ")) {
    for (const entry of annotationsOf(line)) {
      if (entry === "explicit") module.explicit = true;
      if (entry.startsWith("go ")) module.goVersion = entry.slice(3);
    }
    return;
  }
  const [path, ...more] = splitFields(line);
  if (path !== undefined && more.length === 0 && checkImportPath(path) === undefined) {
    module.packages.push({ path, line: number });
  }
}
