import type { en } from "./details.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
