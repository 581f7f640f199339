import type { Node } from "yaml";
import { goImage } from "../golang/images.ts";
import { readDockerfile } from "./dockerfile.ts";
import { addGoImage, type Draft, type Place } from "./draft.ts";
import { composeBytes } from "./quantity.ts";
import { at, entries, get, items, text, type Yaml } from "./yaml.ts";
import { addEnvNode } from "./yaml-env.ts";
import { yamlScript } from "./yaml-script.ts";

/** A Compose file: `environment` of a service is run-time, `build.args` are build arguments. */
export function readCompose(draft: Draft, yaml: Yaml): void {
  for (const root of yaml.documents) {
    for (const { key, value } of entries(yaml, get(yaml, root, "services")))
      readService(draft, yaml, key, value);
  }
}

function readService(draft: Draft, yaml: Yaml, name: string, node: Node | undefined): void {
  const command = [...words(yaml, get(yaml, node, "entrypoint")), ...words(yaml, get(yaml, node, "command"))];
  const image = text(get(yaml, node, "image"));
  const toolchain = goImage(image ?? "") !== undefined || command[0] === "go";
  const place: Place = toolchain ? { scope: name } : { scope: name, phase: "run", ships: true };
  addEnvNode(draft, place, yaml, get(yaml, node, "environment"));
  addEnvNode(draft, { scope: `${name} / build` }, yaml, get(yaml, node, "build", "args"), {
    via: "build-arg",
  });
  const inline = yamlScript(yaml, get(yaml, node, "build", "dockerfile_inline"));
  if (inline) readDockerfile(draft, inline);
  const imageNode = get(yaml, node, "image");
  if (imageNode) addGoImage(draft, name, image, at(yaml, imageNode));
  const limit = get(yaml, node, "deploy", "resources", "limits", "memory") ?? get(yaml, node, "mem_limit");
  const bytes = composeBytes(text(limit) ?? "");
  draft.containers.push({
    scope: name,
    ...(image ? { image } : {}),
    ...(bytes === undefined || !limit ? {} : { memoryLimit: bytes, memoryLimitAt: at(yaml, limit) }),
    command,
    at: node ? at(yaml, node) : { path: draft.path, line: 1 },
  });
}

const words = (yaml: Yaml, node: Node | undefined): string[] =>
  items(yaml, node, true).flatMap((one) => (text(one) ?? "").split(/\s+/).filter((word) => word !== ""));
