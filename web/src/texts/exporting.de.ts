import type { en } from "./exporting.en.js";
import type { Texts } from "./texts.js";

export const de: Texts<typeof en> = {
  title: "Exportieren",
  titleOf: (name) => `${name} exportieren`,
  titleOfEntry: (alias) => `Eintrag ${alias} exportieren`,
  version: (number) => `(Version ${number})`,
  export: "Exportieren",
  stored: "Die Datei, wie sie ist",
  converted: "Eine neue Datei in anderer Form",
  allEntries: "Alle Einträge",
  newAliasHint: "Leer: Die Einträge behalten ihre Aliasse.",
  newPasswordHint: "Javas keytool verlangt mindestens 6 Zeichen.",
  newPasswordMissing: "Ein Passwort eingeben: Es schützt den privaten Schlüssel.",
  notRepeated: "Die beiden Passwörter sind verschieden.",
  passwordNeeded: "Die gespeicherte Datei ist geschützt. Ihr Passwort eingeben.",
  passwordWrong: "Das ist nicht das Passwort der gespeicherten Datei. Noch einmal versuchen.",
  chainAmbiguous:
    "Mehrere Aussteller haben denselben Namen, und in PKCS#12 nähme Java für einen privaten Schlüssel den falschen. Einen Eintrag wählen, oder das Format JKS.",
  differs: "Die neue Datei enthielt nicht, was sie sollte, und wurde nicht gespeichert. Ein anderes Format oder einen Eintrag wählen.",
  notConverted:
    "Ein Eintrag lässt sich nicht in eine neue Datei übernehmen: Sein Schlüssel ist beschädigt, oder von einer Art, die nicht umgewandelt wird. Einen anderen Eintrag wählen, oder die Datei, wie sie ist.",
  empty: "In der neuen Datei wäre nichts. Anderen Inhalt wählen.",
  keyInside:
    "Die Datei enthält einen privaten Schlüssel. Wer die Datei und ihr Passwort hat, kann im Namen des Inhabers handeln: beides sicher aufbewahren.",
  keyPerhapsInside:
    "Die Datei enthält vielleicht einen privaten Schlüssel. Wer die Datei und ihr Passwort hat, kann im Namen des Inhabers handeln: beides sicher aufbewahren.",
  keyInClear:
    "Der private Schlüssel wird nicht geschützt: Alle, die die Datei bekommen, können ihn verwenden. Wenn möglich, ein Passwort eingeben.",
  keysNotAllowed: "Private Schlüssel werden weggelassen: Das Recht, sie zu exportieren, fehlt.",
  saved: "„{}“ ist dort gespeichert, wo der Browser Dateien ablegt.",
  checksum: "SHA-256, um die Kopie zu prüfen:",
  copy: "SHA-256 kopieren",
  copied: "Kopiert",
  fields: {
    format: "Format",
    alias: "Einträge",
    content: "Inhalt",
    chain: "Aussteller",
    newAlias: "Alias in der neuen Datei",
    profile: "Verschlüsselung",
    password: "Passwort der gespeicherten Datei",
    keyPassword: "Eigenes Passwort des privaten Schlüssels",
    newPassword: "Passwort der neuen Datei",
    repeated: "Passwort wiederholen",
  },
  formats: {
    PEM: "PEM: Text (.pem)",
    DER: "DER: ein Zertifikat (.cer)",
    PKCS7: "PKCS#7: Zertifikate (.p7b)",
    PKCS12: "PKCS#12: Keystore (.p12)",
    JKS: "JKS: alter Java-Keystore (.jks)",
  },
  formatHints: {
    PEM: "Die meisten Server und Werkzeuge lesen es.",
    DER: "Enthält genau ein Zertifikat und keinen privaten Schlüssel.",
    PKCS7: "Enthält Zertifikate und keinen privaten Schlüssel.",
    PKCS12: "Java, Windows, Browser und die meisten Werkzeuge lesen es.",
    JKS: "Nur für alte Java-Programme: Der Schutz ist schwach. PKCS#12 ist besser.",
  },
  contents: {
    KEYS: "Zertifikate und private Schlüssel",
    CERTIFICATES: "Zertifikate ohne private Schlüssel",
    TRUST: "Truststore: nur Zertifikate der Aussteller",
  },
  chains: {
    ROOT: "Alle, mit der Wurzel",
    ISSUERS: "Alle außer der Wurzel",
    NONE: "Keine",
  },
  profiles: {
    MODERN_2023: "Modern: AES-256",
    MODERN_2026: "Neu: AES-256 und PBMAC1; nicht für Java bis 25, OpenSSL bis 3.3 und Node bis 20",
    LEGACY_3DES: "Alt: 3DES, für Java 8 und altes Windows; schwach",
  },
  invalid: {
    format: "In diesem Format lässt sich das nicht schreiben. Ein anderes wählen.",
    alias: "Dieses Format enthält ein Zertifikat. Einen Eintrag wählen.",
    content: "Darin ist kein privater Schlüssel. Anderen Inhalt wählen.",
    chain: "Dieses Format enthält ein Zertifikat. Weniger Aussteller wählen, oder ein anderes Format.",
    newAlias: "Nur ein Eintrag kann benannt werden, mit 1 bis 1.000 sichtbaren Zeichen. Den Alias leer lassen, oder einen Eintrag wählen.",
    newPassword: "Das Passwort leer lassen, wenn es nichts zu schützen gibt; es hat höchstens 1.024 Zeichen.",
  },
};
