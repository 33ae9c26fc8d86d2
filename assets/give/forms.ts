/** The readable files that a report can become. */

import type { Report } from "./block";
import { docx } from "./docx";

/** One form: how its name ends, and how it is made. work is the text of the
 * work file, for a form that opens again. */
export interface Form { ending: string; make(report: Report, work: string): Promise<Blob> }

export const forms = {
  word: { ending: ".docx", make: docx },
} satisfies Record<string, Form>;
