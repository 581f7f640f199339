/** Artifacts of the workflow run, each holding one file. */
export interface Artifacts {
  /** Replaces an artifact of the same name from an earlier attempt. */
  upload(name: string, file: string): Promise<void>;
  /** Compressed size in bytes, as the service says. */
  list(): Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  /** Unpacks into `dir`; false where there is no such artifact. */
  download(name: string, dir: string): Promise<boolean>;
}

/** Names of one monorepo run; `prefix` keeps two callers of one workflow run apart. */
export const artifactNames = (prefix: string) => ({
  plan: `${prefix}-plan`,
  pack: `${prefix}-modules`,
  report: (group: string) => `${prefix}-report-${group}`,
});
