import { settingsOf } from "../core/environment.ts";
import type { FindingDraft } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { type Location, RUN_ENVIRONMENT } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { checksumFloor } from "../golang/checksum-floor.ts";
import { isOwnProxy, proxyEntries } from "../golang/proxy-list.ts";
import { unsupportedSince } from "../golang/releases.ts";
import { versionOfToolchain } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "go-release-checksum-bypass",
  severity: "warning",
  summary: "A Go release in use lets a module proxy lead it past the checksum database.",
  source: "golang/go#79070, #80744, #80745: fixed in Go 1.25.13 and 1.26.6",
  needs: ["environment", "surfaces"],
  *check(snapshot) {
    for (const [version, places] of groupBy(releasesUsed(snapshot), (use) => use.version)) {
      const floor = checksumFloor(version);
      if (floor === undefined) continue;
      const [first, ...more] = places.map((use) => use.at);
      if (first !== undefined) yield bypass(version, floor, first, more, ownProxy(snapshot));
    }
  },
};

interface Use {
  readonly version: string;
  readonly at: Location;
}

/** The go command of the run, and every pinned release; matrices are left alone, and go-out-of-support tells the old ones. */
function releasesUsed({ goVersion, surfaces = [], today }: Snapshot): readonly Use[] {
  const run = goVersion === undefined ? [] : [versionOfToolchain(goVersion)];
  const pinned = surfaces.flatMap((surface) =>
    surface.goVersions.flatMap(({ version, at, matrix }) => {
      const release = matrix || typeof version !== "string" ? "" : version.replace(/^go/, "");
      return release !== "" && unsupportedSince(release, today) === undefined
        ? [{ version: release, at }]
        : [];
    }),
  );
  const uses = [...run.map((version) => ({ version, at: { path: RUN_ENVIRONMENT, line: 1 } })), ...pinned];
  return [...groupBy(uses, ({ at }) => `${at.path}:${at.line}`).values()].flatMap((same) => same.slice(0, 1));
}

/** One finding a release. Go's own proxy is trusted by default; with another one in the chain the check is all there is. */
function bypass(
  version: string,
  floor: string,
  at: Location,
  more: readonly Location[],
  proxy: OwnProxy | undefined,
): FindingDraft {
  const others =
    more.length === 0 ? "" : ` (here and in ${more.length} more place${more.length === 1 ? "" : "s"})`;
  return {
    message: `Go ${version}${others} can be led past the checksum database by a module proxy${proxy === undefined ? "" : `, and GOPROXY names ${proxy.host}`}`,
    help: `Use Go ${floor} or later. A toolchain line does not help: the download of the toolchain is affected as well.`,
    at,
    severity: proxy === undefined ? "notice" : "warning",
    related: [...(proxy === undefined ? [] : [proxy.at]), ...more.slice(0, 10)],
    data: { version, floor },
  };
}

interface OwnProxy {
  readonly host: string;
  readonly at: Location;
}

/** The first proxy of an organisation's own that any GOPROXY names; its host alone, for its URL may hold credentials. */
function ownProxy(snapshot: Snapshot): OwnProxy | undefined {
  for (const { value, at } of settingsOf(snapshot, "GOPROXY")) {
    const own = proxyEntries(value).find(({ text }) => isOwnProxy(text, []));
    const host = own && /^(?:\w+:\/\/)?(?:[^@/]*@)?([^/]+)/.exec(own.text)?.[1];
    if (host !== undefined) return { host, at };
  }
  return undefined;
}
