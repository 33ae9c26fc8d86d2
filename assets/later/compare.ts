/** Samen kijken, loaded on a page with a sheet that compares. */

import { begin } from "../compare/comparison";
import type { Compare } from "../compare/load";
import { offer } from "../page/later";

offer("compare", { begin } satisfies Compare);
