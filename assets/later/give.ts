/** The dialog Doorgeven, loaded at the first press. */

import { begin } from "../give/dialog";
import type { Give } from "../give/button";
import { offer } from "../page/later";

offer("give", { begin } satisfies Give);
