import { placeOf } from "../core/build.ts";
import { buildsModule, effective, encloses, moduleOf, versionsAt } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { StageFact, Surface } from "../core/surface.ts";
import { goImage } from "../golang/images.ts";
import { newestOf } from "../golang/releases.ts";
import { compareGoVersions, languageVersion } from "../gomod/go-version.ts";

export const rule: Rule = {
  id: "image-go-too-old",
  catalogue: "VER-201",
  severity: "error",
  summary:
    "A Dockerfile builds with a golang image older than the go line, and that image forbids fetching a newer Go.",
  source:
    "docker-library/golang sets GOTOOLCHAIN=local; cmd/go: go.mod requires go >= … (running go …; GOTOOLCHAIN=local)",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const stage of surface.stages) {
        const module = moduleOf(snapshot, surface.path);
        const fact = versionsAt(surface, stage.scope)[0];
        const go = module?.goMod?.go;
        if (
          !module ||
          !go ||
          !fact ||
          typeof fact.version !== "string" ||
          !isLocal(surface, stage) ||
          !buildsModule(surface, stage.scope)
        )
          continue;
        const newest = newestOf(fact.version) ?? go.version;
        const isTooOld = compareGoVersions(newest, go.version) < 0;
        if (!isTooOld && !mayBeOlder(fact.version, go.version)) continue;
        yield {
          message: isTooOld
            ? `golang:${fact.version} is older than go ${go.version} of ${module.goModPath}, and ${isAware(fact.version) ? "the image sets GOTOOLCHAIN=local" : "it cannot fetch a newer Go"}: the build stops`
            : `golang:${fact.version} may still be below go ${go.version} of ${module.goModPath} where the tag lags or is cached`,
          help: isTooOld
            ? `Use golang:${languageVersion(go.version)} or newer.`
            : `Name the patch: golang:${go.version}.`,
          at: fact.at,
          severity: isTooOld && isSurelyOf(module.dir, surface.path) ? "error" : "notice",
          related: [placeOf(module.goModPath, go.span)],
          data: { image: fact.version, go: go.version },
        };
      }
    }
  },
};

/** Go switches toolchains since 1.21. */
const isAware = (version: string): boolean => compareGoVersions(version, "1.21") >= 0;

/** Beside go.mod, or in a directory where Dockerfiles are kept; elsewhere the Dockerfile may build something of its own. */
const isSurelyOf = (dir: string, path: string): boolean => {
  const below = path.slice(dir === "." ? 0 : dir.length + 1);
  return (
    !below.includes("/") ||
    /^(.*\/)?(\.?docker\w*|build\w*|ci|cmd|deploy\w*|dist|hack|images?|package|packaging|scripts?|contrib|infra|dev)\//i.test(
      below,
    )
  );
};

/** Stages on the same FROM line report once: the stage that names the image, where it builds. */
function isLocal(surface: Surface, stage: StageFact): boolean {
  const image = surface.stages.find(
    (one) => one.image !== undefined && encloses(one.scope, stage.scope),
  )?.image;
  const found = goImage(typeof image === "string" ? image : "");
  const setting = effective(surface, stage.scope, "GOTOOLCHAIN");
  return (
    found?.official === true &&
    !found.windows &&
    (setting === undefined || (setting !== "unknown" && setting.value === "local"))
  );
}

const mayBeOlder = (image: string, go: string): boolean =>
  languageVersion(image) === image && languageVersion(go) === image && !/^\d+\.\d+(\.0)?$/.test(go);
