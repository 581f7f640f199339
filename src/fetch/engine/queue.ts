/** What is asked for first: bytes that are needed to find more work, then what is small and certain. */
export const priorities = { zip: 0, requiredGoMod: 1, goMod: 2, info: 3, extraZip: 4 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

/** Work that occupies one of the connections until it calls `free` (again is harmless). */
type Task = (free: () => void) => void;

/** Small files at a time while zips come first: enough to use the pauses of the network. */
const NARROW = 6;

/** What the queue asks before it starts something. */
export interface Gates {
  /** False while too many bytes await their hash. */
  mayZip(): boolean;
  /** Hashers have nothing to do and zips are still to come: every other file would keep this thread from them. */
  zipsFirst(): boolean;
}

const isZip = (priority: number): boolean => priority === priorities.zip || priority === priorities.extraZip;

/** Starts tasks in order of priority, so many at a time. */
export class RequestQueue {
  private readonly waiting: Task[][] = [[], [], [], [], []];
  private readonly width: number;
  private readonly gates: Gates;
  private active = 0;
  private small = 0;

  /** `width`: requests at a time. Call `pump` when a gate may have opened. */
  constructor(width: number, gates: Gates) {
    this.width = width;
    this.gates = gates;
  }

  add(priority: Priority, task: Task): void {
    this.waiting[priority]?.push(task);
    this.pump();
  }

  pump(): void {
    while (this.active < this.width) {
      const priority = this.next();
      if (priority === undefined) return;
      this.start(this.waiting[priority]!.shift()!, isZip(priority) ? 0 : 1);
    }
  }

  private start(task: Task, small: 0 | 1): void {
    this.active++;
    this.small += small;
    let held = true;
    task(() => {
      if (!held) return;
      held = false;
      this.active--;
      this.small -= small;
      this.pump();
    });
  }

  private next(): number | undefined {
    const mayZip = this.gates.mayZip();
    const maySmall = this.small < NARROW || !this.gates.zipsFirst();
    const index = this.waiting.findIndex(
      (tasks, priority) => tasks.length > 0 && (isZip(priority) ? mayZip : maySmall),
    );
    return index < 0 ? undefined : index;
  }
}
