import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ModuleVersion } from "../../core/module.ts";
import { type ModulePlaces, placesOf } from "./layout.ts";
import type { Locks } from "./locks.ts";
import { presenceOf } from "./present.ts";
import { assertInside, removeInside } from "./remove.ts";
import type { Stage } from "./stage.ts";

/** A zip in the stage whose h1 was computed by us and equals go.sum's. */
export interface HashedZip {
  readonly module: ModuleVersion;
  readonly h1: string;
  /** Staged paths; both are moved or removed. */
  readonly zip: string;
  readonly tree?: string;
}

/** What publishing came to. `locked`: another process kept the module's lock; nothing was changed. */
type Published =
  | { readonly status: "published" | "present"; readonly tree: boolean }
  | { readonly status: "locked"; readonly reason: string };

/** The one way into the module cache (contract §2): rename of what was verified, under Go's own locks. */
export interface Publisher {
  readonly root: string;
  readonly stage: Stage;
  /** A go.mod or .info file, verified by the caller: temporary file and rename, as Go writes them (without a lock). */
  small(module: ModuleVersion, kind: "mod" | "info", content: Uint8Array): void;
  zip(zip: HashedZip): Promise<Published>;
  /** Removes a damaged entry (tree, hash, zip) under its lock; false: another process kept the lock. */
  remove(module: ModuleVersion): Promise<boolean>;
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const readOnly = (): number => 0o777 & ~process.umask() & ~0o222;

class CachePublisher implements Publisher {
  readonly root: string;
  readonly stage: Stage;
  private readonly locks: Locks;
  private readonly writable: boolean;
  private readonly made = new Set<string>();
  /** Directories that do not lead out of the cache. */
  private readonly inside = new Set<string>();

  constructor(root: string, stage: Stage, locks: Locks, writable: boolean) {
    this.root = root;
    this.stage = stage;
    this.locks = locks;
    this.writable = writable;
  }

  small(module: ModuleVersion, kind: "mod" | "info", content: Uint8Array): void {
    const places = placesOf(this.root, module);
    this.makeDirectory(places.directory);
    this.replace(places.file(kind), content);
  }

  async zip(zip: HashedZip): Promise<Published> {
    const places = placesOf(this.root, zip.module);
    this.makeDirectory(places.directory);
    const lock = places.file("lock");
    const locked = await this.locks.take(lock);
    try {
      if (!locked.held && locked.why === "busy") return { status: "locked", reason: locked.reason };
      return this.move(zip, places, locked.held);
    } finally {
      if (locked.held) this.locks.release(lock);
      this.discard(zip);
    }
  }

  async remove(module: ModuleVersion): Promise<boolean> {
    if (this.stage.refusal) throw this.stage.refusal;
    const places = placesOf(this.root, module);
    const lock = places.file("lock");
    const locked = await this.locks.take(lock);
    if (!locked.held && locked.why === "busy") return false;
    try {
      this.clear(places, locked.held);
      return true;
    } finally {
      if (locked.held) this.locks.release(lock);
    }
  }

  /**
   * Without the lock the tree stays with Go: it may be extracting this very module. A tree that nobody vouched for is
   * believed as soon as `.ziphash` is there: before that it goes, or `.partial` tells Go to extract anew.
   */
  private move(zip: HashedZip, places: ModulePlaces, locked: boolean): Published {
    const found = presenceOf(places, zip.h1);
    if (found.hash === "differs") this.clear(places, locked);
    const hadZip = found.zip && found.hash === "same";
    const hadTree = found.tree && found.hash === "same";
    if (!hadTree && locked) this.removeTree(places);
    else if (!locked && found.hash !== "same" && isThere(places.tree))
      writeFileSync(places.file("partial"), "");
    if (!hadZip) {
      renameSync(zip.zip, places.file("zip"));
      this.replace(places.file("ziphash"), Buffer.from(zip.h1));
    }
    if (!hadTree && locked && zip.tree !== undefined) this.moveTree(zip.tree, places);
    const tree = hadTree || (locked && zip.tree !== undefined);
    return { status: hadZip && hadTree ? "present" : "published", tree };
  }

  /** An entry of other content: the tree goes first, the zip's hash before the zip, so that no mixture is ever believed. */
  private clear(places: ModulePlaces, locked: boolean): void {
    if (locked) this.removeTree(places);
    removeInside(this.root, places.file("ziphash"));
    removeInside(this.root, places.file("zip"));
  }

  /** `.partial` tells Go not to use the directory while it goes (modfetch.DownloadDir). */
  private removeTree(places: ModulePlaces): void {
    const partial = places.file("partial");
    if (isThere(places.tree)) {
      writeFileSync(partial, "");
      removeInside(this.root, places.tree);
    }
    rmSync(partial, { force: true });
  }

  private moveTree(staged: string, places: ModulePlaces): void {
    this.makeDirectory(dirname(places.tree));
    renameSync(staged, places.tree);
    if (!this.writable) chmodSync(places.tree, readOnly());
  }

  private replace(path: string, content: Uint8Array): void {
    const temporary = this.stage.fresh(".tmp");
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  }

  private discard(zip: HashedZip): void {
    rmSync(zip.zip, { force: true });
    if (zip.tree !== undefined) removeInside(this.root, zip.tree);
  }

  private checkOnce(directory: string): void {
    if (this.inside.has(directory)) return;
    assertInside(this.root, `${directory}/x`);
    this.inside.add(directory);
  }

  private makeDirectory(path: string): void {
    if (this.stage.refusal) throw this.stage.refusal;
    if (this.made.has(path)) return;
    const first = mkdirSync(path, { recursive: true });
    this.checkOnce(first === undefined ? path : dirname(first)); // what was made just now is no link
    this.made.add(path);
  }
}

/** `writable`: GOFLAGS has `-modcacherw`, so directories keep their write permission. */
export const openPublisher = (root: string, stage: Stage, locks: Locks, writable: boolean): Publisher =>
  new CachePublisher(root, stage, locks, writable);
