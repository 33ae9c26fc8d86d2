/** What was answered to questions that are not asked any more, or otherwise, as
 * a table: so it stands in every form of file, with the words of then. */

import { formerAnswers } from "../answers/former";
import type { Store } from "../answers/store";
import { book, say } from "../workbook";
import { lines } from "../worksheet/question";
import type { Block } from "./block";
import { fullDay } from "./words";

/** Former answers of these sheets, and of sheets that are not there any more. */
export function formerly(store: Store, sheets: string[]): Block[] {
  const rows = formerAnswers(store).filter(({ at }) => sheets.includes(at.worksheet) || !book.sheets[at.worksheet]).map(({ at, words, value, time }) => {
    const who = at.person === "" ? "" : store.people.find((p) => p.id === at.person)?.name || say("report.own");
    const said = lines(value, words).join("\n");
    return { row: [words.question || at.question, who ? `${said}\n(${who})` : said], date: new Date(time), day: time.slice(0, 10) };
  });
  if (rows.length === 0) return [];
  const known = (date: Date): boolean => !Number.isNaN(date.getTime());
  const title = say("report.formerly");
  return [{ is: "heading", level: 1, text: title }, { is: "table", title,
    head: [say("report.asked"), say("report.answer"), say("report.answered-on")],
    rows: rows.map(({ row, date }) => [...row, known(date) ? fullDay(date) : ""]),
    data: rows.map(({ row, date, day }) => [...row, known(date) ? day : ""]) }];
}
