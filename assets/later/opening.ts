/** Opening files, loaded when the first one is chosen. */

import { takeIn } from "../carry/take";
import type { Opening } from "../mine/opening";
import { openFiles } from "../mine/preview";
import { offer } from "../page/later";

offer("opening", { openFiles, takeIn } satisfies Opening);
