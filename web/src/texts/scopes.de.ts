import type { en } from "./scopes.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {
  scopes: "Bereiche",
  all: "Alle Bereiche",
  chosen: (name) => `Bereich: ${name}`,
  unknown: "Bereich, den es nicht gibt",
  instance: (instance, subaccount) => `${instance} in ${subaccount}`,
  search: "Bereich suchen",
  noneFound: "Kein Bereich hat das im Namen.",
  more: (shown, found) => `${shown} von ${found} Bereichen. Für die anderen einen Teil des Namens eingeben.`,
  reading: (known) => `${known} Bereiche bisher; die anderen werden gelesen.`,
  noneTitle: "Noch kein Bereich",
  createFirst: "Zertifikate und Destinations gehören zu einem Bereich, etwa einem Subaccount. Zuerst einen anlegen.",
  noneVisible: "Es gibt keinen Bereich, der angesehen werden darf. Wer den Dienst verwaltet, kann helfen.",
  create: "Bereich anlegen",
  createTitle: "Bereich anlegen",
  createButton: "Anlegen",
  what: "Ein Bereich enthält Zertifikate und die Destinations, die sie verwenden: ein Subaccount oder eine Service-Instanz darunter.",
  level: "Ebene",
  subaccount: "Subaccount",
  serviceInstance: "Service-Instanz",
  displayName: "Anzeigename",
  subaccountMissing: "Den Namen des Subaccounts eingeben.",
  serviceInstanceMissing: "Den Namen der Service-Instanz eingeben.",
  invalid: "Höchstens 200 Zeichen, und keine, die man nicht sieht.",
  taken: "Diesen Bereich gibt es schon. Andere Namen wählen, oder ihn in der Liste der Bereiche auswählen.",
  created: (name) => `Bereich „${name}“ angelegt`,
  deleteChosen: "Gewählten löschen",
  deleteTitle: "Bereich löschen",
  deleteButton: "Löschen",
  deleteQuestion: "Bereich „{}“ löschen?",
  deleteMeans: "Nur ein leerer Bereich kann gelöscht werden. Seine gelöschten Zertifikate lassen sich danach nicht wiederherstellen.",
  notEmpty: (certificates, destinations, fragments) =>
    `Der Bereich enthält noch ${list([
      certificates && (certificates === 1 ? "1 Zertifikat" : `${certificates} Zertifikate`),
      destinations && (destinations === 1 ? "1 Destination" : `${destinations} Destinations`),
      fragments && (fragments === 1 ? "1 Fragment" : `${fragments} Fragmente`),
    ])}. Zuerst löschen, was darin ist.`,
  gone: (name) => `Bereich „${name}“ wurde gelöscht; alle Bereiche werden angezeigt`,
};

function list(parts: readonly (string | 0)[]): string {
  return new Intl.ListFormat("de").format(parts.filter((part) => part !== 0));
}
