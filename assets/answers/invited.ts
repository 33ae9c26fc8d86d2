/** Being asked to fill in alone: by a file, or by an address that names the
 * dossier and the sheets. */

import { book, questionOf } from "../workbook";
import { given } from "../expression/known";
import { type Dossier, type Invited, newDossier } from "./record";
import type { Store } from "./store";

export interface Invitation extends Invited { dossier: string; title: string }

/** The invitation in an address: #invited=dossier.sheet.sheet. undefined when
 * there is none; "wrong" when it names nothing that this workbook has. */
export function inAddress(hash: string): Invitation | "wrong" | undefined {
  const found = /^#invited=([^.]*)((?:\.[^.]*)*)$/.exec(hash);
  if (!found) return undefined;
  const [, dossier = "", named = ""] = found;
  const asked = named.split(".").filter(Boolean);
  const sheets = asked.filter((id) => askedAlone(id).length > 0);
  if (!/^[a-z0-9]{1,40}$/.test(dossier) || asked.length > 0 && sheets.length === 0) return "wrong";
  return { dossier, title: "", by: "", sheets };
}

/** What each answers alone in a sheet, by name. */
export function askedAlone(sheet: string): string[] {
  const shape = book.sheets[sheet];
  const all = shape?.view ?? (shape?.questions ?? []).map((q) => `${sheet}.${q.id}`);
  return all.filter((name) => {
    const [of = "", question = ""] = name.split(".");
    return questionOf(of, question)?.individual === true;
  });
}

/** The sheets that a reader is asked to fill in alone, in the order of the
 * pages. Without a choice, all but those that only gather from others. */
export function sheetsOf({ sheets }: Invited): string[] {
  const all = book.pages.flatMap((p) => p.sheets).filter((id) => askedAlone(id).length > 0);
  const chosen = all.filter((id) => sheets.includes(id));
  return chosen.length > 0 ? chosen : all.filter((id) => !book.sheets[id]?.view);
}

/** Begins or goes on in the dossier of an invitation. "own": it is the joint
 * one that stands here, so that nothing changes. */
export async function accept(store: Store, { dossier: id, title, by, sheets }: Invitation): Promise<"begun" | "own"> {
  const known = store.dossiers.find((d) => d.id === id);
  if (known && !known.invited) return "own";
  const invited: Invited = { by: by || known?.invited?.by || "", sheets };
  const change = ({ deleted: _, archived: __, ...d }: Dossier): Dossier => ({ ...d, title: d.title || title, invited });
  await store.onShelf((shelf) => shelf.write(known ?? newDossier(id, title), [], change, false));
  if (store.dossier?.id !== id) await store.goTo(id);
  return "begun";
}

/** How many of the questions the reader has answered. */
export function far(store: Store, sheets: string[], shown: (worksheet: string, question: string) => boolean): { asked: number; given: number } {
  const names = [...new Set(sheets.flatMap(askedAlone))].map((name) => name.split(".") as [string, string])
    .filter(([sheet, question]) => !book.sheets[sheet]?.repeat && shown(sheet, question));
  return { asked: names.length, given: names.filter(([sheet, question]) => given(store.get(sheet, question, { person: store.me() })?.value)).length };
}
