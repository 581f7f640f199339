import type { ValueFault } from "./grammar.ts";

const units: Readonly<Record<string, number>> = {
  "": 1,
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Bytes of a GOMEMLIMIT; Infinity for `off` and empty; undefined when Go aborts with "malformed GOMEMLIMIT" (runtime, parseByteCount). */
export function memoryLimit(value: string): number | undefined {
  if (value === "" || value === "off") return Number.POSITIVE_INFINITY;
  const match = /^(\d+)(B|KiB|MiB|GiB|TiB)?$/.exec(value);
  return match ? Number(match[1]) * units[match[2] ?? ""]! : undefined;
}

/** GOMEMLIMIT: what aborts the program at start. */
export function memoryLimitFault(value: string): ValueFault | undefined {
  if (memoryLimit(value) !== undefined) return undefined;
  const kubernetes = /^(\d+)(Ki|Mi|Gi|Ti)$/.exec(value);
  const meant = kubernetes ? `${value}B` : undefined;
  return {
    what: "malformed GOMEMLIMIT: the program aborts at start; Go takes bytes, or B, KiB, MiB, GiB, TiB behind a whole number",
    ...(meant ? { meant } : {}),
  };
}

/** GOGC: a whole number or off; anything else counts as 100 (runtime, readGOGC). */
export function gcFault(value: string): ValueFault | undefined {
  if (value === "" || value === "off" || /^-?\d+$/.test(value)) return undefined;
  return {
    what: "neither a whole number nor off: Go uses 100",
    ...(/^\d+%$/.test(value) ? { meant: value.slice(0, -1) } : {}),
  };
}

/** GOMAXPROCS: a positive whole number; anything else is ignored (runtime, schedinit). */
export function processorsFault(value: string): ValueFault | undefined {
  if (value === "" || /^[1-9]\d*$/.test(value)) return undefined;
  return { what: "no positive whole number: Go ignores it" };
}
