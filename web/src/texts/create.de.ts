import type { en } from "./create.en.js";
import { say } from "./said.de.js";
import type { Texts } from "./texts.js";

const keyAlgorithm: Texts<typeof en>["keyAlgorithms"] = {
  RSA_2048: "RSA, 2048 Bit",
  RSA_3072: "RSA, 3072 Bit",
  RSA_4096: "RSA, 4096 Bit",
  EC_P256: "Elliptische Kurve P-256",
  EC_P384: "Elliptische Kurve P-384",
  ED25519: "Ed25519 (manche Programme können es noch nicht öffnen)",
};

const refused: Texts<typeof en>["refused"] = {
  ALGORITHM_UNSUPPORTED: (algorithm) =>
    `Die Datei verwendet ein Verfahren, das nicht unterstützt wird: ${algorithm}. Mit einem anderen neu exportieren.`,
  AUTHORITY: (seconds) => `Die Zertifizierungsstelle antwortet nicht. Nichts wurde angelegt. In ${seconds} Sekunden noch einmal versuchen.`,
  CERT_MALFORMED: (reason) =>
    `Die Datei ist beschädigt. Sie noch einmal von dort holen, woher sie kam. Der Leser sagt dazu: ${say(reason)}`,
  CHAIN_INCOMPLETE: {
    NOT_IN_FILE: (subject, issuer) =>
      `Die Kette ist unvollständig: „${subject}“ wurde von „${issuer}“ ausgestellt, das nicht in der Datei ist. Die ganze Kette bis zur selbstsignierten Wurzel hinzufügen.`,
    OTHER_KEY: (subject, issuer) =>
      `Die Kette ist unvollständig: „${subject}“ nennt „${issuer}“ als Aussteller, aber kein Zertifikat dieses Namens in der Datei hat den Schlüssel, der es signiert hat. Das Zertifikat des Ausstellers mit dem richtigen Schlüssel hinzufügen: Die Zertifizierungsstelle hat mehrere, etwa nach einer Erneuerung mit neuem Schlüssel.`,
    SIGNATURE_INVALID: (subject, issuer) =>
      `Das Zertifikat von „${issuer}“, dem Aussteller von „${subject}“, ist in der Datei, aber die Signatur ist mit seinem Schlüssel nicht gültig. Beide Zertifikate noch einmal von dort holen, woher sie kamen: Eines ist beschädigt oder gefälscht.`,
    SELF_SIGNATURE_INVALID: (subject) =>
      `„${subject}“ nennt sich selbst als Aussteller, aber seine Signatur ist mit dem eigenen Schlüssel nicht gültig. Das Zertifikat noch einmal von dort holen, woher es kam: Es ist beschädigt oder gefälscht.`,
    CIRCLE: (subject, issuer) =>
      `Die Kette endet in einem Kreis: „${subject}“ wurde von „${issuer}“ ausgestellt, zu dem es zurückführt. Die selbstsignierte Wurzel einer der Zertifizierungsstellen hinzufügen, die einander signiert haben.`,
    SEARCH_ENDED: (subject, issuer) =>
      `Die Suche nach der Wurzel wurde bei „${subject}“, ausgestellt von „${issuer}“, aufgegeben: Die Kette ist zu lang oder hat zu viele mögliche Wege. Nur die Zertifikate der Kette in der Datei lassen.`,
  },
  CHAIN_TOO_LONG: () => "Die Kette hat zu viele Zertifikate. Weglassen, was nicht dazugehört.",
  CN_INVALID: (most) => `Der Common Name braucht 1 bis ${most} Zeichen, alle davon sichtbar.`,
  CN_FROM_NAME: (most) => `Der Name ist zu lang für den Common Name, der höchstens ${most} Zeichen hat. Einen Common Name eingeben.`,
  CSR_SIGNATURE: () => "Die Signatur der Anforderung stimmt nicht. Die Anforderung neu erstellen.",
  EMPTY_FILE: () => "Die Datei ist leer.",
  FILE_MALFORMED: () => "Die Datei ist beschädigt oder abgeschnitten. Sie noch einmal von dort holen, woher sie kam.",
  FILE_UNRECOGNIZED: () => "Das ist weder ein Zertifikat noch ein Keystore.",
  FORBIDDEN: () => "Das Recht fehlt, hier Zertifikate anzulegen.",
  IDEMPOTENCY_MISMATCH: () => "Das wurde inzwischen mit anderen Eingaben angelegt. Diesen Bereich schließen und in der Liste nachsehen.",
  KDF_LIMIT: () => "Die Datei zu öffnen wäre zu aufwendig. Mit weniger Verschlüsselungsrunden neu exportieren.",
  KEYSTORE_CORRUPT: (reason) =>
    `Der Keystore ist beschädigt. Ihn noch einmal von dort holen, woher er kam. Der Leser sagt dazu: ${say(reason)}`,
  KEYSTORE_EMPTY: () => "Der Keystore ist leer.",
  KEYSTORE_LIMIT: () => "Der Keystore hat zu viele Einträge.",
  KEY_MISMATCH: (alias) =>
    `Der private Schlüssel von „${alias}“ gehört nicht zu seinem Zertifikat. Beide noch einmal von dort exportieren, woher sie kamen.`,
  KEY_TOO_LARGE: () => "Der Schlüssel ist zu groß.",
  KEY_WEAK: (alias) => `Der private Schlüssel von „${alias}“ ist zu schwach. Ein Zertifikat mit stärkerem Schlüssel anfordern.`,
  LABEL_INVALID: (keyLength, values) =>
    `Ein Label braucht einen Schlüssel aus 1 bis ${keyLength} sichtbaren Zeichen, den kein anderes Label hat, und höchstens ${values} Werte.`,
  MODIFIED_MEANWHILE: () => "Jemand hat das Zertifikat inzwischen geändert. Erst ansehen, dann noch einmal versuchen.",
  NAME_INVALID: (most) =>
    `Der Name braucht 1 bis ${most} sichtbare Zeichen, keine Leerzeichen am Rand, keines von / \\ ? # und die richtige Endung.`,
  NAME_TAKEN: (name) => `Ein Zertifikat mit dem Namen „${name}“ gibt es schon.`,
  NOT_FOUND: () => "Den Bereich oder das Zertifikat gibt es nicht mehr.",
  NO_CERTIFICATE: (reason) => `In dieser Datei ist kein Zertifikat. Der Leser sagt dazu: ${say(reason)}`,
  PARSE_LIMIT: () => "Die Datei ist zu verschachtelt, um gelesen zu werden.",
  PASSWORD_NOT_APPLICABLE: () => "Es gibt nichts, was ein Passwort schützen könnte.",
  PASSWORD_REQUIRED: () => "Die Datei kann nur mit ihrem Passwort gelesen werden.",
  PASSWORD_WRONG: () => "Das Passwort ist falsch.",
  PASSWORD_WRONG_OR_CORRUPT: () => "Das Passwort ist falsch, oder die Datei ist beschädigt.",
  PAYLOAD_TOO_LARGE: (most) => `Die Datei ist zu groß: Höchstens ${most} werden angenommen.`,
  QUOTA_EXCEEDED: (most) =>
    `Es ist kein Platz mehr: Ein Bereich nimmt höchstens ${most} Zertifikate auf. Löschen, was niemand mehr braucht.`,
  TYPE_MISMATCH: (extensions) => `Der Inhalt ist von anderer Art, als der Name sagt. Die Endung des Namens ändern: ${extensions}.`,
  TYPE_UNSUPPORTED: (extensions) =>
    `Nur diese Arten werden angenommen: ${extensions}. Ist der Inhalt von einer dieser Arten, den Namen ändern.`,
  VALIDITY_OUT_OF_RANGE: (days) => `Die Gültigkeit muss mindestens 1 Tag und höchstens ${days} Tage dauern.`,
  VALIDITY_EXCEEDS_CA: () => "Das Zertifikat wäre länger gültig als die Stelle, die es signiert. Eine kürzere Gültigkeit wählen.",
};

