#!/usr/bin/env node
import { streamLog } from "../adapters/log.ts";
import { realWorld } from "../adapters/world.ts";
import type { CommandLine } from "../commands/command-line.ts";
import { main } from "../commands/main.ts";

const output = {
  write: (text: string) => void process.stdout.write(text),
  terminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
};

const makeWorld = (line: CommandLine | undefined) =>
  realWorld(
    streamLog({
      level: line?.flags.has("quiet") ? "quiet" : line?.flags.has("verbose") ? "verbose" : "normal",
      terminal: process.stderr.isTTY === true,
      write: (text) => void process.stderr.write(text),
    }),
  );

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code !== "EPIPE") throw cause;
});

process.exitCode = await main(process.argv.slice(2), makeWorld, output);
