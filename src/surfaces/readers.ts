import type { SurfaceKind } from "../core/fact.ts";
import { readBake } from "./bake.ts";
import { readBazelModule, readBazelrc } from "./bazel.ts";
import { readCompose } from "./compose.ts";
import { readDevcontainer } from "./devcontainer.ts";
import { readDockerfile } from "./dockerfile.ts";
import type { Draft } from "./draft.ts";
import { maskTemplates } from "./helm.ts";
import { readJustfile } from "./justfile.ts";
import { readDotenv, readGoEnvFile, readSystemd, readVersionFile } from "./lines.ts";
import { readMakefile } from "./makefile.ts";
import { onlyGoDocuments, readManifest } from "./manifest.ts";
import { readPipeline } from "./pipeline.ts";
import { readScript } from "./script.ts";
import { type LineIndex, slice } from "./text.ts";
import { readToml } from "./toml.ts";
import { readWorkflow } from "./workflow.ts";
import { parseYaml, type Yaml } from "./yaml.ts";

type Reader = (draft: Draft, index: LineIndex) => void;

/** Parses YAML, templates masked where the file is a template or cannot be read without. */
const yamlReader =
  (read: (draft: Draft, yaml: Yaml) => void, prepare: (text: string) => string = (text) => text): Reader =>
  (draft, index) => {
    const template = draft.kind === "helm" && index.text.includes("{{");
    const plain = template ? undefined : parseYaml(index, prepare(index.text));
    const retry = template || (plain!.faults.length > 0 && /(?<!\$)\{\{/.test(index.text));
    const yaml = retry ? parseYaml(index, maskTemplates(index.text)) : plain!;
    draft.faults.push(...yaml.faults);
    read(draft, yaml);
  };

const whole = (index: LineIndex) => slice(index, 0, index.text.length);

/** One reader a file kind. */
export const readers: Readonly<Partial<Record<SurfaceKind, Reader>>> = {
  workflow: yamlReader(readWorkflow),
  action: yamlReader(readWorkflow),
  dockerfile: (draft, index) => readDockerfile(draft, whole(index)),
  compose: yamlReader(readCompose),
  bake: readBake,
  kubernetes: yamlReader(readManifest, onlyGoDocuments),
  kustomize: yamlReader(readManifest, onlyGoDocuments),
  helm: yamlReader(readManifest, onlyGoDocuments),
  "gitlab-ci": yamlReader(readPipeline),
  goreleaser: yamlReader(readPipeline),
  ko: yamlReader(readPipeline),
  taskfile: yamlReader(readPipeline),
  "ci-other": yamlReader(readPipeline),
  makefile: readMakefile,
  justfile: readJustfile,
  shell: (draft, index) => readScript(draft, { scope: "", shell: "sourced" }, whole(index)),
  dotenv: readDotenv,
  "go-env": readGoEnvFile,
  systemd: readSystemd,
  devcontainer: readDevcontainer,
  "version-file": (draft, index) => (index.path.endsWith(".toml") ? readToml : readVersionFile)(draft, index),
  bazel: (draft, index) => (/rc$/.test(index.path) ? readBazelrc : readBazelModule)(draft, index),
};
