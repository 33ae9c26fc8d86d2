/** Results, loaded when a page shows one. */

import { offer } from "../page/later";
import type { Results } from "../result/begin";
import { begin } from "../result/show";

offer("result", { begin } satisfies Results);
