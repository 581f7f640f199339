import { encloses } from "../core/environment.ts";
import type { FindingDraft } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import type { StageFact, Surface } from "../core/surface.ts";

export const rule: Rule = {
  id: "secret-in-image",
  catalogue: "SEC-503",
  severity: "error",
  summary: "A key or token comes into an image by ARG, COPY or --build-arg, and stays in its history.",
  source: "docs.docker.com/build/checks/secrets-used-in-arg-or-env; docs.docker.com/build/building/secrets",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      const isGo =
        surface.commands.some(({ argv }) => argv[0] === "go" || argv[0] === "git") ||
        surface.goVersions.length > 0;
      for (const stage of isGo ? surface.stages : []) {
        const severity = isInImage(surface, stage) ? "error" : "warning";
        for (const arg of stage.args)
          if (isSecretName(arg.name))
            yield {
              message: `ARG ${arg.name} puts a secret into the history of stage ${stage.name}`,
              help: HELP,
              at: arg.at,
              severity,
              data: { name: arg.name },
            };
        for (const copy of stage.copies) {
          const key =
            copy.from === undefined ? copy.sources.find((source) => KEY_FILE.test(source)) : undefined;
          if (key)
            yield {
              message: `${key} is copied into a layer of stage ${stage.name}`,
              help: HELP,
              at: copy.at,
              severity,
              data: { name: key },
            };
        }
      }
      yield* buildArguments(surface);
    }
  },
};

const HELP = "Use RUN --mount=type=secret or --mount=type=ssh: nothing of it stays in the image.";
const KEY_FILE = /(^|\/)(id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.git-credentials|\.ssh\/?)$/;

/** Names of keys, tokens and passwords; public keys and switches about them are none. */
const isSecretName = (name: string): boolean =>
  /(^|_)(TOKEN|PASSWORD|PASSWD|SECRET|PAT|SSH_KEY|SSH_PRIVATE_KEY|PRIVATE_KEY|API_?KEY|NETRC|CREDENTIALS?)$/i.test(
    name,
  ) && !/PUBLIC|_FILE$|_PATH$|_ID$/i.test(name);

function* buildArguments(surface: Surface): Iterable<FindingDraft> {
  for (const { argv, at } of surface.commands) {
    if (!/^(docker|podman|buildah|nerdctl)$/.test(argv[0] ?? "")) continue;
    const pair = argv
      .map((word, i) => (word === "--build-arg" ? argv[i + 1] : /^--build-arg=(.*)/.exec(word)?.[1]))
      .find((word) => word && /=.*\S/.test(word) && isSecretName(word.split("=")[0]!));
    if (pair)
      yield {
        message: `--build-arg ${pair.split("=")[0]} puts a secret into the image's history`,
        help: "Use docker build --secret or --ssh.",
        at,
        severity: "error",
        data: { name: pair.split("=")[0]! },
      };
  }
}

const isInImage = (surface: Surface, stage: StageFact): boolean =>
  surface.stages.some((one) => one.final && encloses(stage.scope, one.scope));
