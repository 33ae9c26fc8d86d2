/** A computer that is not the reader's own: nothing is kept past the tab. */

export class SharedComputer {
  constructor(private readonly key: string) {}

  get on(): boolean {
    try {
      return sessionStorage.getItem(this.key) !== null;
    } catch {
      return false;
    }
  }

  /** Whether this browser can keep things for one tab. */
  get possible(): boolean {
    try {
      return sessionStorage.length >= 0;
    } catch {
      return false;
    }
  }

  set(on: boolean): void {
    if (on) sessionStorage.setItem(this.key, "1");
    else sessionStorage.removeItem(this.key);
  }
}
