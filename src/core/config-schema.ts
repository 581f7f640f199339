import * as v from "valibot";

const severity = v.picklist(["error", "warning", "notice", "off"]);
const globs = v.array(v.pipe(v.string(), v.nonEmpty()));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written YYYY-MM-DD"));
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(1));

const variablePolicy = v.strictObject({
  allowed: v.optional(v.array(v.string())),
  required: v.optional(v.string()),
  phases: v.optional(v.array(v.picklist(["resolve", "build", "test", "run"]))),
  reason: v.optional(v.string()),
  until: v.optional(day),
});

/** `.github/gomod-preflight.yml`, version 1 (contract §4). Its JSON Schema is docs/config.schema.json. */
export const configSchema = v.strictObject({
  version: v.optional(v.literal(1)),
  warm: v.optional(
    v.strictObject({
      mode: v.optional(v.picklist(["needed", "required", "all", "off"])),
      tags: v.optional(v.array(v.string())),
      platforms: v.optional(v.array(v.string())),
    }),
  ),
  rules: v.optional(v.record(v.string(), severity)),
  policy: v.optional(
    v.strictObject({
      variables: v.optional(v.record(v.string(), variablePolicy)),
      "allow-experiments": v.optional(v.array(v.string())),
      "required-proxies": v.optional(v.array(v.string())),
    }),
  ),
  private: v.optional(globs),
  public: v.optional(globs),
  vcs: v.optional(v.picklist(["chain", "always"])),
  families: v.optional(v.record(v.string(), globs)),
  "shared-files": v.optional(globs),
  suppress: v.optional(
    v.array(
      v.strictObject({
        rule: v.pipe(v.string(), v.nonEmpty()),
        path: v.optional(v.pipe(v.string(), v.nonEmpty())),
        until: v.optional(day),
        reason: v.pipe(v.string(), v.trim(), v.nonEmpty("a suppression says its reason")),
      }),
    ),
  ),
  sources: v.optional(
    v.strictObject({
      connectTimeoutMs: v.optional(milliseconds),
      firstByteTimeoutMs: v.optional(milliseconds),
      stallTimeoutMs: v.optional(milliseconds),
      totalTimeoutMs: v.optional(milliseconds),
      retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      states: v.optional(v.record(v.string(), v.picklist(["healthy", "warning", "open", "fallback"]))),
    }),
  ),
});

export type ConfigFile = v.InferOutput<typeof configSchema>;
