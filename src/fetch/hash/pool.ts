import { Worker } from "node:worker_threads";
import type { HashJob, PassAnswer } from "./serve.ts";

interface Waiting {
  readonly job: HashJob;
  readonly done: (answer: PassAnswer) => void;
}

/** Inflated buffers are garbage at once; a small young generation frees them early instead of by the hundred megabytes. */
const SMALL_NURSERY = { maxYoungGenerationSizeMb: 12 } as const;

/** Hashing workers; each takes one zip at a time, largest waiting jobs are not preferred: first come, first served. */
export class HashPool {
  private readonly url: URL;
  private readonly size: number;
  private readonly idle: Worker[] = [];
  private readonly all: Worker[] = [];
  private readonly current = new Map<Worker, Waiting>();
  private readonly queue: Waiting[] = [];

  /** `url`: the bundled worker (`dist/worker.js`); workers start when the first jobs come, or by `start`. */
  constructor(url: URL, size: number) {
    this.url = url;
    this.size = Math.max(1, size);
  }

  /** Starts the workers ahead of the first job. */
  start(): void {
    while (this.all.length < this.size) this.idle.push(this.spawn());
  }

  run(job: HashJob): Promise<PassAnswer> {
    return new Promise((done) => {
      this.queue.push({ job, done });
      if (this.idle.length === 0 && this.all.length < this.size) this.idle.push(this.spawn());
      this.pump();
    });
  }

  private spawn(): Worker {
    const worker = new Worker(this.url, { resourceLimits: SMALL_NURSERY });
    worker.unref();
    worker.on("message", (answer: PassAnswer) => this.finished(worker, answer));
    worker.on("error", (error) => this.died(worker, error));
    this.all.push(worker);
    return worker;
  }

  private pump(): void {
    while (this.queue.length > 0 && this.idle.length > 0) {
      const worker = this.idle.pop()!;
      const waiting = this.queue.shift()!;
      this.current.set(worker, waiting);
      worker.ref();
      worker.postMessage(waiting.job);
    }
  }

  private finished(worker: Worker, answer: PassAnswer): void {
    const waiting = this.current.get(worker);
    this.current.delete(worker);
    worker.unref();
    this.idle.push(worker);
    waiting?.done(answer);
    this.pump();
  }

  private died(worker: Worker, error: Error): void {
    const waiting = this.current.get(worker);
    this.current.delete(worker);
    this.all.splice(this.all.indexOf(worker), 1);
    waiting?.done({ ok: false, kind: "file", message: `hashing worker: ${error.message}` });
    if (this.queue.length > 0) this.idle.push(this.spawn());
    this.pump();
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }
}
