import type { en } from "./exporting.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
