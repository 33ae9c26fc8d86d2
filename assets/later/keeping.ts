/** The box that says how answers are kept now. */

import { begin } from "../mine/keeping";
import type { Keeping } from "../mine/begin";
import { offer } from "../page/later";

offer("keeping", { begin } satisfies Keeping);
