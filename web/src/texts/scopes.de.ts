import type { en } from "./scopes.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {};
