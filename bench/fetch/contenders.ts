import { join } from "node:path";
import type { Step } from "./measure.ts";
import { cli } from "./places.ts";
import type { Project } from "./projects.ts";

/** Where one run happens: caches of its own, and the proxy. */
export interface Place {
  readonly project: Project;
  readonly dir: string;
  readonly proxy: string;
  /** Module cache and build cache: made anew for a cold run, kept for a warm one. */
  readonly cache: string;
}

export type Contender = (place: Place) => Step[];

export const environment = ({ dir, proxy, cache }: Place, extra: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env["PATH"] ?? "",
  HOME: join(dir, "home"),
  GOMODCACHE: join(cache, "mod"),
  GOCACHE: join(cache, "build"),
  GOENV: "off",
  GOTOOLCHAIN: "local",
  GOFLAGS: "-mod=readonly",
  GOSUMDB: "off",
  GOPROXY: proxy,
  ...extra,
});

const step = (place: Place, module: string, command: string, args: readonly string[], extra = {}): Step => ({
  command,
  args,
  cwd: join(place.project.root, module),
  env: environment(place, extra),
});

const eachModule = (place: Place, args: readonly string[], extra = {}): Step[] =>
  place.project.modules.map((module) => step(place, module, "go", args, extra));

const LIST = ["list", "-e", "-deps", "-test", "./..."];

/** (a) what the documentation says. */
export const downloadThenList: Contender = (place) => [
  ...eachModule(place, ["mod", "download"]),
  ...eachModule(place, LIST),
];

/** (b) the best plain trick. */
export const wideList: Contender = (place) => eachModule(place, LIST, { GOMAXPROCS: "64" });

export const downloads: Contender = (place) => eachModule(place, ["mod", "download"]);
export const verifies: Contender = (place) => eachModule(place, ["mod", "verify"]);

const warm = (place: Place, ...args: string[]): Step =>
  step(place, ".", process.execPath, [
    cli,
    "warm",
    "--quiet",
    "--fail-on",
    "never",
    "--modules",
    place.project.modules.join(","),
    ...args,
  ]);

export const oursThenList: Contender = (place) => [
  warm(place),
  ...eachModule(place, LIST, { GOPROXY: "off" }),
];
export const ours: (...args: string[]) => Contender =
  (...args) =>
  (place) => [warm(place, ...args)];
