import type { en } from "./destinations.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
