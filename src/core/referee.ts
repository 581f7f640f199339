import type { Dir } from "./snapshot.ts";

/** What Go said when it was asked about one build (`check --with-go`). */
export interface RefereeAnswer {
  /** Directory of the build: a module, or a workspace. */
  readonly dir: Dir;
  /** Where the command ran, root-relative. */
  readonly at: Dir;
  readonly question: "graph" | "packages" | "verify" | "tidy";
  /** As a person would type it. */
  readonly command: string;
  readonly ok: boolean;
  /** Standard output of tidy (a diff), standard error of the others; absolute paths made relative to the root. */
  readonly text: string;
}
