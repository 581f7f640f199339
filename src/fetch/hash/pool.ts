import { Worker } from "node:worker_threads";
import type { HashJob, PassAnswer } from "./serve.ts";

interface Waiting {
  readonly job: HashJob;
  readonly bytes: number;
  readonly done: (answer: PassAnswer) => void;
}

/** Nothing a hashing worker makes lives long: a small young generation stays in the processor's cache. */
const SMALL_NURSERY = { maxYoungGenerationSizeMb: 4 } as const;
/** Jobs given to a worker ahead: it goes on while this thread is busy with the network. */
const AHEAD = 6;
/** But not more bytes of zips than this, so that the last large ones are spread over all workers. */
const AHEAD_BYTES = 6 << 20;

/** A worker and the jobs it has, in order: it answers one after the other. */
class Hasher {
  readonly worker: Worker;
  readonly jobs: Waiting[] = [];

  constructor(worker: Worker) {
    this.worker = worker;
  }

  get bytes(): number {
    return this.jobs.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get takes(): boolean {
    return this.jobs.length === 0 || (this.jobs.length < AHEAD && this.bytes < AHEAD_BYTES);
  }

  give(waiting: Waiting): void {
    if (this.jobs.length === 0) this.worker.ref();
    this.jobs.push(waiting);
    this.worker.postMessage(waiting.job);
  }

  answered(): Waiting | undefined {
    const waiting = this.jobs.shift();
    if (this.jobs.length === 0) this.worker.unref();
    return waiting;
  }
}

/** Hashing workers: the largest job first, so that none is left for the end, to the worker with the fewest bytes before it. */
export class HashPool {
  private readonly url: URL;
  private readonly size: number;
  private readonly hashers: Hasher[] = [];
  private readonly queue: Waiting[] = [];

  /** `url`: the bundled worker (`dist/worker.js`); workers start when the first jobs come, or by `start`. */
  constructor(url: URL, size: number) {
    this.url = url;
    this.size = Math.max(1, size);
  }

  /** Every worker has all it takes, and more is waiting. */
  get busy(): boolean {
    return this.queue.length > 0;
  }

  /** Starts the workers ahead of the first job. */
  start(): void {
    while (this.hashers.length < this.size) this.spawn();
  }

  /** `bytes`: about how much there is to hash. */
  run(job: HashJob, bytes = 0): Promise<PassAnswer> {
    return new Promise((done) => {
      this.enqueue({ job, bytes, done });
      const idle = this.hashers.some(({ jobs }) => jobs.length === 0);
      if (!idle && this.hashers.length < this.size) this.spawn();
      this.pump();
    });
  }

  private enqueue(waiting: Waiting): void {
    const at = this.queue.findIndex(({ bytes }) => bytes < waiting.bytes);
    this.queue.splice(at < 0 ? this.queue.length : at, 0, waiting);
  }

  private spawn(): void {
    const hasher = new Hasher(new Worker(this.url, { resourceLimits: SMALL_NURSERY }));
    hasher.worker.unref();
    hasher.worker.on("message", (answer: PassAnswer) => this.finished(hasher, answer));
    hasher.worker.on("error", (error) => this.died(hasher, error));
    this.hashers.push(hasher);
  }

  private pump(): void {
    while (this.queue.length > 0) {
      const [first] = this.hashers.filter((one) => one.takes).sort((a, b) => a.bytes - b.bytes);
      if (first === undefined) return;
      first.give(this.queue.shift()!);
    }
  }

  private finished(hasher: Hasher, answer: PassAnswer): void {
    const waiting = hasher.answered();
    this.pump();
    waiting?.done(answer);
  }

  /** The job it was at is given up, the others go to another worker. */
  private died(hasher: Hasher, error: Error): void {
    const [current, ...others] = hasher.jobs;
    this.hashers.splice(this.hashers.indexOf(hasher), 1);
    this.queue.unshift(...others);
    if (this.queue.length > 0) this.spawn();
    this.pump();
    current?.done({ ok: false, kind: "file", message: `hashing worker: ${error.message}` });
  }

  async close(): Promise<void> {
    await Promise.all(this.hashers.map(({ worker }) => worker.terminate()));
  }
}
