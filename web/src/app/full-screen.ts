/** Whether the column that was opened last takes the whole width. */

import { signal } from "@preact/signals";

export const fullScreen = signal(false);
