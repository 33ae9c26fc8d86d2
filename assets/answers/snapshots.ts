/** Dossiers as they were: the last five, and one a day for a week. */

import { type Answer, type Dossier, randomId, type Snapshot } from "./record";
import type { Shelf } from "./shelf";

const keepLast = 5;
const keepDays = 7;
const between = 30 * 60_000; // ms between two that are made by themselves

export class Snapshots {
  private opened: { dossier: Dossier; answers: Answer[] } | undefined; // as it was when the page opened
  private before: { dossier: Dossier; answers: Answer[] } | undefined; // as it was before the first edit

  constructor(private readonly shelf: () => Shelf) {}

  /** Remembers how a dossier is, until it is edited. */
  remember(dossier: Dossier | undefined, answers: ReadonlyMap<string, Answer>): void {
    this.opened = this.before = dossier && { dossier, answers: [...answers.values()] };
  }

  /** After the first edit, what was remembered is put aside. Nobody waits for
   * it, and answers are safe without it. */
  edited(): void {
    const { before } = this;
    this.before = undefined;
    if (before) void this.take("edit", before.dossier, before.answers).catch(() => undefined);
  }

  /** How a dossier was before updates of the workbook, the latest first. */
  async updates(dossier: Dossier | undefined): Promise<Snapshot[]> {
    return (await this.all()).filter((s) => s.why === "update" && s.dossier.id === dossier?.id);
  }

  /** How a dossier was when an update was first seen, put aside once. */
  async atUpdate(dossier: Dossier | undefined): Promise<Snapshot | undefined> {
    const { opened } = this;
    if (!dossier || opened?.dossier.id !== dossier.id) return undefined;
    const known = (await this.updates(dossier)).find((s) => s.dossier.seen?.build === dossier.seen?.build);
    return known ?? this.take("update", opened.dossier, opened.answers);
  }

  /** All of them, the latest first. */
  async all(): Promise<Snapshot[]> {
    return (await this.shelf().aside()).sort((a, b) => (a.time < b.time ? 1 : -1));
  }

  /** Puts a dossier aside as it is, and lets go of what is too old. */
  async take(why: Snapshot["why"], dossier: Dossier, answers: Answer[]): Promise<Snapshot | undefined> {
    if (answers.length === 0) return undefined;
    const snapshot: Snapshot = { id: randomId(), time: new Date().toISOString(), why, dossier, answers };
    const own = (await this.all()).filter((s) => s.dossier.id === dossier.id);
    if (why === "edit" && own[0] && Date.now() - Date.parse(own[0].time) < between) return undefined;
    await this.shelf().putAside(snapshot, outdated([snapshot, ...own]).map((s) => s.id));
    return snapshot;
  }
}

/** Which of the snapshots of a dossier, the latest first, can go. */
export function outdated(snapshots: Snapshot[], now = Date.now()): Snapshot[] {
  const days = new Set<string>();
  const update = snapshots.find((s) => s.why === "update"); // the way back stays open
  return snapshots.filter((s, i) => {
    const day = s.time.slice(0, 10);
    const first = !days.has(day);
    days.add(day);
    const young = now - Date.parse(s.time) < keepDays * 86_400_000;
    return i >= keepLast && !(first && young) && s !== update;
  });
}
