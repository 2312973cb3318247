import type { FindingKind } from "../api/generated/graphql.js";
import { type Sentence, sayDay } from "./sentences.de.js";

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
  CLIENT_AUTH_MISSING: [
    (f) =>
      `TLS-Clients können den privaten Schlüssel nicht verwenden: Die erweiterte Schlüsselverwendung (EKU) des Zertifikats „${f["certificate"]}“ enthält clientAuth nicht.`,
    "Von einer eigenen PKI mit clientAuth ausstellen lassen. Öffentliche Zertifizierungsstellen nehmen es nicht mehr auf: Let’s Encrypt seit dem 11.2.2026, andere bis zum 15.3.2027, wenn das Programm von Chrome es beendet; und SAP weist solche Key Stores zurück.",
  ],
  ISSUER_EXPIRED: [
    (f) => `Der Aussteller „${f["certificate"]}“ in der Kette ist am ${sayDay(f["date"])} abgelaufen; Programme weisen die Kette zurück.`,
    "Die heutige Kette von der Zertifizierungsstelle holen oder das Zertifikat von einem gültigen Aussteller neu ausstellen lassen.",
  ],
  ISSUER_NOT_YET_VALID: [
    (f) =>
      `Der Aussteller „${f["certificate"]}“ in der Kette ist erst ab dem ${sayDay(f["date"])} gültig; bis dahin weisen Programme die Kette zurück.`,
    "Bis dahin warten oder die heutige Kette von der Zertifizierungsstelle holen.",
  ],
  ISSUER_EXPIRES_SOON: [
    (f) => `Der Aussteller „${f["certificate"]}“ in der Kette läuft am ${sayDay(f["date"])} ab.`,
    "Vorher die neue Kette von der Zertifizierungsstelle holen oder das Zertifikat von einem Aussteller neu ausstellen lassen, der länger gültig ist.",
  ],
  ROOT_EXPIRED: [
    (f) =>
      `Die Wurzel „${f["certificate"]}“ der Kette ist am ${sayDay(f["date"])} abgelaufen. OpenSSL weist eine Kette zu ihr zurück; Java prüft die Gültigkeit vertrauter Wurzeln nicht.`,
    "Die heutige Kette von der Zertifizierungsstelle holen: Oft gibt es eine mit einer neueren Wurzel.",
  ],
} satisfies Partial<Record<FindingKind, Sentence>>;
