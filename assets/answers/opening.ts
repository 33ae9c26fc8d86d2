/** What a file can become here, and doing and undoing it. */

import { compare, type Comparison, before, editsOf } from "./comparison";
import type { WorkFile } from "./file";
import { Aside } from "./aside";
import { throwAway } from "./dossiers";
import { accept, type Invitation } from "./invited";
import { together } from "./people";
import { type Answer, canonical, type Dossier, type Edit, fromFile, keyOf, newDossier, type Person, randomId } from "./record";
import { room } from "./rules";
import { seenIn } from "./renewal";
import { book, say } from "../workbook";
import { type Change, ownInUse, type Written } from "./shelf";
import type { Store } from "./store";
import { type View, viewOf } from "./view";

/** A dossier of its own; the dossier that it came from brought up to date; the
 * own answers of a person beside ours; a question to fill in alone. */
export type Way = "new" | "update" | "view" | "invitation";

/** A file with the ways that are open to it, the likely one first. */
export interface Offer {
  file: WorkFile;
  ways: Way[];
  update?: { held: Aside; found: Comparison };
  view?: View;
  mine: boolean; // its own answers may be those of the reader, on another device
}

/** What the reader chose. person: whose view it is; mine: the own answers in it
 * are the reader's own. */
export interface Plan { offer: Offer; way: Way; person: Person; mine: boolean }

/** An invitation that was made here: the joint dossier stays what it is. */
export class OwnInvitation extends Error {}

/** There is no room left in a dossier; what stood there is as it was. */
export class Full extends Error {}

/** Looks at files beside what stands here. Of several by different people the
 * likely thing is that they are to be compared. */
export async function offers(store: Store, files: WorkFile[]): Promise<Offer[]> {
  await store.flush();
  const beside = newDossier(); // where views come to stand when there is no dossier
  const all: Offer[] = [];
  for (const file of files) all.push(await offerOf(store, file, beside));
  const people = new Set(all.map((o) => o.view?.person.id));
  if (all.length > 1 && people.size === all.length && !people.has(undefined)) for (const o of all) if (o.ways[0] === "new") prefer(o, "view");
  if (all.length === 1 && store.dossiers.length === 0) for (const o of all) if (o.ways[0] === "new") o.ways = ["new"]; // there is nothing to stand beside
  return all;
}

async function offerOf(store: Store, file: WorkFile, beside: Dossier): Promise<Offer> {
  const me = store.me();
  const known = store.dossiers.find((d) => d.id === file.dossier.id && !d.deleted);
  if (file.purpose === "invitation") {
    if (known && !known.invited) throw new OwnInvitation();
    return { file, ways: ["invitation"], mine: false };
  }
  const example = file.dossier.practice !== undefined;
  const held = known && new Aside(known, await store.answersOf(known.id));
  const answer = file.purpose === "answer";
  const present = store.dossier?.practice === undefined ? store.dossier : ownInUse(store.dossiers)[0]; // nobody's own answers go into an example
  const into = held ?? (present ? new Aside(present, await store.answersOf(present.id))
    : new Aside(answer ? { ...newDossier(file.dossier.id, file.dossier.title) } : beside, []));
  const view = file.purpose === "partner" || example ? undefined : viewOf(file, into, me);
  const own = file.answers.some((a) => a.person !== "" && a.person === file.filledBy && a.value !== null);
  const offer: Offer = {
    file, ways: held ? ["update", "new"] : ["new"],
    mine: file.purpose === "copy" && own && !store.self.known(),
    ...(held && { update: { held, found: compare(held, file.answers, me) } }),
    ...(view && { view }),
  };
  if (view) offer.ways.push("view");
  if (view && (answer || held && own)) prefer(offer, "view");
  return offer;
}

export const invitationOf = ({ dossier }: WorkFile): Invitation =>
  ({ dossier: dossier.id, title: dossier.title, by: dossier.invited?.by ?? "", sheets: dossier.invited?.sheets ?? [] });

function prefer(offer: Offer, way: Way): void {
  offer.ways = [way, ...offer.ways.filter((w) => w !== way)];
}

/** Everything that goes into one dossier. old: some of it was answered in another
 * version of the workbook. */
interface Batch { dossier: Dossier; held: Aside; edits: Edit[]; people: Person[]; rest: Record<string, unknown>; isNew: boolean; old: boolean }

/** Opens files as the reader chose: for each dossier one write, after putting
 * it aside as it was. When one fails, those before it are taken back. Gives the
 * way back. */
export async function open(store: Store, plans: Plan[]): Promise<() => Promise<void>> {
  const was = { dossier: store.dossier?.id, known: store.self.known() };
  const undo: (() => Promise<void>)[] = [];
  const back = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
    if (was.dossier && store.dossier?.id !== was.dossier) await store.goTo(was.dossier);
  };
  const all = batches(store, plans.filter((p) => p.way !== "invitation"));
  const asked = plans.filter((p) => p.way === "invitation").map((p) => p.offer.file);
  try {
    for (const batch of all) undo.push(await write(store, batch));
    for (const file of asked) {
      const isNew = !store.dossiers.some((d) => d.id === file.dossier.id);
      await accept(store, invitationOf(file));
      if (isNew) undo.push(() => store.remove(file.dossier.id));
    }
  } catch (error) {
    await back().catch(() => undefined);
    throw error;
  }
  const mine = plans.find((p) => p.mine && p.offer.mine && p.way !== "view");
  if (mine && !was.known) {
    store.self.become(mine.offer.file.filledBy);
    undo.push(() => Promise.resolve(store.self.become("")));
  }
  const last = asked.at(-1)?.dossier.id ?? all.at(-1)?.dossier.id;
  if (last && store.dossier?.id !== last) await store.goTo(last);
  else await store.reread();
  return back;
}

