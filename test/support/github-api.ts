import type http from "node:http";
import { createRequire } from "node:module";
import { type Context, OpenAPIBackend, type Options } from "openapi-backend";
import { answer, type Fault } from "./faults.ts";
import { githubRules } from "./github-rules.ts";
import { type GitHubState, newGitHubState } from "./github-state.ts";
import { type Loopback, readBody, serveHttp } from "./loopback.ts";

/** One request as the client sent it. */
interface ApiCall {
  readonly method: string;
  /** Without the base path and the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: unknown;
}

export interface GitHubApi extends Loopback {
  /** GITHUB_API_URL. */
  readonly apiUrl: string;
  readonly calls: ApiCall[];
  /** `POST /repos/o/r/…` of each call. */
  routes(): string[];
  readonly state: GitHubState;
  /** Spoils answers: asked for each call with its number among the calls of the same method and path (from 1). */
  fault: (call: ApiCall, nth: number) => Fault | undefined;
}

const require = createRequire(import.meta.url);

const PATHS = [
  "/repos/{owner}/{repo}/check-runs",
  "/repos/{owner}/{repo}/check-runs/{check_run_id}",
  "/repos/{owner}/{repo}/issues",
  "/repos/{owner}/{repo}/issues/{issue_number}",
  "/repos/{owner}/{repo}/pulls",
  "/repos/{owner}/{repo}/pulls/{pull_number}/files",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  "/repos/{owner}/{repo}/issues/comments/{comment_id}",
];

/**
 * GitHub's REST API on loopback, as far as the product uses it: requests are held to GitHub's own OpenAPI description, to the rules
 * that it does not know (github-rules.ts), and kept in `state`. `ghes`: the description of GitHub Enterprise Server below /api/v3.
 */
export async function startGitHubApi(options: { readonly ghes?: boolean } = {}): Promise<GitHubApi> {
  const state = newGitHubState();
  const backend = await makeBackend(options.ghes ? "ghes-3.19" : "api.github.com", state);
  const base = options.ghes ? "/api/v3" : "";
  const calls: ApiCall[] = [];
  const server = await serveHttp(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://loopback");
    const call = await readCall(request, url, base);
    calls.push(call);
    const nth = calls.filter((c) => c.method === call.method && c.path === call.path).length;
    const fault = api.fault(call, nth);
    if (fault && fault.kind !== "delay") return answer(response, Buffer.from("{}"), fault);
    if (fault) await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (!url.pathname.startsWith(base)) return void response.writeHead(404).end();
    await backend.handleRequest(
      {
        method: call.method,
        path: call.path,
        query: Object.fromEntries(url.searchParams),
        body: call.body,
        headers: request.headers as Record<string, string>,
      },
      { request, response, url } satisfies Exchange,
    );
  });
  const api: GitHubApi = {
    ...server,
    apiUrl: server.url + base,
    calls,
    state,
    routes: () => calls.map((call) => `${call.method} ${call.path}`),
    fault: () => undefined,
  };
  return api;
}

/** GitHub's description has `nullable` beside `oneOf`, where ajv wants a type. */
const withoutStrayNullable = (_key: string, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || !("nullable" in value) || "type" in value) return value;
  const { nullable: _, ...rest } = value;
  return rest;
};

interface Exchange {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly url: URL;
}

async function readCall(request: http.IncomingMessage, url: URL, base: string): Promise<ApiCall> {
  const body = (await readBody(request)).toString();
  return {
    method: request.method ?? "",
    path: url.pathname.slice(base.length),
    query: url.search,
    headers: request.headers,
    body: body === "" ? undefined : JSON.parse(body),
  };
}

async function makeBackend(description: string, state: GitHubState): Promise<OpenAPIBackend> {
  const definition = require(`@octokit/openapi/generated/${description}.json`);
  const paths = Object.fromEntries(PATHS.map((path) => [path, definition.paths[path]]));
  const backend = new OpenAPIBackend({
    definition: { ...definition, paths: JSON.parse(JSON.stringify(paths), withoutStrayNullable) },
    quick: true,
    ajvOpts: { strict: false, allErrors: true, formats: { "date-time": true, uri: true, "repo.nwo": true } },
  } as Options);
  const handled = Object.entries(githubRules).map(([operation, rule]) => [
    operation,
    (context: Context, { request, response, url }: Exchange) => {
      const unknown = unknownProperties(context);
      const told =
        unknown.length > 0 ? refused(`unknown: ${unknown}`) : rule(state, context, request.headers, url);
      const link = told.next ? { link: `<${nextPage(request, url)}>; rel="next"` } : {};
      response.writeHead(told.status, { "content-type": "application/json", ...link });
      response.end(told.body === undefined ? "" : JSON.stringify(told.body));
    },
  ]);
  backend.register(Object.fromEntries(handled));
  backend.register({
    validationFail: (context: Context, { response }: Exchange) => {
      const errors = (context.validation.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
      const { status, body } = refused(`Invalid request: ${errors.join("; ")}`);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    },
    notFound: (_context: Context, { response }: Exchange) =>
      void response.writeHead(404).end('{"message":"Not Found"}'),
  });
  await backend.init();
  return backend;
}

const refused = (message: string): { status: number; body: unknown; next?: boolean } => ({
  status: 422,
  body: { message },
});

/** The description allows properties that it does not name; a misspelt one would go unnoticed. */
function unknownProperties(context: Context): readonly string[] {
  const body = context.operation.requestBody as
    | { content?: Record<string, { schema?: { properties?: Record<string, unknown> } }> }
    | undefined;
  const known = body?.content?.["application/json"]?.schema?.properties;
  if (!known || typeof context.request.requestBody !== "object") return [];
  return Object.keys(context.request.requestBody ?? {}).filter((key) => !(key in known));
}

function nextPage(request: http.IncomingMessage, url: URL): string {
  const next = new URL(`http://${request.headers.host}${url.pathname}${url.search}`);
  next.searchParams.set("page", String(Number(url.searchParams.get("page") ?? 1) + 1));
  return next.href;
}
