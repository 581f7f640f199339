#!/usr/bin/env node
import { faultLine, judgeProcess } from "../commands/process.ts";
import { defaultConfig } from "../core/config.ts";
import { reaches } from "../core/verdict.ts";

/** `check --process` alone, small enough to start within 100 ms: for an initContainer or an entrypoint. */
const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]));
const findings = judgeProcess(env, defaultConfig, new Date());
process.stdout.write(findings.map(faultLine).join(""));
process.exitCode = findings.some(({ severity }) => reaches(severity, "error")) ? 1 : 0;
