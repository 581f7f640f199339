import { type Build, buildsOf, type Placed, placeOf } from "../core/build.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Rule } from "../core/rule.ts";
import { effectiveOf, selectedOf } from "../core/selected.ts";
import { matchPatternList } from "../gomod/patterns.ts";
import type { RequireDirective } from "../gomod/syntax.ts";
import { compareVersions } from "../gomod/version.ts";

export const rule: Rule = {
  id: "family-versions-split",
  severity: "warning",
  summary: "Modules that are released together are required at versions that do not belong together.",
  source:
    "github.com/kubernetes/client-go#compatibility-matrix; github.com/open-telemetry/opentelemetry-go VERSIONING.md; configuration key families",
  needs: ["modules", "workspaces"],
  *check(snapshot, config) {
    const own = Object.entries(config.families).map(([name, patterns]) => configured(name, patterns));
    const named = new Set(own.map(({ name }) => name));
    const families = [...own, ...wellKnown.filter(({ name }) => !named.has(name))];
    for (const build of buildsOf(snapshot)) {
      const members = membersOf(build);
      for (const family of families)
        yield* split(
          family,
          members.filter(({ path }) => family.has(path)),
        );
    }
  },
};

interface Family {
  readonly name: string;
  has(path: string): boolean;
  /** What has to be equal of the versions. */
  release(version: string): string;
  /** A split between direct requirements is a warning, else a notice. */
  readonly isStrict: boolean;
}

const minorOf = (version: string): string => version.split(".", 2).join(".");

const configured = (name: string, patterns: readonly string[]): Family => ({
  name,
  has: (path) => patterns.some((pattern) => matchPatternList(pattern, path)),
  release: (version) => version,
  isStrict: true,
});

const staging =
  "api apiextensions-apiserver apimachinery apiserver cli-runtime client-go cloud-provider cluster-bootstrap code-generator component-base component-helpers controller-manager cri-api csi-translation-lib kube-aggregator kube-controller-manager kube-proxy kube-scheduler kubectl kubelet metrics mount-utils pod-security-admission sample-apiserver";
const kubernetes = new Set(staging.split(" ").map((name) => `k8s.io/${name}`));
const otel = new Set(
  ["", "/trace", "/metric", "/sdk", "/sdk/metric"].map((name) => `go.opentelemetry.io/otel${name}`),
);

/** Compared by minor version: patches of one minor fit each other. */
const wellKnown: readonly Family[] = [
  { name: "kubernetes", has: (path) => kubernetes.has(path), release: minorOf, isStrict: true },
  { name: "opentelemetry", has: (path) => otel.has(path), release: minorOf, isStrict: false },
];

interface Member {
  readonly path: string;
  readonly version: string;
  readonly required: Placed<RequireDirective>;
}

/** What the build selects under its own path; forks and directories have versions of their own. */
function membersOf(build: Build): readonly Member[] {
  return [...selectedOf(build)].flatMap(([path, required]) => {
    const effective = effectiveOf(build, required.directive);
    const isSame = effective.kind === "module" && effective.module.path === path;
    return isSame ? [{ path, version: effective.module.version, required }] : [];
  });
}

/** The release most members have is the norm, the newer one among equals. */
function* split(family: Family, members: readonly Member[]): Iterable<FindingDraft> {
  const releases = [...groupBy(members, ({ version }) => family.release(version))];
  releases.sort(([x, a], [y, b]) => b.length - a.length || compareVersions(y, x));
  const [norm, ...others] = releases.map(([, group]) => group);
  const usual = norm?.find(({ required }) => !required.directive.indirect) ?? norm?.[0];
  const deviating = others.flat();
  const [first] = deviating;
  if (usual === undefined || first === undefined) return;
  const isDirect = [usual, first].every(({ required }) => !required.directive.indirect);
  yield {
    message: `${family.name}: ${deviating.map(nameOf).join(", ")} beside ${nameOf(usual)}`,
    help: "Take all modules of the family at one release (go get of all of them in one command).",
    at: placeOf(first.required.file, first.required.directive.span),
    related: [...deviating.slice(1), usual].map(({ required }) =>
      placeOf(required.file, required.directive.span),
    ),
    severity: family.isStrict && isDirect ? "warning" : "notice",
    data: { family: family.name, module: first.path, version: first.version, usual: usual.version },
  };
}

const nameOf = ({ path, version }: Member): string => `${path} ${version}`;
