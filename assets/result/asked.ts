/** What a result is asked with, and what comes out. */

import type { Manner } from "../give/answered";
import type { Block, Source } from "../give/block";
import type { Reading } from "../worksheet/reading";

/** Who asks: the answers as this reader sees them, and what may be told. */
export interface Asked { id: string; reading: Reading; manner: Manner }

/** What came out. */
export interface Outcome {
  blocks: Block[];
  known: boolean; // whether anything is known yet
  title?: string; // in a file, instead of that of the sheet
  inside?: Source[]; // answers of internal sheets that it tells because its author wrote so
}
