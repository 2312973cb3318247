import type { FindingKind } from "../api/generated/graphql.js";
import type { Sentence } from "./sentences.de.js";

/** The sentences about chains, and what to do. */
export const CHAIN_SENTENCES = {
  CHAIN_OUT_OF_ORDER: [
    "Die Zertifikatskette ist nicht geordnet: Zuerst kommt das Endzertifikat, und auf jedes muss sein Aussteller folgen.",
    "Die Zertifikate in der Reihenfolge schreiben, die hier gezeigt wird.",
  ],
  CHAIN_INCOMPLETE: [
    (f) => `„${f["subject"]}“ wurde von „${f["issuer"]}“ ausgestellt; dieses Zertifikat fehlt in der Datei.`,
    "Die ganze Kette bis zur selbstsignierten Wurzel hinzufügen.",
  ],
  ISSUER_OF_OTHER_KEY: [
    (f) =>
      `„${f["subject"]}“ nennt „${f["issuer"]}“ als Aussteller, aber kein Zertifikat dieses Namens in der Datei hat den Schlüssel, der es signiert hat.`,
    "Das Zertifikat des Ausstellers mit dem richtigen Schlüssel hinzufügen: Die Zertifizierungsstelle hat mehrere, etwa nach einer Erneuerung mit neuem Schlüssel.",
  ],
  ISSUER_SIGNATURE_INVALID: [
    (f) =>
      `Das Zertifikat von „${f["issuer"]}“, dem Aussteller von „${f["subject"]}“, ist in der Datei, aber die Signatur ist mit seinem Schlüssel nicht gültig.`,
    "Beide Zertifikate noch einmal von dort holen, woher sie kamen: Eines ist beschädigt oder gefälscht.",
  ],
  SELF_SIGNATURE_INVALID: [
    (f) => `„${f["subject"]}“ nennt sich selbst als Aussteller, aber seine Signatur ist mit dem eigenen Schlüssel nicht gültig.`,
    "Das Zertifikat noch einmal von dort holen, woher es kam: Es ist beschädigt oder gefälscht.",
  ],
  CHAIN_CIRCULAR: [
    (f) => `Die Kette endet in einem Kreis: „${f["subject"]}“ wurde von „${f["issuer"]}“ ausgestellt, zu dem es zurückführt.`,
    "Die selbstsignierte Wurzel einer der Zertifizierungsstellen hinzufügen, die einander signiert haben.",
  ],
  CHAIN_SEARCH_ENDED: [
    (f) =>
      `Die Suche nach der Wurzel wurde bei „${f["subject"]}“, ausgestellt von „${f["issuer"]}“, aufgegeben: Die Kette ist zu lang oder hat zu viele mögliche Wege.`,
    "Nur die Zertifikate der Kette in der Datei lassen.",
  ],
  CHAIN_OUTSIDE_ENTRY: [
    (f) =>
      `Die eigene Kette des Eintrags endet bei „${f["certificate"]}“; der Aussteller steht in einem anderen Eintrag, wo Java nicht sucht.`,
    "Das Zertifikat mit seiner ganzen Kette in den Eintrag importieren (keytool -importcert mit dem Alias des Schlüssels).",
  ],
  KEY_IDENTIFIERS_DIFFER: [
    (f) =>
      `Das Zertifikat „${f["certificate"]}“ nennt eine andere Schlüsselkennung seines Ausstellers „${f["issuer"]}“, als dieser hat: OpenSSL nimmt die Kette nicht an, Java schon.`,
    "Mit der Schlüsselkennung des Ausstellers (Authority Key Identifier gleich dessen Subject Key Identifier, RFC 5280 4.2.1.1) neu ausstellen lassen.",
  ],
} satisfies Partial<Record<FindingKind, Sentence>>;
