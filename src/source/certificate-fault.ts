import type { FailureClass } from "./failure.ts";
import { Agents } from "./http/agents.ts";
import { dismiss } from "./http/body.ts";
import { openFollowing } from "./http/redirects.ts";
import type { Limits } from "./settings.ts";

/** One text of git with GnuTLS for every fault of a certificate but its name. */
const ambiguous = /unable to access '(https:\/\/[^']+)': server certificate verification failed/;

/** What is wrong with a certificate that git only says it cannot verify; undefined where git's text says it all. */
export async function certificateFault(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  limits: Limits,
  signal: AbortSignal,
): Promise<FailureClass | undefined> {
  const address = ambiguous.exec(text)?.[1];
  if (address === undefined || !URL.canParse(address)) return undefined;
  const agents = new Agents({ ...env, SSL_CERT_FILE: env["GIT_SSL_CAINFO"] ?? env["SSL_CERT_FILE"] }, 1);
  // The handshake is all that is wanted: nothing of the repository is asked for.
  const landed = await openFollowing(new URL("/", address), {}, { agents, limits, signal });
  if (landed.kind === "opened") dismiss(landed);
  agents.close();
  return landed.kind === "broken" && landed.failure.startsWith("tls-") ? landed.failure : undefined;
}
