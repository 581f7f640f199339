/** Every recipe of docs/guides/recipes.md, run as it stands: only the owner, the commit and the proxy are put in. */
import { cpSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { commitAll, fixture, type TempDir } from "../support/fixture.ts";
import { type GitServer, startGitServer } from "../support/git-server.ts";
import { startGitHubApi } from "../support/github-api.ts";
import { type ReplayProxy, startReplayProxy } from "../support/goproxy-replay.ts";
import { goSumLines } from "../support/module-zip.ts";
import { recordDownloads } from "../support/recorded.ts";
import { startResultsService } from "../support/results-service.ts";
import { type ActEvent, noAct, startScenario } from "./act.ts";

const page = readFileSync("docs/guides/recipes.md", "utf8");
const recipes = new Map(
  [...page.matchAll(/<!-- recipe: ([\w-]+) -->\n```yaml\n([\s\S]*?)```/g)].map(([, name = "", text = ""]) => [
    name,
    text,
  ]),
);

interface Expected {
  readonly example: "single" | "vendored" | "monorepo";
  readonly jobs: readonly string[];
  readonly event?: ActEvent["name"];
}

const expected: Readonly<Record<string, Expected>> = {
  minimal: { example: "single", jobs: ["preflight"] },
  "setup-go": { example: "single", jobs: ["test"] },
  vendored: { example: "vendored", jobs: ["preflight"] },
  "self-hosted": { example: "single", jobs: ["preflight"] },
  "merge-queue": { example: "single", jobs: ["preflight"], event: "merge_group" },
  release: { example: "single", jobs: ["release"] },
};

const broken = {
  "go.mod":
    "module example.test/b\n\ngo 1.25\n\nrequire corp.example/gone v1.0.0\n\nreplace corp.example/gone => ./gone\n",
};

interface Caller {
  readonly jobs: Record<string, { uses?: string; with?: Record<string, string> }>;
}

/** Our own names for OWNER and COMMIT; act knows only the twins. */
function runnable(recipe: string, goproxy: string): string {
  const named = recipe
    .replace(
      /OWNER\/(gomod-preflight\/\.github\/workflows\/[\w-]+)\.yml@COMMIT/g,
      "acme/$1-checkout.yml@main",
    )
    .replaceAll("OWNER/gomod-preflight@COMMIT", "acme/gomod-preflight@main");
  const workflow = parse(named) as Caller;
  for (const job of Object.values(workflow.jobs)) if (job.uses) job.with = { goproxy, ...job.with };
  return stringify(workflow);
}

function project(files: string | Readonly<Record<string, string>>, recipe: string, goproxy: string): TempDir {
  const dir = fixture(typeof files === "string" ? {} : files, "recipe");
  if (typeof files === "string") cpSync(resolve("examples", files), dir.dir, { recursive: true });
  dir.write({ ".github/workflows/recipe.yml": runnable(recipe, goproxy) });
  commitAll(dir.dir);
  return dir;
}

describe.skipIf(noAct)(`recipes in act (${noAct ?? "installed"})`, () => {
  let proxy: ReplayProxy;
  beforeAll(async () => {
    proxy = await startReplayProxy(recordDownloads([resolve("examples/single")]));
  });
  afterAll(() => proxy.close());

  it.each(Object.entries(expected))("%s", async (name, { example, jobs, event = "push" }) => {
    await using services = await startResultsService();
    await using scenario = startScenario();
    await using dir = project(example, recipes.get(name) ?? "", proxy.url);
    const env = { ...services.env, GOPROXY: proxy.url };
    const end = await scenario.run(dir.dir, { name: event, env });
    expect(end.failed, end.log.slice(-3000)).toEqual([]);
    expect(end.succeeded).toEqual(jobs);
    expect(services.cache.entries.length).toBe(["minimal", "setup-go"].includes(name) ? 1 : 0);
  });

  it("private-token: git and go reach the private module, and its name goes to its own host alone", async () => {
    const library = { "go.mod": "module git.example.test/lib\n\ngo 1.25\n", "l.go": "package lib\n" };
    await using server: GitServer = await startGitServer({
      repositories: { "team/lib.git": { "v1.0.0": library } },
      imports: { "/lib": "https://git.example.test/team/lib.git" },
    });
    const files = {
      "go.mod": "module example.test/app\n\ngo 1.25\n\nrequire git.example.test/lib v1.0.0\n",
      "go.sum": goSumLines("git.example.test/lib", "v1.0.0", library),
      "app.go": 'package app\n\nimport _ "git.example.test/lib"\n',
    };
    await using services = await startResultsService();
    await using scenario = startScenario();
    await using dir = project(files, recipes.get("private-token") ?? "", `${proxy.url},direct`);
    const asked = proxy.log.requests.length;
    const env = { ...services.env, ...server.env, NO_PROXY: "127.0.0.1" };
    const end = await scenario.run(dir.dir, { name: "push", env, secrets: { NETRC: server.netrc.trim() } });
    expect(end.failed, end.log.slice(-3000)).toEqual([]);
    expect(
      proxy.log.requests.slice(asked).filter((request) => request.url.includes("git.example.test")),
    ).toEqual([]);
    expect(end.log).not.toContain(server.netrc.trim());
  });

  it("scheduled: what fell becomes one issue, and the run stays green", async () => {
    await using api = await startGitHubApi();
    await using services = await startResultsService();
    await using scenario = startScenario();
    await using dir = project(broken, recipes.get("scheduled") ?? "", proxy.url);
    const env = { ...services.env, GITHUB_API_URL: api.apiUrl };
    const end = await scenario.run(dir.dir, {
      name: "schedule",
      env,
      secrets: { GITHUB_TOKEN: "scheduled-token" },
    });
    expect(end.failed, end.log.slice(-3000)).toEqual([]);
    expect(end.succeeded).toEqual(["warm", "issue"]);
    expect(api.state.issues.map((issue) => issue.title)).toEqual(["Go modules are not ready"]);
    expect(api.state.issues[0]?.body).toContain("replace-target-missing");
  });

  it("every recipe is run, the monorepo one with its own tests, or marked as not run", () => {
    const apart = ["monorepo", "private-token", "scheduled"];
    expect([...recipes.keys()].sort()).toEqual([...Object.keys(expected), ...apart].sort());
    expect(page).toContain("<!-- recipe: private-ssh, not run -->");
  });
});
