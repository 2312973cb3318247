import type { RuntimeReason } from "../api/generated/graphql.js";

/** Why a runtime refuses a key store, without the full stop: what it is about may follow. Of each that this page knows. */
export const runtimeReasons: Readonly<Record<RuntimeReason, string>> = {
  LOCKED: "Ein Passwort verbirgt, was darüber entscheidet: Entsperren zeigt es",
  UNKNOWN: "Die Datei enthält etwas, das mit dieser Umgebung nicht erprobt wurde",
  NOT_READ_AGAIN: "Die Datei ist von früher und wird bald neu gelesen",
  FORMAT_UNKNOWN: "Keystores dieses Formats liest die Umgebung nicht",
  WRAPPED_IN_TEXT: "Der Keystore ist als Text geschrieben (Base64), die Umgebung braucht seine Oktette",
  STRUCTURE_UNREADABLE: "So, wie die Datei aufgebaut ist, liest die Umgebung sie nicht",
  NOTHING_IN_IT: "Der Keystore ist leer",
  NOTHING_VISIBLE: "Die Umgebung sieht keinen Eintrag des Keystores",
  NO_KEY_PAIR: "Die Umgebung braucht einen privaten Schlüssel mit seinem Zertifikat und findet keinen",
  KEY_WITHOUT_CERTIFICATE: "Die Umgebung findet kein Zertifikat zu einem privaten Schlüssel: Die Datei sagt nicht, welches es ist",
  MAC_UNSUPPORTED: "Die Prüfsumme (MAC) kennt die Umgebung nicht",
  MAC_MISSING: "Die Datei hat keine Prüfsumme (MAC), und die Umgebung verlangt eine",
  ENCRYPTION_UNSUPPORTED: "Die Verschlüsselung kennt die Umgebung nicht",
  PASSWORD_NOT_ASCII: "Bei diesem Format nimmt die Umgebung nur Passwörter aus ASCII-Zeichen",
  PASSWORD_ENCODING_UNKNOWN: "Wer die Datei schrieb, hat das Passwort in andere Oktette verwandelt als die Umgebung",
  KEY_PASSWORD_DIFFERS: "Ein privater Schlüssel hat ein anderes Passwort als der Keystore; die Umgebung nimmt eines für alles",
  ALIAS_UNREADABLE: "Ein Alias ist so codiert, dass die Umgebung ihn nicht lesen kann",
  ALIAS_NOT_FOUND: "Die Umgebung nennt einen Alias, findet aber seinen Eintrag nicht: Sie sucht ihn in Kleinbuchstaben",
  ATTRIBUTE_UNREADABLE: "Ein Attribut eines Eintrags ist von anderer Art, als der Standard sagt",
  CERTIFICATE_UNREADABLE: "Ein Zertifikat der Datei kann die Umgebung nicht lesen",
  SIGNATURE_TOO_WEAK: "Ein Zertifikat ist mit einem Hash unterschrieben, den die Umgebung nicht mehr nimmt",
  KEY_TOO_SHORT: "Der Schlüssel eines Zertifikats ist kürzer, als die Umgebung zulässt",
  KEY_UNREADABLE: "Einen privaten Schlüssel der Datei kann die Umgebung nicht lesen",
  KEY_UNSUPPORTED: "Algorithmus oder Kurve eines privaten Schlüssels kennt die Umgebung nicht",
};
