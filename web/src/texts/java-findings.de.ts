import type { FindingKind } from "../api/generated/graphql.js";
import { say } from "./said.de.js";
import type { Sentence } from "./sentences.de.js";

/** The sentences about what Java sees of a key store, and what to do. */
export const JAVA_SENTENCES = {
  ALIAS_HIDDEN_FROM_JAVA: [
    "Der Alias ist so kodiert, dass Java ihn nicht lesen kann: Es weist den ganzen Keystore zurück.",
    "Dem Eintrag einen Alias ohne Zeichen außerhalb der Basic Multilingual Plane geben, also etwa ohne Emoji.",
  ],
  CERTIFICATE_HIDDEN_FROM_JAVA: [
    "Java sieht dieses Zertifikat nicht: Ihm fehlt das Attribut, mit dem Java vertrauenswürdige Zertifikate in PKCS#12 kennzeichnet.",
    "Mit keytool -importcert importieren oder weglassen, wenn ihm nicht vertraut werden soll.",
  ],
  KEY_HIDDEN_FROM_JAVA: [
    "Java sieht diesen privaten Schlüssel nicht: Es liest nur verschlüsselte, und dieser ist nicht verschlüsselt.",
    "Den Keystore mit verschlüsselten Schlüsseln neu schreiben.",
  ],
  ALIAS_NOT_FOUND_BY_JAVA: [
    "Java führt den Alias auf, findet den Eintrag aber nicht: Es sucht die Aliase dieses Formats in Kleinbuchstaben.",
    "Den Keystore mit dem Alias in Kleinbuchstaben neu schreiben oder in PKCS#12 umwandeln.",
  ],
  KEY_WITHOUT_ID_FOR_JAVA: [
    "Java sieht diesen privaten Schlüssel nicht: Er hat keine localKeyID, und von Schlüsseln ohne eine liest Java nur den ersten der Datei.",
    "Den Keystore neu schreiben: hier exportieren oder mit keytool -importkeystore aus einem JKS.",
  ],
  ENTRY_NESTED: [
    "Java sieht diesen Eintrag nicht: Er steht in SafeContents innerhalb eines Bags, die Java nicht öffnet.",
    "Den Keystore neu schreiben: hier exportieren oder mit keytool -importkeystore aus einem JKS.",
  ],
  JAVA_HAS_NO_CHAIN: [
    (f) =>
      `${say(f["java"])} findet zu diesem privaten Schlüssel kein Zertifikat und kann ihn nicht verwenden: Keines hat die localKeyID oder den Namen des Schlüssels, oder das passende ist als vertrauenswürdig gekennzeichnet.`,
    "Den Keystore neu schreiben: hier exportieren oder mit keytool -importkeystore aus einem JKS.",
  ],
  JAVA_TAKES_OTHER_CERTIFICATE: [
    (f) =>
      `${say(f["java"])} legt mit diesem privaten Schlüssel das Zertifikat „${f["certificate"]}“ vor, das zu einem anderen Schlüssel gehört.`,
    "Den Keystore neu schreiben: hier exportieren oder mit keytool -importkeystore aus einem JKS.",
  ],
  JAVA_TAKES_OTHER_CHAIN: [
    (f) => `${say(f["java"])} legt mit diesem privaten Schlüssel eine andere Kette vor: ${f["chain"]}.`,
    "Weglassen, was nicht zur Kette gehört, oder in einer anderen Datei halten: Java nimmt das erste Zertifikat, das den Namen des Ausstellers hat.",
  ],
} satisfies Partial<Record<FindingKind, Sentence>>;
