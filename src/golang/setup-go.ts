/** First major version of actions/setup-go that exports GOTOOLCHAIN=local (its main.ts, setGoToolchain). */
export const setupGoExportsLocalSince = 6;

/** `v6.1.0` → 6; undefined for branches and bare commits. */
export function majorOf(version: string | undefined): number | undefined {
  const major = /^v?(\d{1,3})(\.|$)/.exec(version ?? "")?.[1];
  return major === undefined ? undefined : Number(major);
}
