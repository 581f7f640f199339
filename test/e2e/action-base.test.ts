import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { commitAll, fixture, gitEnv } from "../support/fixture.ts";
import { runStep } from "../support/runner.ts";

const goMod = (...lines: string[]) => `module example.test/m\n\ngo 1.24\n\n${lines.join("\n")}\n`;
const outside = (name: string) => `replace example.test/${name} => ../../${name}`;
const required = (...names: string[]) =>
  names.map((name) => `require example.test/${name} v0.0.0\n`).join("");

/** A pull request's checkout: HEAD merges the head commit into the base, as GitHub makes it. */
function pullRequest() {
  const dir = fixture({ "go.mod": goMod(required("old"), outside("old")) }, "pull");
  const base = commitAll(dir.dir);
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: dir.dir, env: gitEnv, encoding: "utf8" }).trim();
  git("checkout", "-q", "-b", "change");
  dir.write({ "go.mod": goMod(required("old", "fresh"), outside("old"), outside("fresh")) });
  commitAll(dir.dir);
  git("checkout", "-q", "--detach", base);
  git("merge", "-q", "--no-ff", "-m", "merge", "change");
  return dir;
}

it("on a pull request findings say whether it brought them, without any base being named", async () => {
  using dir = pullRequest();
  using event = fixture({ "event.json": JSON.stringify({ pull_request: { number: 1 } }) });
  const main = await runStep("main", {
    workspace: dir.dir,
    event: "pull_request",
    inputs: { warm: "off", verify: "off", cache: "off" },
    env: { GITHUB_EVENT_PATH: event.path("event.json") },
  });
  const about = (name: string) =>
    main.annotations.filter(
      (one) => one.properties["title"] === "replace-outside-repository" && one.message.includes(name),
    );
  expect(about("example.test/fresh").map((one) => one.message)).toEqual([expect.stringMatching(/^new: /)]);
  expect(about("example.test/old").map((one) => one.message)).toEqual([expect.not.stringMatching(/^new: /)]);
});

it("a clone without the base marks nothing and fails nothing", async () => {
  using dir = fixture({ "go.mod": goMod() }, "shallow");
  using event = fixture({
    "event.json": JSON.stringify({ pull_request: { base: { sha: "a".repeat(40) } } }),
  });
  const main = await runStep("main", {
    workspace: dir.dir,
    event: "pull_request",
    inputs: { warm: "off", verify: "off", cache: "off" },
    env: { GITHUB_EVENT_PATH: event.path("event.json") },
  });
  expect(main.code).toBe(0);
});
