/** What can be chosen of a file that is exported, and what the choices mean for the API. */

import type { ExportCertificateInput, ExportFormat, Pkcs12Profile, ShowExportQuery } from "../api/generated/graphql.js";

import { type KeyPasswords, NO_KEY_PASSWORDS, toKeyInput } from "../passwords/key-passwords.js";

type Certificate = NonNullable<ShowExportQuery["certificate"]>;
export type Installation = ShowExportQuery["installation"];

/** The file, as far as it matters here. */
export interface ExportedFile {
  readonly id: string;
  readonly name: string;
  readonly version: number | undefined;
  readonly format: Certificate["format"];
  readonly isKeystore: boolean;
  /** The aliases of its entries; none where they are hidden. */
  readonly aliases: readonly string[];
  readonly keyAliases: readonly string[];
  /** Undefined where it may hide a private key. */
  readonly hasKey: boolean | undefined;
  /** Whether the user may have it as it is stored. */
  readonly mayTakeStored: boolean;
  /** Whether the user may have private keys. */
  readonly mayTakeKeys: boolean;
}

/** What the new file holds: keys and certificates, certificates alone, or those of issuers alone. */
export type Content = "KEYS" | "CERTIFICATES" | "TRUST";

/** How much of the chains it holds. */
export type Chain = "ROOT" | "ISSUERS" | "NONE";

export interface Choices {
  readonly stored: boolean;
  readonly format: ExportFormat;
  /** The one entry; undefined for all. */
  readonly alias: string | undefined;
  readonly content: Content;
  readonly chain: Chain;
  readonly newAlias: string;
  readonly profile: Pkcs12Profile;
  readonly newPassword: string;
  readonly repeated: string;
  /** The password of the stored file; undefined until it is needed. */
  readonly password: string | undefined;
  /** The passwords of its keys, where they are others; undefined until they are needed. */
  readonly keyPasswords: KeyPasswords | undefined;
}

/** Returns what is known of the certificate's file, or of an earlier version's. */
export function readFile(certificate: Certificate, version: number | undefined): ExportedFile {
  const earlier = certificate.versions?.find(({ number }) => number === version);
  const entries = (earlier ? earlier.entries : certificate.entries) ?? [];
  const keyAliases = entries.filter((entry) => entry.__typename === "PrivateKeyEntry").map(({ alias }) => alias);
  const hasKey = earlier ? keyAliases.length > 0 || undefined : (certificate.hasPrivateKey ?? undefined);
  const rights = certificate.scope.viewerPermissions;
  const mayTakeKeys = rights.includes("CERTIFICATE_EXPORT") && rights.includes("CERTIFICATE_EXPORT_PRIVATE");
  return {
    id: certificate.id,
    name: certificate.name,
    version,
    format: certificate.format,
    isKeystore: certificate.__typename === "Keystore",
    aliases: entries.map(({ alias }) => alias),
    keyAliases,
    hasKey,
    mayTakeStored: hasKey === false ? rights.includes("CERTIFICATE_EXPORT") : mayTakeKeys,
    mayTakeKeys,
  };
}

/** Returns what is chosen when the dialog opens: the file as it is, or the entry alone as text. */
export function beginChoices(file: ExportedFile, installation: Installation, alias: string | undefined): Choices {
  const format: ExportFormat = alias !== undefined || file.format === "PKCS12" ? "PEM" : "PKCS12";
  const choices: Choices = {
    stored: alias === undefined && file.mayTakeStored,
    format,
    alias,
    content: "KEYS",
    chain: alias !== undefined && !file.isKeystore ? "NONE" : "ROOT",
    newAlias: "",
    profile: installation.defaultPkcs12Profile,
    newPassword: "",
    repeated: "",
    password: undefined,
    keyPasswords: undefined,
  };
  return fit(choices, file, installation);
}

/** Returns what is chosen when the dialog opens to convert the whole file; its password will be needed for its keys. */
export function beginConversion(file: ExportedFile, installation: Installation, format: ExportFormat): Choices {
  const choices = { ...beginChoices(file, installation, undefined), stored: false, format };
  return fit({ ...choices, password: file.hasKey === false ? undefined : "" }, file, installation);
}

/** Returns the choices without what does not go with the others any more. */
export function fit(choices: Choices, file: ExportedFile, installation: Installation): Choices {
  const contents = listContents(choices, file, installation);
  const content = contents.includes(choices.content) ? choices.content : "CERTIFICATES";
  const chains = listChains({ ...choices, content });
  return { ...choices, content, chain: chains.includes(choices.chain) ? choices.chain : (chains[0] ?? "NONE") };
}

/** Returns what the new file may hold. */
export function listContents({ format, alias }: Choices, file: ExportedFile, installation: Installation): readonly Content[] {
  const hasKey = alias === undefined || file.aliases.length === 0 ? file.hasKey !== false : file.keyAliases.includes(alias);
  const holdsKeys = formatOf(format, installation)?.holdsPrivateKeys ?? false;
  return hasKey && holdsKeys && file.mayTakeKeys ? ["KEYS", "CERTIFICATES", "TRUST"] : ["CERTIFICATES", "TRUST"];
}

/** Returns how much of the chains the new file may hold. */
export function listChains({ format, content }: Choices): readonly Chain[] {
  if (content === "TRUST") return ["ROOT", "ISSUERS"];
  return format === "DER" ? ["NONE"] : ["ROOT", "ISSUERS", "NONE"];
}

/** Whether the new file is a key store, whose entries have aliases. */
export function isKeystore({ format }: Choices, installation: Installation): boolean {
  return formatOf(format, installation)?.keystore ?? false;
}

/** Whether a password can protect something in the new file. */
export function takesPassword(choices: Choices, installation: Installation): boolean {
  return isKeystore(choices, installation) || choices.content === "KEYS";
}

/** Returns what the API is asked for. */
export function toInput(choices: Choices, file: ExportedFile, installation: Installation): ExportCertificateInput {
  const { format, alias, content, chain, newAlias, profile, newPassword, password } = choices;
  const input: ExportCertificateInput = { certificate: file.id, version: file.version ?? null };
  if (choices.stored) return input;
  return {
    ...input,
    format,
    password: password ?? null,
    ...toKeyInput(choices.keyPasswords ?? NO_KEY_PASSWORDS),
    aliases: alias === undefined ? null : [alias],
    includePrivateKey: content === "KEYS",
    trustStoreOnly: content === "TRUST",
    includeChain: chain !== "NONE",
    includeRoot: chain !== "ISSUERS",
    alias: isKeystore(choices, installation) ? newAlias.trim() || null : null,
    newPassword: takesPassword(choices, installation) ? newPassword || null : null,
    pkcs12Profile: format === "PKCS12" ? profile : null,
  };
}

function formatOf(format: ExportFormat, { exportFormats }: Installation) {
  return exportFormats.find((one) => one.format === format);
}
