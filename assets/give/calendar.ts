/** The dated actions of a report as a calendar, RFC 5545. */

import { book, say } from "../workbook";
import type { Deed, Report } from "./block";
import { clean } from "./clean";
import { isDate } from "../expression/known";

/** Actions with a day; those without one are in no calendar. */
export const dated = ({ deeds }: Report): Deed[] => deeds.filter((d) => isDate(d.when));

export function calendar(report: Report): string {
  const stamp = report.made.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//werkboek//${book.id}//${book.language.toUpperCase()}`, "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ...dated(report).flatMap((deed) => event(deed, stamp)), "END:VCALENDAR"];
  return lines.map((line) => folded(line) + "\r\n").join("");
}

/** One action, a whole day. Its id stays, so that a later file changes it. */
function event({ id, what, who, when, done, from }: Deed, stamp: string): string[] {
  const next = new Date(Date.parse(when) + 86_400_000).toISOString().slice(0, 10);
  const words = [done ? say("actions.done") : "", who && `${say("report.deed.who")} ${who}`, from && `${say("report.deed.from")} ${from}`].filter(Boolean);
  return ["BEGIN:VEVENT", `UID:${id.replace(/[^A-Za-z0-9.-]/g, "")}@${book.id}`, `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${when.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${next.replaceAll("-", "")}`,
    `SUMMARY:${escaped((done ? "✓ " : "") + what)}`, `DESCRIPTION:${escaped(words.join("\n"))}`, "TRANSP:TRANSPARENT", "END:VEVENT"];
}

const escaped = (text: string): string => clean(text).replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** No line is longer than 75 bytes; the rest stands below it, after a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = "", length = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (length + size > 75) {
      out += "\r\n ";
      length = 1;
    }
    out += sign;
    length += size;
  }
  return out;
}
