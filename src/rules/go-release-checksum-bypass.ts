import { settingsOf } from "../core/environment.ts";
import type { FindingDraft } from "../core/finding.ts";
import { type Location, RUN_ENVIRONMENT } from "../core/location.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { checksumFloor } from "../golang/checksum-floor.ts";
import { isOwnProxy, proxyEntries } from "../golang/proxyList.ts";
import { unsupportedSince } from "../golang/releases.ts";
import { versionOfToolchain } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "go-release-checksum-bypass",
  severity: "warning",
  summary: "A Go release in use lets a module proxy lead it past the checksum database.",
  source: "golang/go#79070, #80744, #80745: fixed in Go 1.25.13 and 1.26.6",
  needs: ["environment", "surfaces"],
  *check(snapshot) {
    const { goVersion } = snapshot;
    if (goVersion !== undefined) {
      yield* bypass(snapshot, versionOfToolchain(goVersion), { path: RUN_ENVIRONMENT, line: 1 });
    }
    const seen = new Set<string>();
    for (const { version, at, matrix } of (snapshot.surfaces ?? []).flatMap(
      (surface) => surface.goVersions,
    )) {
      const key = `${at.path}:${at.line}`;
      if (matrix || typeof version !== "string" || seen.has(key)) continue;
      seen.add(key);
      const release = version.replace(/^go/, "");
      // go-out-of-support tells the older ones.
      if (unsupportedSince(release, snapshot.today) === undefined) yield* bypass(snapshot, release, at);
    }
  },
};

/** Go's own proxy is trusted by default; with another one in the chain the check is all there is. */
function* bypass(snapshot: Snapshot, version: string, at: Location): Iterable<FindingDraft> {
  const floor = checksumFloor(version);
  if (floor === undefined) return;
  const proxy = ownProxy(snapshot);
  yield {
    message: `Go ${version} can be led past the checksum database by a module proxy${proxy === undefined ? "" : `, and GOPROXY names ${proxy.host}`}`,
    help: `Use Go ${floor} or later. A toolchain line does not help: the download of the toolchain is affected as well.`,
    at,
    severity: proxy === undefined ? "notice" : "warning",
    related: proxy === undefined ? [] : [proxy.at],
    data: { version, floor },
  };
}

/** The first proxy of an organisation's own that any GOPROXY names; its host alone, for its URL may hold credentials. */
function ownProxy(snapshot: Snapshot): { readonly host: string; readonly at: Location } | undefined {
  for (const { value, at } of settingsOf(snapshot, "GOPROXY")) {
    const own = proxyEntries(value).find(({ text }) => isOwnProxy(text, []));
    const host = own && /^(?:\w+:\/\/)?(?:[^@/]*@)?([^/]+)/.exec(own.text)?.[1];
    if (host !== undefined) return { host, at };
  }
  return undefined;
}
