import type { en } from "./app.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {
  title: "Destination Certificates",
  certificates: "Zertifikate",
  destinations: "Destinations",
  deleted: "Gelöscht",
  serviceKeys: "Service-Schlüssel",
  navigation: "Hauptnavigation",
  user: "Benutzermenü",
  language: "English",
  dark: "Dunkle Farben",
  light: "Helle Farben",
  signOut: "Abmelden",
  close: "Schließen",
  cancel: "Abbrechen",
  fullScreen: "Vollbild",
  leaveFullScreen: "Vollbild verlassen",
  tryAgain: "Noch einmal versuchen",
  undo: "Rückgängig",
  loading: "Wird geladen",
  failed: "Das hat nicht geklappt",
  offline: "Der Dienst ist nicht erreichbar. Verbindung prüfen, dann noch einmal versuchen.",
  partMissing: "Dieser Teil der Seite konnte nicht geladen werden. Die Seite neu laden: Der Dienst hat vielleicht eine neue Version.",
  unexpected:
    "Im Dienst ist etwas schiefgegangen. Noch einmal versuchen; wenn es wieder geschieht, die Nummer der Anfrage dem Betreiber des Dienstes geben.",
  requestNumber: (id: string) => `Anfrage ${id}`,
  notThere: "Das gibt es nicht (mehr), oder es darf nicht angesehen werden.",
  startColumn: "Liste",
  midColumn: "Einzelheiten",
  endColumn: "Weitere Einzelheiten",
};
