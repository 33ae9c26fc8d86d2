/** The questions of a comparison as rows, the farthest apart first: texts and
 * conditions can look at them. Who answered what plays no part. */

import { everybody } from "../answers/people";
import { under } from "../answers/record";
import type { Row } from "../expression/evaluate";
import { questionOf, type ShapeCompare } from "../workbook";
import { type Copy, Reading } from "../worksheet/reading";
import { byDistance, farthest, levelOf } from "./difference";
import { sides } from "./groups";
import { Voices } from "./voices";

/** What the rows of a comparison are called, behind its id. */
export const points = ".points";

/** A row for each question; of a grid it knows which of its own rows lie
 * farthest apart. Of a repeated sheet the last copy counts: it is the
 * one to talk about. */
export function pointRows(reading: Reading, name: string, shape: ShapeCompare): Row[] {
  return reading.once(name, () => found(reading, shape)) as Row[];
}

function found(reading: Reading, { copies, questions, first = [], parties }: ShapeCompare): Row[] {
  const last = copies === undefined ? undefined : reading.copies(copies).at(-1);
  if (copies !== undefined && !last) return [];
  const copy: Copy | undefined = copies !== undefined && last ? { worksheet: copies, id: last.id, label: last.label } : undefined;
  const people = everybody(reading.store);
  const voices = new Voices(reading.store, copy);
  const asked = questions.map((name) => {
    const [worksheet = "", question = ""] = name.split(".");
    return { name, kind: questionOf(worksheet, question), voices: voices.of({ worksheet, question }, people.map((p) => p.id)) };
  });
  const members = people.filter((p) => asked.some((a) => a.voices.some((v) => v.person === p.id)))
    .map((p) => ({ id: p.id, group: parties ? p.party : p.group }));
  const groups = sides(members, [], new Set());
  const levels = asked.flatMap(({ name, kind, voices: said }) => {
    const values = groups.map((g) => said.filter((v) => g.members.includes(v.person)).map((v) => v.value));
    return kind ? [{ name, level: levelOf(kind, values), rows: kind.kind === "grid" ? farthest(kind, values).join(" ") : "" }] : [];
  });
  return byDistance(levels, first).map(({ name, level, rows }, i) => {
    const cells: Record<string, string | number> = { distance: level, place: i + 1, rows };
    return { id: name, cell: (column) => under(cells, column) };
  });
}
