import type { Rule } from "../core/rule.ts";

export const rule: Rule = {
  id: "modules-changed-in-build",
  catalogue: "SUM-322",
  severity: "warning",
  summary: "A build runs go mod tidy, go get or an unpinned install, so two builds of one commit may differ.",
  source: "go.dev/ref/mod#go-mod-tidy, #go-get, #go-install: these look for versions and change go.mod",
  needs: ["surfaces"],
  *check(snapshot) {
    for (const surface of snapshot.surfaces ?? []) {
      if (surface.kind !== "dockerfile" && surface.kind !== "goreleaser") continue;
      for (const { argv, at, scope } of surface.commands) {
        const what = argv[0] === "go" ? changes(argv.slice(1)) : undefined;
        if (what)
          yield {
            message: `${what} runs in the build${scope ? ` (${scope})` : ""}`,
            help: "Run it before the commit and build what was committed: go mod download, go build -mod=readonly.",
            at,
            severity: surface.kind === "goreleaser" || isForTests(surface.path) ? "notice" : "warning",
            data: { command: what },
          };
      }
    }
  },
};

/** Images in which tests run: nobody ships them. */
const isForTests = (path: string): boolean => /(^|\/)(tests?|e2e|hack|\.devcontainer)\//.test(path);

function changes(argv: readonly string[]): string | undefined {
  if (argv[0] === "mod" && argv[1] === "tidy" && !argv.includes("-diff")) return "go mod tidy";
  const floating = argv.find((word) => /^[\w.-]+\.[\w.-]+\/\S+@(latest|master|main|HEAD)$/.test(word));
  if (floating && (argv[0] === "install" || argv[0] === "run" || argv[0] === "get"))
    return `go ${argv[0]} ${floating}`;
  const bare = argv.slice(1).find((word) => !word.startsWith("-"));
  const local = bare === undefined || /^(\.|\$|\/)/.test(bare) || bare.includes("@");
  return argv[0] === "get" && !local ? `go get ${bare}` : undefined;
}
