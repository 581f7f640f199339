import { join } from "node:path";
import type { ActionsRuntime } from "../adapters/actions-runtime.ts";
import { CannotGoOn, type ExitCode } from "../core/errors.ts";
import type { Options } from "../core/options.ts";
import type { Report } from "../core/report.ts";
import type { World } from "../core/world.ts";
import { renderAnnotations } from "../report/annotations.ts";
import { renderSummary } from "../report/summary.ts";
import { renderText } from "../report/text.ts";
import {
  type CacheSide,
  cacheSection,
  fetchSection,
  restoreStage,
  saveRequest,
  verifySection,
} from "./action-cache.ts";
import { exitCode, writeFiles } from "./deliver.ts";
import { readOptions } from "./options.ts";
import { assemble, judged, openWithGo } from "./run.ts";
import { warmRepository } from "./warm.ts";

/** Name of the state that tells the post step where the save request lies. */
export const SAVE_STATE = "save-request";

/** The main step: restore, warm, verify, check, report. Gives the step's exit code; only a fault of ours is thrown. */
export async function actionMain(runtime: ActionsRuntime, side: CacheSide, world: World): Promise<ExitCode> {
  try {
    const options = readOptions(runtime.inputs, runtime.workspace);
    return await preflight(options, runtime, side, world);
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
  const started = world.clock.now();
  const opened = await openWithGo(options, world);
  const cache = await restoreStage(side, opened, options, world);
  const warmed = await warmRepository(opened.repository, opened.snapshot, options, world, opened.config);
  const sections = judged(opened, options, warmed);
  const whole = assemble(opened, warmed, sections, world.clock.now() - started);
  const report: Report = {
    ...whole,
    fetch: fetchSection(whole.fetch, cache),
    verify: verifySection(whole.verify, cache),
    cache: cacheSection(cache, options),
  };
  if (cache) leaveForPost(runtime, saveRequest(cache, report, options, runtime.event, world), world);
  await show(report, options, opened.repository.root, runtime, world);
  return exitCode(report);
}

/** The request may be longer than an environment variable may be, so it travels in a file. */
function leaveForPost(runtime: ActionsRuntime, request: unknown, world: World): void {
  const file = join(runtime.temp, `gomod-preflight-save-${process.pid}.json`);
  world.files.writeText(file, JSON.stringify(request));
  runtime.saveState(SAVE_STATE, file);
}

async function show(
  report: Report,
  options: Options,
  root: string,
  runtime: ActionsRuntime,
  world: World,
): Promise<void> {
  const file = options.report ?? join(runtime.temp, `gomod-preflight-report-${process.pid}.json`);
  await writeFiles(report, { ...options, report: file }, world, root);
  world.log.info(renderText(report, { color: false, width: 100, verbose: false, quiet: false }));
  if (options.annotate !== "off") for (const line of renderAnnotations(report)) runtime.command(line);
  runtime.summary(renderSummary(report));
  for (const [name, value] of Object.entries(outputs(report, file))) runtime.setOutput(name, value);
}

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
