import { join } from "node:path";
import pLimit from "p-limit";
import { type Build, buildsOf } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { RefereeAnswer } from "../core/referee.ts";
import type { SnapshotModule } from "../core/snapshot.ts";
import type { World } from "../core/world.ts";
import type { GoCommand } from "../gocommand/command.ts";
import type { Opened } from "./open.ts";

/** Loading a large graph from a slow proxy takes minutes; longer is a hang. */
const DEADLINE_MS = 10 * 60_000;
/** go commands at once; each is parallel in itself. */
const AT_ONCE = 2;

/** The cheap truth: what each go command of the list says. None of them writes to go.mod or go.sum. */
const QUESTIONS: Readonly<Record<RefereeAnswer["question"], readonly string[]>> = {
  graph: ["list", "-m", "-mod=readonly", "all"],
  packages: ["list", "-deps", "-test", "./..."],
  verify: ["mod", "verify"],
  tidy: ["mod", "tidy", "-diff"],
};

/** Go was kept from judging: something could not be fetched, no such flag in this release, our deadline. */
const NO_JUDGEMENT =
  /dial tcp|no such host|i\/o timeout|connection re(?:fused|set)|TLS handshake|unexpected EOF|module lookup disabled|reading (?:https?|file):|server response:|: git [a-z-]+ .*exit status|unrecognized import path|flag provided but not defined|terminal prompts disabled/;

const PROGRESS = /^go: (?:downloading|finding) .*\n?/gm;

/** Asks Go about every build in scope and puts its answers into the snapshot. */
export async function askGo(opened: Opened, go: GoCommand, world: World): Promise<Opened> {
  const { snapshot, repository } = opened;
  const limit = pLimit(AT_ONCE);
  const asked = buildsOf(snapshot).flatMap((build) =>
    questionsFor(build).map((question) => ({ build, ...question })),
  );
  const answers = await Promise.all(
    asked.map(({ build, question, at }) =>
      limit(() => ask(go, repository.root, build, question, at)).then((answer) => {
        world.log.debug(
          `${answer.command} in ${answer.at}: ${answer.ok ? "ok" : answer.text.split("\n")[0]}`,
        );
        return answer;
      }),
    ),
  );
  const judged = answers.filter((answer) => answer.ok || !NO_JUDGEMENT.test(answer.text));
  const missing = new Map(snapshot.missing);
  const kept = answers.find((answer) => !answer.ok && NO_JUDGEMENT.test(answer.text));
  if (judged.length > 0) missing.delete("referee");
  else
    missing.set("referee", `Go could not judge: ${kept?.text.split("\n")[0] ?? "there was nothing to ask"}`);
  return { ...opened, snapshot: { ...snapshot, referee: judged, missing } };
}

interface Question {
  readonly question: RefereeAnswer["question"];
  readonly at: string;
}

/** The graph and the cache once a build, packages and tidiness once a module. */
function questionsFor(build: Build): readonly Question[] {
  const first = build.mains[0]?.dir ?? build.dir;
  return [
    { question: "graph", at: first },
    { question: "verify", at: first },
    ...build.mains.flatMap((main: SnapshotModule): Question[] =>
      main.inScope
        ? [
            { question: "packages", at: main.dir },
            { question: "tidy", at: main.dir },
          ]
        : [],
    ),
  ];
}

async function ask(
  go: GoCommand,
  root: string,
  build: Build,
  question: RefereeAnswer["question"],
  at: string,
): Promise<RefereeAnswer> {
  const args = QUESTIONS[question];
  const result = await go.run(args, { cwd: join(root, at), deadlineMs: DEADLINE_MS });
  const ok = result.code === 0;
  const said = result.timedOut
    ? "i/o timeout: our own deadline"
    : question === "tidy" && result.stdout
      ? result.stdout
      : result.stderr;
  return {
    dir: build.dir,
    at,
    question,
    command: `go ${args.join(" ")}`,
    ok,
    text: ok ? "" : said.replaceAll(`${root}/`, "").replace(PROGRESS, "").trim(),
  };
}

/** Rules that say Go stops here, whatever it is asked. */
const PREDICTS_STOP = new Set([
  "file-not-parsed",
  "vendor-out-of-sync",
  "work-use-missing",
  "work-use-duplicate",
  "work-go-below-member",
  "replace-conflict",
  "excluded-version-required",
  "go-line-below-replacement",
  "module-path-duplicated",
]);

/** Where Go's verdict and ours differ: Go stops and no rule says so, or a rule says Go stops and it does not. */
export function disagreements(opened: Opened, findings: readonly Finding[]): readonly Finding[] {
  const answers = opened.snapshot.referee ?? [];
  return buildsOf(opened.snapshot).flatMap((build) => {
    const own = filesOf(build);
    const ours = findings.filter((finding) => own.has(finding.at.path) && finding.severity === "error");
    const gos = answers.filter((answer) => answer.dir === build.dir && answer.question !== "tidy");
    const refused = gos.filter((answer) => !answer.ok);
    if (refused.length > 0)
      return ours.length > 0 ? [] : refused.slice(0, 1).map((answer) => refusal(build, answer));
    return gos.length === 0 ? [] : ours.filter(({ rule }) => PREDICTS_STOP.has(rule)).map(overstated);
  });
}

function filesOf({ mains, workspace, vendor }: Build): ReadonlySet<string> {
  const ofMains = mains.flatMap((main) => [main.goModPath, main.goSumPath]);
  const ofWorkspace = workspace ? [workspace.goWorkPath, workspace.goWorkSumPath] : [];
  return new Set([...ofMains, ...ofWorkspace, ...(vendor ? [vendor.modulesTxtPath] : [])]);
}

function refusal(build: Build, { command, at, text }: RefereeAnswer): Finding {
  const path =
    build.mains.find((main) => main.dir === at)?.goModPath ?? build.mains[0]?.goModPath ?? "go.mod";
  const line = Number(/go\.mod:(\d+)/.exec(text)?.[1] ?? 1);
  return {
    rule: "go-disagrees",
    severity: "error",
    message: `${command} in ${at} stops, and no rule foresaw it: ${text.split("\n").slice(0, 4).join(" ").slice(0, 400)}`,
    help: "Mend what Go says. A check that should have found it without Go is worth an issue here.",
    at: { path, line },
    related: [],
    data: { command, directory: at, go: "stops" },
  };
}

function overstated({ rule, at }: Finding): Finding {
  return {
    rule: "go-disagrees",
    severity: "notice",
    message: `${rule} says that Go stops here, but on this machine it does not`,
    help: "Look for GOFLAGS=-mod=… or GOWORK=off in this environment; otherwise it is worth an issue here.",
    at,
    related: [],
    data: { rule, go: "passes" },
  };
}
