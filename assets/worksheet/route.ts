/** The way through the workbook that fits the answers. */

import { book, say } from "../workbook";
import type { Reading } from "./reading";

/** The way on which a sheet may be left out now; "" when it may not. */
export function beside(reading: Reading, worksheet: string): string {
  const own = book.sheets[worksheet]?.routes;
  const now = own ? book.routes.filter(({ when }) => reading.holds(when)) : [];
  return now.some(({ id }) => own?.includes(id)) ? "" : now[0]?.title ?? "";
}

/** Says so on the sheet. */
export function sayBeside(sheet: HTMLElement, reading: Reading): void {
  const line = sheet.querySelector<HTMLElement>(":scope > header > .off-route");
  if (!line) return;
  const route = beside(reading, sheet.dataset.worksheet ?? "");
  const words = route && say("route.beside", { route });
  if (line.textContent !== words) line.textContent = words;
  line.hidden = words === "";
}
