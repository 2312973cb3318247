/** What is asked and said about passwords of private keys. */
export const en = {
  ofKey: "Private key's own password",
  ofKeys: "Private keys' own password",
  ofAlias: (alias: string) => `Own password of “${alias}”`,
  separate: "Each key has another one",
  hint: "Only where it is another one than that of the file, as after keytool -keypass. It is not stored.",
  needed: "The private key has another password than the file. Enter it.",
  wrong: "This password does not open the private key.",
};
