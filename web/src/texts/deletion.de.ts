import type { en } from "./deletion.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {
  title: "Zertifikat löschen",
  question: "Zertifikat „{}“ löschen?",
  restorable: (seconds) => `Es kann ${duration(seconds)} lang wiederhergestellt werden. Danach werden alle Daten endgültig gelöscht.`,
  delete: "Löschen",
  deleteEvenIfUsed: "Trotz Verwendung löschen",
  used: (number) =>
    number === 1
      ? "Eine Destination oder ein Fragment verwendet es und kann es danach nicht mehr verwenden:"
      : `${number} Destinations und Fragmente verwenden es und können es danach nicht mehr verwenden:`,
  use: (kind, property, scope) => `(${kind}, ${property}, ${scope})`,
  kinds: { Destination: "Destination", Fragment: "Fragment" },
  hidden: (number) =>
    number === 1 ? "1 weitere, die nicht angesehen werden darf" : `${number} weitere, die nicht angesehen werden dürfen`,
  deleted: (name) => `„${name}“ gelöscht`,
  restored: (name) => `„${name}“ wiederhergestellt`,
  nameTaken: (name) =>
    `„${name}“ lässt sich nicht wiederherstellen: Ein anderes Zertifikat hat jetzt diesen Namen. Erst jenes löschen, dann wiederherstellen.`,
  tooLate: (name) => `„${name}“ lässt sich nicht mehr wiederherstellen.`,
  listTitle: "Gelöschte Zertifikate",
  number: (total, exact) => `Alle: ${total}${exact ? "" : " oder mehr"}`,
  search: "Gelöschte Zertifikate suchen",
  none: "Es ist nichts gelöscht, was sich noch wiederherstellen lässt.",
  noneFound: "Kein gelöschtes Zertifikat hat das in seinen Namen.",
  name: "Name",
  scope: "Bereich",
  deletedAt: "Gelöscht",
  restorableUntil: "Wiederherstellbar bis",
  action: "Aktion",
  restore: "Wiederherstellen",
  restoreOne: (name) => `${name} wiederherstellen`,
};

/** Seconds of a day, and of an hour. */
const DAY = 86400;
const HOUR = 3600;

function duration(seconds: number): string {
  const [number, unit] = seconds >= 2 * DAY ? [seconds / DAY, "day"] : [seconds / HOUR, "hour"];
  return new Intl.NumberFormat("de", { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(number);
}
