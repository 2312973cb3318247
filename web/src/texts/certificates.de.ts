import type { en } from "./certificates.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
