import type { Fault } from "../faults.ts";

/** Which answers of the mirror are spoiled. */
export type Where = "supported" | "records";

/**
 * `other road`: the database itself is asked instead · `go's own`: Go asks it itself, as it would alone ·
 * `stops`: nothing is accepted.
 */
type Ending = "other road" | "go's own" | "stops";

export interface MirrorCase {
  readonly title: string;
  readonly where: Where;
  readonly fault: Fault;
  readonly ending: Ending;
}

const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: "status",
  status: code,
  headers,
});

const records = (ending: Ending, faults: Readonly<Record<string, Fault>>): MirrorCase[] =>
  Object.entries(faults).map(([title, fault]) => ({ title, where: "records", fault, ending }));

const supported = (title: string, fault: Fault, ending: Ending): MirrorCase => ({
  title,
  where: "supported",
  fault,
  ending,
});

/** Every fault of the mirror of the checksum database that a proxy keeps; the database itself is well. */
export const mirrorFaults: readonly MirrorCase[] = [
  ...records("other road", {
    "connection reset": { kind: "reset" },
    "never answers": { kind: "silence" },
    "stalls in the body": { kind: "stall", afterBytes: 10 },
    "401": status(401),
    "403": status(403),
    "429 that never ends": status(429, { "retry-after": "600" }),
    "500": status(500),
    "502": status(502),
    "503": status(503),
    "504": status(504),
    "200 with a login page": { kind: "html" },
    "200 with a JSON error": { kind: "content", body: '{"error":"not signed in"}' },
    "200 with an empty body": { kind: "content", body: "" },
    "body cut, Content-Length told": { kind: "cut", afterBytes: 10 },
    "body cut, no Content-Length": { kind: "cut-chunked", afterBytes: 10 },
    "redirect to a dead host": { kind: "redirect", to: "http://127.0.0.1:1/x" },
  }),
  ...records("stops", { "404": status(404), "410": status(410) }),
  supported("404", status(404), "go's own"),
  supported("410", status(410), "go's own"),
  supported("503", status(503), "other road"),
  supported("never answers", { kind: "silence" }, "other road"),
];
