/** Nothing is kept past this page. */

import { type Answer, type Dossier, type Edit, keyOf, meet, type Snapshot } from "./record";
import { type Change, type Choice, type Contents, into, settleIn, type Shelf, type Written } from "./shelf";

export class MemoryShelf implements Shelf {
  readonly kind = "memory";
  private readonly dossiers = new Map<string, Dossier>();
  private readonly answers = new Map<string, Answer>();
  private readonly snapshots = new Map<string, Snapshot>();

  load(choose: Choice): Promise<Contents> {
    const dossiers = [...this.dossiers.values()];
    const chosen = choose(dossiers);
    return Promise.resolve({ dossiers, answers: [...this.answers.values()].filter((a) => a.dossier === chosen), damaged: [] });
  }

  async write(wanted: Dossier, edits: Edit[], change: Change, fresh: boolean): Promise<Written> {
    const settled = settleIn([...this.dossiers.values()], wanted, fresh);
    const dossier = change(settled);
    const anew = !this.dossiers.has(settled.id);
    const answers = into(dossier, edits).map((edit) => meet(edit, this.answers.get(keyOf(edit.answer))));
    await this.make(dossier, answers);
    return { dossier, answers, anew };
  }

  make(dossier: Dossier, answers: Answer[]): Promise<void> {
    this.dossiers.set(dossier.id, dossier);
    for (const answer of answers) this.answers.set(keyOf({ ...answer, dossier: dossier.id }), { ...answer, dossier: dossier.id });
    return Promise.resolve();
  }

  remove(dossier: string): Promise<void> {
    this.dossiers.delete(dossier);
    for (const [key, answer] of this.answers) if (answer.dossier === dossier) this.answers.delete(key);
    for (const [id, snapshot] of this.snapshots) if (snapshot.dossier.id === dossier) this.snapshots.delete(id);
    return Promise.resolve();
  }

  putAside(snapshot: Snapshot, drop: string[]): Promise<void> {
    this.snapshots.set(snapshot.id, snapshot);
    for (const id of drop) this.snapshots.delete(id);
    return Promise.resolve();
  }

  aside(): Promise<Snapshot[]> { return Promise.resolve([...this.snapshots.values()]); }
  asideIds(): Promise<string[]> { return Promise.resolve([...this.snapshots.keys()]); }

  erase(): Promise<void> {
    for (const map of [this.dossiers, this.answers, this.snapshots]) map.clear();
    return Promise.resolve();
  }
}
