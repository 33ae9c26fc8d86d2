/** Who fills in on this device, when it is not all together. */

import { randomId } from "./record";

export class Self {
  private own = "";

  constructor(private readonly key: string, private readonly storage: () => Storage) {}

  /** An id that nobody else has; it is remembered from the first own answer on. */
  id(): string {
    try {
      this.own ||= this.storage().getItem(this.key) ?? "";
    } catch { /* for as long as this page is open */ }
    return this.own ||= randomId();
  }

  /** Whether this device has filled in for one reader before. */
  known(): boolean {
    try {
      return this.storage().getItem(this.key) !== null;
    } catch {
      return false;
    }
  }

  /** The reader is somebody who filled in on another device, or nobody yet. */
  become(person: string): void {
    this.own = person;
    if (person !== "") return this.remember(person);
    try {
      this.storage().removeItem(this.key);
    } catch { /* as above */ }
  }

  remember(person: string): void {
    try {
      if (person === this.own && person !== "") this.storage().setItem(this.key, person);
    } catch { /* as above */ }
  }
}
