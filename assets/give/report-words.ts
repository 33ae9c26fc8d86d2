/** Answers in words: for the clipboard and for a mail. */

import type { Store } from "../answers/store";
import { wording } from "../wording";
import { plain } from "./plain";
import { type Choices, report, sheetsInOrder } from "./report";

/** Everything that is filled in, as plain text. */
export async function writeOut(store: Store, more: Partial<Choices> = {}): Promise<string> {
  const sheets = sheetsInOrder(await wording());
  return plain(await report(store, { sheets, guidance: false, unanswered: false, names: true, formerly: true, ...more }));
}

/** An address that begins a mail. */
export const mailTo = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;
