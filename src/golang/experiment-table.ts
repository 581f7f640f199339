// Seeded from the Go sources 1.19 … 1.27; scripts/golang-tables.ts brings the column of a Go source tree up to date.

/** Go versions that were read, oldest first. */
export const experimentVersions = ["1.19", "1.21", "1.22", "1.23", "1.24", "1.25", "1.26", "1.27"] as const;

/** Is an experiment on by default in a version, off, absent (`go: unknown GOEXPERIMENT`), or on for some platforms. */
export type ExperimentState = "on" | "off" | "absent" | "platform";

/** GOEXPERIMENT names by the version of Go that is running (internal/goexperiment, internal/buildcfg/exp.go), in the order of `experimentVersions`. */
export const experiments: Readonly<Record<string, readonly ExperimentState[]>> = {
  fieldtrack: ["off", "off", "off", "off", "off", "off", "off", "off"],
  preemptibleloops: ["off", "off", "off", "off", "off", "off", "off", "off"],
  staticlockranking: ["off", "off", "off", "off", "off", "off", "off", "off"],
  boringcrypto: ["off", "off", "off", "off", "off", "off", "off", "off"],
  unified: ["off", "absent", "absent", "absent", "absent", "absent", "absent", "absent"],
  regabiwrappers: [
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
  ],
  regabiargs: [
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
    "platform",
  ],
  heapminimum512kib: ["off", "off", "off", "off", "off", "off", "off", "off"],
  coverageredesign: ["absent", "on", "on", "on", "on", "absent", "absent", "absent"],
  arenas: ["absent", "off", "off", "off", "off", "off", "off", "off"],
  pagetrace: ["absent", "off", "off", "absent", "absent", "absent", "absent", "absent"],
  cgocheck2: ["absent", "off", "off", "off", "off", "off", "off", "off"],
  loopvar: ["absent", "off", "off", "off", "off", "off", "off", "off"],
  cacheprog: ["absent", "off", "off", "off", "off", "off", "absent", "absent"],
  newinliner: ["absent", "absent", "off", "off", "off", "off", "off", "off"],
  rangefunc: ["absent", "absent", "off", "off", "off", "off", "absent", "absent"],
  range: ["absent", "absent", "off", "absent", "absent", "absent", "absent", "absent"],
  allocheaders: ["absent", "absent", "on", "absent", "absent", "absent", "absent", "absent"],
  exectracer2: ["absent", "absent", "on", "absent", "absent", "absent", "absent", "absent"],
  aliastypeparams: ["absent", "absent", "absent", "off", "on", "on", "absent", "absent"],
  swissmap: ["absent", "absent", "absent", "absent", "on", "on", "absent", "absent"],
  spinbitmutex: ["absent", "absent", "absent", "absent", "platform", "absent", "absent", "absent"],
  synchashtriemap: ["absent", "absent", "absent", "absent", "on", "on", "absent", "absent"],
  synctest: ["absent", "absent", "absent", "absent", "off", "off", "absent", "absent"],
  dwarf5: ["absent", "absent", "absent", "absent", "absent", "platform", "platform", "platform"],
  jsonv2: ["absent", "absent", "absent", "absent", "absent", "off", "off", "on"],
  greenteagc: ["absent", "absent", "absent", "absent", "absent", "off", "on", "on"],
  randomizedheapbase64: ["absent", "absent", "absent", "absent", "absent", "absent", "on", "on"],
  runtimefreegc: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "off"],
  sizespecializedmalloc: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "on"],
  goroutineleakprofile: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "absent"],
  simd: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "off"],
  runtimesecret: ["absent", "absent", "absent", "absent", "absent", "absent", "off", "off"],
  mapsplitgroup: ["absent", "absent", "absent", "absent", "absent", "absent", "absent", "off"],
};
