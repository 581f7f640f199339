import { about, effectiveValue, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import { isOwnProxy, proxyEntries } from "../golang/proxy-list.ts";
import { matchPatternList } from "../gomod/patterns.ts";

export const rule: Rule = {
  id: "private-module-not-covered",
  catalogue: "PRX-105",
  severity: "error",
  summary:
    "A required module is private by the configuration, but a GOPRIVATE list here does not cover it, so its name goes out.",
  source:
    "go.dev/ref/mod#private-modules: modules that GOPRIVATE does not match are asked for at the public proxy and the checksum database",
  needs: ["surfaces"],
  *check(snapshot, config) {
    const wanted = [
      ...new Set(
        snapshot.modules.flatMap((module) =>
          module.inScope ? (module.goMod?.require ?? []).map((line) => line.path) : [],
        ),
      ),
    ];
    const secret = wanted.filter((path) => matchPatternList(config.private.join(","), path));
    if (secret.length === 0) return;
    for (const fact of settingsOf(snapshot, "GOPRIVATE")) {
      const surface = surfaceOf(snapshot, fact.at.path);
      const proxy = surface
        ? effectiveValue(surface, fact.scope, "GOPROXY")
        : snapshot.environment.find(({ name }) => name === "GOPROXY")?.value;
      const stays =
        typeof proxy === "string" &&
        proxyEntries(proxy).every(({ text }) => text === "off" || isOwnProxy(text, config.private));
      const open = stays && proxy !== "" ? [] : secret.filter((path) => !matchPatternList(fact.value, path));
      if (open.length > 0)
        yield about(
          fact,
          `does not cover ${open.slice(0, 3).join(", ")}${open.length > 3 ? ` and ${open.length - 3} more` : ""}`,
          "Add the missing prefix; * does not match the apex of *.example.com.",
          { data: { module: open[0]! } },
        );
    }
  },
};
