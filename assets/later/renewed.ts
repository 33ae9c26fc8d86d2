/** The report of an update and the tray, loaded when there is something to tell. */

import { offer } from "../page/later";
import type { Renewed } from "../renewed/begin";
import { again, report } from "../renewed/report";
import { tray } from "../renewed/tray";

offer("renewed", { report, again, tray } satisfies Renewed);
