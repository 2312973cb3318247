import type { en } from "./findings.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
