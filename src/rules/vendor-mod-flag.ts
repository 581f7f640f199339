import { type Build, buildsOf } from "../core/build.ts";
import { about, settingsOf } from "../core/environment.ts";
import { RUN_ENVIRONMENT } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { buildsFromVendor } from "../core/vendor.ts";
import { splitGoflags } from "../golang/goflags.ts";

export const rule: Rule = {
  id: "vendor-mod-flag",
  catalogue: "VND-312",
  severity: "warning",
  summary:
    "GOFLAGS sets a -mod that contradicts the tree: vendor without a vendor directory, or mod in a workspace.",
  source:
    "go.dev/ref/mod#build-commands; cmd/go “-mod may only be set to readonly or vendor when in workspace mode”",
  needs: ["modules", "workspaces", "surfaces"],
  *check(snapshot) {
    const builds = buildsOf(snapshot);
    for (const fact of settingsOf(snapshot, "GOFLAGS")) {
      const mod = splitGoflags(fact.value)?.findLast(({ name }) => name === "mod")?.value ?? "";
      const fault = faultOf(mod, builds, snapshot);
      if (!fault) continue;
      yield {
        ...about(fact, fault.what, fault.help),
        severity: fact.at.path === RUN_ENVIRONMENT ? "error" : "warning",
      };
    }
  },
};

interface Fault {
  readonly what: string;
  readonly help: string;
}

/** Only what holds for every build of the scope: which of them a file's setting reaches is not known. */
function faultOf(mod: string, builds: readonly Build[], snapshot: Snapshot): Fault | undefined {
  const needing = builds.filter((build) => build.requires.length > 0);
  if (
    mod === "vendor" &&
    needing.length > 0 &&
    needing.every((build) => !build.vendor) &&
    !vendorsItself(snapshot)
  ) {
    return {
      what: "there is no vendor directory, so no dependency is found",
      help: "Remove -mod=vendor, or commit the output of go mod vendor.",
    };
  }
  if (
    mod === "vendor" &&
    needing.some((build) => build.vendor && !buildsFromVendor(build)) &&
    needing.length === 1
  ) {
    return {
      what: "the vendor directory was made for the other mode",
      help: "Run go mod vendor or go work vendor, as the build needs.",
    };
  }
  if (mod === "mod" && builds.length > 0 && builds.every((build) => build.workspace)) {
    return { what: "in a workspace Go refuses -mod=mod", help: "Remove it, or build with GOWORK=off." };
  }
  return undefined;
}

/** A script that runs `go mod vendor` makes the directory before it is needed. */
const vendorsItself = ({ surfaces = [] }: Snapshot): boolean =>
  surfaces.some(({ commands }) =>
    commands.some(
      ({ argv }) => argv[0] === "go" && (argv[1] === "mod" || argv[1] === "work") && argv[2] === "vendor",
    ),
  );
