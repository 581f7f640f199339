/** Counts promises that are under way, so that one can wait until none is, although more are added meanwhile. */
export class Pending {
  private open = 0;
  private waiting: (() => void)[] = [];

  /** `work` must not reject: its failures are values. */
  track(work: Promise<unknown>): void {
    this.open++;
    void work.finally(() => {
      this.open--;
      if (this.open === 0) for (const wake of this.waiting.splice(0)) wake();
    });
  }

  async settled(): Promise<void> {
    while (this.open > 0) await new Promise<void>((wake) => this.waiting.push(wake));
  }
}
