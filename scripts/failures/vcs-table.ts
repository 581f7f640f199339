import { goAlone, type Warmed, warm } from "../../test/support/matrix/run.ts";
import { type Start, type VcsCase, vcsFaults } from "../../test/support/matrix/vcs-cases.ts";
import { vcsProject, verdictOf } from "../../test/support/matrix/vcs-run.ts";
import { goWords, masked, patienceS, row } from "./words.ts";

const where: Readonly<Record<Start, string>> = {
  page: "go-import page",
  repository: "repository",
  ".git path": "`.git` path",
};

/** Rows of the faults of a private module's git host. */
export async function vcsTable(): Promise<string> {
  const rows: string[] = [];
  for (const fault of vcsFaults) rows.push(row(fault.title, where[fault.start], ...(await runBoth(fault))));
  return rows.join("\n");
}

async function runBoth(fault: VcsCase): Promise<readonly [go: string, ours: string]> {
  const answers = [];
  for (const run of [byGo, byUs]) {
    const host = await fault.host();
    using project = vcsProject(host, fault);
    const env = { ...host.env, GOPRIVATE: host.module, GOPROXY: "direct" };
    answers.push(masked(await run(project, env, host.module)));
    await host.close();
  }
  return [answers[0] ?? "", answers[1] ?? ""];
}

type Project = ReturnType<typeof vcsProject>;

const byGo = async (project: Project, env: Record<string, string>, module: string): Promise<string> =>
  goWords(await goAlone(project, env, patienceS), module);

async function byUs(project: Project, env: Record<string, string>): Promise<string> {
  const warmed: Warmed = await warm(project, env);
  const classes = verdictOf(warmed).classes.map((name) => `\`${name}\``);
  return warmed.code === 0
    ? "asked again, ready and verified"
    : `${classes.join(", ")}: **stops** on the go.mod line`;
}
