import { type ChildProcess, spawn } from "node:child_process";
import type { LockHelper } from "./lock-helpers.ts";

/** `y` taken · `n` held by another process · `e …` cannot, and why. */
export type Answer = "y" | "n" | `e ${string}`;

const ENDED: Answer = "e the lock helper ended";

/** A running helper: one answer for each question, in order. */
export class Helper {
  private readonly process: ChildProcess;
  private readonly answers: ((answer: Answer) => void)[] = [];
  private free: number;
  private readonly waiting: (() => void)[] = [];
  dead = false;

  constructor(process: ChildProcess, capacity: number) {
    this.process = process;
    this.free = capacity;
    process.once("close", () => this.died());
    process.stdin?.on("error", () => this.died());
  }

  onLine(line: string): void {
    this.answers.shift()?.(line as Answer);
  }

  private died(): void {
    this.dead = true;
    for (const answer of this.answers.splice(0)) answer(ENDED);
    for (const wake of this.waiting.splice(0)) wake();
  }

  async ask(path: string): Promise<Answer> {
    while (this.free === 0 && !this.dead) await new Promise<void>((wake) => this.waiting.push(wake));
    if (this.dead) return ENDED;
    this.free--;
    const answer = await new Promise<Answer>((resolve) => {
      this.answers.push(resolve);
      this.process.stdin?.write(`T ${path}\n`);
    });
    if (answer !== "y") this.freed();
    return answer;
  }

  release(path: string): void {
    if (!this.dead) this.process.stdin?.write(`U ${path}\n`);
    this.freed();
  }

  private freed(): void {
    this.free++;
    this.waiting.shift()?.();
  }

  close(): void {
    this.process.stdin?.end();
    this.process.unref();
  }
}

/** Starts one helper; undefined when the program is missing or ends without saying `ready`. */
function start(helper: LockHelper, env: Readonly<Record<string, string>>): Promise<Helper | undefined> {
  return new Promise((resolve) => {
    const child = spawn(helper.command, helper.args, { env, stdio: ["pipe", "pipe", "ignore"] });
    const running = new Helper(child, helper.capacity);
    child.once("error", () => resolve(undefined));
    child.once("close", () => resolve(undefined));
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (line === "ready") resolve(running);
        else running.onLine(line);
      }
    });
  });
}

/** The first of `helpers` that runs on this machine. */
export async function startFirst(
  helpers: readonly LockHelper[],
  env: Readonly<Record<string, string>>,
): Promise<Helper | undefined> {
  for (const helper of helpers) {
    const running = await start(helper, env);
    if (running) return running;
  }
  return undefined;
}
