/** The own answers of one person in a file, to stand beside ours. */

import { questionOf } from "../workbook";
import { compare, type Comparison } from "./comparison";
import type { WorkFile } from "./file";
import type { Aside } from "./aside";
import type { Answer, Person } from "./record";
import { asked } from "./renamed";

export interface View {
  held: Aside;       // the dossier that it comes to stand in
  person: Person;   // as the file has it
  found: Comparison;
  own: boolean;     // the person filled in alone; else it is what that dossier says together
}

/** What a file holds of a person other than me; undefined when that is nothing. */
export function viewOf(file: WorkFile, held: Aside, me: string): View | undefined {
  const alone = new Set(file.answers.filter((a) => a.person !== "" && a.value !== null).map((a) => a.person));
  const who = alone.has(file.filledBy) ? file.filledBy : alone.size === 1 ? [...alone][0] ?? "" : "";
  const id = who || file.filledBy || file.dossier.id;
  if (id === me) return undefined;
  const answers = who === "" ? together(file).map((a) => ({ ...a, person: id })) : file.answers.filter((a) => a.person === who);
  const bare = answers.filter((a) => a.value !== null || a.former?.length).map(({ other: _, ...a }): Answer => a); // what the person chose not yet, counts as it stood
  if (bare.length === 0) return undefined;
  const found = compare(held, bare, me);
  found.gone = takenBack(held, id, found, file.dossier.changed);
  const listed = [...held.dossier.people ?? [], ...file.people].find((p) => p.id === id);
  return { held, person: listed ?? { id, name: "", group: "", party: "" }, found, own: who !== "" };
}

/** The joint answers to what each is asked alone. */
function together(file: WorkFile): Answer[] {
  return file.answers.filter((a) => {
    const now = a.person === "" ? asked(a) : undefined;
    return now !== undefined && questionOf(now.worksheet, now.question)?.individual === true;
  });
}

/** What an earlier file of this person brought and this later one does not. */
function takenBack(held: Aside, person: string, found: Comparison, changed: string): Answer[] {
  const present = new Set([...found.equal, ...[...found.later, ...found.earlier].map((p) => p.theirs)]
    .flatMap((a) => held.at(a) ?? held.counterpart(a) ?? []).map(place));
  return held.stored().filter((a) => a.person === person && a.tab === "file" && a.value !== null && a.time < changed && !present.has(place(a)));
}

const place = (a: Answer): string => [a.worksheet, a.copy, a.question].join("/");
