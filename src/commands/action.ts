import { join } from "node:path";
import type { ActionsRuntime } from "../adapters/actions-runtime.ts";
import { CannotGoOn, type ExitCode } from "../core/errors.ts";
import type { Finding } from "../core/finding.ts";
import type { Options } from "../core/options.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import type { WarmSections } from "../fetch/types.ts";
import { renderAnnotations } from "../report/annotations.ts";
import type { MarkdownOptions } from "../report/markdown.ts";
import { renderSummary } from "../report/summary.ts";
import { renderText } from "../report/text.ts";
import { withEventBase } from "./action-base.ts";
import {
  type CacheRun,
  type CacheSide,
  cacheSection,
  fetchSection,
  restoreStage,
  saveRequest,
  verifySection,
} from "./action-cache.ts";
import { relayForJob } from "./action-relay.ts";
import { exitCode, sourceLines, writeFiles } from "./deliver.ts";
import type { Opened } from "./open.ts";
import { readOptions } from "./options.ts";
import { blobUrl, publish } from "./publish.ts";
import { assemble, judged, openWithGo, withGit } from "./run.ts";
import { warmRepository } from "./warm.ts";

/** Name of the state that tells the post step where the save request lies. */
export const SAVE_STATE = "save-request";

/** The main step: restore, warm, verify, check, report. Gives the step's exit code; only a fault of ours is thrown. */
export async function actionMain(runtime: ActionsRuntime, side: CacheSide, world: World): Promise<ExitCode> {
  try {
    const options = readOptions(runtime.inputs, runtime.workspace);
    return await preflight(await withEventBase(options, world), runtime, side, world);
  } catch (cause) {
    if (!(cause instanceof CannotGoOn)) throw cause;
    runtime.fail(`${cause.message}\n${cause.help}`);
    runtime.setOutput("verdict", "fail");
    return cause.exitCode;
  }
}

async function preflight(
  options: Options,
  runtime: ActionsRuntime,
  side: CacheSide,
  world: World,
): Promise<ExitCode> {
  runtime.group("modules: cache, fetch, verify");
  const prepared = await prepare(options, side, world).finally(() => runtime.endGroup());
  const report = await reportOf(prepared, options, world);
  if (prepared.cache) {
    leaveForPost(runtime, saveRequest(prepared.cache, report, options, runtime.event, world), world);
  }
  await show(report, options, prepared.opened.repository.root, runtime, world);
  await relayForJob(options, runtime, world);
  return exitCode(report);
}

/** What restoring and warming came to; the sub-actions of the monorepo workflow start with it too. */
export interface Prepared {
  readonly opened: Opened;
  readonly cache: CacheRun | undefined;
  readonly warmed: WarmSections;
  readonly started: number;
}

export async function prepare(options: Options, side: CacheSide, world: World): Promise<Prepared> {
  const started = world.clock.now();
  const read = await openWithGo(options, world);
  const [opened, done] = await Promise.all([
    withGit(read, options, world),
    restoreAndWarm(read, options, side, world),
  ]);
  return { opened, ...done, started };
}

async function restoreAndWarm(
  opened: Opened,
  options: Options,
  side: CacheSide,
  world: World,
): Promise<Pick<Prepared, "cache" | "warmed">> {
  const cache = await restoreStage(side, opened, options, world);
  const { repository, snapshot, config } = opened;
  return { cache, warmed: await warmRepository(repository, snapshot, options, world, config) };
}

/** The rules' verdict on what was prepared; `extra` findings are judged alike. */
export async function reportOf(
  { opened, cache, warmed, started }: Prepared,
  options: Options,
  world: World,
  extra: readonly Finding[] = [],
): Promise<Report> {
  const sections = await judged(opened, options, { ...warmed, findings: [...warmed.findings, ...extra] });
  const whole = assemble(opened, warmed, sections, world.clock.now() - started);
  return {
    ...whole,
    fetch: fetchSection(whole.fetch, cache),
    verify: verifySection(whole.verify, cache),
    cache: cacheSection(cache, options),
  };
}

/** The request may be longer than an environment variable may be, so it travels in a file. */
function leaveForPost(runtime: ActionsRuntime, request: unknown, world: World): void {
  const file = join(runtime.temp, `gomod-preflight-save-${process.pid}.json`);
  world.files.writeText(file, JSON.stringify(request));
  runtime.saveState(SAVE_STATE, file);
}

/** Log, files, annotations, summary and outputs of a step. */
export async function show(
  report: Report,
  options: Options,
  root: string,
  runtime: ActionsRuntime,
  world: World,
): Promise<void> {
  const file = options.report ?? join(runtime.temp, `gomod-preflight-report-${process.pid}.json`);
  await writeFiles(report, { ...options, report: file }, world, root);
  world.log.info(renderText(report, { color: false, width: 100, verbose: false, quiet: false }));
  for (const line of await annotated(report, options, root, runtime, world)) runtime.command(line);
  runtime.summary(renderSummary(report, linksOf(runtime)));
  for (const [name, value] of Object.entries(outputs(report, file))) runtime.setOutput(name, value);
}

/** The annotations' command lines, after the sinks that need GitHub's API have taken what they can show. */
async function annotated(
  report: Report,
  { annotate }: Options,
  root: string,
  { run, github }: ActionsRuntime,
  world: World,
): Promise<readonly string[]> {
  if (!run) return annotate === "off" ? [] : renderAnnotations(report);
  return publish(report, { run, github, annotate, log: world.log, sourceLine: sourceLines(world, root) });
}

const linksOf = ({ run }: ActionsRuntime): MarkdownOptions =>
  run && run.sha !== "" ? { blobUrl: blobUrl(run, run.sha), elsewhere: "the report has all of it" } : {};

/** The outputs of action.yml; a contract test holds both together. */
export function outputs(report: Report, file: string): Readonly<Record<string, string>> {
  const { cache, fetch, verdict, modules } = report;
  return {
    "cache-hit": String(cache.status === "hit"),
    report: file,
    verdict: verdict.status,
    errors: String(verdict.errors),
    warnings: String(verdict.warnings),
    modules: String(modules.length),
    bytes: String(fetch.status === "skipped" ? 0 : fetch.bytes),
  };
}
