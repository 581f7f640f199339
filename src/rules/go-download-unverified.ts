import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "go-download-unverified",
  catalogue: "VER-208",
  severity: "warning",
  summary: "A Go release is downloaded and unpacked without looking at its checksum.",
  source: "go.dev/dl lists a SHA-256 for each file",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      const verified = surface.commands
        .filter(({ argv }) =>
          /^(sha256sum|shasum|sha512sum|gpg2?|gpgv|openssl|cosign|rhash)$/.test(argv[0] ?? ""),
        )
        .map((command) => command.scope);
      for (const { argv, at, scope } of surface.commands) {
        const url = /^(curl|wget|aria2c)$/.test(argv[0] ?? "")
          ? argv.find((word) => GO_RELEASE.test(word))
          : undefined;
        if (url && !verified.some((other) => other === scope))
          yield {
            message: `${url} is unpacked without a checksum${scope ? ` (${scope})` : ""}`,
            help: 'Pipe its SHA-256 into "sha256sum -c -" before tar, or use the golang image or setup-go.',
            at,
            data: { url },
          };
      }
    }
  },
};

/** A file of Go's own download places (their lists, `dl/?mode=json`, are none), and files named like its releases. */
const GO_RELEASE =
  /((go\.dev|golang\.org)\/dl|dl\.google\.com\/go)\/[^?/#]|\/go\$?\{?[\w.]+\}?\.(linux|darwin)-[^/]*\.tar\.gz/;
