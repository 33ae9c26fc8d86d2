/** Examples of the author's, loaded when one is opened or put back. */

import { offer } from "../page/later";
import type { Practice } from "../practice/begin";
import { open, reset } from "../practice/practice";

offer("practice", { open, reset } satisfies Practice);
