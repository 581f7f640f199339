import { about, type KnownFact, settingsOf, surfaceOf } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { Snapshot } from "../core/snapshot.ts";
import type { CommandFact } from "../core/surface.ts";

export const rule: Rule = {
  id: "transport-check-off",
  catalogue: "SEC-504",
  severity: "error",
  summary:
    "TLS certificates or ssh host keys are not checked where module sources are fetched, or a certificate is trusted on first sight.",
  source:
    "git-config(1) http.sslVerify; ssh_config(5) StrictHostKeyChecking; go get -insecure and GOINSECURE do not cover git",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      const isLocal =
        surface.commands.length > 0 && /(^|\/)(tests?|e2e|testing|hack|examples?)\//.test(surface.path);
      for (const command of isLocal ? [] : surface.commands) {
        const what = faultOf(command, surface.commands);
        if (what)
          yield {
            message: `${what}${command.scope ? ` (${command.scope})` : ""}`,
            help: HELP,
            at: command.at,
            data: { scope: command.scope },
          };
      }
    }
    for (const fact of settingsOf(snapshot, "GIT_SSL_NO_VERIFY", "GIT_SSH_COMMAND")) {
      if (fact.name === "GIT_SSL_NO_VERIFY" && /^(1|true|yes|on)$/i.test(fact.value))
        yield about(fact, "git checks no certificate", HELP);
      if (fact.name === "GIT_SSH_COMMAND" && LOOSE.test(fact.value))
        yield about(fact, "ssh checks no host key", HELP, {
          severity: runsGo(snapshot, fact) ? "error" : "warning",
        });
    }
  },
};

const HELP =
  "Give the machine the right CA bundle (http.sslCAInfo, SSL_CERT_FILE) or a pinned known_hosts file.";
/** The go command fetches modules there; without it, git does something else. */
const runsGo = (snapshot: Snapshot, fact: KnownFact): boolean =>
  fact.via !== "export" ||
  (surfaceOf(snapshot, fact.at.path)?.commands.some(({ argv }) => argv[0] === "go") ?? false);

const LOOSE = /StrictHostKeyChecking[= ]+"?(no|off)\b/i;

function faultOf({ argv, output, pipesInto }: CommandFact, all: readonly CommandFact[]): string | undefined {
  const words = argv.join(" ");
  if (
    argv[0] === "git" &&
    /http\.(\S+\.)?sslVerify[ =]+"?(false|0|no|off)\b/i.test(words) &&
    !/localhost|127\.0\.0\.1/.test(words)
  )
    return "git checks no certificate";
  if (
    /^(ssh|echo|printf|git|scp)$/.test(argv[0] ?? "") &&
    LOOSE.test(words) &&
    (argv[0] !== "ssh" || /git@/.test(words)) &&
    argv[0] !== "scp"
  ) {
    if (/^(echo|printf)$/.test(argv[0]!) && !/ssh/.test(`${output ?? ""} ${(pipesInto ?? []).join(" ")}`))
      return undefined;
    return "ssh checks no host key";
  }
  const trusts = all.some((other) => /update-ca-(certificates|trust)/.test(other.argv[0] ?? ""));
  return argv[0] === "openssl" && argv[1] === "s_client" && trusts
    ? "the certificate a server shows is trusted on first sight"
    : undefined;
}
