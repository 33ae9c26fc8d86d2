/** The readable files that a report can become. */

import type { Report } from "./block";
import { calendar } from "./calendar";
import { spreadsheetFile } from "./csv";
import { docx } from "./docx";
import { html } from "./html";
import { markdown } from "./markdown";
import { plain } from "./plain";

/** One form: how its name ends, and how it is made. work is the text of the
 * work file, for the form that opens again. */
export interface Form { ending: string; make(report: Report, work: string): Promise<Blob> }

const text = (ending: string, type: string, write: (report: Report) => string): Form =>
  ({ ending, make: (report) => Promise.resolve(new Blob([write(report)], { type })) });

export const forms = {
  word: { ending: ".docx", make: docx },
  html: { ending: ".html", make: (report, work) => Promise.resolve(html(report, work)) },
  markdown: text(".md", "text/markdown", markdown),
  plain: text(".txt", "text/plain", plain),
  spreadsheets: { ending: ".zip", make: spreadsheetFile },
  calendar: text(".ics", "text/calendar", calendar),
} satisfies Record<string, Form>;
