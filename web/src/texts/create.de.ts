import type { en } from "./create.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
