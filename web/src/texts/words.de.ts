import type { Texts } from "./texts.js";
import type { en } from "./words.en.js";

export const de: Texts<typeof en> = {
  status: {
    VALID: "Gültig",
    EXPIRING: "Läuft bald ab",
    NOT_YET_VALID: "Noch nicht gültig",
    EXPIRED: "Abgelaufen",
    UNKNOWN: "Unbekannt",
  },
  severity: { ERROR: "Fehler", WARNING: "Warnung", INFO: "Hinweis" },
  method: { IMPORT: "Import", EXTERNAL_SERVICE: "Externer Dienst" },
  kind: { SingleCertificate: "Einzelnes Zertifikat", Keystore: "Keystore" },
  level: { SUBACCOUNT: "Subaccount", SERVICE_INSTANCE: "Service-Instanz" },
  unit: { DAYS: "Tage", MONTHS: "Monate", YEARS: "Jahre" },
};
