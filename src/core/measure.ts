/** Numbers as people read them; the same in every sink. */

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

export function bytesText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${UNITS[power]}`;
}

/** From milliseconds. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** `1 warning`, `3 warnings`, `1,024 findings`. */
export const countText = (n: number, singular: string, plural = `${singular}s`): string =>
  `${groupThousands(n)} ${n === 1 ? singular : plural}`;

const groupThousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
