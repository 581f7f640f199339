import { chmodSync, closeSync, mkdirSync, openSync, writeSync } from "node:fs";

/** Writes files below one new directory, as Go extracts a module: files 0444, directories read-only at the end. */
export class TreeWriter {
  private readonly made = new Set<string>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
    this.makeDirectory(root);
  }

  /** `name` was checked by the zip rules: clean, relative, no traversal. */
  write(name: string, fill: (sink: (data: Uint8Array) => void) => void): void {
    const path = `${this.root}/${name}`;
    this.makeDirectory(path.slice(0, path.lastIndexOf("/")));
    const fd = openSync(path, "wx", 0o444);
    const sink = (data: Uint8Array): void => {
      for (let at = 0; at < data.length; ) at += writeSync(fd, data, at);
    };
    try {
      fill(sink);
    } finally {
      closeSync(fd);
    }
  }

  private makeDirectory(path: string): void {
    if (this.made.has(path)) return;
    if (path !== this.root) this.makeDirectory(path.slice(0, path.lastIndexOf("/")));
    mkdirSync(path, { recursive: path === this.root });
    this.made.add(path);
  }

  /** Takes write permission from every directory but the root, which must stay movable. */
  seal(): void {
    const mode = 0o777 & ~process.umask() & ~0o222;
    for (const path of this.made) if (path !== this.root) chmodSync(path, mode);
  }
}
