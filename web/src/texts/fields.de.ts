/** The fields of the API's inputs, as the page calls them in German. */

const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^name$/, "Der Name"],
  [/^displayName$/, "Der Name"],
  [/^commonName$/, "Der Common Name"],
  [/^subaccount$/, "Der Subaccount"],
  [/^serviceInstance$/, "Die Service-Instanz"],
  [/^description$/, "Die Beschreibung"],
  [/^alias$/, "Der Alias"],
  [/^password$/, "Das Passwort"],
  [/^newPassword$/, "Das neue Passwort"],
  [/^keyPassword$/, "Das Passwort des privaten Schlüssels"],
  [/^keyPasswords\[\d+\]\.password$/, "Das Passwort des privaten Schlüssels"],
  [/^keyPasswords\[\d+\]\.alias$/, "Der Alias"],
  [/^labels\[\d+\]\.key$/, "Der Schlüssel eines Labels"],
  [/^labels\[\d+\]\.values\[\d+\]$/, "Der Wert eines Labels"],
  [/^properties\[\d+\]\.name$/, "Der Name einer Eigenschaft"],
  [/^properties\[\d+\]\.value$/, "Der Wert einer Eigenschaft"],
  [/^keepSecrets$/, "Die gespeicherten Geheimnisse"],
  [/^(?:permissionsIn|rightsIn)\w*$/, "Die Rechte"],
  [/^roles$/, "Die Rollen"],
  [/^idempotencyKey$/, "Der Schlüssel gegen doppeltes Anlegen"],
];

/** Returns the field as the subject of a sentence; a path that the page does not send, as it is. */
export function sayField(path: string): string {
  return FIELDS.find(([known]) => known.test(path))?.[1] ?? `„${path}“`;
}
