import { chmodSync, closeSync, mkdirSync, openSync, writeSync } from "node:fs";

/** Runs `fill`; closes `fd` when it is done or throws, but not when it goes on as a promise. */
function closing(fd: number, fill: () => void | Promise<void>): Promise<void> | undefined {
  let filling: void | Promise<void>;
  try {
    filling = fill();
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  if (filling instanceof Promise) return filling;
  closeSync(fd);
  return undefined;
}

/** Writes files below one new directory, as Go extracts a module: files 0444, directories read-only at the end. */
export class TreeWriter {
  private readonly made = new Set<string>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
    this.makeDirectory(root);
  }

  /** `name` was checked by the zip rules: clean, relative, no traversal. */
  write(
    name: string,
    fill: (sink: (data: Uint8Array) => void) => void | Promise<void>,
  ): void | Promise<void> {
    const path = `${this.root}/${name}`;
    this.makeDirectory(path.slice(0, path.lastIndexOf("/")));
    const fd = openSync(path, "wx", 0o444);
    const sink = (data: Uint8Array): void => {
      for (let at = 0; at < data.length; ) at += writeSync(fd, data, at);
    };
    const filling = closing(fd, () => fill(sink));
    return filling?.finally(() => closeSync(fd));
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
