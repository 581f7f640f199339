import {
  type Contender,
  downloads,
  downloadThenList,
  ours,
  oursThenList,
  verifies,
  wideList,
} from "./contenders.ts";

/** One row of the table: contenders interleaved on one project. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly project: string;
  readonly whole?: boolean;
  readonly delayMs: number;
  /** On a cache that is full already. */
  readonly full?: boolean;
  readonly ours: Contender;
  readonly a?: { readonly contender: Contender; readonly mark: number };
  readonly b?: { readonly contender: Contender; readonly mark: number };
  readonly maxSeconds?: number;
  readonly maxRss?: number;
}

const cold = (id: string, title: string, project: string, delayMs: number, a: number, b: number): Row => ({
  id,
  title,
  project,
  delayMs,
  ours: oursThenList,
  a: { contender: downloadThenList, mark: a },
  b: { contender: wideList, mark: b },
});

/** In the order in which they are worth most when the time is short. */
export const rows: readonly Row[] = [
  cold("argo-30", "~300 modules (argo-cd), 30 ms", "argo-cd", 30, 6, 1.5),
  cold("etcd-30", "go.work (etcd), 30 ms", "etcd", 30, 20, 1.5),
  cold("mid-30", "~150 modules (athens), 30 ms", "athens", 30, 5, 1.35),
  {
    id: "noop",
    title: "98-module repository (collector), nothing to do, against the loop of downloads",
    project: "opentelemetry-collector",
    whole: true,
    delayMs: 30,
    full: true,
    ours: ours(),
    a: { contender: downloads, mark: 10 },
    maxSeconds: 0.15,
  },
  cold("mid-100", "~150 modules (athens), 100 ms", "athens", 100, 15, 1.8),
  cold("argo-0", "argo-cd, 0 ms", "argo-cd", 0, 1.3, 1.2),
  cold("wide-30", "required ≫ needed (wide), 30 ms", "wide", 30, 8, 1.5),
  {
    id: "collector-30",
    title: "98-module repository (collector), whole, warm alone, 30 ms, against its loop of downloads",
    project: "opentelemetry-collector",
    whole: true,
    delayMs: 30,
    ours: ours(),
    a: { contender: downloads, mark: 9 },
  },
  {
    id: "memory",
    title: "all that wide requires, warm alone, 30 ms",
    project: "wide",
    delayMs: 30,
    ours: ours("--warm", "required"),
    maxRss: 400,
  },
  {
    id: "verify-trees",
    title: "collector, verify zips and trees, against the loop of go mod verify",
    project: "opentelemetry-collector",
    whole: true,
    delayMs: 30,
    full: true,
    ours: ours("--verify", "trees"),
    a: { contender: verifies, mark: 20 },
  },
  {
    id: "verify-zips",
    title: "collector, verify all zips, against the loop of go mod verify",
    project: "opentelemetry-collector",
    whole: true,
    delayMs: 30,
    full: true,
    ours: ours("--verify", "hashes"),
    a: { contender: verifies, mark: 50 },
  },
];
