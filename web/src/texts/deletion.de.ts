import type { en } from "./deletion.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