/** The plans by the dossier that they go into. */
function batches(store: Store, plans: Plan[]): Batch[] {
  const all = new Map<string, Batch>();
  for (const plan of plans) {
    const next = batchOf(plan, (id) => all.has(id) || store.dossiers.some((d) => d.id === id));
    const other = all.get(next.dossier.id);
    if (!other) all.set(next.dossier.id, next);
    else Object.assign(other, { edits: [...other.edits, ...next.edits], people: together(other.people, next.people), rest: { ...next.rest, ...other.rest }, old: other.old || next.old });
  }
  for (const batch of all.values()) batch.edits = latest(batch.edits);
  return [...all.values()];
}

function batchOf({ offer, way, person }: Plan, taken: (id: string) => boolean): Batch {
  const { file, update, view } = offer;
  const old = file.dossier.seen?.build !== book.build;
  if (way === "view" && view) {
    const stored = taken(view.held.dossier.id);
    return { dossier: view.held.dossier, held: view.held, edits: editsOf(view.held, view.found), people: [person], rest: {}, isNew: !stored, old };
  }
  const rest = file.dossier.rest ?? {};
  if (way === "update" && update) {
    const listed = file.people.filter((p) => !update.held.dossier.people?.some((own) => own.id === p.id));
    return { dossier: update.held.dossier, held: update.held, edits: editsOf(update.held, update.found), people: listed, rest, isNew: false, old };
  }
  const id = taken(file.dossier.id) ? randomId() : file.dossier.id;
  const { archived: _, deleted: __, invited: ___, ...own } = file.dossier;
  const now = new Date().toISOString();
  const title = id === own.id || own.title === "" ? own.title : say("dossiers.twin", { title: own.title });
  const dossier: Dossier = { ...own, id, title, changed: now, copied: now }; // the file is a copy in hand
  return { dossier, held: new Aside(dossier, []), edits: file.answers.map((answer) => ({ answer, base: 0 })), people: file.people, rest, isNew: true, old };
}

/** Takes a dossier away that a file brought. One in which something was written
 * since goes where it can be taken back. */
async function takeAway(store: Store, id: string): Promise<void> {
  const untouched = (await store.answersOf(id)).every((a) => a.tab === fromFile);
  await (untouched ? store.remove(id) : throwAway(store, id, true));
}

/** Of two files with the same own answer, the later one counts. */
function latest(edits: Edit[]): Edit[] {
  const all = new Map<string, Edit>();
  for (const edit of edits) {
    const other = all.get(keyOf(edit.answer));
    if (!other || other.answer.time <= edit.answer.time) all.set(keyOf(edit.answer), edit);
  }
  return [...all.values()];
}

/** Writes a batch in one go, and gives the way back. */
async function write(store: Store, { dossier, held, edits, people, rest, isNew, old }: Batch): Promise<() => Promise<void>> {
  if (store.readonly) throw new Error("nothing can be written here");
  const listed = dossier.people ?? [];
  if (!isNew && edits.length === 0 && canonical(together(listed, people)) === canonical(listed)) return () => Promise.resolve();
  const anew = edits.filter(({ answer }) => !held.at(answer)).length;
  if (!isNew && (held.stored().length + anew > room("answers") || together(listed, people).length > room("people"))) throw new Full();
  if (!isNew) await store.snapshots.take("open", dossier, await store.answersOf(dossier.id));
  const change: Change = ({ deleted: _, ...d }) => ({
    ...d, ...(people.length > 0 && { people: together(d.people ?? [], people) }),
    ...(Object.keys(rest).length > 0 && { rest: { ...rest, ...d.rest } }), ...(!isNew && { changed: new Date().toISOString() }),
    ...(old && !isNew && edits.length > 0 && { seen: seenIn(d) }),
  });
  let written: Written | undefined;
  await store.onShelf(async (shelf) => { written = await shelf.write(dossier, edits, change, false); });
  if (isNew) return () => takeAway(store, dossier.id);
  const counters = new Map(written?.answers.map((a) => [keyOf(a), a.counter]));
  const stood = before(held, edits).map((answer: Answer) => ({ answer, base: counters.get(keyOf({ ...answer, dossier: dossier.id })) ?? answer.counter }));
  return () => store.onShelf((shelf) => shelf.write(dossier, stood, ({ people: _, rest: __, ...d }) => ({
    ...d, changed: dossier.changed, ...(dossier.seen && { seen: dossier.seen }), ...(dossier.people && { people: dossier.people }), ...(dossier.rest && { rest: dossier.rest }),
  }), false));
}
