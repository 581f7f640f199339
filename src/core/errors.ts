/** Contract §3: 0 fine · 1 findings at or above fail-on, or modules not ready · 2 usage, configuration, output · 3 nothing could start. */
export type ExitCode = 0 | 1 | 2 | 3;

/** "Cannot go on": what failed, on what (in the message), and what to change (help). Printed without a stack. */
export class CannotGoOn extends Error {
  readonly exitCode: 2 | 3;
  readonly help: string;
  constructor(exitCode: 2 | 3, message: string, help: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "CannotGoOn";
    this.exitCode = exitCode;
    this.help = help;
  }
}

/** Wrong flags, wrong configuration, unwritable output: exit code 2. */
export const usageError = (message: string, help: string, cause?: unknown): CannotGoOn =>
  new CannotGoOn(2, message, help, { cause });

/** Nothing asked for could start: exit code 3. */
export const cannotStart = (message: string, help: string, cause?: unknown): CannotGoOn =>
  new CannotGoOn(3, message, help, { cause });
