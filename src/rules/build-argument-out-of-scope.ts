import { encloses } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { StageFact, Surface } from "../core/surface.ts";

export const rule: Rule = {
  id: "build-argument-out-of-scope",
  catalogue: "ENV-024",
  severity: "error",
  summary:
    "An ARG above the first FROM is used in a stage that does not declare it again, where it is empty.",
  source: "docs.docker.com/reference/dockerfile: an ARG declared before a FROM is outside of a build stage",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const { name, at, image } of surface.stages.flatMap((stage) =>
        stage.uses.map((use) => ({ ...use, image: imageOf(surface, stage) })),
      )) {
        if (isSetByImage(name, image)) continue;
        const declared = surface.globalArgs.find((arg) => arg.name === name);
        yield {
          message: `$${name} is empty here: ARG ${name} stands above FROM and is not declared again in this stage`,
          help: `Write ARG ${name} (without a value) in the stage.`,
          at,
          related: declared ? [declared.at] : [],
          data: { argument: name },
        };
      }
    }
  },
};

/** GOLANG_VERSION of golang images, NODE_VERSION of node images: official images set their own version. */
const isSetByImage = (name: string, image: string): boolean =>
  name.endsWith("_VERSION") && image.includes(name.slice(0, -8).toLowerCase());

function imageOf(surface: Surface, stage: StageFact): string {
  const image = surface.stages.find(
    (one) => one.image !== undefined && encloses(one.scope, stage.scope),
  )?.image;
  return typeof image === "string" ? image : (image?.unknown ?? "");
}
