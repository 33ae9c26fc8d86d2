/** The groups that people belong to, and where their answers are compared: the
 * workbook says both in a sheet that compares. */

import { addressOf } from "../page/address";
import { book } from "../workbook";

const all = book.pages.flatMap((p) => p.sheets).filter((id) => book.sheets[id]?.compare);
const comparing = all.find((id) => !book.sheets[id]?.compare?.parties) ?? all[0];

/** The options of the column that says groups, by id; none when no sheet does. */
export const groups: Record<string, string> = book.sheets[comparing ?? ""]?.compare?.groups ?? {};

/** The page on which answers are compared; without a sheet for
 * that, the first one with questions that each answers alone. */
export function whereCompared(): { href: string; title: string } | undefined {
  const alone = (id: string): boolean => book.sheets[id]?.questions.some((q) => q.individual) ?? false;
  const sheet = comparing ?? book.pages.flatMap((p) => p.sheets).find(alone);
  const page = book.pages.find((p) => sheet !== undefined && p.sheets.includes(sheet));
  return page && { href: addressOf(page, sheet ?? ""), title: page.title };
}
