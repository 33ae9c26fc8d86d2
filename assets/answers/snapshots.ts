/** Dossiers as they were: the last five, and one a day for a week. */

import { type Answer, type Dossier, randomId, type Snapshot } from "./record";
import type { Shelf } from "./shelf";

const keepLast = 5;
const keepDays = 7;

/** How long after another one none is made by itself, in ms: what a reader
 * erases may have been written just now. */
export const pauses = { edit: 30 * 60_000, erase: 5 * 60_000 };

/** The name of a snapshot tells of which dossier it is, when it was made and
 * why, so that nothing is read to know what is too old. */
export function named(dossier: Dossier, why: Snapshot["why"]): Pick<Snapshot, "id" | "time" | "why"> {
  const time = new Date().toISOString();
  return { id: `${dossier.id}/${time}/${why}/${randomId()}`, time, why };
}

export const isOf = (id: string, dossier: string): boolean => id.startsWith(`${dossier}/`);

const part = (id: string, i: number): string => id.split("/")[i] ?? "";
const timeOf = (id: string): string => part(id, 1);

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
    if (before) void this.take("edit", before.dossier, before.answers, pauses.edit).catch(() => { this.before ??= before; });
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

  /** Puts a dossier aside as it is, unless that was just done, and lets go of
   * what is too old. */
  async take(why: Snapshot["why"], dossier: Dossier, answers: Answer[], pause = 0): Promise<Snapshot | undefined> {
    if (answers.length === 0) return undefined;
    const own = (await this.shelf().asideIds()).filter((id) => isOf(id, dossier.id)).sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
    if (pause > 0 && own[0] && Date.now() - Date.parse(timeOf(own[0])) < pause) return undefined;
    const snapshot: Snapshot = { ...named(dossier, why), dossier, answers };
    await this.shelf().putAside(snapshot, outdated([snapshot.id, ...own]));
    return snapshot;
  }
}

/** Which of the snapshots of a dossier, the latest first, can go. */
export function outdated(ids: string[], now = Date.now()): string[] {
  const days = new Set<string>();
  const update = ids.find((id) => part(id, 2) === "update"); // the way back stays open
  return ids.filter((id, i) => {
    const day = timeOf(id).slice(0, 10);
    const first = !days.has(day);
    days.add(day);
    const young = now - Date.parse(timeOf(id)) < keepDays * 86_400_000;
    return i >= keepLast && !(first && young) && id !== update;
  });
}
