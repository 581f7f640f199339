import { relative } from "node:path/posix";
import { type Build, buildsOf, placeOf, replacementOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { directoryKey } from "../core/paths.ts";
import type { Rule } from "../core/rule.ts";
import type { SnapshotVendor } from "../core/snapshot.ts";
import { compareGoVersions } from "../gomod/go-version.ts";
import type { ModulePath } from "../gomod/syntax.ts";
import { type VendorList, vendorList } from "../gomod/vendor-list.ts";

export const rule: Rule = {
  id: "vendor-out-of-sync",
  catalogue: "VND-311",
  severity: "error",
  summary:
    "vendor/modules.txt does not agree with go.mod or go.work, so every build stops with “inconsistent vendoring”.",
  source: "cmd/go: modload.checkVendorConsistency",
  needs: ["modules", "workspaces", "vendor"],
  *check(snapshot) {
    const unread = new Set(snapshot.unparsed.map((file) => file.path));
    for (const build of buildsOf(snapshot)) {
      const { vendor } = build;
      if (!vendor || unread.has(vendor.modulesTxtPath) || !usesVendor(build, vendor)) continue;
      if (build.mains.length > 0 && build.mains.every((main) => main.goMod)) yield* compare(build, vendor);
    }
  },
};

/** Go takes the vendor directory only when it was made for the mode it runs in (modload.setDefaultBuildMod). */
function usesVendor(build: Build, vendor: SnapshotVendor): boolean {
  return (vendor.modulesTxt?.workspace ?? false) === (build.workspace !== undefined);
}

function* compare(build: Build, vendor: SnapshotVendor): Iterable<FindingDraft> {
  if (build.workspace === undefined && !isAnnotated(build)) return;
  if (!vendor.modulesTxt) {
    yield* missingList(build, vendor);
    return;
  }
  const list = vendorList(vendor.modulesTxt);
  yield* requirements(build, vendor, list);
  yield* replacements(build, vendor, list);
  yield* leftovers(build, vendor, list);
}

/** Below go 1.14 (or without a go line) Go ignores the vendor directory unless told otherwise. */
function isAnnotated(build: Build): boolean {
  const go = build.mains[0]?.goMod?.go;
  return go !== undefined && compareGoVersions(go.version, "1.14") >= 0;
}

function* missingList(build: Build, vendor: SnapshotVendor): Iterable<FindingDraft> {
  const first = build.requires[0];
  if (!first) return;
  yield {
    message: `${vendor.dir} has no modules.txt, so none of the ${build.requires.length} required modules counts as vendored`,
    help: `Run ${syncCommand(build)}, or remove or rename the directory if it is not Go's.`,
    at: placeOf(first.file, first.directive.span),
    data: { vendor: vendor.dir },
  };
}

function* requirements(build: Build, vendor: SnapshotVendor, list: VendorList): Iterable<FindingDraft> {
  for (const { file, directive } of build.requires) {
    if (list.isExplicit(directive)) continue;
    const vendored = list.versionOf(directive.path);
    yield {
      message: `${directive.path}@${directive.version} is required in ${file}, but ${vendor.modulesTxtPath} ${listedAs(vendored)}`,
      help: syncHelp(build),
      at: placeOf(file, directive.span),
      ...(vendored ? { related: [{ path: vendor.modulesTxtPath, line: vendored.line }] } : {}),
      data: { module: directive.path, required: directive.version, vendored: vendored?.version ?? "" },
    };
  }
}

const listedAs = (vendored: { readonly version: string } | undefined): string =>
  vendored ? `lists ${vendored.version} or does not mark it as explicit` : "does not list it";

function* replacements(build: Build, vendor: SnapshotVendor, list: VendorList): Iterable<FindingDraft> {
  const seen = new Set<string>();
  for (const { directive } of build.replaces) {
    const old = { path: directive.oldPath, version: directive.oldVersion };
    const key = described(old);
    if (seen.has(key)) continue;
    seen.add(key);
    const effective = replacementOf(build, old);
    const vendored = list.replacementOf(old);
    if (!effective || (vendored && isSame(vendored, asVendored(build, effective)))) continue;
    const now = described({ path: effective.directive.newPath, version: effective.directive.newVersion });
    yield {
      message: vendored
        ? `${key} is replaced by ${now} in ${effective.file}, but ${vendor.modulesTxtPath} has it replaced by ${described(vendored)}`
        : `${key} is replaced by ${now} in ${effective.file}, but not in ${vendor.modulesTxtPath}`,
      help: syncHelp(build),
      at: placeOf(effective.file, effective.directive.span),
      data: { module: key, replaced: now, vendored: vendored ? described(vendored) : "" },
    };
  }
}

/** What is marked in modules.txt and no longer in any go.mod or go.work. */
function* leftovers(build: Build, vendor: SnapshotVendor, list: VendorList): Iterable<FindingDraft> {
  const required = new Set(build.requires.map(({ directive }) => described(directive)));
  for (const entry of list.explicit) {
    if (required.has(described(entry))) continue;
    yield {
      message: `${described(entry)} is marked as explicit in ${vendor.modulesTxtPath}, but no go.mod requires it at this version`,
      help: syncHelp(build),
      at: { path: vendor.modulesTxtPath, line: entry.line },
      data: { module: entry.path, required: "", vendored: entry.version },
    };
  }
  for (const entry of list.replaced) {
    if (replacementOf(build, entry)) continue;
    yield {
      message: `${described(entry)} is marked as replaced in ${vendor.modulesTxtPath}, but nothing replaces it`,
      help: syncHelp(build),
      at: { path: vendor.modulesTxtPath, line: entry.line },
      data: { module: described(entry), replaced: "", vendored: "replaced" },
    };
  }
}

/** modload.canonicalizeReplacePath: in a workspace, directories of members are written relative to go.work. */
function asVendored(build: Build, { dir, file, directive }: Build["replaces"][number]): ModulePath {
  const asWritten = { path: directive.newPath, version: directive.newVersion };
  const { workspace } = build;
  if (directive.newVersion !== "" || !workspace || file === workspace.goWorkPath) return asWritten;
  if (directive.newPath.startsWith("/")) return asWritten;
  const key = directoryKey(dir, directive.newPath);
  const inside = workspace.dir === "." ? key : fromWorkspace(workspace.dir, key);
  return {
    path: inside === "." || inside.startsWith("../") || inside === ".." ? inside : `./${inside}`,
    version: "",
  };
}

const fromWorkspace = (workspace: string, key: string): string => relative(`/${workspace}`, `/${key}`) || ".";

const isSame = (a: ModulePath, b: ModulePath): boolean => a.path === b.path && a.version === b.version;

const described = ({ path, version }: ModulePath): string => (version === "" ? path : `${path}@${version}`);

const syncCommand = (build: Build): string => (build.workspace ? "go work vendor" : "go mod vendor");

const syncHelp = (build: Build): string => `Run ${syncCommand(build)} and commit the result.`;
