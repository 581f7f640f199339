/**
 * Counts promises that are under way, so that one can wait until none is, although more are added meanwhile. One that
 * rejects is a fault of ours: whoever waits is told.
 */
export class Pending {
  private open = 0;
  private waiting: (() => void)[] = [];
  private readonly faults: unknown[] = [];

  track(work: Promise<unknown>): void {
    this.open++;
    void work
      .catch((fault: unknown) => this.faults.push(fault))
      .then(() => {
        this.open--;
        if (this.open === 0) for (const wake of this.waiting.splice(0)) wake();
      });
  }

  async settled(): Promise<void> {
    while (this.open > 0) await new Promise<void>((wake) => this.waiting.push(wake));
    if (this.faults.length > 0) throw this.faults[0];
  }
}
