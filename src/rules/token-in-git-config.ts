import { encloses } from "../core/environment.ts";
import type { Rule } from "../core/rule.ts";
import type { CommandFact, Surface } from "../core/surface.ts";

export const rule: Rule = {
  id: "token-in-git-config",
  catalogue: "SEC-502",
  severity: "error",
  summary:
    "A token is written into git configuration or a credentials file, where it stays in a layer or on the runner.",
  source: "git-config(1) url.<base>.insteadOf; git-credential-store(1) keeps passwords in plain text",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      for (const command of surface.commands) {
        const what = faultOf(command);
        if (what)
          yield {
            message: `${what}${command.scope ? ` (${command.scope})` : ""}`,
            help: surface.kind === "dockerfile" ? DOCKER : CI,
            at: command.at,
            severity: surface.kind === "dockerfile" && ships(surface, command) ? "error" : "warning",
            data: { scope: command.scope },
          };
      }
    }
  },
};

const DOCKER =
  "Use RUN --mount=type=secret with GIT_CONFIG_COUNT/KEY/VALUE variables, a netrc mount or GOAUTH; nothing then stays in the layer.";
const CI =
  "Use GIT_CONFIG_COUNT/KEY/VALUE variables of the step or GOAUTH, so that nothing is written to the runner's home.";

function faultOf({ argv, output }: CommandFact): string | undefined {
  const words = argv.join(" ");
  if (argv[0] === "git" && argv.includes("config")) {
    const user = /insteadof/i.test(words) ? /:\/\/([^/@]+)@/.exec(words)?.[1] : undefined;
    if (user && user !== "git" && /[$:{]/.test(user)) return "git config keeps a token in a URL";
    if (/credential\.helper\b.*\bstore/.test(words)) return "git stores passwords in plain text from now on";
  }
  if (
    /^(echo|printf|cat)$/.test(argv[0] ?? "") &&
    /(^|\/)(\.netrc|\.git-credentials)$/.test(output ?? "") &&
    /password|:\/\/.*@/.test(words)
  )
    return `a password goes to ${output}`;
  return undefined;
}

/** In a stage whose layers are part of the image. */
const ships = (surface: Surface, command: CommandFact): boolean => {
  const final = surface.stages.find((stage) => stage.final);
  const stage = surface.stages.filter((one) => encloses(one.scope, command.scope)).at(-1);
  return final !== undefined && stage !== undefined && encloses(stage.scope, final.scope);
};
