import type { Surface } from "../core/surface.ts";
import { readBuildInfo } from "../golang/build-info.ts";
import { addEnv, type Draft, newDraft } from "./draft.ts";
import { lineIndex } from "./text.ts";

interface ImageConfig {
  readonly Env?: unknown;
  readonly Entrypoint?: unknown;
  readonly Cmd?: unknown;
}

/**
 * The environment of an image: output of `docker image inspect`, or an OCI image configuration.
 * Undefined when the text is neither. Places are lines of that text.
 */
export function imageSurface(path: string, text: string): Surface | undefined {
  const config = imageConfig(text);
  if (!config) return undefined;
  const draft = newDraft(path, "image");
  const index = lineIndex(path, text);
  const place = { scope: "", phase: "run", ships: true } as const;
  for (const pair of strings(config.Env)) {
    const at = Math.max(0, text.indexOf(JSON.stringify(pair)));
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    addEnv(draft, place, name, value, index.at(at, at + JSON.stringify(pair).length));
  }
  const command = [...strings(config.Entrypoint), ...strings(config.Cmd)];
  draft.containers.push({ scope: "", command, at: index.at(0) });
  return surfaceOf(draft);
}

function imageConfig(text: string): ImageConfig | undefined {
  try {
    const parsed = JSON.parse(text) as unknown;
    const image = (Array.isArray(parsed) ? parsed[0] : parsed) as Record<string, unknown> | null;
    const config = image?.["Config"] ?? image?.["config"];
    return typeof config === "object" && config !== null ? (config as ImageConfig) : undefined;
  } catch {
    return undefined;
  }
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** Build settings that are environment variables of the build. */
const fromBuild = ["CGO_ENABLED", "GOFIPS140", "GOEXPERIMENT"];

/** What a Go binary was built with; undefined when it carries no build info. */
export function binarySurface(path: string, bytes: Uint8Array): Surface | undefined {
  const info = readBuildInfo(bytes);
  if (!info) return undefined;
  const draft = newDraft(path, "binary");
  const at = { path, line: 1 };
  const place = { scope: info.module?.path ?? "", phase: "build" } as const;
  draft.goVersions.push({
    version: info.goVersion,
    at,
    surface: "binary",
    scope: place.scope,
    origin: "binary",
    matrix: false,
  });
  for (const name of fromBuild) {
    const value = name === "GOEXPERIMENT" ? info.experiments.join(",") : info.settings.get(name);
    if (value) addEnv(draft, place, name, value, at);
  }
  const flags = ["-tags", "-ldflags", "-gcflags"].flatMap((flag) =>
    info.settings.has(flag) ? [quoted(`${flag}=${info.settings.get(flag)}`)] : [],
  );
  if (flags.length > 0) addEnv(draft, place, "GOFLAGS", flags.join(" "), at);
  const godebug = info.settings.get("DefaultGODEBUG");
  if (godebug) addEnv(draft, { ...place, phase: "run" }, "GODEBUG", godebug, at);
  return surfaceOf(draft);
}

const quoted = (flag: string): string => (flag.includes(" ") ? `'${flag}'` : flag);

function surfaceOf(draft: Draft): Surface {
  const { faults: _, ...surface } = draft;
  return surface;
}
