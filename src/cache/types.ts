/** GitHub's cache as this tool uses it: one file under one key. Never throws. */
export interface CacheService {
  /** Why it cannot be used here; undefined = it can. */
  readonly unavailable?: string;
  /** Restores the entry's file to `path` (relative to the workspace); gives the key that matched. */
  restore(path: string, key: string, restoreKeys: readonly string[]): Promise<string | undefined>;
  /** Gives why it was not saved; undefined = it was. */
  save(path: string, key: string): Promise<string | undefined>;
}
