import type { FindingKind } from "../api/generated/graphql.js";
import { CHAIN_SENTENCES } from "./chain-findings.de.js";
import { JAVA_SENTENCES } from "./java-findings.de.js";
import type { Facts, en } from "./findings.en.js";
import { say } from "./said.de.js";
import { type Sentence, sayDay, sayNumber } from "./sentences.de.js";
import type { Texts } from "./texts.js";
import { title } from "./finding-titles.de.js";

const WEAK_PRIVATE_KEY: Sentence = [
  (f) => `Der private Schlüssel ist schwach: ${say(f["reasons"])}.`,
  "Einen neuen Schlüssel erzeugen (RSA ab 3.072 Bit oder EC auf P-256 oder P-384) und dafür ein Zertifikat ausstellen lassen.",
];
const OTHER_FORMAT: Sentence = [
  (f) => `Die Datei ist in Wahrheit: ${say(f["found"])}. Ihre Endung „${f["extension"]}“ sagt etwas anderes.`,
  "Die Datei umbenennen oder umwandeln: Programme, die der Endung vertrauen, weisen sie vielleicht zurück.",
];

/** The sentence of each kind, and what to do. A kind that is missing does not compile. */
const SENTENCES: Record<FindingKind, Sentence> = {
  EXPIRED: [(f) => `Das Zertifikat ist am ${sayDay(f["date"])} abgelaufen.`, "Durch ein gültiges ersetzen."],
  NOT_YET_VALID: [
    (f) => `Das Zertifikat ist erst ab dem ${sayDay(f["date"])} gültig.`,
    "Bis dahin warten oder durch eines ersetzen, das schon gültig ist.",
  ],
  EXPIRES_SOON: [
    (f) => `Das Zertifikat läuft am ${sayDay(f["date"])} ab.`,
    "Vorher seinen Nachfolger hochladen; hochgeladene Zertifikate werden nicht automatisch erneuert.",
  ],
  WEAK_SIGNATURE: [
    (f) =>
      `Das Zertifikat „${f["certificate"]}“ ist mit ${f["algorithm"]} signiert; ${f["hash"]} ist gebrochen, und die meisten Clients weisen es zurück.`,
    "Mit SHA-256 oder stärker neu ausstellen lassen.",
  ],
  WEAK_PUBLIC_KEY: [
    (f) => `Der Schlüssel des Zertifikats „${f["certificate"]}“ ist schwach: ${say(f["reasons"])}.`,
    "Mit einem neuen Schlüssel neu ausstellen lassen: RSA ab 3.072 Bit oder EC auf P-256 oder P-384.",
  ],
  FIELD_UNREADABLE: [
    (f) =>
      `Das Zertifikat „${f["certificate"]}“ hat Felder, die sich nicht lesen lassen: ${f["fields"]}. Manche Programme weisen es zurück.`,
    "Von einer Zertifizierungsstelle neu ausstellen lassen, die sich an RFC 5280 hält.",
  ],
  CA_FLAG_MISSING: [
    (f) =>
      `Das Zertifikat „${f["certificate"]}“ hat ein anderes der Kette ausgestellt, ihm fehlt aber ${say(f["missing"])}; Clients weisen die Kette zurück.`,
    "Das Zertifikat des Ausstellers als das einer Zertifizierungsstelle neu ausstellen lassen und die Kette erneuern.",
  ],
  CA_FLAG_ON_END_ENTITY: [
    (f) =>
      `Das Zertifikat „${f["certificate"]}“ sagt CA:TRUE, obwohl es zu einem privaten Schlüssel gehört; wer den Schlüssel hat, kann andere ausstellen.`,
    "Mit CA:FALSE neu ausstellen lassen.",
  ],
  CERTIFICATE_UNREADABLE: [
    (f) => `Ein Zertifikat lässt sich nicht lesen. Der Leser sagt dazu: ${say(f["reason"])}`,
    "Das Zertifikat dort, wo es herkommt, noch einmal exportieren. Java weist seinetwegen den ganzen Keystore zurück.",
  ],
  CERTIFICATE_AS_TEXT: [
    "Der Eintrag enthält ein Zertifikat als PEM-Text, wo DER stehen muss; Java liest es, andere Programme weisen den Keystore zurück.",
    "In einem anderen Format exportieren, oder das Zertifikat mit keytool neu importieren.",
  ],
  CERTIFICATES_BEHIND: [
    (f) =>
      `Der Eintrag enthält hinter dem ersten Zertifikat weitere (${sayNumber(f["count"])}), wo nur eines stehen darf; Java liest nur das erste.`,
    "Jedes Zertifikat in einen eigenen Eintrag importieren, oder die Kette mit ihrem Schlüssel.",
  ],
  OCTETS_BEHIND: [
    (f) =>
      `Auf ein Zertifikat folgen in seinem Eintrag noch ${sayNumber(f["size"])} Bytes; Java und OpenSSL übergehen sie, andere Programme nicht.`,
    "In einem anderen Format exportieren, oder das Zertifikat mit keytool neu importieren.",
  ],
  ENTRY_DAMAGED: [
    (f) => `Der Eintrag ist beschädigt und lässt sich nicht lesen. Der Leser sagt dazu: ${say(f["reason"])}`,
    "Den Keystore dort, wo er herkommt, noch einmal exportieren. Die meisten Programme weisen seinetwegen die ganze Datei zurück.",
  ],
  ATTRIBUTE_UNREADABLE: [
    (f) =>
      `Ein Attribut des Eintrags hat nicht den Typ, den der Standard vorschreibt (${f["attributes"]}); Java, NSS und neuere OpenSSL und Node weisen die ganze Datei zurück.`,
    "Den Keystore neu schreiben; die Programme openssl und certtool können ihn noch lesen.",
  ],
  CERTIFICATE_REPEATED: [
    (f) => `Die Datei enthält das Zertifikat „${f["certificate"]}“ ${sayNumber(f["count"])}-mal.`,
    "Die Wiederholungen entfernen.",
  ],
  CERTIFICATE_UNRELATED: [
    (f) => `Das Zertifikat „${f["certificate"]}“ gehört zu keiner Kette in der Datei.`,
    "Entfernen, falls es nicht dorthin gehört.",
  ],
  KEY_MISMATCH: [
    (f) =>
      `Die Datei verbindet den privaten Schlüssel mit dem Zertifikat „${f["certificate"]}“, das einen anderen öffentlichen Schlüssel hat.`,
    "Den richtigen Schlüssel und das richtige Zertifikat zusammenfügen.",
  ],
  KEY_WITHOUT_CERTIFICATE: [
    "Zum privaten Schlüssel gibt es in der Datei kein Zertifikat; so kann sich niemand damit ausweisen.",
    "Das Zertifikat des Schlüssels mit seiner Kette hinzufügen.",
  ],
  KEY_LOCKED: [
    "Der private Schlüssel ist gesperrt: Sein Passwort wurde nicht angegeben.",
    "Mit seinem Passwort entsperren; dann wird geprüft, ob er zu seinem Zertifikat passt.",
  ],
  KEY_REFUSES_PASSWORD: [
    "Der private Schlüssel ist gesperrt: Das angegebene Passwort öffnet ihn nicht.",
    "Mit dem Passwort des Schlüssels selbst entsperren; es ist ein anderes.",
  ],
  KEY_UNSUPPORTED: [
    (f) => `Der private Schlüssel wird aufbewahrt, lässt sich aber nicht prüfen. Der Leser sagt dazu: ${say(f["reason"])}`,
    "Sicherstellen, dass alle, die ihn verwenden, ihn unterstützen.",
  ],
  KEY_NOT_PKCS8: [
    (f) => `Der Keystore enthält den privaten Schlüssel als ${f["encoding"]} statt als PKCS#8; so kann Java ihn nicht verwenden.`,
    "In einem anderen Format exportieren, in dem der Schlüssel als PKCS#8 steht, oder ihn nach openssl pkcs8 -topk8 -nocrypt neu einfügen.",
  ],
  KEY_BROKEN: WEAK_PRIVATE_KEY,
  KEY_OUTDATED: WEAK_PRIVATE_KEY,
  KEY_ENCRYPTION_LEGACY: [
    (f) =>
      `Ein privater Schlüssel ist mit einem alten Verfahren verschlüsselt: ${say(f["schemes"])}. Sein Passwort lässt sich schnell erraten.`,
    "Den Schlüssel neu verschlüsseln: openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 600000.",
  ],
  SEVERAL_KEYS: [
    (f) =>
      `Die Datei enthält ${sayNumber(f["count"])} private Schlüssel; Programme, die keinen Alias kennen, nehmen den ersten, den sie finden.`,
    "In jeder Datei nur einen privaten Schlüssel halten oder den Alias nennen, wo er verwendet wird.",
  ],
  ...CHAIN_SENTENCES,
  ALIAS_REPEATED: [
    "Ein anderer Eintrag hat denselben Alias; die meisten Programme sehen nur einen der beiden.",
    "Den Einträgen verschiedene Aliase geben (keytool -changealias).",
  ],
  ALIAS_REPEATED_BUT_FOR_CASE: [
    "Ein anderer Eintrag hat denselben Alias oder einen, der sich nur in Groß- und Kleinschreibung unterscheidet; die meisten Programme sehen nur einen der beiden.",
    "Den Einträgen verschiedene Aliase geben (keytool -changealias).",
  ],
  ...JAVA_SENTENCES,
  STORE_ENCRYPTION_LEGACY: [
    (f) => `Die Datei ist mit alten Verfahren geschützt: ${say(f["schemes"])}. Neuere Programme weisen manche davon zurück.`,
    "Den Keystore mit AES-256 und HMAC mit SHA-256 neu schreiben, wie es keytool seit JDK 17 und OpenSSL 3 von selbst tun.",
  ],
  PBMAC1: [
    "Die Datei ist durch PBMAC1 (RFC 9579) geschützt: Java bis 25, OpenSSL bis 3.3 und Node bis 20 können sie nicht öffnen.",
    "Den Keystore mit einer Prüfsumme neu schreiben, die sie kennen, wenn nicht alle, die ihn verwenden, neuer sind: mit dem Profil MODERN_2023 exportieren.",
  ],
  FORMAT_OUTDATED: [
    (f) => `Der Keystore ist ${f["format"]}, ein altes Format: Sein Schutz ist schwach, und nur Java öffnet ihn.`,
    "Ihn in PKCS#12 umwandeln, das Java seit Version 9 von selbst schreibt: ihn exportieren, oder keytool -importkeystore verwenden.",
  ],
  INTEGRITY_UNPROTECTED: [
    "Die Datei ist nicht gegen Änderungen geschützt: Sie hat keine Prüfsumme (MAC), also kann niemand sehen, ob sie verändert wurde.",
    "Den Keystore unter einem Passwort mit MAC neu schreiben.",
  ],
  INTEGRITY_NOT_VERIFIED: [
    "Ob der Keystore unverändert ist, wurde nicht geprüft; dazu braucht es sein Passwort.",
    "Den Keystore mit seinem Passwort entsperren.",
  ],
  PARTS_LOCKED: [
    (f) => `Das Passwort öffnet ${sayNumber(f["count"])} der verschlüsselten Teile nicht; die Einträge darin werden nicht gezeigt.`,
    "Allen Teilen des Keystores dasselbe Passwort geben.",
  ],
  TRAILING_DATA: [
    (f) =>
      `Nach dem Ende des Inhalts folgen noch ${sayNumber(f["size"])} Bytes; manche Programme übergehen sie, andere weisen die Datei zurück.`,
    "Die Datei noch einmal exportieren, falls sie nicht dorthin gehören.",
  ],
  SEVERAL_DER_CERTIFICATES: [
    (f) => `Die Datei enthält ${sayNumber(f["count"])} DER-Zertifikate hintereinander; die meisten Programme lesen nur das erste.`,
    "Für mehrere Zertifikate PEM oder PKCS#7 verwenden.",
  ],
  SEVERAL_IN_BLOCK: [
    (f) =>
      `Der Block in Zeile ${sayNumber(f["line"])} enthält ${sayNumber(f["count"])} DER-Zertifikate hintereinander; die meisten Programme lesen nur das erste.`,
    "Jedem Zertifikat einen eigenen Block geben.",
  ],
  OTHER_CONTENT: [
    (f) => `Die Datei enthält noch anderes (${say(f["names"])}), das in der Datei bleibt, aber nicht gezeigt wird.`,
    "Es ist nichts zu tun; aus der Datei entfernen, falls es nicht dorthin gehört.",
  ],
  BLOCK_MISLABELLED: [
    (f) =>
      `Der Block in Zeile ${sayNumber(f["line"])} ist als „${f["label"]}“ beschriftet und enthält etwas anderes (${say(f["content"])}); viele Programme richten sich nach der Beschriftung und lesen ihn nicht.`,
    "Die Datei umwandeln oder in die Zeilen BEGIN und END die Beschriftung schreiben, die zum Inhalt passt.",
  ],
  BLOCK_OVERLOOKED: [
    (f) =>
      `Der Block in Zeile ${sayNumber(f["line"])} ist mit „${f["label"]}“ beschriftet und enthält etwas, das hier nicht gelesen wird (${say(f["content"])}).`,
    "Ihn in eine eigene Datei legen oder in seine Zeilen BEGIN und END die Beschriftung schreiben, die zum Inhalt passt; entfernen, falls er nicht dorthin gehört.",
  ],
  BOUNDARY_OVERLOOKED: [
    (f) =>
      `Zeile ${sayNumber(f["line"])} sieht wie Anfang oder Ende eines PEM-Blocks aus, ist aber anders geschrieben; was dazugehört, wird nicht gelesen.`,
    "Mit fünf Bindestrichen auf jeder Seite, BEGIN oder END in Großbuchstaben und der richtigen Beschriftung schreiben; oder entfernen.",
  ],
  BASE64_OVERLOOKED: [
    (f) => `Ab Zeile ${sayNumber(f["line"])} steht Base64-Text außerhalb aller Blöcke; er wird nicht gelesen.`,
    "Mit seinen Zeilen BEGIN und END umgeben oder entfernen, falls er nicht dorthin gehört.",
  ],
  OPENSSH_KEY: [
    (f) =>
      `Der Block in Zeile ${sayNumber(f["line"])} enthält einen privaten Schlüssel in der Form von OpenSSH, die hier nicht gelesen wird, auch nicht von TLS-Programmen.`,
    "In PKCS#8 umwandeln: ssh-keygen -p -m PKCS8 -f DATEI.",
  ],
  OTHER_FORMAT_THAN_NAME: OTHER_FORMAT,
  OTHER_FORMAT_AS_USUAL: OTHER_FORMAT,
  MORE_OF_THE_SAME: [
    (f) => `Dasselbe gilt für ${sayNumber(f["count"])} weitere Einträge oder Zertifikate.`,
    "Mit diesen ebenso verfahren wie mit den anderen.",
  ],
};

/** The sentence of a kind; the service's own where it has no kind, or the facts could not be told. */
function sayMessage(kind: FindingKind | null, facts: Facts, message: string): string {
  const sentence = kind && SENTENCES[kind]?.[0];
  if (!sentence) return message;
  if (typeof sentence === "string") return sentence;
  return Object.keys(facts).length > 0 ? sentence(facts) : message;
}

export const de: Texts<typeof en> = {
  title,
  message: sayMessage,
  fix: (kind, fix) => (kind ? (SENTENCES[kind]?.[1] ?? fix) : fix),
};
