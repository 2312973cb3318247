import type { en } from "./access.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {
  signIn: "Anmelden",
  openLink: "Den Link öffnen, den der Dienst beim Start ausgegeben hat. Er gilt einmal; für einen neuen den Dienst neu starten.",
};
