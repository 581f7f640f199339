import * as v from "valibot";

/** The report's shape (contract §5) as one value: validates untrusted input and becomes docs/report.schema.json. */

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const milliseconds = v.pipe(v.number(), v.minValue(0));
const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const severity = v.picklist(["error", "warning", "notice"]);
const failOn = v.picklist(["error", "warning", "notice", "never"]);
const moduleVersion = v.object({ path: text, version: text });
const skipped = v.object({ status: v.literal("skipped"), reason: text });

const span = {
  path: text,
  line: lineNumber,
  column: v.exactOptional(lineNumber),
  endLine: v.exactOptional(lineNumber),
  endColumn: v.exactOptional(lineNumber),
};

const textEdit = v.object({
  path: text,
  startLine: lineNumber,
  endLine: count,
  lines: v.array(text),
});

const fix = v.object({ description: text, edits: v.array(textEdit), safe: v.boolean() });

const finding = v.object({
  rule: text,
  severity,
  message: text,
  help: text,
  ...span,
  related: v.array(v.object(span)),
  data: v.record(text, text),
  fix: v.exactOptional(fix),
  isNew: v.exactOptional(v.boolean()),
});

const attempt = v.object({
  source: text,
  what: text,
  url: text,
  status: v.exactOptional(count),
  failure: v.exactOptional(text),
  detail: v.exactOptional(text),
  startedAt: v.exactOptional(milliseconds),
  phases: v.object({
    dns: v.exactOptional(milliseconds),
    connect: v.exactOptional(milliseconds),
    tls: v.exactOptional(milliseconds),
    firstByte: v.exactOptional(milliseconds),
    transfer: v.exactOptional(milliseconds),
  }),
  bytes: count,
});

const outcome = v.object({
  module: moduleVersion,
  source: text,
  attempts: v.array(attempt),
  integrity: v.picklist(["go.sum", "checksum-database", "unverified"]),
  bytes: count,
  failure: v.exactOptional(v.object({ class: text, message: text, nextStep: text })),
});

const needed = v.object({
  mode: v.picklist(["needed", "required", "all"]),
  versions: count,
  bytes: count,
  sparedBytes: count,
  platforms: v.array(text),
  tags: v.array(text),
});

const ran = v.picklist(["ok", "failed"]);

const fetchSection = v.object({
  status: ran,
  fetched: count,
  fromCache: count,
  present: count,
  bytes: count,
  outcomes: v.array(outcome),
  remarks: v.exactOptional(v.array(text)),
});

const verifySection = v.object({
  status: ran,
  hashed: count,
  trees: count,
  byGo: v.boolean(),
  failed: v.array(moduleVersion),
  remarks: v.exactOptional(v.array(text)),
});

const worth = v.object({
  bytes: count,
  restoreMs: milliseconds,
  fetchMsEstimate: milliseconds,
  advice: text,
});

const cacheSection = v.object({
  status: v.picklist(["hit", "partial", "miss", "off"]),
  key: text,
  restoredBytes: count,
  saved: v.picklist(["yes", "no"]),
  why: text,
  worth: v.exactOptional(worth),
});

const requirementChange = v.object({
  goMod: text,
  module: text,
  change: v.picklist(["added", "removed", "up", "down", "replaced"]),
  from: v.exactOptional(text),
  to: v.exactOptional(text),
  line: v.exactOptional(lineNumber),
});

export const reportSchema = v.object({
  version: v.literal(1),
  tool: v.object({ name: text, version: text }),
  root: text,
  scope: text,
  go: v.union([v.object({ status: v.literal("found"), version: text }), skipped]),
  modules: v.array(
    v.object({
      dir: text,
      path: text,
      kind: v.picklist(["main", "workspace", "auxiliary", "vendored"]),
      goMod: text,
    }),
  ),
  needed: v.union([needed, skipped]),
  fetch: v.union([fetchSection, skipped]),
  verify: v.union([verifySection, skipped]),
  cache: v.union([cacheSection, skipped]),
  findings: v.array(finding),
  skipped: v.array(v.object({ rule: text, reason: text })),
  suppressed: v.array(
    v.object({
      rule: text,
      path: text,
      line: lineNumber,
      until: v.exactOptional(text),
      reason: text,
      addedHere: v.boolean(),
    }),
  ),
  verdict: v.object({
    status: v.picklist(["pass", "fail", "not-checked"]),
    errors: count,
    warnings: count,
    notices: count,
    failOn,
  }),
  timings: v.record(text, milliseconds),
  requirementChanges: v.exactOptional(v.array(requirementChange)),
});

export const planSchema = v.object({
  version: v.literal(1),
  groups: v.array(v.object({ name: text, modules: v.array(text), bytes: count, key: text })),
  matrix: v.object({ include: v.array(v.object({ name: text, modules: text, key: text })) }),
  unaffected: v.array(text),
  why: v.exactOptional(text),
});
