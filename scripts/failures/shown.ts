/** Real output of the three ways a run can go when the checksum database is down, for the failures guide. */
import { bundle } from "../../test/support/command-line.ts";
import { startGitServer } from "../../test/support/git-server.ts";
import { run } from "../../test/support/go-env.ts";
import { startMemoryProxy } from "../../test/support/goproxy-memory.ts";
import { makeProject, projectEnv } from "../../test/support/matrix/run.ts";
import { goSumLines } from "../../test/support/module-zip.ts";
import { startChecksumDatabase } from "../../test/support/sumdb.ts";

const module = "git.example.test/vanity";
const source = { "go.mod": `module ${module}\n\ngo 1.21\n`, "v.go": "package vanity\n" };
const sums = goSumLines(module, "v1.0.0", source);
const down = () => ({ kind: "status", status: 503, body: "database down\n" }) as const;

/** Markdown of the section. Ports, hashes of throw-away modules and durations are masked. */
export async function shownRuns(): Promise<string> {
  await using git = await startGitServer({
    repositories: { "team/van.git": { "v1.0.0": source } },
    imports: { "/vanity": "https://git.example.test/team/van.git" },
  });
  await using proxy = await startMemoryProxy({ [`${module}@v1.0.0`]: source });
  await using dead = await startMemoryProxy({}, { fault: down });
  await using database = await startChecksumDatabase({ goSum: sums, fault: down });

  const show = async (goSum: string, goproxy: string, ...args: string[]): Promise<string> => {
    using project = makeProject();
    project.write({
      "go.mod": `module m\n\ngo 1.21\n\nrequire ${module} v1.0.0\n`,
      "main.go": `package main\n\nimport _ "${module}"\n\nfunc main() {}\n`,
      "go.sum": goSum,
      ".home/.netrc": git.netrc,
      ".github/gomod-preflight.yml": `public: [${module}]\nsources: { retries: 0 }\n`,
    });
    const env = projectEnv(project, { ...git.env, GOPROXY: goproxy, GOSUMDB: database.gosumdb });
    const { code, stdout, stderr } = await run(process.execPath, [bundle("cli"), ...args], {
      cwd: project.dir,
      env,
    });
    const names = {
      [proxy.url]: "https://proxy.example",
      [dead.url]: "https://dead.example",
      [database.url]: "https://sum.example",
    };
    return [
      "```console",
      `$ gomod-preflight ${args.join(" ")}`,
      tidy(stdout + stderr, names),
      `$ echo $?\n${code}`,
      "```",
    ].join("\n");
  };

  return `## The checksum database is down

**go.sum is complete**: nobody needs the database.

${await show(sums, proxy.url, "warm")}

**And every proxy is cut as well**: version control serves, the same hash decides (\`GOPROXY=https://dead.example,direct\`).

${await show(sums, `${dead.url},direct`, "warm")}

**A line is missing in go.sum**: it stops.

${await show("", `${proxy.url},direct`, "warm")}

**The same with \`--fallback quarantine\`**: one command on copies, in a module cache of its own, and every line says *unverified*.

${await show("", `${dead.url.replace("http", "http")}|direct`, "--fallback", "quarantine", "relay", "--", "go", "build", "./...")}

`;
}

function tidy(text: string, names: Readonly<Record<string, string>>): string {
  let result = text;
  for (const [url, name] of Object.entries(names)) result = result.replaceAll(url, name);
  return result
    .replace(/127\.0\.0\.1:\d+(\/[0-9a-f]{32})?/g, "127.0.0.1:…")
    .replace(/\d+ ms/g, "… ms")
    .replace(/\d+\.\d+ s\b/g, "… s")
    .trimEnd();
}
