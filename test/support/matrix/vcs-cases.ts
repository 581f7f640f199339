import type { FailureClass } from "../../../src/source/failure.ts";
import type { Fault } from "../faults.ts";
import { type GitRequest, type GitServerOptions, startGitServer } from "../git-server.ts";

/** Where a module's road to its repository starts. */
export type Start =
  /** A go-import page on the host, which is what meets the fault. */
  | "page"
  /** The page is fine, the repository that it names is not. */
  | "repository"
  /** `host/x.git`: no page, and Go hides git's words. */
  | ".git path";

/** A git host with something wrong. */
export interface FaultyHost {
  readonly module: string;
  readonly env: Readonly<Record<string, string>>;
  readonly netrc: string;
  close(): Promise<void>;
}

export interface VcsCase {
  readonly title: string;
  readonly start: Start;
  /** `healed`: the second try is served. */
  readonly expected: FailureClass | "healed";
  /** Deadlines are waited for, so they are short; elsewhere a busy machine must not meet them. */
  readonly waits: boolean;
  host(): Promise<FaultyHost>;
}

const host = "git.example.test";
const modules: Readonly<Record<Start, string>> = {
  page: `${host}/vanity`,
  repository: `${host}/vanity`,
  ".git path": `${host}/team/lib.git`,
};

/** What the module at `start` holds, for the one case that is served after all and for go.sum. */
export const filesOf = (module: string): Readonly<Record<string, string>> => ({
  "go.mod": `module ${module}\n\ngo 1.21\n`,
  "v.go": "package vanity\n",
});

type Options = Omit<GitServerOptions, "repositories" | "imports"> & {
  /** Something of the repository is served: most faults come before that. */
  readonly served?: true;
  /** `false`: nobody was given the host's authority. */
  readonly trusted?: false;
};

/** `git.example.test` with a go-import page, as far as `options` let anybody get there. */
export async function gitHost(start: Start, options: Options = {}): Promise<FaultyHost> {
  const module = modules[start];
  const repository = start === ".git path" ? "team/lib.git" : "team/van.git";
  const server = await startGitServer({
    ...options,
    repositories: options.served ? { [repository]: { "v1.0.0": filesOf(module) } } : {},
    imports: { "/vanity": `https://${host}/team/van.git` },
  });
  const env = {
    ...(options.trusted === false ? { HTTPS_PROXY: server.proxy } : server.env),
    NO_PROXY: "127.0.0.1",
  };
  return { module, env, netrc: server.netrc, close: server.close };
}

/** No server at all: the name in the module's path leads nowhere. */
const nowhere = async (name: string, start: Start): Promise<FaultyHost> => ({
  module: modules[start].replace(host, name),
  env: {},
  netrc: "",
  close: async () => {},
});

type ByStart = Readonly<Partial<Record<Start, FailureClass | "healed">>>;

const cases = (title: string, expected: ByStart, open: (start: Start) => Promise<FaultyHost>): VcsCase[] =>
  (Object.entries(expected) as [Start, FailureClass | "healed"][]).map(([start, name]) => ({
    title,
    start,
    expected: name,
    waits: name === "stall" || name === "deadline",
    host: () => open(start),
  }));

/** A fault of what is asked first at `start`: the page, or the repository's references. */
const answered = (title: string, fault: Fault, expected: ByStart): VcsCase[] =>
  cases(title, expected, (start) =>
    gitHost(start, { fault: ({ what }) => ((what === "page") === (start === "page") ? fault : undefined) }),
  );

const spoiled = (
  title: string,
  fault: (request: GitRequest) => Fault | undefined,
  expected: ByStart,
): VcsCase[] => cases(title, expected, (start) => gitHost(start, { fault, served: true }));

const loginPage =
  "<!DOCTYPE html>\n<html>\n<head><title>Sign in</title></head>\n<body>Sign in to continue</body>\n</html>\n";

const both = (name: FailureClass): ByStart => ({ page: name, ".git path": name });
const everywhere = (name: FailureClass): ByStart => ({ ...both(name), repository: name });
const status = (code: number): Fault => ({ kind: "status", status: code });

/** Every fault of a git host on the direct road. */
export const vcsFaults: readonly VcsCase[] = [
  ...cases("connection refused", both("refused"), (start) => nowhere("127.0.0.1", start)),
  ...cases("name does not resolve", both("dns"), (start) => nowhere("git.invalid", start)),
  ...cases("TLS: unknown authority", both("tls-unknown-ca"), (start) => gitHost(start, { trusted: false })),
  ...cases("TLS: expired certificate", both("tls-expired"), (start) =>
    gitHost(start, { certificate: "expired" }),
  ),
  ...cases("TLS: certificate for another name", both("tls-wrong-name"), (start) =>
    gitHost(start, { certificateFor: "other.example.test" }),
  ),
  ...cases("plain HTTP on a TLS port", both("tls-plain-http"), (start) =>
    gitHost(start, { certificate: "none" }),
  ),
  ...answered("connection reset", { kind: "reset" }, everywhere("reset")),
  ...answered(
    "never answers",
    { kind: "silence" },
    { page: "deadline", repository: "stall", ".git path": "stall" },
  ),
  ...spoiled(
    "stalls in the pack",
    ({ what }) => (what === "pack" ? { kind: "stall", afterBytes: 10 } : undefined),
    { repository: "stall" },
  ),
  ...answered("401, no credentials", status(401), {
    page: "unauthorized",
    repository: "vcs-no-credentials",
    ".git path": "vcs-no-credentials",
  }),
  ...answered("403", status(403), {
    page: "forbidden",
    repository: "vcs-forbidden",
    ".git path": "vcs-forbidden",
  }),
  ...answered("404", status(404), {
    page: "import-path-unresolved",
    repository: "vcs-not-found",
    ".git path": "vcs-not-found",
  }),
  ...answered("429", status(429), everywhere("rate-limited")),
  ...answered("500", status(500), everywhere("server-error")),
  ...answered("503", status(503), everywhere("server-error")),
  ...spoiled("503, once", ({ what, nth }) => (what === "refs" && nth === 1 ? status(503) : undefined), {
    repository: "healed",
  }),
  ...answered(
    "200 with a login page",
    { kind: "content", body: loginPage, headers: { "content-type": "text/html" } },
    { page: "import-path-unresolved", repository: "not-a-module", ".git path": "not-a-module" },
  ),
  // git reads lines: a page of one line is a repository without any references.
  ...answered("200 with a login page of one line", { kind: "html" }, { repository: "unknown-revision" }),
  ...answered(
    "redirect to a dead host",
    { kind: "redirect", to: "https://127.0.0.1:1/x" },
    { page: "redirect-blocked", repository: "refused", ".git path": "refused" },
  ),
  ...cases("HTTP proxy refuses the host", both("unreachable"), (start) =>
    gitHost(start, { host: "other.example.test" }),
  ),
];
