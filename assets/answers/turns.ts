/** One thing after another: nothing reads while something is being written. */

export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private readonly next = new Map<string, Promise<void>>(); // what has its turn to come

  take(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Takes a turn, unless the same thing waits for its turn already. */
  once(name: string, work: () => Promise<void>): Promise<void> {
    const waiting = this.next.get(name);
    if (waiting) return waiting;
    const done = this.take(() => {
      this.next.delete(name);
      return work();
    });
    this.next.set(name, done);
    return done;
  }
}
