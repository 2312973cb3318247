import type { en } from "./expiry.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {
  title: "Was wann abläuft",
  expired: "Abgelaufen",
  bar: (name, number, automatic) => `${name}: ${number} laufen ab, ${automatic} automatisch erneuert`,
  expiredBar: (number, automatic) => `${number} sind abgelaufen, ${automatic} automatisch erneuert`,
  automatic: "Automatisch erneuert",
  restOf: (month) => `Rest von ${month}`,
  none: "In den kommenden 12 Monaten läuft nichts ab.",
  failed: "Das Bild der Ablaufdaten kann nicht gezeigt werden.",
};
