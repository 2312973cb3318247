import type { RuntimeReason } from "../api/generated/graphql.js";
import type { en } from "./details.en.js";
import type { Texts } from "./texts.js";
import { runtimeReasons } from "./runtimes.de.js";
import { say } from "./said.de.js";
import { renewal, versions } from "./versions.de.js";
import { x509 } from "./x509.de.js";

const count = (number: number, one: string, several: string) => `${number.toLocaleString("de")} ${number === 1 ? one : several}`;

const columns = {
  loading: "Wird geladen…",
  notThereTitle: "Nicht vorhanden",
  notThere: "Dieses Zertifikat gibt es nicht (mehr), oder es darf nicht angesehen werden.",
  lookAmongDeleted: "Unter den gelöschten nachsehen",
  entryNotThere: "Diesen Eintrag gibt es nicht (mehr), oder er darf nicht angesehen werden. Vielleicht wurde seine Datei ersetzt.",
  export: "Exportieren",
  delete: "Löschen",
  size: (octets: number) =>
    octets < 1024 ? count(octets, "Byte", "Bytes") : `${(octets / 1024).toLocaleString("de", { maximumFractionDigits: 1 })} KB`,
  revoked: "Widerrufen",
  findings: "Befunde",
  convertToPkcs12: "In PKCS#12 umwandeln",
  moreFindings: (number: number) => `${number} weitere zeigen`,
  yes: "Ja",
  no: "Nein",
  none: "—",
  unknown: "Unbekannt",
  reason: "Grund",
  said: say,
  copy: (name: string) => `Kopieren: ${name}`,
  copied: (name: string) => `${name} kopiert.`,
  showAll: (number: number) => `Alle ${number.toLocaleString("de")} zeigen`,
};

const contents = {
  entryKind: {
    PrivateKeyEntry: "Privater Schlüssel",
    TrustedCertificateEntry: "Vertrautes Zertifikat",
    SecretKeyEntry: "Geheimer Schlüssel",
    UnreadableEntry: "Nicht lesbar",
  },
  formats: { PEM: "PEM", DER: "DER", PKCS7: "PKCS#7", PKCS12: "PKCS#12", JKS: "JKS", JCEKS: "JCEKS" },
  integrities: {
    VERIFIED: "Mit dem Passwort geprüft",
    NOT_VERIFIED: "Nicht geprüft: Dazu braucht es das Passwort",
    NONE: "Die Datei hat keine Prüfsumme",
  },
  outcomes: { OPENS: "Öffnen ihn", REFUSES: "Lehnen ihn ab", NOT_TRIED: "Nicht bekannt" },
  contentOf: (number: number) => `Inhalt (${number.toLocaleString("de")})`,
  entries: "Einträge",
  entry: "Eintrag",
  alias: "Alias",
  noAlias: "(kein Alias)",
  kind: "Art",
  commonName: "Allgemeiner Name (CN)",
  expires: "Läuft ab",
  status: "Status",
  locked: "Gesperrt",
  noEntries: "Es sind keine Einträge zu sehen.",
  more: "Mehr",
  shownOf: (shown: number, all: number) => `${shown.toLocaleString("de")} von ${all.toLocaleString("de")}`,
  earlierEntry: "Dieser Eintrag gehört zu einer früheren Version der Datei.",
  presentEntry: "Den heutigen zeigen",
  putIntoFile: "In die Datei gelegt",
  algorithm: "Verfahren",
  certificatesHidden: "Seine Zertifikate sind ohne das Passwort nicht zu sehen.",
  noCertificate: "Dieser Eintrag hat kein Zertifikat.",
  privateKey: "Privater Schlüssel",
  keyLocked: "Gesperrt: Sein Passwort ist nicht bekannt",
  inTheFile: "In der Datei",
  keyEncrypted: (encoding: string) => `Verschlüsselt (${encoding})`,
  keyClear: (encoding: string) => `Nicht verschlüsselt (${encoding})`,
  file: "Datei",
  format: "Format",
  integrity: "Unversehrtheit",
  openings: "Laufzeitumgebungen",
  runtimeReason: (reason: RuntimeReason, names: readonly string[], message: string) => {
    const sentence = runtimeReasons[reason];
    if (sentence === undefined) return message;
    return names.length === 0 ? `${sentence}.` : `${sentence} (${names.map(say).join(", ")}).`;
  },
  isLocked: "Dieser Keystore ist gesperrt: Teile lassen sich ohne sein Passwort nicht zeigen.",
  isUnjudged: "Welche Umgebungen diesen Keystore öffnen, ist noch nicht bekannt: Dazu braucht es noch einmal sein Passwort.",
  unlock: "Entsperren",
  unlockText: "Mit dem Passwort liest und prüft der Dienst, was in der Datei ist. Das Passwort wird nicht gespeichert.",
  unlocked: "Entsperrt.",
  password: "Passwort",
  passwordNeeded: "Hier wird ein Passwort gebraucht.",
  passwordWrong: "Das Passwort passt nicht.",
  passwordText: "Diese Datei ist geschützt. Dafür wird ihr Passwort gebraucht.",
};

const creation = {
  creation: "Erstellung",
  method: "Erstellt durch",
  fileName: "Dateiname",
  service: "Ausstellender Dienst",
  askedName: "Gewünschter Name (CN)",
  askedValidity: "Gewünschte Gültigkeit",
  length: (value: number, unit: string) => `${value} ${value === 1 ? unit.replace(/e$/, "") : unit}`,
  csr: "CSR mitgegeben",
  csrProvided: "Ja; der private Schlüssel war nie hier",
  createdBy: "Erstellt von",
  createdAt: "Erstellt",
  modifiedAt: "Zuletzt geändert",
  configuration: { Destination: "Destination", Fragment: "Fragment" },
  usedBy: (number: number) => `Verwendet von (${number})`,
  notUsed: "Keine Destination und kein Fragment verwendet dieses Zertifikat.",
  labels: "Labels",
  noLabels: "Noch keine Labels. Mit Labels lassen sich Zertifikate leichter finden, zum Beispiel nach Umgebung oder Besitzer.",
  editLabels: "Labels bearbeiten",
  addLabel: "Label hinzufügen",
  labelKey: "Schlüssel, z. B. stage",
  labelValues: "Werte, jeder mit Enter",
  labelKeyOf: (number: number) => `Schlüssel von Label ${number}`,
  labelValuesOf: (number: number) => `Werte von Label ${number}`,
  removeLabel: (number: number) => `Label ${number} entfernen`,
  keyRepeated: "Ein anderes Label hat diesen Schlüssel schon.",
  labelsSaved: "Labels gespeichert.",
  labelsChanged: "Die Labels wurden inzwischen anderswo geändert. Speichern ersetzt sie durch das, was hier steht.",
  save: "Speichern",
};

export const de: Texts<typeof en> = { ...columns, ...x509, ...contents, ...creation, ...renewal, ...versions };
