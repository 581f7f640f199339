/** What is asked for first: bytes that are needed to find more work, then what is small and certain. */
export const priorities = { zip: 0, requiredGoMod: 1, goMod: 2, info: 3, extraZip: 4 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

/** Work that occupies one of the connections until it calls `free` (again is harmless). */
type Task = (free: () => void) => void;

/** Starts tasks in order of priority, so many at a time; zips wait while too many bytes await their hash. */
export class RequestQueue {
  private readonly waiting: Task[][] = [[], [], [], [], []];
  private readonly width: number;
  private readonly mayZip: () => boolean;
  private active = 0;

  /** `width`: requests at a time. `mayZip`: false while the byte budget is used up; call `pump` when that changes. */
  constructor(width: number, mayZip: () => boolean) {
    this.width = width;
    this.mayZip = mayZip;
  }

  add(priority: Priority, task: Task): void {
    this.waiting[priority]?.push(task);
    this.pump();
  }

  pump(): void {
    while (this.active < this.width) {
      const task = this.next();
      if (task === undefined) return;
      this.active++;
      let held = true;
      task(() => {
        if (!held) return;
        held = false;
        this.active--;
        this.pump();
      });
    }
  }

  private next(): Task | undefined {
    for (const [priority, tasks] of this.waiting.entries()) {
      const isZip = priority === priorities.zip || priority === priorities.extraZip;
      if (tasks.length > 0 && (!isZip || this.mayZip())) return tasks.shift();
    }
    return undefined;
  }
}
