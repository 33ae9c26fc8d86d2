/** What people are sorted by in a comparison: by groups, which the workbook
 * names, or by parties, which the readers wrote on a list. */

import type { Person } from "../answers/record";
import { say, type ShapeCompare } from "../workbook";
import type { Reading } from "../worksheet/reading";

export class By {
  constructor(private readonly shape: ShapeCompare, private readonly reading: Reading) {}

  get parties(): boolean { return this.shape.parties !== undefined; }

  /** What each group or party is called, in their order. */
  labels(): Record<string, string> {
    return this.shape.parties ? Object.fromEntries(this.reading.items(this.shape.parties).map((i) => [i.id, i.label])) : this.shape.groups;
  }

  of(person: Pick<Person, "group" | "party">): string { return this.parties ? person.party : person.group; }

  /** A person who belongs there. */
  with<P extends Pick<Person, "group" | "party">>(person: P, id: string): P {
    return { ...person, ...(this.parties ? { party: id } : { group: id }) };
  }

  /** A phrase about groups, or about parties. */
  say(key: string): string { return say(this.parties ? `${key}-party` : key); }
}