export const de: Texts<typeof en> = {
  title: "Zertifikat anlegen",
  method: "Art der Erzeugung",
  generateMethod: "Externer Dienst",
  importMethod: "Import",
  details: "Angaben zur Erzeugung",
  create: "Anlegen",
  discard: "Verwerfen",
  done: "Schließen",
  notAllowed: "Das Recht fehlt, hier Zertifikate anzulegen. Einen anderen Bereich wählen oder bei der Rechteverwaltung nachfragen.",
  noScope: "Es gibt noch keinen Bereich, in dem Zertifikate angelegt werden dürfen.",

  scope: "Bereich",
  chooseScope: "Bereich wählen",
  scopeMissing: "Den Bereich wählen, in dem die Zertifikate gespeichert werden.",

  cautionRenewal: "Importierte Zertifikate können nicht automatisch erneuert werden. Dafür „Externer Dienst“ wählen.",
  cautionPrivate:
    "Wer hier Zertifikate lesen darf, liest sie über die API mit allem, was in ihnen steht, auch privaten Daten wie Schlüsseln.",

  files: (count) => `Dateien (${count})`,
  dropHere: "Zertifikatsdateien hier ablegen",
  dropOr: "oder auswählen. Mehrere auf einmal sind willkommen.",
  allowed: (extensions, size) => `Arten: ${extensions}. Jeweils höchstens ${size}.`,
  choose: "Dateien wählen",
  chooseMore: "Weitere Dateien wählen",
  tooMany: (most) => `Höchstens ${most} Dateien auf einmal. Die übrigen wurden weggelassen.`,
  remove: (name) => `${name} aus der Liste nehmen`,
  name: "Name",
  nameHint: "So heißt dann das Zertifikat. Destinations verweisen darauf.",
  nameRepeated: "Eine andere Datei dieser Liste hat denselben Namen.",
  tooLarge: (size, most) => `Die Datei hat ${size} Bytes; höchstens ${most} werden angenommen. Sie wurde nicht gesendet.`,
  progress: (name) => `Fortschritt von ${name}`,
  sending: (part) => `Wird gesendet: ${part}`,
  inspecting: "Wird untersucht",
  storing: "Wird angelegt",
  phase: {
    reading: "Wird gelesen",
    ready: "Bereit",
    locked: "Verschlossen",
    refused: "Kann nicht angelegt werden",
    storing: "Wird angelegt",
    stored: "Angelegt",
  },
  newVersion: "Neue Version",
  checkAgain: "Noch einmal prüfen",
  filePassword: "Passwort der Datei",
  unlock: "Aufschließen",
  locked:
    "Ein Passwort schützt diese Datei. Damit ist hier zu sehen, was in ihr ist, und Fehler werden gefunden. Es wird nicht gespeichert.",
  unlocked: "Aufgeschlossen. Das Passwort wird nicht gespeichert.",
  showPassword: "Passwort anzeigen",
  hidePassword: "Passwort verbergen",
  takeName: (name) => `Den Namen „${name}“ verwenden`,
  replace: "Ersetzen",
  replaceHint: (day) =>
    `Das vorhandene läuft am ${day} ab. Beim Ersetzen wird diese Datei seine neue Version: Name, Labels und Destinations bleiben, und der Weg zurück steht offen.`,
  replaceHintUnknown:
    "Beim Ersetzen wird diese Datei die neue Version des vorhandenen: Name, Labels und Destinations bleiben, und der Weg zurück steht offen.",
  replacing: "„Anlegen“ speichert diese Datei als neue Version des Zertifikats mit diesem Namen. Dessen Labels bleiben, wie sie sind.",
  keepBoth: "Nicht ersetzen",
  impactOn: (user) => `Schwierigkeiten für „${user}“`,

  contents: "In der Datei",
  entries: (count) => (count === 1 ? "1 Eintrag" : `${count} Einträge`),
  moreEntries: (count) => `und ${count} weitere`,
  expires: (day, relative) => `läuft am ${day} ab (${relative})`,
  expired: (day, relative) => `lief am ${day} ab (${relative})`,
  withKey: "mit privatem Schlüssel",
  keyOf: (algorithm) => `mit privatem Schlüssel (${algorithm})`,
  lockedKey: "mit privatem Schlüssel, noch verschlossen",
  secretKey: (algorithm) => `geheimer Schlüssel (${algorithm})`,
  unreadable: (reason) => `kann nicht gelesen werden: ${say(reason)}`,
  hidden: "Was in der Datei ist, ist ohne das Passwort nicht zu sehen.",
  chain: "Kette",
  noFindings: "Nichts ist daran auszusetzen.",

  created: (count, all) => `${count} von ${all} Zertifikaten sind angelegt.`,
  createdName: (name) => `„${name}“ ist angelegt.`,
  open: (name) => `${name} öffnen`,

  service: "Ausstellender Dienst",
  type: "Dateiendung",
  typeWithoutKey: "Eine Datei dieser Art enthält nur das Zertifikat, nicht seinen privaten Schlüssel.",
  commonName: "Common Name (CN)",
  commonNameHint: "Wen das Zertifikat nennt. Bleibt das Feld leer, ist es der Name der Datei.",
  validity: "Gültigkeit",
  validityUnit: "Einheit der Gültigkeit",
  validityHint: (days) => `Höchstens ${days} Tage.`,
  validityMissing: "Eine ganze Zahl ab 1 eingeben.",
  password: "Passwort",
  passwordHint:
    "Freiwillig. Es schützt den privaten Schlüssel in der Datei; wer die Datei verwendet, braucht es. Es lässt sich nicht wieder anzeigen.",
  passwordKept: "Für die automatische Erneuerung wird es verschlüsselt aufbewahrt.",
  keyAlgorithm: "Schlüssel",
  keyAlgorithms: keyAlgorithm,
  renewal: "Automatische Erneuerung",
  on: "Ein",
  off: "Aus",
  renewalOff: "Das Zertifikat läuft einfach ab. Bis dahin lässt es sich jederzeit von Hand erneuern.",
  renewalOn: (before) => `Etwa ${before} vor dem Ablauf tritt ein neues Zertifikat an seine Stelle. Name und Destinations bleiben.`,
  thresholds: "Wann Zertifikate erneuert werden",
  threshold: (days, before) => `Gültig bis zu ${days}: ${before} vor dem Ende`,
  thresholdLast: (before) => `Länger gültig: ${before} vor dem Ende`,
  csr: "Zertifikatsanforderung (CSR)",
  csrHint: "Freiwillig. Eine PEM- oder DER-Datei, wenn der private Schlüssel bleiben soll, wo er ist: Nur der öffentliche wird verwendet.",
  csrNeeded: "Eine PEM- oder DER-Datei. Zertifikate entstehen hier nur aus Anforderungen; der private Schlüssel bleibt, wo er ist.",
  csrNotTaken: (extensions) => `Nur für ${extensions}: Eine Datei der gewählten Art braucht den privaten Schlüssel.`,
  csrTooLarge: "Die Datei ist zu groß für eine Zertifikatsanforderung.",
  csrMissing: "Die Datei der Anforderung wählen.",
  chooseCsr: "Datei wählen",
  csrChosen: (name) => `Der öffentliche Schlüssel von ${name} wird verwendet. Passwort und Schlüssel bestimmt, wer den privaten hat.`,
  nameMissing: "Einen Namen eingeben.",

  labels: "Labels",
  labelsHint: "Wörter, um Zertifikate zu finden und zu gruppieren.",
  labelsOfAll: "Alle Dateien der Liste bekommen diese Labels.",
  labelKey: "Label",
  labelValues: "Werte",
  labelValuesHint: "Nach jedem Wert die Eingabetaste",
  addLabel: "Label hinzufügen",
  removeLabel: (key) => `Label ${key} löschen`,
  labelKeyMissing: "Das Label eingeben, zu dem diese Werte gehören.",
  labelRepeated: "Ein anderes Label heißt genauso.",

  preview: "Was signiert wird",
  previewMissing: "Das steht hier, sobald es einen Namen gibt und darüber nichts falsch ist.",
  previewSubject: "Inhaber",
  previewFrom: "Gültig ab",
  previewTo: "Gültig bis",
  previewKey: "Schlüssel",
  previewCsrKey: "der der Anforderung",

  refused,
};
