/** The dialog Doorgeven, loaded at the first press. */

import { withAnswers } from "../carry/make";
import { begin } from "../give/dialog";
import type { Give } from "../give/button";
import { offer } from "../page/later";

offer("give", { begin, withAnswers } satisfies Give);
