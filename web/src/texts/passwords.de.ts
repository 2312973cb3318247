import type { en } from "./passwords.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {
  ofKey: "Eigenes Passwort des privaten Schlüssels",
  ofKeys: "Eigenes Passwort der privaten Schlüssel",
  ofAlias: (alias) => `Eigenes Passwort von „${alias}“`,
  separate: "Jeder Schlüssel hat ein anderes",
  hint: "Nur wenn es ein anderes ist als das der Datei, wie nach keytool -keypass. Es wird nicht gespeichert.",
  needed: "Der private Schlüssel hat ein anderes Passwort als die Datei. Bitte eingeben.",
  wrong: "Dieses Passwort öffnet den privaten Schlüssel nicht.",
};
