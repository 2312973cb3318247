import type { en } from "./expiry.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
