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

  remember(person: string): void {
    try {
      if (person === this.own && person !== "") this.storage().setItem(this.key, person);
    } catch { /* as above */ }
  }
}
