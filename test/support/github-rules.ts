import type http from "node:http";
import type { Context } from "openapi-backend";
import type { GitHubState, ReviewCommentBody, StoredIssue } from "./github-state.ts";

/** What GitHub does beyond its OpenAPI description (facts/github.md B1, B2): rights, limits, lines of the diff, pages. */

interface Told {
  readonly status: number;
  readonly body: unknown;
  /** There is a next page. */
  readonly next?: boolean;
}

type Rule = (state: GitHubState, context: Context, headers: http.IncomingHttpHeaders, url: URL) => Told;

const ok = (body: unknown, status = 200): Told => ({ status, body });
const refuse = (message: string): Told => ({ status: 422, body: { message, errors: [message] } });
const forbidden: Told = { status: 403, body: { message: "Resource not accessible by integration" } };
const missing: Told = { status: 404, body: { message: "Not Found" } };

const MOST_FILES = 3_000;
let nextId = 1_000;

/** By operation of the description. */
export const githubRules: Readonly<Record<string, Rule>> = {
  "pulls/list": ({ pulls }, _context, _headers, url) => {
    const head = url.searchParams.get("head");
    const state = url.searchParams.get("state") ?? "open";
    return page(
      pulls.filter((p) => p.head.label === head && p.state === state),
      url,
    );
  },
  "pulls/list-files": ({ files }, _context, _headers, url) => page(files.slice(0, MOST_FILES), url),
  "pulls/list-review-comments": ({ reviews, reviewComments }, _context, _headers, url) =>
    page([...reviews.flatMap((r) => r.comments), ...reviewComments], url),
  "issues/list-for-repo": ({ issues }, _context, _headers, url) => {
    const creator = url.searchParams.get("creator");
    return page(
      issues.filter((issue) => issue.state === "open" && issue.user.login === creator),
      url,
    );
  },
  "issues/create": (state, { request }) => {
    const { title, body } = request.requestBody as { title: string; body: string };
    return guarded(state, "issues", tooLong(body), () => {
      const made: StoredIssue = {
        number: nextId++,
        title,
        user: { login: state.author },
        body,
        state: "open",
      };
      state.issues.push(made);
      return ok(made, 201);
    });
  },
  "issues/update": (state, { request }) => {
    const { body, state: next } = request.requestBody as Pick<StoredIssue, "body" | "state">;
    const issue = state.issues.find(({ number }) => number === Number(request.params["issue_number"]));
    return guarded(state, "issues", tooLong(body), () => {
      if (!issue) return missing;
      Object.assign(issue, { body, state: next });
      return ok(issue);
    });
  },
  "issues/list-comments": ({ comments }, _context, _headers, url) => page(comments, url),
  "issues/create-comment": (state, { request }) => {
    const { body } = request.requestBody as { body: string };
    return guarded(state, "pull-requests", tooLong(body), () => {
      const made = { id: nextId++, user: { login: state.author }, body };
      state.comments.push(made);
      return ok(made, 201);
    });
  },
  "issues/update-comment": (state, { request }) => {
    const { body } = request.requestBody as { body: string };
    const comment = state.comments.find(({ id }) => id === Number(request.params["comment_id"]));
    return guarded(state, "pull-requests", tooLong(body), () => {
      if (!comment) return missing;
      comment.body = body;
      return ok(comment);
    });
  },
  "issues/delete-comment": (state, { request }) =>
    guarded(state, "pull-requests", undefined, () => {
      const at = state.comments.findIndex(({ id }) => id === Number(request.params["comment_id"]));
      if (at < 0) return missing;
      state.comments.splice(at, 1);
      return ok(undefined, 204);
    }),
  "pulls/create-review": (state, { request }) => {
    const review = request.requestBody as { commit_id: string; body: string; comments: ReviewCommentBody[] };
    const bad = review.comments.some((comment) => !inDiff(state, comment));
    return guarded(state, "pull-requests", bad ? "Line could not be resolved" : undefined, () => {
      state.reviews.push(review);
      return ok({ id: nextId++ });
    });
  },
  "pulls/create-review-comment": (state, { request }) => {
    const comment = request.requestBody as ReviewCommentBody;
    const bad = inDiff(state, comment)
      ? undefined
      : "pull_request_review_thread.line must be part of the diff";
    return guarded(state, "pull-requests", bad, () => {
      state.reviewComments.push(comment);
      return ok({ id: nextId++ }, 201);
    });
  },
  "checks/create": (state, { request }) => {
    const check = request.requestBody as CheckBody;
    return guarded(state, "checks", checkFault(check), () => {
      const { name, head_sha, conclusion = "" } = check;
      state.checkRuns.push({
        name,
        head_sha,
        conclusion,
        annotations: [...(check.output?.annotations ?? [])],
      });
      return ok({ id: state.checkRuns.length }, 201);
    });
  },
  "checks/update": (state, { request }) => {
    const check = request.requestBody as CheckBody;
    const made = state.checkRuns[Number(request.params["check_run_id"]) - 1];
    return guarded(state, "checks", checkFault({ ...check, conclusion: "kept" }), () => {
      made?.annotations.push(...(check.output?.annotations ?? []));
      return made ? ok({ id: state.checkRuns.length }) : missing;
    });
  },
};

function guarded(state: GitHubState, right: string, fault: string | undefined, then: () => Told): Told {
  if (!state.rights.has(right)) return forbidden;
  return fault === undefined ? then() : refuse(fault);
}

function page(items: readonly unknown[], url: URL): Told {
  const size = Math.min(100, Number(url.searchParams.get("per_page") ?? 30));
  const from = (Number(url.searchParams.get("page") ?? 1) - 1) * size;
  return { status: 200, body: items.slice(from, from + size), next: from + size < items.length };
}

const tooLong = (body: string): string | undefined =>
  body.length > 65_536 ? "Body is too long (maximum is 65536 characters)" : undefined;

interface CheckBody {
  readonly name: string;
  readonly head_sha: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly output?: { readonly annotations?: readonly CheckAnnotationBody[] };
}

interface CheckAnnotationBody {
  readonly title?: string;
  readonly message: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
}

function checkFault(check: CheckBody): string | undefined {
  if (check.status === "completed" && !check.conclusion) return "conclusion is missing";
  for (const a of check.output?.annotations ?? []) {
    if ((a.title?.length ?? 0) > 255) return "title is too long (maximum is 255 characters)";
    if (Buffer.byteLength(a.message) > 64 * 1024) return "message is too long";
    if (a.start_column !== undefined && a.start_line !== a.end_line) return "columns need one line";
  }
  return undefined;
}

/** Both ends inside one hunk, on the right side, counted from the hunk headers alone. */
function inDiff(state: GitHubState, { path, line, start_line = line }: ReviewCommentBody): boolean {
  if (state.refusedLines.has(`${path}:${line}`)) return false;
  const patch = state.files.find(({ filename }) => filename === path)?.patch ?? "";
  return [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].some(([, from, count = "1"]) => {
    const last = Number(from) + Number(count) - 1;
    return start_line >= Number(from) && start_line <= line && line <= last;
  });
}
