/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What time is cut into, by the calendar of a time zone. */
export type CalendarPeriod =
  /** Days. */
  | 'DAY'
  /** Months. */
  | 'MONTH'
  /** Weeks, which begin on Monday (ISO 8601). */
  | 'WEEK';

/** The file types, by the extension of the name. */
export type CertificateFileType =
  /** A certificate, PEM or DER, or a PKCS#7 bundle. */
  | 'CER'
  /** The same as CER under another usual extension. */
  | 'CRT'
  /** A Java key store; since Java 9 keytool writes PKCS#12 into it. */
  | 'JKS'
  /** A PKCS#12 key store (RFC 7292). */
  | 'P12'
  /** Certificates, and keys if there are any, in text form (RFC 7468). */
  | 'PEM'
  /** The same as P12 under its older extension. */
  | 'PFX';

/** The conditions of a list of certificates. All given ones must hold; null sets no condition. */
export type CertificateFilter = {
  /** True: certificates that the service renews by itself. False: all others, uploaded ones too. */
  readonly automaticRenewal?: boolean | null | undefined;
  /** True: deleted certificates that can still be restored, instead of the others. */
  readonly deleted?: boolean | null | undefined;
  /** Certificates whose `notAfter` is after this time. */
  readonly expiresAfter?: string | null | undefined;
  /** Certificates whose `notAfter` is before this time. */
  readonly expiresBefore?: string | null | undefined;
  /** Certificates whose `notAfter` is this time or after it. With `expiresBefore` it makes intervals without gaps. */
  readonly expiresFrom?: string | null | undefined;
  /** Certificates that have at least one finding of any of these codes at the present moment. */
  readonly findings?: ReadonlyArray<FindingCode> | null | undefined;
  /** True: certificates whose file has a private key. False: certificates whose file has none. Neither matches a file whose `hasPrivateKey` is null. */
  readonly hasPrivateKey?: boolean | null | undefined;
  /** Certificates whose file has an X.509 certificate with this text in its issuer (RFC 4514), in any case. */
  readonly issuerContains?: string | null | undefined;
  /** Certificates that have all of these labels. */
  readonly labels?: ReadonlyArray<LabelFilter> | null | undefined;
  /** Certificates that were created in any of these ways. */
  readonly methods?: ReadonlyArray<CreationMethod> | null | undefined;
  /** Certificates whose `modifiedAt` is this time or later. A change may be seen only 5 minutes after its time: a program that polls begins so much before the largest `modifiedAt` that it has seen. With `deleted: true` it lists deletions, which are modifications too. */
  readonly modifiedAfter?: string | null | undefined;
  /** Certificates whose name contains this text, in any case. */
  readonly nameContains?: string | null | undefined;
  /** Certificates of this scope. */
  readonly scope?: string | null | undefined;
  /** Certificates that have this text in their name, in a subject or in an issuer, in any case, or that have it as a serial number or as a SHA-256 fingerprint. */
  readonly search?: string | null | undefined;
  /** Certificates whose file has an X.509 certificate of this serial number. */
  readonly serialNumber?: string | null | undefined;
  /** Certificates that have at least one finding of any of these severities at the present moment. Next to `findings` it may be another finding. */
  readonly severities?: ReadonlyArray<Severity> | null | undefined;
  /** Certificates whose file has the X.509 certificate of this SHA-256 fingerprint. */
  readonly sha256?: string | null | undefined;
  /** Certificates of any of these statuses at the present moment. */
  readonly statuses?: ReadonlyArray<ValidityStatus> | null | undefined;
  /** Certificates whose file has an X.509 certificate with this text in its subject (RFC 4514), in any case. */
  readonly subjectContains?: string | null | undefined;
  /** Certificates of any of these file types. */
  readonly types?: ReadonlyArray<CertificateFileType> | null | undefined;
};

/** What the octets of a file are, whatever its name says. */
export type CertificateFormat =
  /** One or more DER encoded certificates (RFC 5280). */
  | 'DER'
  /** Sun's Java key store of the cryptography extension. */
  | 'JCEKS'
  /** Sun's Java key store. */
  | 'JKS'
  /** Text with BEGIN and END lines (RFC 7468). */
  | 'PEM'
  /** A PKCS#7 or CMS bundle of certificates (RFC 5652). */
  | 'PKCS7'
  /** A PKCS#12 key store (RFC 7292). */
  | 'PKCS12';

/** The order of a list. */
export type CertificateOrder = {
  /** Ascending or descending. */
  readonly direction?: OrderDirection | null | undefined;
  /** What the list is ordered by. */
  readonly field: CertificateOrderField;
};

/** The fields by which certificates can be ordered. */
export type CertificateOrderField =
  /** The time of creation. */
  | 'CREATED_AT'
  /** The time of the last change. */
  | 'MODIFIED_AT'
  /** The name, by the code points of its lower-case form. */
  | 'NAME'
  /** The earliest notAfter of the end-entity certificates; unknown comes last. */
  | 'NOT_AFTER'
  /** The status: EXPIRED, EXPIRING, NOT_YET_VALID, VALID, UNKNOWN; within one status by notAfter. The cursors of a list keep the moment of its first page, by which the statuses on all its pages are judged for the order, and for filters by status, findings and severities; what a certificate shows is always of the present moment. */
  | 'STATUS'
  /** The name of the file type, by the alphabet. */
  | 'TYPE';

/** Where a file's octets come from: exactly one of these. */
export type CertificateSource =
  {   /** The octets in Base64. */
  readonly base64: string; readonly file?: never; readonly pem?: never; }
  |  { readonly base64?: never;   /** A part of a multipart request (graphql-multipart-request-spec). */
  readonly file: Blob; readonly pem?: never; }
  |  { readonly base64?: never; readonly file?: never;   /** PEM text. */
  readonly pem: string; };

/** What happened to a certificate. */
export type ChangeKind =
  /** The certificate, or what is known of it, was changed. */
  | 'CHANGED'
  /** The certificate was created. */
  | 'CREATED'
  /** The certificate was deleted; it can be restored for a while. */
  | 'DELETED'
  /** The certificate was restored. */
  | 'RESTORED';

/** What can be wrong with a certificate that a destination or fragment names, for programs; `message` is for people. */
export type ConfigurationFindingCode =
  /** The certificate of that name was deleted, and can still be restored. */
  | 'CERTIFICATE_DELETED'
  /** There is no certificate of that name. */
  | 'CERTIFICATE_NOT_FOUND'
  /** The certificate has expired. */
  | 'EXPIRED'
  /** The certificate expires soon, by the same rule as its status EXPIRING. */
  | 'EXPIRES_SOON'
  /** The property cannot name a file of that type. */
  | 'FORMAT_UNFIT'
  /** Something was not checked; the message says what and why. */
  | 'NOT_CHECKED'
  /** The certificate is not valid yet. */
  | 'NOT_YET_VALID'
  /** The file is protected by a password, or should be, and none stands beside its name. */
  | 'PASSWORD_MISSING'
  /** The password that stands beside its name does not open the file. */
  | 'PASSWORD_WRONG'
  /** The file has no private key, which the property's use takes. */
  | 'PRIVATE_KEY_MISSING';

/** The sentences of findings about the certificates that destinations and fragments name, with the names of parameters in braces. */
export type ConfigurationFindingKind =
  /** The certificate "{certificate}", which {property} names, was deleted on {date}. */
  | 'DELETED'
  /** The certificate "{certificate}", which {property} names, expired on {date}. */
  | 'EXPIRED'
  /** The certificate "{certificate}", which {property} names, expires on {date}. */
  | 'EXPIRES_SOON'
  /** Whether {property} names a fitting certificate was not checked: that takes the right to read certificates. */
  | 'HIDDEN'
  /** "{certificate}", which {property} names, has no private key. */
  | 'KEYLESS'
  /** SAP's service takes "{certificate}" for {property} only with a password, and it has none. */
  | 'LACKS_PASSWORD'
  /** There is no certificate "{certificate}", which {property} names. */
  | 'MISSING'
  /** A password protects "{certificate}", but {password} is empty or missing. */
  | 'NEEDS_PASSWORD'
  /** The certificate "{certificate}", which {property} names, is valid from {date} on. */
  | 'NOT_YET_VALID'
  /** {password} does not open "{certificate}". */
  | 'REFUSES_PASSWORD'
  /** {property} cannot name "{certificate}": it takes {extensions}. */
  | 'UNFIT'
  /** Whether {password} opens "{certificate}" was not checked: in a dry run that takes the right to export the file with private keys. */
  | 'UNRECORDED'
  /** Whether {password} opens "{certificate}" was not checked: this operation has opened as many files as it may. */
  | 'UNTRIED';

/** What can differ between two versions of a file. */
export type ContentField =
  /** An entry that came, went, or is of another type; the values are the names of the entries' types. */
  | 'ENTRY'
  /** The format of the file. */
  | 'FORMAT'
  /** The issuer of the end-entity certificate, in RFC 4514 form. */
  | 'ISSUER'
  /** The last moment of the end-entity certificate's validity. */
  | 'NOT_AFTER'
  /** The first moment of the end-entity certificate's validity. */
  | 'NOT_BEFORE'
  /** The public key of the end-entity certificate, by the SHA-256 of its SubjectPublicKeyInfo. */
  | 'PUBLIC_KEY'
  /** The serial number of the end-entity certificate. */
  | 'SERIAL_NUMBER'
  /** The subject of the end-entity certificate, in RFC 4514 form. */
  | 'SUBJECT';

/** A new destination. */
export type CreateDestinationInput = {
  /** True checks everything and answers with the result's member for dry runs; nothing is stored. */
  readonly dryRun?: boolean | null | undefined;
  /** At most 10 labels. */
  readonly labels?: ReadonlyArray<LabelInput> | null | undefined;
  /** 1 to 200 letters from A to Z, digits, - and _; unique among the scope's destinations. */
  readonly name: string;
  /** At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again. */
  readonly properties?: ReadonlyArray<PropertyInput> | null | undefined;
  /** The scope in which to store it. */
  readonly scope: string;
  /** The kind of system that it leads to. */
  readonly type: DestinationType;
};

/** A new fragment. */
export type CreateFragmentInput = {
  /** True checks everything and answers with the result's member for dry runs; nothing is stored. */
  readonly dryRun?: boolean | null | undefined;
  /** At most 10 labels. */
  readonly labels?: ReadonlyArray<LabelInput> | null | undefined;
  /** 1 to 200 letters from A to Z, digits, - and _; unique among the scope's fragments. */
  readonly name: string;
  /** At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again. */
  readonly properties?: ReadonlyArray<PropertyInput> | null | undefined;
  /** The scope in which to store it. */
  readonly scope: string;
};

/** A new scope. */
export type CreateScopeInput = {
  /** 1 to 200 characters; null takes the service instance's or the subaccount's name. */
  readonly displayName?: string | null | undefined;
  /** Its level. */
  readonly level: ScopeLevel;
  /** The service instance: 1 to 200 characters. Required at the level SERVICE_INSTANCE, and not allowed at the other. */
  readonly serviceInstance?: string | null | undefined;
  /** The subaccount: 1 to 200 characters. */
  readonly subaccount: string;
};

/** A new service key. Nobody gives a right that they lack in the same place. */
export type CreateServiceKeyInput = {
  /** More rights in the service instance. */
  readonly instanceRights?: ReadonlyArray<Right> | null | undefined;
  /** The name for people: 1 to 200 characters. */
  readonly name: string;
  /** Roles: those that end in INSTANCE are given in the service instance, the others in the subaccount. */
  readonly roles?: ReadonlyArray<Role> | null | undefined;
  /** The service instance of that subaccount: 1 to 200 characters. Its scope is created if it is missing. */
  readonly serviceInstance?: string | null | undefined;
  /** The subaccount: 1 to 200 characters. Its scope is created if it is missing. */
  readonly subaccount: string;
  /** More rights in the subaccount. */
  readonly subaccountRights?: ReadonlyArray<Right> | null | undefined;
  /** Rights in the whole tenant. */
  readonly tenantRights?: ReadonlyArray<Right> | null | undefined;
};

/** How a certificate was created. */
export type CreationMethod =
  /** It was generated by a certificate authority. */
  | 'EXTERNAL_SERVICE'
  /** A file was uploaded. */
  | 'IMPORT';

/** The certificate to delete. */
export type DeleteCertificateInput = {
  /** The certificate's id. */
  readonly certificate: string;
  /** True answers with DeleteCertificateDryRun, which shows what uses it; nothing is deleted, and that it is used is no error. */
  readonly dryRun?: boolean | null | undefined;
  /** True deletes it although destinations or fragments use it; their findings say so from then on. */
  readonly evenIfUsed?: boolean | null | undefined;
};

/** The scope to delete. It must be empty. */
export type DeleteScopeInput = {
  /** The scope's id. */
  readonly scope: string;
};

/** The service key to delete. */
export type DeleteServiceKeyInput = {
  /** The service key's id. */
  readonly serviceKey: string;
};

/** The conditions of a list of destinations. All given ones must hold; null sets no condition. */
export type DestinationFilter = {
  /** Those that have a property, such as KeyStoreLocation, that names the certificate of exactly this name. */
  readonly certificate?: string | null | undefined;
  /** Those that have all of these labels. */
  readonly labels?: ReadonlyArray<LabelFilter> | null | undefined;
  /** Those whose name contains this text, in any case. */
  readonly nameContains?: string | null | undefined;
  /** Those of any of these types. */
  readonly types?: ReadonlyArray<DestinationType> | null | undefined;
};

/** The kinds of systems that destinations lead to. */
export type DestinationType =
  /** A web server or web service. */
  | 'HTTP'
  /** A directory server. */
  | 'LDAP'
  /** A mail server. */
  | 'MAIL'
  /** An ABAP system that is called by Remote Function Call. */
  | 'RFC'
  /** Any other server that is reached by TCP. */
  | 'TCP';

/** The stable name of a failure, for programs; `message` is for people. There may be more some day, as in every enum of answers: show what you do not know by its name or its message. */
export type ErrorCode =
  /** The file is protected by an algorithm that the service does not read. */
  | 'ALGORITHM_UNSUPPORTED'
  /** An alias in the key store is not valid text. */
  | 'ALIAS_INVALID'
  /** The certificate or PEM text is damaged. */
  | 'CERT_MALFORMED'
  /** Java would take another certificate chain for a private key than the one that was wanted. */
  | 'CHAIN_AMBIGUOUS'
  /** An issuer is missing in the file. */
  | 'CHAIN_INCOMPLETE'
  /** The file has more certificates than one file may have. */
  | 'CHAIN_TOO_LONG'
  /** The common name breaks a rule. */
  | 'CN_INVALID'
  /** The value is not a certificate signing request that can be signed. */
  | 'CSR_INVALID'
  /** The certificate signing request is not signed by its own key. */
  | 'CSR_SIGNATURE'
  /** The file has no octets. */
  | 'EMPTY_FILE'
  /** The new file does not hold what was to be written, so it is not handed out. */
  | 'EXPORT_DIFFERS'
  /** The file is damaged, or holds something else than destinations and fragments. */
  | 'FILE_MALFORMED'
  /** The file has no format that destinations and fragments are imported from. */
  | 'FILE_UNRECOGNIZED'
  /** The filter leads to more certificates than can be searched in time. */
  | 'FILTER_TOO_BROAD'
  /** The caller may not do this. */
  | 'FORBIDDEN'
  /** The idempotency key was used before, for another input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The index that answers the filter is still being built; try again later. */
  | 'INDEX_BUILDING'
  /** Destinations or fragments use it. */
  | 'IN_USE'
  /** A key derivation needs more work or memory than the limit. */
  | 'KDF_LIMIT'
  /** The key store is damaged. */
  | 'KEYSTORE_CORRUPT'
  /** The key store has no entries. */
  | 'KEYSTORE_EMPTY'
  /** The key store has more entries, or a larger one, than the service reads. */
  | 'KEYSTORE_LIMIT'
  /** A private key does not belong to its certificate. */
  | 'KEY_MISMATCH'
  /** A key has more bits than the service computes with. */
  | 'KEY_TOO_LARGE'
  /** A private key is too weak to be stored. */
  | 'KEY_WEAK'
  /** A label breaks a rule. */
  | 'LABEL_INVALID'
  /** Somebody else changed it since it was read. */
  | 'MODIFIED_MEANWHILE'
  /** A name breaks a rule. */
  | 'NAME_INVALID'
  /** The scope holds something of that kind and name. */
  | 'NAME_TAKEN'
  /** It does not exist, or the caller may not know of it. */
  | 'NOT_FOUND'
  /** It was not generated by this service, so it can be neither renewed nor revoked by it. */
  | 'NOT_GENERATED'
  /** Nothing is hidden by a password. */
  | 'NOT_LOCKED'
  /** The file holds no certificates. */
  | 'NO_CERTIFICATE'
  /** The page size or the cursor is not valid. */
  | 'PAGE_INVALID'
  /** Reading the file took more time or memory than the limit. */
  | 'PARSE_LIMIT'
  /** The password has nothing to protect: the file has no private key. */
  | 'PASSWORD_NOT_APPLICABLE'
  /** The password is needed. */
  | 'PASSWORD_REQUIRED'
  /** The password does not open the file. */
  | 'PASSWORD_WRONG'
  /** The password is wrong or the file is damaged; its format cannot tell which. */
  | 'PASSWORD_WRONG_OR_CORRUPT'
  /** The file is larger than a file may be. */
  | 'PAYLOAD_TOO_LARGE'
  /** The certificate authority did not answer, or answered wrongly; try again later. */
  | 'PKI_UNAVAILABLE'
  /** The operation asks for more than one operation may. */
  | 'QUERY_TOO_COMPLEX'
  /** The scope holds as much of that kind as it may, or the tenant as many scopes or service keys. */
  | 'QUOTA_EXCEEDED'
  /** The value is not the position of a change. */
  | 'RESUME_INVALID'
  /** Changes may have been missed. Ask for `presentPosition`, read the list again, and subscribe behind it. */
  | 'RESUME_LOST'
  /** The scope still holds certificates, destinations or fragments. */
  | 'SCOPE_NOT_EMPTY'
  /** There is a scope of that subaccount and service instance. */
  | 'SCOPE_TAKEN'
  /** The tenant is subscribed to this provider already. */
  | 'SUBSCRIPTION_TAKEN'
  /** There is a tenant of that id or subdomain, or there was one. */
  | 'TENANT_TAKEN'
  /** The file is a key store under a certificate's extension, or the reverse. */
  | 'TYPE_MISMATCH'
  /** The file extension is not supported. */
  | 'TYPE_UNSUPPORTED'
  /** A field of the input breaks a rule. */
  | 'VALIDATION_FAILED'
  /** The certificate would be valid longer than the authority that issues it. */
  | 'VALIDITY_EXCEEDS_CA'
  /** The validity is shorter than a day or longer than the installation allows. */
  | 'VALIDITY_OUT_OF_RANGE';

/** The intervals of time in which expiring certificates are counted, at most 400. */
export type ExpiryIntervals = {
  /** The first interval begins at this time. */
  readonly from: string;
  /** An interval ends where such a period ends. */
  readonly per: CalendarPeriod;
  /** The time zone in which periods begin and end, by its name in the IANA database, such as Europe/Berlin. */
  readonly timeZone?: string | null | undefined;
  /** The last interval ends before this time. */
  readonly to: string;
};

/** Which certificate's file is wanted, and what is to be different from the stored one. With `certificate`, `version` and passwords alone, the stored octets go out as they came; any other field makes a new file. */
export type ExportCertificateInput = {
  /** For a key store: 1 to 1,000 characters, another alias for its one key, or one, entry. JKS makes it lower case. */
  readonly alias?: string | null | undefined;
  /** Only these entries, compared exactly, else without regard to case; null means all. Named this way, a certificate outside key stores brings its issuers. */
  readonly aliases?: ReadonlyArray<string> | null | undefined;
  /** The certificate's id. */
  readonly certificate: string;
  /** The format of the new file. Null means the format of the stored file; JKS for JCEKS. */
  readonly format?: ExportFormat | null | undefined;
  /** Whether issuers come along, in order, end-entity first. Null means true, and false for DER, which is one certificate. */
  readonly includeChain?: boolean | null | undefined;
  /** Null takes private keys along where the format can hold them and `trustStoreOnly` is false. True insists on one; false leaves them out, and then the certificates of key entries become trusted entries in a key store. */
  readonly includePrivateKey?: boolean | null | undefined;
  /** False leaves out the self-signed certificate at the end of a chain; one that stands alone stays. */
  readonly includeRoot?: boolean | null | undefined;
  /** Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none. */
  readonly keyPassword?: string | null | undefined;
  /** For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none. */
  readonly keyPasswords?: ReadonlyArray<KeyPasswordInput> | null | undefined;
  /** Protects the new key store, or the private key of a PEM; at most 1,024 characters. Null leaves the key of a PEM in clear, and is the empty password of a key store. */
  readonly newPassword?: string | null | undefined;
  /** Opens the stored file, where a new one needs what it protects; it is not kept. Null means none. */
  readonly password?: string | null | undefined;
  /** The protection of a PKCS12 file; null means MODERN_2023. */
  readonly pkcs12Profile?: Pkcs12Profile | null | undefined;
  /** True takes the issuers in the chains and the trusted certificates: no key, and no chain's end entity. */
  readonly trustStoreOnly?: boolean | null | undefined;
  /** Null means the present one. An earlier one is handed out while it was superseded less than the installation's overlap time ago, 7 days unless it says otherwise. */
  readonly version?: number | null | undefined;
};

/** The formats that files are converted to. */
export type ExportFormat =
  /** One certificate (RFC 5280), without private key. Ends with .cer. */
  | 'DER'
  /** Sun's Java key store, for old Java programs; its protection is weak by today's measure. Ends with .jks. */
  | 'JKS'
  /** Text (RFC 7468): each private key as PKCS#8, then its chain, then the other certificates. Ends with .pem. */
  | 'PEM'
  /** A bundle of certificates in DER (RFC 5652), without private key. Ends with .p7b. */
  | 'PKCS7'
  /** A PKCS#12 key store (RFC 7292). Ends with .p12. */
  | 'PKCS12';

/** The kinds of problems. */
export type FindingCode =
  /** An issuer is not marked as a certificate authority. */
  | 'CA_FLAG_MISSING'
  /** The certificate of a private key is marked as a certificate authority. */
  | 'CA_FLAG_ON_END_ENTITY'
  /** A chain does not reach a self-signed root inside the file. */
  | 'CHAIN_INCOMPLETE'
  /** A chain is stored in another order than end entity to root. */
  | 'CHAIN_OUT_OF_ORDER'
  /** TLS clients cannot use a private key: its certificate or an issuer leaves clientAuth out (RFC 5280 4.2.1.12). */
  | 'CLIENT_AUTH_MISSING'
  /** Aliases are equal, or differ in case only; Java shows one of them. */
  | 'DUPLICATE_ALIAS'
  /** A certificate is in the file more than once. */
  | 'DUPLICATE_CERTIFICATE'
  /** Java does not show this entry of the PKCS#12 file. */
  | 'ENTRY_INVISIBLE_TO_JAVA'
  /** An entry is hidden by a password that was not given. */
  | 'ENTRY_LOCKED'
  /** An entry cannot be read. */
  | 'ENTRY_UNREADABLE'
  /** A certificate, or an issuer in its chain, has expired. */
  | 'EXPIRED'
  /** A certificate, or an issuer in its chain, is past the moment from which it should be renewed. */
  | 'EXPIRES_SOON'
  /** A field or extension of a certificate cannot be read. */
  | 'EXTENSION_UNREADABLE'
  /** The file, a PEM block or an entry in it is of another format than its name, label or keystore says. */
  | 'FORMAT_DIFFERS_FROM_NAME'
  /** The key store has an old format, JKS or JCEKS, that should be converted to PKCS#12 (`exportCertificate`). */
  | 'FORMAT_OUTDATED'
  /** The checksum of the file was not verified. */
  | 'INTEGRITY_NOT_VERIFIED'
  /** Java presents another certificate chain with a private key than the one shown here, or none. */
  | 'JAVA_CHAIN_DIFFERS'
  /** A certificate names another key identifier than its issuer has; OpenSSL does not accept the chain. */
  | 'KEY_IDENTIFIER_MISMATCH'
  /** A private key does not belong to its certificate. */
  | 'KEY_MISMATCH'
  /** The file is protected by outdated algorithms. */
  | 'LEGACY_ENCRYPTION'
  /** The file is protected by an algorithm that many programs do not know yet. */
  | 'NEW_PROTECTION'
  /** A certificate, or an issuer in its chain, is not valid yet. */
  | 'NOT_YET_VALID'
  /** The file has contents that are not read: neither certificates nor keys, or written in a way that hides them. */
  | 'OTHER_CONTENT_IGNORED'
  /** A private key has no certificate in the file. */
  | 'PRIVATE_KEY_WITHOUT_CERTIFICATE'
  /** The file has several private keys; many consumers take the first only. */
  | 'SEVERAL_PRIVATE_KEYS'
  /** Octets follow the end of the file's contents, or of a certificate in it. */
  | 'TRAILING_DATA'
  /** A certificate belongs to no chain of the file's keys. */
  | 'UNRELATED_CERTIFICATE'
  /** A private key is of a kind that is not read here, or in an encoding that Java does not read; it is kept as it is. */
  | 'UNSUPPORTED_KEY'
  /** A key is too short or otherwise weak. */
  | 'WEAK_KEY'
  /** A signature uses a broken hash. */
  | 'WEAK_SIGNATURE';

/** The sentences of findings, with the names of parameters in braces. A code has several where one problem has several causes. */
export type FindingKind =
  /** The alias is encoded in a way that Java cannot read: it refuses the whole keystore. */
  | 'ALIAS_HIDDEN_FROM_JAVA'
  /** Java lists the alias but does not find the entry: it looks for the aliases of this format in lower case. */
  | 'ALIAS_NOT_FOUND_BY_JAVA'
  /** Another entry has the same alias; most programs see only one of the two. */
  | 'ALIAS_REPEATED'
  /** Another entry has the same alias, or one that differs in upper and lower case only; most programs see only one of the two. */
  | 'ALIAS_REPEATED_BUT_FOR_CASE'
  /** An attribute of the entry has a wrong type ({attributes}): Java, NSS and newer OpenSSL and Node refuse the whole file. */
  | 'ATTRIBUTE_UNREADABLE'
  /** From line {line} on, the file holds base64 text outside of any block, which is not read. */
  | 'BASE64_OVERLOOKED'
  /** The block in line {line} is labelled "{label}" and holds {content}; many programs go by the label and do not read it. */
  | 'BLOCK_MISLABELLED'
  /** The block in line {line} is labelled "{label}" and holds {content}, which is not read here. */
  | 'BLOCK_OVERLOOKED'
  /** Line {line} looks like the beginning or end of a PEM block, but is written in another way; what belongs to it is not read. */
  | 'BOUNDARY_OVERLOOKED'
  /** The certificate "{certificate}" issued another certificate of the chain but lacks {missing}; clients refuse the chain. */
  | 'CA_FLAG_MISSING'
  /** The certificate "{certificate}" says CA:TRUE although it belongs to a private key; the owner of the key can issue others. */
  | 'CA_FLAG_ON_END_ENTITY'
  /** The entry holds further certificates behind the first ({count}), where one belongs: Java reads the first only. */
  | 'CERTIFICATES_BEHIND'
  /** The entry holds a certificate as PEM text, where DER belongs: Java reads it, other programs refuse the keystore. */
  | 'CERTIFICATE_AS_TEXT'
  /** Java does not see this certificate: it lacks the attribute by which Java marks trusted certificates in PKCS#12. */
  | 'CERTIFICATE_HIDDEN_FROM_JAVA'
  /** The file holds the certificate "{certificate}" {count} times. */
  | 'CERTIFICATE_REPEATED'
  /** A certificate cannot be read: {reason} */
  | 'CERTIFICATE_UNREADABLE'
  /** The certificate "{certificate}" belongs to no chain in the file. */
  | 'CERTIFICATE_UNRELATED'
  /** The chain ends in a circle: "{subject}" was issued by "{issuer}", which it leads back to. */
  | 'CHAIN_CIRCULAR'
  /** "{subject}" was issued by "{issuer}", which is not in the file. */
  | 'CHAIN_INCOMPLETE'
  /** The entry's own chain ends at "{certificate}"; the issuer is in another entry, where Java does not look for it. */
  | 'CHAIN_OUTSIDE_ENTRY'
  /** The certificate chain is not in order: the end entity must come first, and its issuer must follow each certificate. */
  | 'CHAIN_OUT_OF_ORDER'
  /** The search for the root was given up at "{subject}", issued by "{issuer}": the chain is too long or has too many possible ways. */
  | 'CHAIN_SEARCH_ENDED'
  /** TLS clients cannot use the private key: the extended key usage of the certificate "{certificate}" leaves clientAuth out. */
  | 'CLIENT_AUTH_MISSING'
  /** The entry is damaged and cannot be read: {reason} */
  | 'ENTRY_DAMAGED'
  /** Java does not see this entry: it stands in a SafeContents inside a bag, which Java does not open. */
  | 'ENTRY_NESTED'
  /** The certificate expired on {date}. */
  | 'EXPIRED'
  /** The certificate expires on {date}. */
  | 'EXPIRES_SOON'
  /** The certificate "{certificate}" has fields that cannot be read: {fields}. Some programs refuse it. */
  | 'FIELD_UNREADABLE'
  /** The keystore is {format}, an old format: its protection is weak, and only Java opens it. */
  | 'FORMAT_OUTDATED'
  /** The integrity of the keystore was not verified, because that takes its password. */
  | 'INTEGRITY_NOT_VERIFIED'
  /** The integrity of the file is not protected: it has no MAC, so nobody can tell whether it was changed. */
  | 'INTEGRITY_UNPROTECTED'
  /** The issuer "{certificate}" in the chain expired on {date}; programs refuse the chain. */
  | 'ISSUER_EXPIRED'
  /** The issuer "{certificate}" in the chain expires on {date}. */
  | 'ISSUER_EXPIRES_SOON'
  /** The issuer "{certificate}" in the chain is valid from {date} on; programs refuse the chain before. */
  | 'ISSUER_NOT_YET_VALID'
  /** "{subject}" names "{issuer}" as its issuer, but no certificate of that name in the file has the key that signed it. */
  | 'ISSUER_OF_OTHER_KEY'
  /** The certificate of "{issuer}", the issuer of "{subject}", is in the file, but the signature is not valid under its key. */
  | 'ISSUER_SIGNATURE_INVALID'
  /** {java} finds no certificate for this private key, and cannot use it: none has the localKeyID or the name of the key, or the one that has them is marked as a trusted certificate. */
  | 'JAVA_HAS_NO_CHAIN'
  /** {java} presents the certificate "{certificate}" with this private key, but it is of another key. */
  | 'JAVA_TAKES_OTHER_CERTIFICATE'
  /** {java} presents another chain with this private key: {chain}. */
  | 'JAVA_TAKES_OTHER_CHAIN'
  /** The private key is weak: {reasons}. */
  | 'KEY_BROKEN'
  /** A private key is encrypted by an old scheme: {schemes}. Its password can be guessed quickly. */
  | 'KEY_ENCRYPTION_LEGACY'
  /** Java does not see this private key: it reads encrypted ones only, and this one is not encrypted. */
  | 'KEY_HIDDEN_FROM_JAVA'
  /** The certificate "{certificate}" names another key identifier of its issuer "{issuer}" than that one has: OpenSSL does not accept the chain, Java does. */
  | 'KEY_IDENTIFIERS_DIFFER'
  /** The private key is locked: its password was not given. */
  | 'KEY_LOCKED'
  /** The file pairs the private key with the certificate "{certificate}", which has another public key. */
  | 'KEY_MISMATCH'
  /** The keystore holds the private key as {encoding}, where PKCS#8 belongs: Java cannot use it as it stands. */
  | 'KEY_NOT_PKCS8'
  /** The private key is weak: {reasons}. */
  | 'KEY_OUTDATED'
  /** The private key is locked: the password that was given does not open it. */
  | 'KEY_REFUSES_PASSWORD'
  /** The private key is kept but cannot be checked: {reason} */
  | 'KEY_UNSUPPORTED'
  /** The private key has no certificate in the file, so it cannot authenticate anybody. */
  | 'KEY_WITHOUT_CERTIFICATE'
  /** Java does not see this private key: it has no localKeyID, and of keys without one Java reads the first of the file only. */
  | 'KEY_WITHOUT_ID_FOR_JAVA'
  /** The same is true of {count} more entries or certificates. */
  | 'MORE_OF_THE_SAME'
  /** The certificate is valid from {date} on. */
  | 'NOT_YET_VALID'
  /** {size} octets follow a certificate inside its entry: Java and OpenSSL ignore them, other programs refuse it. */
  | 'OCTETS_BEHIND'
  /** The block in line {line} holds a private key in OpenSSH's own form, which is not read, nor do TLS programs read it. */
  | 'OPENSSH_KEY'
  /** The file also holds {names}, which is kept in the file but not shown. */
  | 'OTHER_CONTENT'
  /** The file is {found}, but its extension "{extension}" says otherwise. */
  | 'OTHER_FORMAT_AS_USUAL'
  /** The file is {found}, but its extension "{extension}" says otherwise. */
  | 'OTHER_FORMAT_THAN_NAME'
  /** The password does not open {count} of the encrypted parts; the entries in them are not shown. */
  | 'PARTS_LOCKED'
  /** The file is protected by PBMAC1 (RFC 9579): Java up to 25, OpenSSL up to 3.3 and Node up to 20 cannot open it. */
  | 'PBMAC1'
  /** The root "{certificate}" of the chain expired on {date}. OpenSSL refuses a chain to it; Java does not look at dates of trusted roots. */
  | 'ROOT_EXPIRED'
  /** "{subject}" names itself as its issuer, but its signature is not valid under its own key. */
  | 'SELF_SIGNATURE_INVALID'
  /** The file holds {count} DER certificates one after the other; most programs read the first one only. */
  | 'SEVERAL_DER_CERTIFICATES'
  /** The block in line {line} holds {count} DER certificates one after the other; most programs read the first one only. */
  | 'SEVERAL_IN_BLOCK'
  /** The file holds {count} private keys; programs that cannot be told an alias take the first one they find. */
  | 'SEVERAL_KEYS'
  /** The file is protected by old algorithms: {schemes}. Newer programs refuse some of them. */
  | 'STORE_ENCRYPTION_LEGACY'
  /** {size} octets follow the end of the contents; some programs ignore them, others refuse the file. */
  | 'TRAILING_DATA'
  /** The key of the certificate "{certificate}" is weak: {reasons}. */
  | 'WEAK_PUBLIC_KEY'
  /** The certificate "{certificate}" is signed with {algorithm}; {hash} is broken, and most clients refuse it. */
  | 'WEAK_SIGNATURE';

/** The conditions of a list of fragments. All given ones must hold; null sets no condition. */
export type FragmentFilter = {
  /** Those that have a property, such as KeyStoreLocation, that names the certificate of exactly this name. */
  readonly certificate?: string | null | undefined;
  /** Those that have all of these labels. */
  readonly labels?: ReadonlyArray<LabelFilter> | null | undefined;
  /** Those whose name contains this text, in any case. */
  readonly nameContains?: string | null | undefined;
};

/** The kinds of alternative names (RFC 5280 4.2.1.6). */
export type GeneralNameKind =
  /** A distinguished name. */
  | 'DIRECTORY_NAME'
  /** A host name, perhaps with a wildcard. */
  | 'DNS_NAME'
  /** An EDI party name. */
  | 'EDI_PARTY_NAME'
  /** An IP address, or in name constraints a network. */
  | 'IP_ADDRESS'
  /** A name of another kind, which an OID identifies. */
  | 'OTHER_NAME'
  /** An object identifier. */
  | 'REGISTERED_ID'
  /** A mail address. */
  | 'RFC822_NAME'
  /** A uniform resource identifier. */
  | 'URI'
  /** An X.400 address. */
  | 'X400_ADDRESS';

/** A certificate to generate. */
export type GenerateCertificateInput = {
  /** Whether the service renews it before it expires. A password is then kept, encrypted, to protect the new file. */
  readonly automaticRenewal?: boolean | null | undefined;
  /** 1 to 64 characters; null takes the file name with extension. */
  readonly commonName?: string | null | undefined;
  /** A certificate signing request as PEM, or Base64 of it or of DER: only its key is used. For PEM, CER and CRT. */
  readonly csr?: string | null | undefined;
  /** True checks the input and answers with GenerateCertificateDryRun; nothing is signed or stored. `idempotencyKey` is not looked at. */
  readonly dryRun?: boolean | null | undefined;
  /** 1 to 100 characters: the same key and input, password included, give the first answer again, for a day. */
  readonly idempotencyKey?: string | null | undefined;
  /** The key pair to generate; null means RSA_3072. Not allowed with a CSR. */
  readonly keyAlgorithm?: KeyAlgorithm | null | undefined;
  /** At most 10 labels. */
  readonly labels?: ReadonlyArray<LabelInput> | null | undefined;
  /** 1 to 200 characters, unique in the scope; the type's extension may be left out. */
  readonly name: string;
  /** Protects the key of a PEM, and the whole store of JKS, P12 and PFX. Kept only for automatic renewal. */
  readonly password?: string | null | undefined;
  /** The scope in which to store it. */
  readonly scope: string;
  /** The file type. */
  readonly type: GeneratedFileType;
  /** The length of validity; null means three months. */
  readonly validity?: ValidityPeriodInput | null | undefined;
};

/** The file types of generated certificates. */
export type GeneratedFileType =
  /** The certificate and its chain as PEM, without the private key: for use with a CSR. */
  | 'CER'
  /** The same as CER under another usual extension. */
  | 'CRT'
  /** A Java key store with one key entry; its alias is the common name. */
  | 'JKS'
  /** A PKCS#12 key store with one key entry; its friendly name is the common name. */
  | 'P12'
  /** The private key (PKCS#8) first, then the certificate and its chain. */
  | 'PEM'
  /** The same as P12 under its older extension. */
  | 'PFX';

/** A file to look into. */
export type InspectCertificateInput = {
  /** The name of the file. If it is given, its extension is compared with the content. */
  readonly fileName?: string | null | undefined;
  /** Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none. */
  readonly keyPassword?: string | null | undefined;
  /** For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none. */
  readonly keyPasswords?: ReadonlyArray<KeyPasswordInput> | null | undefined;
  /** Opens the key store, or the key of a PEM; null means none. */
  readonly password?: string | null | undefined;
  /** The octets of the file. */
  readonly source: CertificateSource;
};

/** Whether the checksum of a key store was verified. */
export type Integrity =
  /** The file has no checksum. */
  | 'NONE'
  /** The checksum cannot be verified without the password. */
  | 'NOT_VERIFIED'
  /** The checksum was verified with the password. */
  | 'VERIFIED';

/** The key pairs that are generated. */
export type KeyAlgorithm =
  /** Elliptic curve P-256. */
  | 'EC_P256'
  /** Elliptic curve P-384. */
  | 'EC_P384'
  /** Ed25519; some consumers do not open it yet. */
  | 'ED25519'
  /** RSA of 2,048 bits. */
  | 'RSA_2048'
  /** RSA of 3,072 bits: what every consumer opens. */
  | 'RSA_3072'
  /** RSA of 4,096 bits. */
  | 'RSA_4096';

/** The password of one private key. */
export type KeyPasswordInput = {
  /** The alias of the key's entry, as an inspection of the file names it; compared exactly, else without regard to case. */
  readonly alias: string;
  /** The key's own password, at most 1,024 characters; may be empty. */
  readonly password: string;
};

/** What a certificate's key may be used for (RFC 5280 4.2.1.3). */
export type KeyUsage =
  /** Signatures that commit to content (non-repudiation). */
  | 'CONTENT_COMMITMENT'
  /** Signing CRLs. */
  | 'CRL_SIGN'
  /** Enciphering data directly. */
  | 'DATA_ENCIPHERMENT'
  /** With key agreement: deciphering only. */
  | 'DECIPHER_ONLY'
  /** Signatures other than on certificates and CRLs, such as in a TLS handshake. */
  | 'DIGITAL_SIGNATURE'
  /** With key agreement: enciphering only. */
  | 'ENCIPHER_ONLY'
  /** Key agreement. */
  | 'KEY_AGREEMENT'
  /** Signing certificates. */
  | 'KEY_CERT_SIGN'
  /** Enciphering keys. */
  | 'KEY_ENCIPHERMENT';

/** Matches what has the label. */
export type LabelFilter = {
  /** The label's key, compared exactly. */
  readonly key: string;
  /** Any of these values; null or empty means any value. */
  readonly values?: ReadonlyArray<string> | null | undefined;
};

/** A key with its values. */
export type LabelInput = {
  /** 1 to 100 characters; unique among the labels. */
  readonly key: string;
  /** At most 10 different values of 1 to 100 characters. */
  readonly values?: ReadonlyArray<string> | null | undefined;
};

/** Why a chain ends before a self-signed root. */
export type MissingIssuerCause =
  /** The certificates issued one another in a circle. */
  | 'CIRCLE'
  /** No certificate of the issuer's name is in the file. */
  | 'NOT_IN_FILE'
  /** Certificates of the issuer's name are in the file, but of other keys: of another generation of the authority, or of another authority of that name. */
  | 'OTHER_KEY'
  /** The search was given up: the chain is too long, or too many certificates have the issuer's name. */
  | 'SEARCH_ENDED'
  /** The certificate names itself as its issuer, but its own key did not make its signature: it is damaged or forged. */
  | 'SELF_SIGNATURE_INVALID'
  /** The issuer's certificate is in the file by name and key identifier, but its key did not make the signature: one of the two is damaged or forged. */
  | 'SIGNATURE_INVALID';

/** Ascending or descending. */
export type OrderDirection =
  /** Ascending. */
  | 'ASC'
  /** Descending. */
  | 'DESC';

/** How a PKCS#12 key store is protected. */
export type Pkcs12Profile =
  /** Triple DES and HMAC-SHA-1: for programs from before 2021. Weak by today's measure. */
  | 'LEGACY_3DES'
  /** AES-256 and HMAC-SHA-256: what keytool 17 and OpenSSL 3 write. For Java from 8u301 and 11.0.12, OpenSSL 1.1, Node. */
  | 'MODERN_2023'
  /** AES-256 and PBMAC1 (RFC 9579) with HMAC-SHA-256, whose key is derived by PBKDF2. For OpenSSL from 3.4, Node from 24, the last updates of Node 22, and Java from 26; Java up to 25, OpenSSL up to 3.3 and Node up to 20 cannot open it. */
  | 'MODERN_2026';

/** A property to set. */
export type PropertyInput = {
  /** 1 to 255 characters. Name and Type are no properties, and none begins with $. */
  readonly name: string;
  /** At most 32,768 characters; kept as it is given. */
  readonly value: string;
};

/** The generated certificate to sign again. */
export type RenewCertificateInput = {
  /** The certificate's id. */
  readonly certificate: string;
  /** The password of the file. Needed if the file has one that is not stored. */
  readonly password?: string | null | undefined;
};

/** A new file for a certificate; name, labels and references stay. */
export type ReplaceCertificateInput = {
  /** As in UploadCertificateInput. */
  readonly acceptLocked?: boolean | null | undefined;
  /** The certificate's id. */
  readonly certificate: string;
  /** True checks and compares the file, and answers with ReplaceCertificateDryRun; nothing is stored. */
  readonly dryRun?: boolean | null | undefined;
  /** Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none. */
  readonly keyPassword?: string | null | undefined;
  /** For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none. */
  readonly keyPasswords?: ReadonlyArray<KeyPasswordInput> | null | undefined;
  /** Opens the new file; null means none. */
  readonly password?: string | null | undefined;
  /** The new file's octets. */
  readonly source: CertificateSource;
};

/** New properties of a destination; they replace all that it has. Its name and its labels stay. */
export type ReplaceDestinationInput = {
  /** The destination's id. */
  readonly destination: string;
  /** True checks everything and answers with the result's member for dry runs; nothing is stored. */
  readonly dryRun?: boolean | null | undefined;
  /** The names of secret properties that stay as they are. Every other one that `properties` does not give goes. */
  readonly keepSecrets?: ReadonlyArray<string> | null | undefined;
  /** At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again. */
  readonly properties: ReadonlyArray<PropertyInput>;
  /** The kind of system that it leads to from now on. */
  readonly type: DestinationType;
};

/** New properties of a fragment; they replace all that it has. Its name and its labels stay. */
export type ReplaceFragmentInput = {
  /** True checks everything and answers with the result's member for dry runs; nothing is stored. */
  readonly dryRun?: boolean | null | undefined;
  /** The fragment's id. */
  readonly fragment: string;
  /** The names of secret properties that stay as they are. Every other one that `properties` does not give goes. */
  readonly keepSecrets?: ReadonlyArray<string> | null | undefined;
  /** At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: they are encrypted, and never shown again. */
  readonly properties: ReadonlyArray<PropertyInput>;
};

/** The deleted certificate to restore. */
export type RestoreCertificateInput = {
  /** The id of the deleted certificate. */
  readonly certificate: string;
};

/** The reasons for a revocation (RFC 5280 5.3.1). */
export type RevocationReason =
  /** The name of the subject has changed. */
  | 'AFFILIATION_CHANGED'
  /** The certificate is no longer needed. */
  | 'CESSATION_OF_OPERATION'
  /** Somebody else may have the private key. */
  | 'KEY_COMPROMISE'
  /** The subject lost the privilege for which the certificate was issued. */
  | 'PRIVILEGE_WITHDRAWN'
  /** Another certificate replaced it. */
  | 'SUPERSEDED'
  /** No reason is given. */
  | 'UNSPECIFIED';

/** The generated certificate to revoke, and the reason. */
export type RevokeCertificateInput = {
  /** The certificate's id. */
  readonly certificate: string;
  /** The reason. */
  readonly reason?: RevocationReason | null | undefined;
};

/** What a caller may do, in single scopes or in the whole tenant. */
export type Right =
  /** Create and delete service keys; nobody gives more than they have. */
  | 'ACCESS_ADMIN'
  /** Read the records of what was done. */
  | 'AUDIT_READ'
  /** Export files as they were uploaded. */
  | 'CERTIFICATE_EXPORT'
  /** Export files that have, or may hide, a private key. */
  | 'CERTIFICATE_EXPORT_PRIVATE'
  /** Read certificates, and export them without private keys; see the scopes that hold them. */
  | 'CERTIFICATE_READ'
  /** Upload, generate, replace, renew, label, revoke, delete and restore certificates. */
  | 'CERTIFICATE_WRITE'
  /** Read destinations without their secrets. */
  | 'DESTINATION_READ'
  /** Read the secrets of destinations too. */
  | 'DESTINATION_READ_SECRETS'
  /** Create, change and delete destinations. */
  | 'DESTINATION_WRITE'
  /** Create and suspend tenants; it stands outside every tenant, and no scope gives it. */
  | 'INSTALLATION_ADMIN'
  /** Choose who is told of what happens. */
  | 'NOTIFICATION_ADMIN'
  /** See scopes, and delete them; in the whole tenant, create them too. */
  | 'SCOPE_ADMIN'
  /** Make and replace the key pairs by which a subaccount is trusted. */
  | 'TRUST_ADMIN'
  /** Read the certificates by which a subaccount is trusted. */
  | 'TRUST_READ';

/** A named set of rights, as SAP BTP names them. Those that end in INSTANCE are about a service instance, the others about a subaccount. */
export type Role =
  /** Everything about destinations, certificates and trust. */
  | 'DESTINATION_ADMINISTRATOR'
  /** Everything about destinations and certificates. */
  | 'DESTINATION_ADMINISTRATOR_INSTANCE'
  /** Everything about certificates. */
  | 'DESTINATION_CERTIFICATE_ADMINISTRATOR'
  /** Everything about certificates. */
  | 'DESTINATION_CERTIFICATE_ADMINISTRATOR_INSTANCE'
  /** Read certificates, and export those without private keys. */
  | 'DESTINATION_CERTIFICATE_VIEWER'
  /** Read certificates, and export those without private keys. */
  | 'DESTINATION_CERTIFICATE_VIEWER_INSTANCE'
  /** Make, replace and read the key pairs by which the subaccount is trusted. */
  | 'DESTINATION_SUBACCOUNT_TRUST_ADMINISTRATOR'
  /** Read the certificates by which the subaccount is trusted. */
  | 'DESTINATION_SUBACCOUNT_TRUST_VIEWER'
  /** Read destinations without their secrets, certificates without private keys, and trust. */
  | 'DESTINATION_VIEWER'
  /** Read destinations without their secrets, and certificates without private keys. */
  | 'DESTINATION_VIEWER_INSTANCE';

/** The earlier version to roll back to. */
export type RollBackCertificateInput = {
  /** The certificate's id. */
  readonly certificate: string;
  /** True answers with RollBackCertificateDryRun, which shows what the earlier version has; nothing is stored. That also takes the right to read the certificate. */
  readonly dryRun?: boolean | null | undefined;
  /** The number of the version; null means the one before the present version. */
  readonly toVersion?: number | null | undefined;
};

/** What a runtime makes of a key store. */
export type RuntimeOutcome =
  /** Not known, for a password hides what decides, or the file was not read since the service knows this. */
  | 'NOT_TRIED'
  /** It opens the file with the right password and finds something in it that it can use. */
  | 'OPENS'
  /** It does not open the file, or finds nothing in it that it can use. */
  | 'REFUSES';

/** The reason why a runtime refuses a key store, or why it is not known whether it does. There may be more some day. */
export type RuntimeReason =
  /** The runtime lists an alias but does not find its entry: it looks for it in lower case. */
  | 'ALIAS_NOT_FOUND'
  /** An alias is encoded in a way that the runtime cannot read. */
  | 'ALIAS_UNREADABLE'
  /** A name or a localKeyID is of another type than the standard says. */
  | 'ATTRIBUTE_UNREADABLE'
  /** The runtime cannot read a certificate, and gives the file up. */
  | 'CERTIFICATE_UNREADABLE'
  /** The runtime does not know how a part of the file or a key is encrypted. */
  | 'ENCRYPTION_UNSUPPORTED'
  /** The runtime does not read keystores of this format. */
  | 'FORMAT_UNKNOWN'
  /** A key has a password of its own; the runtime takes one for all. */
  | 'KEY_PASSWORD_DIFFERS'
  /** The key of a certificate is shorter than the runtime takes. */
  | 'KEY_TOO_SHORT'
  /** A private key is no PKCS#8, or is not written as the runtime reads it. */
  | 'KEY_UNREADABLE'
  /** The runtime does not know the algorithm or curve of a private key. */
  | 'KEY_UNSUPPORTED'
  /** The runtime finds no certificate for a private key: the file does not say which. */
  | 'KEY_WITHOUT_CERTIFICATE'
  /** A password that was not given hides what decides. Unlock the keystore. */
  | 'LOCKED'
  /** The file has no MAC, and the runtime wants one. */
  | 'MAC_MISSING'
  /** The runtime does not know the MAC. */
  | 'MAC_UNSUPPORTED'
  /** The keystore opens but is empty. */
  | 'NOTHING_IN_IT'
  /** The keystore opens, but the runtime sees none of its entries. */
  | 'NOTHING_VISIBLE'
  /** It was stored before the service could tell, needs no password, and is read again soon. */
  | 'NOT_READ_AGAIN'
  /** The runtime wants a private key with its certificate, and finds none. */
  | 'NO_KEY_PAIR'
  /** The writer turned the password into other octets. */
  | 'PASSWORD_ENCODING_UNKNOWN'
  /** The runtime takes only passwords of ASCII characters. */
  | 'PASSWORD_NOT_ASCII'
  /** A certificate is signed with a hash that the runtime no longer takes. */
  | 'SIGNATURE_TOO_WEAK'
  /** The file is built in a way that the runtime does not read. */
  | 'STRUCTURE_UNREADABLE'
  /** The file holds something that nobody has tried in this runtime. */
  | 'UNKNOWN'
  /** The keystore is written as text (base64), and the runtime wants its octets. */
  | 'WRAPPED_IN_TEXT';

/** The programs that open key stores, each in its last update; there may be more some day. What is said of them was compared with what they do themselves, but for Java 8: that is told from its source. */
export type RuntimeVersion =
  /** Java 8 from 8u301 on. */
  | 'JAVA_8'
  /** Java 11 from 11.0.12 on. */
  | 'JAVA_11'
  /** Java 17. */
  | 'JAVA_17'
  /** Java 21. */
  | 'JAVA_21'
  /** Java 25. */
  | 'JAVA_25'
  /** Node 18, and so approuter and SAP's JavaScript SDK on it. */
  | 'NODE_18'
  /** Node 20. */
  | 'NODE_20'
  /** Node 22 in its last updates, which stand on OpenSSL 3.5. */
  | 'NODE_22'
  /** Node 24, which stands on OpenSSL 3.5. */
  | 'NODE_24'
  /** OpenSSL 1.1, which also older Python and PHP use. */
  | 'OPENSSL_1_1'
  /** OpenSSL 3.0 without its legacy provider; the same holds up to 3.3. */
  | 'OPENSSL_3_0'
  /** OpenSSL 3.5 without its legacy provider; 3.4 knows PBMAC1 as well. */
  | 'OPENSSL_3_5';

/** What happened to a scope. */
export type ScopeChangeKind =
  /** The scope was created. */
  | 'CREATED'
  /** The scope was deleted. */
  | 'DELETED';

/** The level of a scope, as in SAP BTP. */
export type ScopeLevel =
  /** For the destinations of one service instance of a subaccount. */
  | 'SERVICE_INSTANCE'
  /** For the destinations of a subaccount. */
  | 'SUBACCOUNT';

/** Whether the service is to renew a certificate by itself. */
export type SetAutomaticRenewalInput = {
  /** On or off. */
  readonly automatic: boolean;
  /** The certificate's id. */
  readonly certificate: string;
  /** The file's password, needed to switch it on for a protected file; it is kept, encrypted, while it is on. */
  readonly password?: string | null | undefined;
};

/** The new labels of a certificate; they replace all labels that it has. */
export type SetCertificateLabelsInput = {
  /** The certificate's id. */
  readonly certificate: string;
  /** At most 10; an empty list removes all. */
  readonly labels: ReadonlyArray<LabelInput>;
};

/** How serious a problem is. */
export type Severity =
  /** Programs that use the certificate fail, now or soon. */
  | 'ERROR'
  /** Nothing fails; the information may be useful. */
  | 'INFO'
  /** Some programs may fail, or security is weaker than it should be. */
  | 'WARNING';

/** The units of a length of validity, counted by the calendar. */
export type TimeUnit =
  /** Days of 24 hours. */
  | 'DAYS'
  /** To the same day of a later month, or its last. */
  | 'MONTHS'
  /** To the same day of a later year. */
  | 'YEARS';

/** The password of a locked key store or PEM key, or those of its keys, or both. One of them is needed. */
export type UnlockKeystoreInput = {
  /** The certificate's id. */
  readonly certificate: string;
  /** Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none. */
  readonly keyPassword?: string | null | undefined;
  /** For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none. */
  readonly keyPasswords?: ReadonlyArray<KeyPasswordInput> | null | undefined;
  /** The password; may be empty. Null means none: the keys of a JKS and of a PEM are opened by their own passwords alone, but a PKCS12 mostly needs that of the store, too. */
  readonly password?: string | null | undefined;
};

/** A file to store. */
export type UploadCertificateInput = {
  /** Whether to store a file although a missing password hides a part of it. False refuses it with PasswordRequiredError. */
  readonly acceptLocked?: boolean | null | undefined;
  /** True checks the file and answers with UploadCertificateDryRun; nothing is stored. `idempotencyKey` is not looked at. */
  readonly dryRun?: boolean | null | undefined;
  /** 1 to 200 characters with one of the extensions .pem, .cer, .crt, .jks, .p12, .pfx; unique in the scope. */
  readonly fileName: string;
  /** 1 to 100 characters: the same key and input, passwords included, give the first answer again, for a day. */
  readonly idempotencyKey?: string | null | undefined;
  /** Opens the private keys that neither `password` nor their own of `keyPasswords` opens, if they have another password than the store (keytool -keypass); it is not kept. Null means none. */
  readonly keyPassword?: string | null | undefined;
  /** For single private keys, where they have different passwords; at most 5,000, and none is kept. Null means none. */
  readonly keyPasswords?: ReadonlyArray<KeyPasswordInput> | null | undefined;
  /** At most 10 labels. */
  readonly labels?: ReadonlyArray<LabelInput> | null | undefined;
  /** Opens the key store, or the key of a PEM; null means that none is given, which is not the empty one. */
  readonly password?: string | null | undefined;
  /** The scope in which to store it. */
  readonly scope: string;
  /** Its octets, at most 2 MiB unless the installation says otherwise. */
  readonly source: CertificateSource;
};

/** A length of validity. */
export type ValidityPeriodInput = {
  /** The unit. */
  readonly unit: TimeUnit;
  /** How many units: 1 or more. */
  readonly value: number;
};

/** The present moment compared with a validity: that of end entities. What is found about issuers in their chains does not change it. */
export type ValidityStatus =
  /** Its notAfter is in the past. */
  | 'EXPIRED'
  /** Valid, and past the moment from which SAP's service would renew a certificate of that length of validity. */
  | 'EXPIRING'
  /** Its notBefore is in the future. */
  | 'NOT_YET_VALID'
  /** The file has no end-entity certificate, or a password hides it. */
  | 'UNKNOWN'
  /** Valid, and not close to its end. */
  | 'VALID';

/** How a version was created. */
export type VersionOrigin =
  /** The certificate was uploaded or generated. */
  | 'CREATION'
  /** The certificate was signed again. */
  | 'RENEWAL'
  /** Another file replaced the one before. */
  | 'REPLACEMENT'
  /** The file of an earlier version was brought back. */
  | 'ROLL_BACK';

export type ServiceKeyRowFragment = { readonly __typename: 'ServiceKey', readonly id: string, readonly name: string, readonly clientId: string, readonly subaccount: string, readonly serviceInstance: string | null, readonly createdAt: string, readonly createdBy: string, readonly lastUsedAt: string | null, readonly tenantRights: ReadonlyArray<Right>, readonly subaccountRights: ReadonlyArray<Right>, readonly instanceRights: ReadonlyArray<Right> };

export type ListServiceKeysQueryVariables = Exact<{
  last: number;
  before?: string | null | undefined;
}>;


export type ListServiceKeysQuery = { readonly serviceKeys: { readonly __typename: 'ServiceKeyConnection', readonly totalCount: number, readonly pageInfo: { readonly __typename: 'PageInfo', readonly startCursor: string | null, readonly hasPreviousPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'ServiceKey', readonly id: string, readonly name: string, readonly clientId: string, readonly subaccount: string, readonly serviceInstance: string | null, readonly createdAt: string, readonly createdBy: string, readonly lastUsedAt: string | null, readonly tenantRights: ReadonlyArray<Right>, readonly subaccountRights: ReadonlyArray<Right>, readonly instanceRights: ReadonlyArray<Right> }> } };

export type CreateServiceKeyMutationVariables = Exact<{
  input: CreateServiceKeyInput;
}>;


export type CreateServiceKeyMutation = { readonly createServiceKey:
    | { readonly __typename: 'CreateServiceKeySuccess', readonly clientSecret: string, readonly binding: string, readonly serviceKey: { readonly __typename: 'ServiceKey', readonly clientId: string } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly field: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly code: ErrorCode, readonly message: string }
   | null };

export type DeleteServiceKeyMutationVariables = Exact<{
  input: DeleteServiceKeyInput;
}>;


export type DeleteServiceKeyMutation = { readonly deleteServiceKey:
    | { readonly __typename: 'DeleteServiceKeySuccess', readonly deletedServiceKeyId: string }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type PresentPositionQueryVariables = Exact<{ [key: string]: never; }>;


export type PresentPositionQuery = { readonly presentPosition: string };

export type CertificateChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CertificateChangesSubscription = { readonly certificateChanged: { readonly __typename: 'CertificateChange', readonly kind: ChangeKind, readonly certificateId: string, readonly scopeId: string, readonly position: string } };

export type ScopeChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ScopeChangesSubscription = { readonly scopeChanged: { readonly __typename: 'ScopeChange', readonly kind: ScopeChangeKind, readonly scopeId: string, readonly position: string } };

export type FirstScreenQueryVariables = Exact<{
  filter?: CertificateFilter | null | undefined;
  orderBy?: CertificateOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  scope: string;
  inScope: boolean;
  expiring: ExpiryIntervals;
}>;


export type FirstScreenQuery = { readonly viewer: { readonly __typename: 'Viewer', readonly subject: string, readonly tenant: string, readonly permissions: ReadonlyArray<Right> }, readonly scopes: { readonly __typename: 'ScopeConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }> }, readonly certificates: { readonly __typename: 'CertificateConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
    > }, readonly statistics?: { readonly __typename: 'CertificateStatistics', readonly total: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }>, readonly expiring: ReadonlyArray<{ readonly __typename: 'ExpiryCount', readonly from: string, readonly to: string, readonly total: number, readonly automaticRenewal: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }> }> }, readonly scope?: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right>, readonly statistics: { readonly __typename: 'CertificateStatistics', readonly total: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }>, readonly expiring: ReadonlyArray<{ readonly __typename: 'ExpiryCount', readonly from: string, readonly to: string, readonly total: number, readonly automaticRenewal: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }> }> } } | null };

export type LabelChoicesFragment = { readonly __typename: 'LabelsInUse', readonly hasMore: boolean, readonly labels: ReadonlyArray<{ readonly __typename: 'LabelInUse', readonly key: string, readonly values: ReadonlyArray<string>, readonly hasMore: boolean }> };

export type CompleteLabelsQueryVariables = Exact<{
  scope: string;
  inScope: boolean;
  key?: string | null | undefined;
  prefix?: string | null | undefined;
}>;


export type CompleteLabelsQuery = { readonly labelsInUse?: { readonly __typename: 'LabelsInUse', readonly hasMore: boolean, readonly labels: ReadonlyArray<{ readonly __typename: 'LabelInUse', readonly key: string, readonly values: ReadonlyArray<string>, readonly hasMore: boolean }> }, readonly scope?: { readonly __typename: 'Scope', readonly id: string, readonly labelsInUse: { readonly __typename: 'LabelsInUse', readonly hasMore: boolean, readonly labels: ReadonlyArray<{ readonly __typename: 'LabelInUse', readonly key: string, readonly values: ReadonlyArray<string>, readonly hasMore: boolean }> } } | null };

type CertificateRow_Keystore_Fragment = { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } };

type CertificateRow_SingleCertificate_Fragment = { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } };

export type CertificateRowFragment =
  | CertificateRow_Keystore_Fragment
  | CertificateRow_SingleCertificate_Fragment
;

export type ListCertificatesQueryVariables = Exact<{
  filter?: CertificateFilter | null | undefined;
  orderBy?: CertificateOrder | null | undefined;
  after?: string | null | undefined;
  first: number;
  counted: boolean;
}>;


export type ListCertificatesQuery = { readonly certificates: { readonly __typename: 'CertificateConnection', readonly totalCount?: number, readonly totalCountIsExact?: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
    > } };

export type ShowCreationChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShowCreationChoicesQuery = { readonly installation: { readonly __typename: 'Installation', readonly generationService: string, readonly needsCsr: boolean, readonly defaultKeyAlgorithm: KeyAlgorithm, readonly keyAlgorithms: ReadonlyArray<KeyAlgorithm>, readonly defaultValidity: { readonly __typename: 'ValidityPeriod', readonly value: number, readonly unit: TimeUnit }, readonly limits: { readonly __typename: 'InstallationLimits', readonly fileSize: number, readonly validityDays: number, readonly nameLength: number, readonly commonNameLength: number, readonly labels: number, readonly labelValues: number, readonly labelLength: number, readonly passwordLength: number }, readonly fileTypes: ReadonlyArray<{ readonly __typename: 'FileTypeChoice', readonly type: CertificateFileType, readonly formats: ReadonlyArray<CertificateFormat> }>, readonly generatedFileTypes: ReadonlyArray<{ readonly __typename: 'GeneratedFileTypeChoice', readonly type: GeneratedFileType, readonly holdsPrivateKey: boolean, readonly takesCsr: boolean }>, readonly renewalThresholds: ReadonlyArray<{ readonly __typename: 'RenewalThreshold', readonly validityUpToDays: number | null, readonly before: number }> } };

export type GenerateCertificateMutationVariables = Exact<{
  input: GenerateCertificateInput;
}>;


export type GenerateCertificateMutation = { readonly generateCertificate:
    | { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'GenerateCertificateDryRun', readonly preview: { readonly __typename: 'GenerationPlan', readonly name: string, readonly subject: string, readonly notBefore: string, readonly notAfter: string, readonly keyAlgorithm: KeyAlgorithm | null } }
    | { readonly __typename: 'GenerateCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string }
       }
    | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidCsrError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type InspectedX509Fragment = { readonly __typename: 'X509Certificate', readonly notAfter: string, readonly status: ValidityStatus, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string } };

export type InspectedContentsFragment = { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly locked: boolean, readonly status: ValidityStatus, readonly notAfter: string | null, readonly entries: ReadonlyArray<
    | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly notAfter: string, readonly status: ValidityStatus, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string } }> }
    | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string }
    | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly notAfter: string, readonly status: ValidityStatus, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string } } }
    | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string }
  >, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly notAfter: string, readonly status: ValidityStatus, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string } }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> };

export type InspectFileQueryVariables = Exact<{
  input: InspectCertificateInput;
}>;


export type InspectFileQuery = { readonly inspectCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InspectCertificateSuccess', readonly inspection: { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly locked: boolean, readonly status: ValidityStatus, readonly notAfter: string | null, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly notAfter: string, readonly status: ValidityStatus, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string } }> }
          | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string }
          | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly notAfter: string, readonly status: ValidityStatus, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string } } }
          | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string }
        >, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly notAfter: string, readonly status: ValidityStatus, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string } }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type ImportFileMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type ImportFileMutation = { readonly uploadCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UploadCertificateDryRun' }
    | { readonly __typename: 'UploadCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string }
       }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type ReplaceByFileMutationVariables = Exact<{
  input: ReplaceCertificateInput;
}>;


export type ReplaceByFileMutation = { readonly replaceCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ReplaceCertificateDryRun', readonly impact: ReadonlyArray<{ readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
            | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
            | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
           }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } }> }
    | { readonly __typename: 'ReplaceCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string }
       }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type FindByNameQueryVariables = Exact<{
  filter: CertificateFilter;
}>;


export type FindByNameQuery = { readonly certificates: { readonly __typename: 'CertificateConnection', readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly notAfter: string | null }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly notAfter: string | null }
    > } };

type Refusal_AuthorityUnavailableError_Fragment = { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string };

type Refusal_ForbiddenError_Fragment = { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string };

type Refusal_IdempotencyMismatchError_Fragment = { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string };

type Refusal_InUseError_Fragment = { readonly __typename: 'InUseError', readonly code: ErrorCode, readonly message: string };

type Refusal_IncompleteChainError_Fragment = { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string };

type Refusal_InvalidCsrError_Fragment = { readonly __typename: 'InvalidCsrError', readonly code: ErrorCode, readonly message: string };

type Refusal_InvalidInputError_Fragment = { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string };

type Refusal_KeyMismatchError_Fragment = { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string };

type Refusal_MalformedContentError_Fragment = { readonly __typename: 'MalformedContentError', readonly code: ErrorCode, readonly message: string };

type Refusal_ModifiedMeanwhileError_Fragment = { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string };

type Refusal_NameTakenError_Fragment = { readonly __typename: 'NameTakenError', readonly code: ErrorCode, readonly message: string };

type Refusal_NotFoundError_Fragment = { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string };

type Refusal_NotGeneratedError_Fragment = { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string };

type Refusal_PasswordRequiredError_Fragment = { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string };

type Refusal_QuotaExceededError_Fragment = { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string };

type Refusal_ScopeNotEmptyError_Fragment = { readonly __typename: 'ScopeNotEmptyError', readonly code: ErrorCode, readonly message: string };

type Refusal_ScopeTakenError_Fragment = { readonly __typename: 'ScopeTakenError', readonly code: ErrorCode, readonly message: string };

type Refusal_SubscriptionTakenError_Fragment = { readonly __typename: 'SubscriptionTakenError', readonly code: ErrorCode, readonly message: string };

type Refusal_TenantTakenError_Fragment = { readonly __typename: 'TenantTakenError', readonly code: ErrorCode, readonly message: string };

type Refusal_TooCostlyError_Fragment = { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string };

type Refusal_TooLargeError_Fragment = { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string };

type Refusal_UnrecognizedFormatError_Fragment = { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string };

type Refusal_UnsupportedAlgorithmError_Fragment = { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string };

type Refusal_WeakKeyError_Fragment = { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string };

type Refusal_WrongPasswordError_Fragment = { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string };

export type RefusalFragment =
  | Refusal_AuthorityUnavailableError_Fragment
  | Refusal_ForbiddenError_Fragment
  | Refusal_IdempotencyMismatchError_Fragment
  | Refusal_InUseError_Fragment
  | Refusal_IncompleteChainError_Fragment
  | Refusal_InvalidCsrError_Fragment
  | Refusal_InvalidInputError_Fragment
  | Refusal_KeyMismatchError_Fragment
  | Refusal_MalformedContentError_Fragment
  | Refusal_ModifiedMeanwhileError_Fragment
  | Refusal_NameTakenError_Fragment
  | Refusal_NotFoundError_Fragment
  | Refusal_NotGeneratedError_Fragment
  | Refusal_PasswordRequiredError_Fragment
  | Refusal_QuotaExceededError_Fragment
  | Refusal_ScopeNotEmptyError_Fragment
  | Refusal_ScopeTakenError_Fragment
  | Refusal_SubscriptionTakenError_Fragment
  | Refusal_TenantTakenError_Fragment
  | Refusal_TooCostlyError_Fragment
  | Refusal_TooLargeError_Fragment
  | Refusal_UnrecognizedFormatError_Fragment
  | Refusal_UnsupportedAlgorithmError_Fragment
  | Refusal_WeakKeyError_Fragment
  | Refusal_WrongPasswordError_Fragment
;

export type UseOfDeletedFragment = { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
    | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly displayName: string } }
    | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly displayName: string } }
   };

export type DeleteCertificateMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type DeleteCertificateMutation = { readonly deleteCertificate:
    | { readonly __typename: 'DeleteCertificateDryRun', readonly usedByHidden: number, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly displayName: string } }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly displayName: string } }
         }> }
    | { readonly __typename: 'DeleteCertificateSuccess' }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InUseError', readonly hidden: number, readonly code: ErrorCode, readonly message: string, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly displayName: string } }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly displayName: string } }
         }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type RestoreCertificateMutationVariables = Exact<{
  input: RestoreCertificateInput;
}>;


export type RestoreCertificateMutation = { readonly restoreCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'RestoreCertificateSuccess' }
   | null };

export type ShowRestorableForQueryVariables = Exact<{ [key: string]: never; }>;


export type ShowRestorableForQuery = { readonly installation: { readonly __typename: 'Installation', readonly restorableFor: number } };

export type ListDeletedQueryVariables = Exact<{
  filter: CertificateFilter;
  after?: string | null | undefined;
}>;


export type ListDeletedQuery = { readonly certificates: { readonly __typename: 'CertificateConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly commonName: string | null, readonly deletedAt: string | null, readonly restorableUntil: string | null, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> } }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly commonName: string | null, readonly deletedAt: string | null, readonly restorableUntil: string | null, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> } }
    > } };

export type ReferenceFindingFragment = { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> };

type ConfigurationRow_Destination_Fragment = { readonly __typename: 'Destination', readonly type: DestinationType, readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } };

type ConfigurationRow_Fragment_Fragment = { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } };

export type ConfigurationRowFragment =
  | ConfigurationRow_Destination_Fragment
  | ConfigurationRow_Fragment_Fragment
;

export type ListDestinationsQueryVariables = Exact<{
  scope: string;
  inScope: boolean;
  filter?: DestinationFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ListDestinationsQuery = { readonly destinations?: { readonly __typename: 'DestinationConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Destination', readonly type: DestinationType, readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }> }, readonly scope?: { readonly __typename: 'Scope', readonly id: string, readonly destinations: { readonly __typename: 'DestinationConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Destination', readonly type: DestinationType, readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }> } } | null };

export type DestinationPageFragment = { readonly __typename: 'DestinationConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Destination', readonly type: DestinationType, readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }> };

export type ListFragmentsQueryVariables = Exact<{
  scope: string;
  inScope: boolean;
  filter?: FragmentFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ListFragmentsQuery = { readonly fragments?: { readonly __typename: 'FragmentConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }> }, readonly scope?: { readonly __typename: 'Scope', readonly id: string, readonly fragments: { readonly __typename: 'FragmentConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }> } } | null };

export type FragmentPageFragment = { readonly __typename: 'FragmentConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }> };

export type ShowConfigurationQueryVariables = Exact<{
  id: string;
}>;


export type ShowConfigurationQuery = { readonly node:
    | { readonly __typename: 'Destination', readonly secretProperties: ReadonlyArray<string>, readonly version: number, readonly id: string, readonly type: DestinationType, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
    | { readonly __typename: 'Fragment', readonly secretProperties: ReadonlyArray<string>, readonly version: number, readonly id: string, readonly name: string, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
    | { readonly __typename: 'Keystore', readonly id: string }
    | { readonly __typename: 'PrivateKeyEntry', readonly id: string }
    | { readonly __typename: 'Scope', readonly id: string }
    | { readonly __typename: 'SecretKeyEntry', readonly id: string }
    | { readonly __typename: 'ServiceKey', readonly id: string }
    | { readonly __typename: 'SingleCertificate', readonly id: string }
    | { readonly __typename: 'TrustedCertificateEntry', readonly id: string }
    | { readonly __typename: 'UnreadableEntry', readonly id: string }
   | null };

export type SuggestCertificatesQueryVariables = Exact<{
  scope: string;
  search?: string | null | undefined;
}>;


export type SuggestCertificatesQuery = { readonly certificates: { readonly __typename: 'CertificateConnection', readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly status: ValidityStatus, readonly notAfter: string | null }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly status: ValidityStatus, readonly notAfter: string | null }
    > } };

export type PreviewFragment = { readonly __typename: 'ConfigurationPreview', readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> };

export type CreateDestinationMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type CreateDestinationMutation = { readonly createDestination:
    | { readonly __typename: 'CreateDestinationDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'CreateDestinationSuccess', readonly destination: { readonly __typename: 'Destination', readonly id: string } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly code: ErrorCode, readonly message: string }
   | null };

export type ReplaceDestinationMutationVariables = Exact<{
  input: ReplaceDestinationInput;
}>;


export type ReplaceDestinationMutation = { readonly replaceDestination:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ReplaceDestinationDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'ReplaceDestinationSuccess', readonly destination: { readonly __typename: 'Destination', readonly id: string } }
   | null };

export type DeleteDestinationMutationVariables = Exact<{
  id: string;
}>;


export type DeleteDestinationMutation = { readonly deleteDestination:
    | { readonly __typename: 'DeleteDestinationSuccess' }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type CreateFragmentMutationVariables = Exact<{
  input: CreateFragmentInput;
}>;


export type CreateFragmentMutation = { readonly createFragment:
    | { readonly __typename: 'CreateFragmentDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'CreateFragmentSuccess', readonly fragment: { readonly __typename: 'Fragment', readonly id: string } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly code: ErrorCode, readonly message: string }
   | null };

export type ReplaceFragmentMutationVariables = Exact<{
  input: ReplaceFragmentInput;
}>;


export type ReplaceFragmentMutation = { readonly replaceFragment:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ReplaceFragmentDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'ReplaceFragmentSuccess', readonly fragment: { readonly __typename: 'Fragment', readonly id: string } }
   | null };

export type DeleteFragmentMutationVariables = Exact<{
  id: string;
}>;


export type DeleteFragmentMutation = { readonly deleteFragment:
    | { readonly __typename: 'DeleteFragmentSuccess' }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type UploadForDestinationMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadForDestinationMutation = { readonly uploadCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IncompleteChainError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'KeyMismatchError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UploadCertificateDryRun' }
    | { readonly __typename: 'UploadCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string }
       }
    | { readonly __typename: 'WeakKeyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly code: ErrorCode, readonly message: string }
   | null };

export type ShowCertificateQueryVariables = Exact<{
  id: string;
}>;


export type ShowCertificateQuery = { readonly certificate:
    | { readonly __typename: 'Keystore', readonly locked: boolean, readonly integrity: Integrity, readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly size: number, readonly status: ValidityStatus, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly version: number, readonly hasPrivateKey: boolean | null, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }, readonly creation: { readonly __typename: 'CreationDetails', readonly method: CreationMethod, readonly fileName: string, readonly hasPassword: boolean, readonly generationService: string | null, readonly commonName: string | null, readonly csrProvided: boolean, readonly createdBy: string, readonly validity: { readonly __typename: 'ValidityPeriod', readonly value: number, readonly unit: TimeUnit } | null }, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
         }>, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean, readonly eligibleAt: string, readonly nextAttemptAt: string | null, readonly lastAttempt: { readonly __typename: 'RenewalAttempt', readonly at: string, readonly succeeded: boolean, readonly message: string | null } | null } | null, readonly revocation: { readonly __typename: 'Revocation', readonly at: string, readonly reason: RevocationReason } | null, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly createdAt: string, readonly createdBy: string, readonly notAfter: string | null, readonly origin: VersionOrigin, readonly ofVersion: number | null, readonly supersededAt: string | null, readonly kept: boolean, readonly status: ValidityStatus }>, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
        | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
        | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
        | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
      > }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly size: number, readonly status: ValidityStatus, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly version: number, readonly hasPrivateKey: boolean | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly version: number, readonly notBefore: string, readonly pathLength: number | null, readonly keyUsage: ReadonlyArray<KeyUsage> | null, readonly subjectKeyIdentifier: string | null, readonly authorityKeyIdentifier: string | null, readonly unreadable: ReadonlyArray<string>, readonly friendlyName: string | null, readonly pem: string, readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly oid: string, readonly bits: number | null, readonly curve: string | null, readonly spkiSha256: string }, readonly signatureAlgorithm: { readonly __typename: 'SignatureAlgorithm', readonly oid: string, readonly name: string, readonly hash: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly extendedKeyUsage: ReadonlyArray<{ readonly __typename: 'ExtendedKeyUsage', readonly oid: string, readonly name: string | null }> | null, readonly extensions: ReadonlyArray<{ readonly __typename: 'X509Extension', readonly oid: string, readonly name: string | null, readonly critical: boolean, readonly value: string }>, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha1: string, readonly sha256: string } }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }>, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean } | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }, readonly creation: { readonly __typename: 'CreationDetails', readonly method: CreationMethod, readonly fileName: string, readonly hasPassword: boolean, readonly generationService: string | null, readonly commonName: string | null, readonly csrProvided: boolean, readonly createdBy: string, readonly validity: { readonly __typename: 'ValidityPeriod', readonly value: number, readonly unit: TimeUnit } | null }, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
         }>, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean, readonly eligibleAt: string, readonly nextAttemptAt: string | null, readonly lastAttempt: { readonly __typename: 'RenewalAttempt', readonly at: string, readonly succeeded: boolean, readonly message: string | null } | null } | null, readonly revocation: { readonly __typename: 'Revocation', readonly at: string, readonly reason: RevocationReason } | null, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly createdAt: string, readonly createdBy: string, readonly notAfter: string | null, readonly origin: VersionOrigin, readonly ofVersion: number | null, readonly supersededAt: string | null, readonly kept: boolean, readonly status: ValidityStatus }>, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
        | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
        | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
        | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
      > }
   | null };

type CertificateFields_Keystore_Fragment = { readonly __typename: 'Keystore', readonly locked: boolean, readonly integrity: Integrity, readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly size: number, readonly status: ValidityStatus, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly version: number, readonly hasPrivateKey: boolean | null, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }, readonly creation: { readonly __typename: 'CreationDetails', readonly method: CreationMethod, readonly fileName: string, readonly hasPassword: boolean, readonly generationService: string | null, readonly commonName: string | null, readonly csrProvided: boolean, readonly createdBy: string, readonly validity: { readonly __typename: 'ValidityPeriod', readonly value: number, readonly unit: TimeUnit } | null }, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
      | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
      | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
     }>, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean, readonly eligibleAt: string, readonly nextAttemptAt: string | null, readonly lastAttempt: { readonly __typename: 'RenewalAttempt', readonly at: string, readonly succeeded: boolean, readonly message: string | null } | null } | null, readonly revocation: { readonly __typename: 'Revocation', readonly at: string, readonly reason: RevocationReason } | null, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly createdAt: string, readonly createdBy: string, readonly notAfter: string | null, readonly origin: VersionOrigin, readonly ofVersion: number | null, readonly supersededAt: string | null, readonly kept: boolean, readonly status: ValidityStatus }>, readonly entries: ReadonlyArray<
    | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
    | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
    | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
    | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
  > };

type CertificateFields_SingleCertificate_Fragment = { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly size: number, readonly status: ValidityStatus, readonly notAfter: string | null, readonly createdAt: string, readonly modifiedAt: string, readonly version: number, readonly hasPrivateKey: boolean | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly version: number, readonly notBefore: string, readonly pathLength: number | null, readonly keyUsage: ReadonlyArray<KeyUsage> | null, readonly subjectKeyIdentifier: string | null, readonly authorityKeyIdentifier: string | null, readonly unreadable: ReadonlyArray<string>, readonly friendlyName: string | null, readonly pem: string, readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly oid: string, readonly bits: number | null, readonly curve: string | null, readonly spkiSha256: string }, readonly signatureAlgorithm: { readonly __typename: 'SignatureAlgorithm', readonly oid: string, readonly name: string, readonly hash: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly extendedKeyUsage: ReadonlyArray<{ readonly __typename: 'ExtendedKeyUsage', readonly oid: string, readonly name: string | null }> | null, readonly extensions: ReadonlyArray<{ readonly __typename: 'X509Extension', readonly oid: string, readonly name: string | null, readonly critical: boolean, readonly value: string }>, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha1: string, readonly sha256: string } }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }>, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean } | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }, readonly creation: { readonly __typename: 'CreationDetails', readonly method: CreationMethod, readonly fileName: string, readonly hasPassword: boolean, readonly generationService: string | null, readonly commonName: string | null, readonly csrProvided: boolean, readonly createdBy: string, readonly validity: { readonly __typename: 'ValidityPeriod', readonly value: number, readonly unit: TimeUnit } | null }, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
      | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
      | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
     }>, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean, readonly eligibleAt: string, readonly nextAttemptAt: string | null, readonly lastAttempt: { readonly __typename: 'RenewalAttempt', readonly at: string, readonly succeeded: boolean, readonly message: string | null } | null } | null, readonly revocation: { readonly __typename: 'Revocation', readonly at: string, readonly reason: RevocationReason } | null, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly createdAt: string, readonly createdBy: string, readonly notAfter: string | null, readonly origin: VersionOrigin, readonly ofVersion: number | null, readonly supersededAt: string | null, readonly kept: boolean, readonly status: ValidityStatus }>, readonly entries: ReadonlyArray<
    | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
    | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
    | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
    | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
  > };

export type CertificateFieldsFragment =
  | CertificateFields_Keystore_Fragment
  | CertificateFields_SingleCertificate_Fragment
;

export type SetLabelsMutationVariables = Exact<{
  input: SetCertificateLabelsInput;
}>;


export type SetLabelsMutation = { readonly setCertificateLabels:
    | { readonly __typename: 'ForbiddenError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: ErrorCode, readonly field: string }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'SetCertificateLabelsSuccess' }
   | null };

export type ShowLabelChoicesQueryVariables = Exact<{
  scope: string;
}>;


export type ShowLabelChoicesQuery = { readonly installation: { readonly __typename: 'Installation', readonly limits: { readonly __typename: 'InstallationLimits', readonly labels: number, readonly labelValues: number, readonly labelLength: number } }, readonly scope: { readonly __typename: 'Scope', readonly labelsInUse: { readonly __typename: 'LabelsInUse', readonly labels: ReadonlyArray<{ readonly __typename: 'LabelInUse', readonly key: string, readonly values: ReadonlyArray<string> }> } } | null };

export type RenewMutationVariables = Exact<{
  input: RenewCertificateInput;
}>;


export type RenewMutation = { readonly renewCertificate:
    | { readonly __typename: 'AuthorityUnavailableError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'ForbiddenError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'MalformedContentError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotGeneratedError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'PasswordRequiredError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'RenewCertificateSuccess' }
    | { readonly __typename: 'TooCostlyError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'TooLargeError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnrecognizedFormatError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'WrongPasswordError', readonly message: string, readonly code: ErrorCode }
   | null };

export type SwitchRenewalMutationVariables = Exact<{
  input: SetAutomaticRenewalInput;
}>;


export type SwitchRenewalMutation = { readonly setAutomaticRenewal:
    | { readonly __typename: 'ForbiddenError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'MalformedContentError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotGeneratedError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'PasswordRequiredError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'SetAutomaticRenewalSuccess' }
    | { readonly __typename: 'TooCostlyError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'TooLargeError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnrecognizedFormatError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'WrongPasswordError', readonly message: string, readonly code: ErrorCode }
   | null };

export type RevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeMutation = { readonly revokeCertificate:
    | { readonly __typename: 'ForbiddenError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotGeneratedError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'RevokeCertificateSuccess' }
   | null };

export type UnlockMutationVariables = Exact<{
  input: UnlockKeystoreInput;
}>;


export type UnlockMutation = { readonly unlockKeystore:
    | { readonly __typename: 'ForbiddenError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'IncompleteChainError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'KeyMismatchError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'MalformedContentError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'PasswordRequiredError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'TooCostlyError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'TooLargeError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnlockKeystoreSuccess' }
    | { readonly __typename: 'UnrecognizedFormatError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'WeakKeyError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'WrongPasswordError', readonly message: string, readonly code: ErrorCode, readonly field: string }
   | null };

export type ReplaceMutationVariables = Exact<{
  input: ReplaceCertificateInput;
}>;


export type ReplaceMutation = { readonly replaceCertificate:
    | { readonly __typename: 'ForbiddenError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'IncompleteChainError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'InvalidInputError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'KeyMismatchError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'MalformedContentError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'PasswordRequiredError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'ReplaceCertificateDryRun', readonly inspection: { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly status: ValidityStatus, readonly notAfter: string | null, readonly locked: boolean, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly locked: boolean } }
          | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
          | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string }
          | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
        >, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> }, readonly changes: ReadonlyArray<{ readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null }>, readonly impact: ReadonlyArray<{ readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
            | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
            | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
           }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } }> }
    | { readonly __typename: 'ReplaceCertificateSuccess' }
    | { readonly __typename: 'TooCostlyError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'TooLargeError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnrecognizedFormatError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'WeakKeyError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'WrongPasswordError', readonly message: string, readonly code: ErrorCode, readonly field: string }
   | null };

export type RollBackMutationVariables = Exact<{
  input: RollBackCertificateInput;
}>;


export type RollBackMutation = { readonly rollBackCertificate:
    | { readonly __typename: 'ForbiddenError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'NotFoundError', readonly message: string, readonly code: ErrorCode }
    | { readonly __typename: 'RollBackCertificateDryRun', readonly inspection: { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly status: ValidityStatus, readonly notAfter: string | null, readonly locked: boolean, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> }, readonly changes: ReadonlyArray<{ readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null }>, readonly impact: ReadonlyArray<{ readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
            | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
            | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
           }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } }> }
    | { readonly __typename: 'RollBackCertificateSuccess' }
   | null };

export type ShowVersionEntriesQueryVariables = Exact<{
  id: string;
}>;


export type ShowVersionEntriesQuery = { readonly certificate:
    | { readonly __typename: 'Keystore', readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
          | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
          | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
          | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
        > | null }> }
    | { readonly __typename: 'SingleCertificate', readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
          | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
          | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
          | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
        > | null }> }
   | null };

export type ShowEntryQueryVariables = Exact<{
  certificate: string;
  entry: string;
}>;


export type ShowEntryQuery = { readonly certificate:
    | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
        | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
        | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
        | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
      >, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> }
        | { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string }
        | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } }
        | { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string }
      >, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> }
   | null, readonly node:
    | { readonly __typename: 'Destination' }
    | { readonly __typename: 'Fragment' }
    | { readonly __typename: 'Keystore' }
    | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: string | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly version: number, readonly notBefore: string, readonly pathLength: number | null, readonly keyUsage: ReadonlyArray<KeyUsage> | null, readonly subjectKeyIdentifier: string | null, readonly authorityKeyIdentifier: string | null, readonly unreadable: ReadonlyArray<string>, readonly friendlyName: string | null, readonly pem: string, readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly oid: string, readonly bits: number | null, readonly curve: string | null, readonly spkiSha256: string }, readonly signatureAlgorithm: { readonly __typename: 'SignatureAlgorithm', readonly oid: string, readonly name: string, readonly hash: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly extendedKeyUsage: ReadonlyArray<{ readonly __typename: 'ExtendedKeyUsage', readonly oid: string, readonly name: string | null }> | null, readonly extensions: ReadonlyArray<{ readonly __typename: 'X509Extension', readonly oid: string, readonly name: string | null, readonly critical: boolean, readonly value: string }>, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha1: string, readonly sha256: string } }> }
    | { readonly __typename: 'Scope' }
    | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: string | null }
    | { readonly __typename: 'ServiceKey' }
    | { readonly __typename: 'SingleCertificate' }
    | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: string | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly version: number, readonly notBefore: string, readonly pathLength: number | null, readonly keyUsage: ReadonlyArray<KeyUsage> | null, readonly subjectKeyIdentifier: string | null, readonly authorityKeyIdentifier: string | null, readonly unreadable: ReadonlyArray<string>, readonly friendlyName: string | null, readonly pem: string, readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly oid: string, readonly bits: number | null, readonly curve: string | null, readonly spkiSha256: string }, readonly signatureAlgorithm: { readonly __typename: 'SignatureAlgorithm', readonly oid: string, readonly name: string, readonly hash: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly extendedKeyUsage: ReadonlyArray<{ readonly __typename: 'ExtendedKeyUsage', readonly oid: string, readonly name: string | null }> | null, readonly extensions: ReadonlyArray<{ readonly __typename: 'X509Extension', readonly oid: string, readonly name: string | null, readonly critical: boolean, readonly value: string }>, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha1: string, readonly sha256: string } } }
    | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: string | null }
   | null };

type EntryFields_PrivateKeyEntry_Fragment = { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: string | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly version: number, readonly notBefore: string, readonly pathLength: number | null, readonly keyUsage: ReadonlyArray<KeyUsage> | null, readonly subjectKeyIdentifier: string | null, readonly authorityKeyIdentifier: string | null, readonly unreadable: ReadonlyArray<string>, readonly friendlyName: string | null, readonly pem: string, readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly oid: string, readonly bits: number | null, readonly curve: string | null, readonly spkiSha256: string }, readonly signatureAlgorithm: { readonly __typename: 'SignatureAlgorithm', readonly oid: string, readonly name: string, readonly hash: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly extendedKeyUsage: ReadonlyArray<{ readonly __typename: 'ExtendedKeyUsage', readonly oid: string, readonly name: string | null }> | null, readonly extensions: ReadonlyArray<{ readonly __typename: 'X509Extension', readonly oid: string, readonly name: string | null, readonly critical: boolean, readonly value: string }>, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha1: string, readonly sha256: string } }> };

type EntryFields_SecretKeyEntry_Fragment = { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: string | null };

type EntryFields_TrustedCertificateEntry_Fragment = { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: string | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly version: number, readonly notBefore: string, readonly pathLength: number | null, readonly keyUsage: ReadonlyArray<KeyUsage> | null, readonly subjectKeyIdentifier: string | null, readonly authorityKeyIdentifier: string | null, readonly unreadable: ReadonlyArray<string>, readonly friendlyName: string | null, readonly pem: string, readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly oid: string, readonly bits: number | null, readonly curve: string | null, readonly spkiSha256: string }, readonly signatureAlgorithm: { readonly __typename: 'SignatureAlgorithm', readonly oid: string, readonly name: string, readonly hash: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly extendedKeyUsage: ReadonlyArray<{ readonly __typename: 'ExtendedKeyUsage', readonly oid: string, readonly name: string | null }> | null, readonly extensions: ReadonlyArray<{ readonly __typename: 'X509Extension', readonly oid: string, readonly name: string | null, readonly critical: boolean, readonly value: string }>, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha1: string, readonly sha256: string } } };

type EntryFields_UnreadableEntry_Fragment = { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: string | null };

export type EntryFieldsFragment =
  | EntryFields_PrivateKeyEntry_Fragment
  | EntryFields_SecretKeyEntry_Fragment
  | EntryFields_TrustedCertificateEntry_Fragment
  | EntryFields_UnreadableEntry_Fragment
;

export type FindElsewhereQueryVariables = Exact<{
  entry: string;
}>;


export type FindElsewhereQuery = { readonly node:
    | { readonly __typename: 'Destination' }
    | { readonly __typename: 'Fragment' }
    | { readonly __typename: 'Keystore' }
    | { readonly __typename: 'PrivateKeyEntry', readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string }, readonly occurrences: { readonly __typename: 'CertificateConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
          > }, readonly sameKey: { readonly __typename: 'CertificateConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
          > } }> }
    | { readonly __typename: 'Scope' }
    | { readonly __typename: 'SecretKeyEntry' }
    | { readonly __typename: 'ServiceKey' }
    | { readonly __typename: 'SingleCertificate' }
    | { readonly __typename: 'TrustedCertificateEntry', readonly certificate: { readonly __typename: 'X509Certificate', readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string }, readonly occurrences: { readonly __typename: 'CertificateConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
          > }, readonly sameKey: { readonly __typename: 'CertificateConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
          > } } }
    | { readonly __typename: 'UnreadableEntry' }
   | null };

export type ElsewhereFragment = { readonly __typename: 'X509Certificate', readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string }, readonly occurrences: { readonly __typename: 'CertificateConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
    > }, readonly sameKey: { readonly __typename: 'CertificateConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
    > } };

type CertificateLink_Keystore_Fragment = { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } };

type CertificateLink_SingleCertificate_Fragment = { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } };

export type CertificateLinkFragment =
  | CertificateLink_Keystore_Fragment
  | CertificateLink_SingleCertificate_Fragment
;

export type FindingFieldsFragment = { readonly __typename: 'Finding', readonly code: FindingCode, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly kind: FindingKind | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> };

export type PrivateKeyFieldsFragment = { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean };

export type X509LinkFragment = { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } };

export type NameFieldsFragment = { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> };

export type X509FieldsFragment = { readonly __typename: 'X509Certificate', readonly version: number, readonly notBefore: string, readonly pathLength: number | null, readonly keyUsage: ReadonlyArray<KeyUsage> | null, readonly subjectKeyIdentifier: string | null, readonly authorityKeyIdentifier: string | null, readonly unreadable: ReadonlyArray<string>, readonly friendlyName: string | null, readonly pem: string, readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string, readonly attributes: ReadonlyArray<{ readonly __typename: 'NameAttribute', readonly oid: string, readonly shortName: string | null, readonly value: string, readonly rdn: number }> }, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly oid: string, readonly bits: number | null, readonly curve: string | null, readonly spkiSha256: string }, readonly signatureAlgorithm: { readonly __typename: 'SignatureAlgorithm', readonly oid: string, readonly name: string, readonly hash: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly extendedKeyUsage: ReadonlyArray<{ readonly __typename: 'ExtendedKeyUsage', readonly oid: string, readonly name: string | null }> | null, readonly extensions: ReadonlyArray<{ readonly __typename: 'X509Extension', readonly oid: string, readonly name: string | null, readonly critical: boolean, readonly value: string }>, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha1: string, readonly sha256: string } };

type EntryRow_PrivateKeyEntry_Fragment = { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encoding: string, readonly encrypted: boolean, readonly locked: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } }> };

type EntryRow_SecretKeyEntry_Fragment = { readonly __typename: 'SecretKeyEntry', readonly id: string, readonly alias: string };

type EntryRow_TrustedCertificateEntry_Fragment = { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: string, readonly notAfter: string, readonly status: ValidityStatus, readonly isSelfSigned: boolean, readonly isCertificateAuthority: boolean, readonly subject: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly commonName: string | null, readonly rfc4514: string }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: string } } };

type EntryRow_UnreadableEntry_Fragment = { readonly __typename: 'UnreadableEntry', readonly id: string, readonly alias: string };

export type EntryRowFragment =
  | EntryRow_PrivateKeyEntry_Fragment
  | EntryRow_SecretKeyEntry_Fragment
  | EntryRow_TrustedCertificateEntry_Fragment
  | EntryRow_UnreadableEntry_Fragment
;

export type ChangeFieldsFragment = { readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null };

export type ImpactFieldsFragment = { readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
      | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
      | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
     }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } };

export type UseFieldsFragment = { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
    | { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
    | { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly displayName: string } }
   };

export type ExpiryFragment = { readonly __typename: 'CertificateStatistics', readonly total: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }>, readonly expiring: ReadonlyArray<{ readonly __typename: 'ExpiryCount', readonly from: string, readonly to: string, readonly total: number, readonly automaticRenewal: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }> }> };

export type ShowExpiryQueryVariables = Exact<{
  scope: string;
  inScope: boolean;
  expiring: ExpiryIntervals;
}>;


export type ShowExpiryQuery = { readonly statistics?: { readonly __typename: 'CertificateStatistics', readonly total: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }>, readonly expiring: ReadonlyArray<{ readonly __typename: 'ExpiryCount', readonly from: string, readonly to: string, readonly total: number, readonly automaticRenewal: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }> }> }, readonly scope?: { readonly __typename: 'Scope', readonly id: string, readonly statistics: { readonly __typename: 'CertificateStatistics', readonly total: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }>, readonly expiring: ReadonlyArray<{ readonly __typename: 'ExpiryCount', readonly from: string, readonly to: string, readonly total: number, readonly automaticRenewal: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number, readonly automaticRenewal: number }> }> } } | null };

export type ShowExportQueryVariables = Exact<{
  id: string;
  earlier: boolean;
}>;


export type ShowExportQuery = { readonly certificate:
    | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly format: CertificateFormat, readonly hasPrivateKey: boolean | null, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly alias: string }
        | { readonly __typename: 'SecretKeyEntry', readonly alias: string }
        | { readonly __typename: 'TrustedCertificateEntry', readonly alias: string }
        | { readonly __typename: 'UnreadableEntry', readonly alias: string }
      >, readonly versions?: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly alias: string }
          | { readonly __typename: 'SecretKeyEntry', readonly alias: string }
          | { readonly __typename: 'TrustedCertificateEntry', readonly alias: string }
          | { readonly __typename: 'UnreadableEntry', readonly alias: string }
        > | null }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly viewerPermissions: ReadonlyArray<Right> } }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly format: CertificateFormat, readonly hasPrivateKey: boolean | null, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly alias: string }
        | { readonly __typename: 'SecretKeyEntry', readonly alias: string }
        | { readonly __typename: 'TrustedCertificateEntry', readonly alias: string }
        | { readonly __typename: 'UnreadableEntry', readonly alias: string }
      >, readonly versions?: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly alias: string }
          | { readonly __typename: 'SecretKeyEntry', readonly alias: string }
          | { readonly __typename: 'TrustedCertificateEntry', readonly alias: string }
          | { readonly __typename: 'UnreadableEntry', readonly alias: string }
        > | null }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly viewerPermissions: ReadonlyArray<Right> } }
   | null, readonly installation: { readonly __typename: 'Installation', readonly pkcs12Profiles: ReadonlyArray<Pkcs12Profile>, readonly defaultPkcs12Profile: Pkcs12Profile, readonly exportFormats: ReadonlyArray<{ readonly __typename: 'ExportFormatChoice', readonly format: ExportFormat, readonly keystore: boolean, readonly holdsPrivateKeys: boolean }> } };

export type ExportCertificateMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type ExportCertificateMutation = { readonly exportCertificate:
    | { readonly __typename: 'ExportCertificateSuccess', readonly fileName: string, readonly mediaType: string, readonly content: string, readonly sha256: string }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type ScopeFieldsFragment = { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> };

export type ListScopesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ListScopesQuery = { readonly scopes: { readonly __typename: 'ScopeConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }> } };

export type ShowScopeQueryVariables = Exact<{
  id: string;
}>;


export type ShowScopeQuery = { readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> } | null };

export type CreateScopeMutationVariables = Exact<{
  input: CreateScopeInput;
}>;


export type CreateScopeMutation = { readonly createScope:
    | { readonly __typename: 'CreateScopeSuccess', readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ScopeTakenError', readonly code: ErrorCode, readonly message: string }
   | null };

export type DeleteScopeMutationVariables = Exact<{
  input: DeleteScopeInput;
}>;


export type DeleteScopeMutation = { readonly deleteScope:
    | { readonly __typename: 'DeleteScopeSuccess', readonly deletedScopeId: string }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ScopeNotEmptyError', readonly certificateCount: number, readonly destinationCount: number, readonly fragmentCount: number, readonly code: ErrorCode, readonly message: string }
   | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ServiceKeyRowFragmentDoc = new TypedDocumentString(`
    fragment ServiceKeyRow on ServiceKey {
  id
  name
  clientId
  subaccount
  serviceInstance
  createdAt
  createdBy
  lastUsedAt
  tenantRights
  subaccountRights
  instanceRights
}
    `, {"fragmentName":"ServiceKeyRow"}) as unknown as TypedDocumentString<ServiceKeyRowFragment, unknown>;
export const LabelChoicesFragmentDoc = new TypedDocumentString(`
    fragment LabelChoices on LabelsInUse {
  hasMore
  labels {
    key
    values
    hasMore
  }
}
    `, {"fragmentName":"LabelChoices"}) as unknown as TypedDocumentString<LabelChoicesFragment, unknown>;
export const CertificateRowFragmentDoc = new TypedDocumentString(`
    fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  status
  commonName
  notAfter
  createdAt
  modifiedAt
  renewal {
    automatic
  }
  labels {
    key
    values
  }
  scope {
    id
    displayName
  }
}
    `, {"fragmentName":"CertificateRow"}) as unknown as TypedDocumentString<CertificateRowFragment, unknown>;
export const InspectedX509FragmentDoc = new TypedDocumentString(`
    fragment InspectedX509 on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  notAfter
  status
}
    `, {"fragmentName":"InspectedX509"}) as unknown as TypedDocumentString<InspectedX509Fragment, unknown>;
export const FindingFieldsFragmentDoc = new TypedDocumentString(`
    fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}
    `, {"fragmentName":"FindingFields"}) as unknown as TypedDocumentString<FindingFieldsFragment, unknown>;
export const InspectedContentsFragmentDoc = new TypedDocumentString(`
    fragment InspectedContents on Inspection {
  format
  locked
  status
  notAfter
  entries {
    __typename
    id
    alias
    ... on PrivateKeyEntry {
      privateKey {
        algorithm
        bits
        curve
        locked
      }
      certificateChain {
        ...InspectedX509
      }
    }
    ... on TrustedCertificateEntry {
      certificate {
        ...InspectedX509
      }
    }
    ... on SecretKeyEntry {
      algorithm
    }
    ... on UnreadableEntry {
      reason
    }
  }
  certificateChain {
    ...InspectedX509
  }
  findings {
    ...FindingFields
  }
}
    fragment InspectedX509 on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  notAfter
  status
}
fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}`, {"fragmentName":"InspectedContents"}) as unknown as TypedDocumentString<InspectedContentsFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    retryAfter
  }
  ... on IncompleteChainError {
    subject
    missingIssuer
    cause
  }
  ... on InvalidInputError {
    field
  }
  ... on KeyMismatchError {
    alias
  }
  ... on QuotaExceededError {
    limit
  }
  ... on TooLargeError {
    limit
  }
  ... on UnrecognizedFormatError {
    found
  }
  ... on UnsupportedAlgorithmError {
    algorithm
  }
  ... on WeakKeyError {
    alias
  }
  ... on WrongPasswordError {
    field
  }
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const UseOfDeletedFragmentDoc = new TypedDocumentString(`
    fragment UseOfDeleted on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      displayName
    }
  }
}
    `, {"fragmentName":"UseOfDeleted"}) as unknown as TypedDocumentString<UseOfDeletedFragment, unknown>;
export const ReferenceFindingFragmentDoc = new TypedDocumentString(`
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
    `, {"fragmentName":"ReferenceFinding"}) as unknown as TypedDocumentString<ReferenceFindingFragment, unknown>;
export const ConfigurationRowFragmentDoc = new TypedDocumentString(`
    fragment ConfigurationRow on Configuration {
  __typename
  id
  name
  properties {
    name
    value
  }
  certificates {
    property
    name
  }
  findings {
    ...ReferenceFinding
  }
  scope {
    id
    displayName
  }
  ... on Destination {
    type
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}`, {"fragmentName":"ConfigurationRow"}) as unknown as TypedDocumentString<ConfigurationRowFragment, unknown>;
export const DestinationPageFragmentDoc = new TypedDocumentString(`
    fragment DestinationPage on DestinationConnection {
  totalCount
  totalCountIsExact
  pageInfo {
    endCursor
    hasNextPage
  }
  nodes {
    ...ConfigurationRow
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
  properties {
    name
    value
  }
  certificates {
    property
    name
  }
  findings {
    ...ReferenceFinding
  }
  scope {
    id
    displayName
  }
  ... on Destination {
    type
  }
}`, {"fragmentName":"DestinationPage"}) as unknown as TypedDocumentString<DestinationPageFragment, unknown>;
export const FragmentPageFragmentDoc = new TypedDocumentString(`
    fragment FragmentPage on FragmentConnection {
  totalCount
  totalCountIsExact
  pageInfo {
    endCursor
    hasNextPage
  }
  nodes {
    ...ConfigurationRow
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
  properties {
    name
    value
  }
  certificates {
    property
    name
  }
  findings {
    ...ReferenceFinding
  }
  scope {
    id
    displayName
  }
  ... on Destination {
    type
  }
}`, {"fragmentName":"FragmentPage"}) as unknown as TypedDocumentString<FragmentPageFragment, unknown>;
export const PreviewFragmentDoc = new TypedDocumentString(`
    fragment Preview on ConfigurationPreview {
  findings {
    ...ReferenceFinding
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}`, {"fragmentName":"Preview"}) as unknown as TypedDocumentString<PreviewFragment, unknown>;
export const ScopeFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}
    `, {"fragmentName":"ScopeFields"}) as unknown as TypedDocumentString<ScopeFieldsFragment, unknown>;
export const UseFieldsFragmentDoc = new TypedDocumentString(`
    fragment UseFields on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      id
      displayName
    }
  }
}
    `, {"fragmentName":"UseFields"}) as unknown as TypedDocumentString<UseFieldsFragment, unknown>;
export const PrivateKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment PrivateKeyFields on PrivateKeyDetails {
  algorithm
  bits
  curve
  encoding
  encrypted
  locked
}
    `, {"fragmentName":"PrivateKeyFields"}) as unknown as TypedDocumentString<PrivateKeyFieldsFragment, unknown>;
export const X509LinkFragmentDoc = new TypedDocumentString(`
    fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}
    `, {"fragmentName":"X509Link"}) as unknown as TypedDocumentString<X509LinkFragment, unknown>;
export const EntryRowFragmentDoc = new TypedDocumentString(`
    fragment EntryRow on KeystoreEntry {
  __typename
  id
  alias
  ... on PrivateKeyEntry {
    privateKey {
      ...PrivateKeyFields
    }
    certificateChain {
      ...X509Link
    }
  }
  ... on TrustedCertificateEntry {
    certificate {
      ...X509Link
    }
  }
}
    fragment PrivateKeyFields on PrivateKeyDetails {
  algorithm
  bits
  curve
  encoding
  encrypted
  locked
}
fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}`, {"fragmentName":"EntryRow"}) as unknown as TypedDocumentString<EntryRowFragment, unknown>;
export const NameFieldsFragmentDoc = new TypedDocumentString(`
    fragment NameFields on DistinguishedName {
  rfc4514
  commonName
  attributes {
    oid
    shortName
    value
    rdn
  }
}
    `, {"fragmentName":"NameFields"}) as unknown as TypedDocumentString<NameFieldsFragment, unknown>;
export const X509FieldsFragmentDoc = new TypedDocumentString(`
    fragment X509Fields on X509Certificate {
  ...X509Link
  version
  subject {
    ...NameFields
  }
  issuer {
    ...NameFields
  }
  notBefore
  publicKey {
    algorithm
    oid
    bits
    curve
    spkiSha256
  }
  signatureAlgorithm {
    oid
    name
    hash
  }
  pathLength
  subjectAlternativeNames {
    kind
    value
  }
  keyUsage
  extendedKeyUsage {
    oid
    name
  }
  subjectKeyIdentifier
  authorityKeyIdentifier
  extensions {
    oid
    name
    critical
    value
  }
  unreadable
  friendlyName
  fingerprints {
    sha1
    sha256
  }
  pem
}
    fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}
fragment NameFields on DistinguishedName {
  rfc4514
  commonName
  attributes {
    oid
    shortName
    value
    rdn
  }
}`, {"fragmentName":"X509Fields"}) as unknown as TypedDocumentString<X509FieldsFragment, unknown>;
export const CertificateFieldsFragmentDoc = new TypedDocumentString(`
    fragment CertificateFields on Certificate {
  __typename
  id
  name
  type
  format
  size
  status
  notAfter
  createdAt
  modifiedAt
  version
  hasPrivateKey
  findings {
    ...FindingFields
  }
  scope {
    ...ScopeFields
  }
  creation {
    method
    fileName
    hasPassword
    generationService
    commonName
    validity {
      value
      unit
    }
    csrProvided
    createdBy
  }
  labels {
    key
    values
  }
  usedBy {
    ...UseFields
  }
  renewal {
    automatic
    eligibleAt
    nextAttemptAt
    lastAttempt {
      at
      succeeded
      message
    }
  }
  revocation {
    at
    reason
  }
  versions {
    number
    createdAt
    createdBy
    notAfter
    origin
    ofVersion
    supersededAt
    kept
    status
  }
  entries {
    ...EntryRow
  }
  ... on SingleCertificate {
    certificate {
      ...X509Fields
    }
    certificateChain {
      ...X509Link
    }
    privateKey {
      ...PrivateKeyFields
    }
  }
  ... on Keystore {
    locked
    integrity
    openings {
      runtime
      outcome
      reason
      message
      names
    }
  }
}
    fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}
fragment PrivateKeyFields on PrivateKeyDetails {
  algorithm
  bits
  curve
  encoding
  encrypted
  locked
}
fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}
fragment NameFields on DistinguishedName {
  rfc4514
  commonName
  attributes {
    oid
    shortName
    value
    rdn
  }
}
fragment X509Fields on X509Certificate {
  ...X509Link
  version
  subject {
    ...NameFields
  }
  issuer {
    ...NameFields
  }
  notBefore
  publicKey {
    algorithm
    oid
    bits
    curve
    spkiSha256
  }
  signatureAlgorithm {
    oid
    name
    hash
  }
  pathLength
  subjectAlternativeNames {
    kind
    value
  }
  keyUsage
  extendedKeyUsage {
    oid
    name
  }
  subjectKeyIdentifier
  authorityKeyIdentifier
  extensions {
    oid
    name
    critical
    value
  }
  unreadable
  friendlyName
  fingerprints {
    sha1
    sha256
  }
  pem
}
fragment EntryRow on KeystoreEntry {
  __typename
  id
  alias
  ... on PrivateKeyEntry {
    privateKey {
      ...PrivateKeyFields
    }
    certificateChain {
      ...X509Link
    }
  }
  ... on TrustedCertificateEntry {
    certificate {
      ...X509Link
    }
  }
}
fragment UseFields on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      id
      displayName
    }
  }
}
fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}`, {"fragmentName":"CertificateFields"}) as unknown as TypedDocumentString<CertificateFieldsFragment, unknown>;
export const EntryFieldsFragmentDoc = new TypedDocumentString(`
    fragment EntryFields on KeystoreEntry {
  __typename
  id
  alias
  createdAt
  ... on PrivateKeyEntry {
    privateKey {
      ...PrivateKeyFields
    }
    certificateChain {
      ...X509Fields
    }
  }
  ... on TrustedCertificateEntry {
    certificate {
      ...X509Fields
    }
  }
  ... on SecretKeyEntry {
    algorithm
  }
  ... on UnreadableEntry {
    reason
  }
}
    fragment PrivateKeyFields on PrivateKeyDetails {
  algorithm
  bits
  curve
  encoding
  encrypted
  locked
}
fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}
fragment NameFields on DistinguishedName {
  rfc4514
  commonName
  attributes {
    oid
    shortName
    value
    rdn
  }
}
fragment X509Fields on X509Certificate {
  ...X509Link
  version
  subject {
    ...NameFields
  }
  issuer {
    ...NameFields
  }
  notBefore
  publicKey {
    algorithm
    oid
    bits
    curve
    spkiSha256
  }
  signatureAlgorithm {
    oid
    name
    hash
  }
  pathLength
  subjectAlternativeNames {
    kind
    value
  }
  keyUsage
  extendedKeyUsage {
    oid
    name
  }
  subjectKeyIdentifier
  authorityKeyIdentifier
  extensions {
    oid
    name
    critical
    value
  }
  unreadable
  friendlyName
  fingerprints {
    sha1
    sha256
  }
  pem
}`, {"fragmentName":"EntryFields"}) as unknown as TypedDocumentString<EntryFieldsFragment, unknown>;
export const CertificateLinkFragmentDoc = new TypedDocumentString(`
    fragment CertificateLink on Certificate {
  id
  name
  scope {
    id
    displayName
  }
}
    `, {"fragmentName":"CertificateLink"}) as unknown as TypedDocumentString<CertificateLinkFragment, unknown>;
export const ElsewhereFragmentDoc = new TypedDocumentString(`
    fragment Elsewhere on X509Certificate {
  fingerprints {
    sha256
  }
  occurrences(first: 100) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...CertificateLink
    }
  }
  sameKey(first: 100) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...CertificateLink
    }
  }
}
    fragment CertificateLink on Certificate {
  id
  name
  scope {
    id
    displayName
  }
}`, {"fragmentName":"Elsewhere"}) as unknown as TypedDocumentString<ElsewhereFragment, unknown>;
export const ChangeFieldsFragmentDoc = new TypedDocumentString(`
    fragment ChangeFields on ContentChange {
  alias
  field
  before
  after
}
    `, {"fragmentName":"ChangeFields"}) as unknown as TypedDocumentString<ChangeFieldsFragment, unknown>;
export const ImpactFieldsFragmentDoc = new TypedDocumentString(`
    fragment ImpactFields on ReplacementImpact {
  use {
    ...UseFields
  }
  finding {
    ...ReferenceFinding
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment UseFields on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      id
      displayName
    }
  }
}`, {"fragmentName":"ImpactFields"}) as unknown as TypedDocumentString<ImpactFieldsFragment, unknown>;
export const ExpiryFragmentDoc = new TypedDocumentString(`
    fragment Expiry on CertificateStatistics {
  total
  byStatus {
    status
    total
    automaticRenewal
  }
  expiring {
    from
    to
    total
    automaticRenewal
    byStatus {
      status
      total
      automaticRenewal
    }
  }
}
    `, {"fragmentName":"Expiry"}) as unknown as TypedDocumentString<ExpiryFragment, unknown>;
export const ListServiceKeysDocument = new TypedDocumentString(`
    query ListServiceKeys($last: Int!, $before: String) {
  serviceKeys(first: null, last: $last, before: $before) {
    totalCount
    pageInfo {
      startCursor
      hasPreviousPage
    }
    nodes {
      ...ServiceKeyRow
    }
  }
}
    fragment ServiceKeyRow on ServiceKey {
  id
  name
  clientId
  subaccount
  serviceInstance
  createdAt
  createdBy
  lastUsedAt
  tenantRights
  subaccountRights
  instanceRights
}`, {"hash":"sha256:189d646701b7046430f0d4b276f454fdf2eda75e0f45eda4e6a668b0ebbd2ab0"}) as unknown as TypedDocumentString<ListServiceKeysQuery, ListServiceKeysQueryVariables>;
export const CreateServiceKeyDocument = new TypedDocumentString(`
    mutation CreateServiceKey($input: CreateServiceKeyInput!) {
  createServiceKey(input: $input) {
    __typename
    ... on CreateServiceKeySuccess {
      serviceKey {
        clientId
      }
      clientSecret
      binding
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      field
    }
  }
}
    `, {"hash":"sha256:590cca309bbf1fa000c8673118e2c7705817ee1d11745244cbe9c6a3f65497dc"}) as unknown as TypedDocumentString<CreateServiceKeyMutation, CreateServiceKeyMutationVariables>;
export const DeleteServiceKeyDocument = new TypedDocumentString(`
    mutation DeleteServiceKey($input: DeleteServiceKeyInput!) {
  deleteServiceKey(input: $input) {
    __typename
    ... on DeleteServiceKeySuccess {
      deletedServiceKeyId
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:a9b9eb44876993a5a258a5a84b06fdb603e49899648ec1e8d35e6d1a8107202d"}) as unknown as TypedDocumentString<DeleteServiceKeyMutation, DeleteServiceKeyMutationVariables>;
export const PresentPositionDocument = new TypedDocumentString(`
    query PresentPosition {
  presentPosition
}
    `, {"hash":"sha256:dd3f5440e7e77245dc8ec89828728f2e39f784fd7819c45a70d529a00f3e80af"}) as unknown as TypedDocumentString<PresentPositionQuery, PresentPositionQueryVariables>;
export const CertificateChangesDocument = new TypedDocumentString(`
    subscription CertificateChanges($after: String) {
  certificateChanged(after: $after) {
    kind
    certificateId
    scopeId
    position
  }
}
    `, {"hash":"sha256:145877b822c2fe6899300a325aecfec6fd87e2f7efcfa3e2116e675812367da8"}) as unknown as TypedDocumentString<CertificateChangesSubscription, CertificateChangesSubscriptionVariables>;
export const ScopeChangesDocument = new TypedDocumentString(`
    subscription ScopeChanges($after: String) {
  scopeChanged(after: $after) {
    kind
    scopeId
    position
  }
}
    `, {"hash":"sha256:00d63cde0ded3cd4c371e29d7705a755fa1de4722cc8dea4f1a7ad39ecf562a4"}) as unknown as TypedDocumentString<ScopeChangesSubscription, ScopeChangesSubscriptionVariables>;
export const FirstScreenDocument = new TypedDocumentString(`
    query FirstScreen($filter: CertificateFilter, $orderBy: CertificateOrder, $first: Int!, $after: String, $scope: ID!, $inScope: Boolean!, $expiring: ExpiryIntervals!) {
  viewer {
    subject
    tenant
    permissions
  }
  scopes(first: 100) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      ...ScopeFields
    }
  }
  certificates(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    totalCountIsExact
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      ...CertificateRow
    }
  }
  statistics(expiring: $expiring) @skip(if: $inScope) {
    ...Expiry
  }
  scope(id: $scope) @include(if: $inScope) {
    ...ScopeFields
    statistics(expiring: $expiring) {
      ...Expiry
    }
  }
}
    fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  status
  commonName
  notAfter
  createdAt
  modifiedAt
  renewal {
    automatic
  }
  labels {
    key
    values
  }
  scope {
    id
    displayName
  }
}
fragment Expiry on CertificateStatistics {
  total
  byStatus {
    status
    total
    automaticRenewal
  }
  expiring {
    from
    to
    total
    automaticRenewal
    byStatus {
      status
      total
      automaticRenewal
    }
  }
}
fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}`, {"hash":"sha256:f2669fed97bca7e73e02c31d0122977d36c07bf613d0419a22708dbba1301ef3"}) as unknown as TypedDocumentString<FirstScreenQuery, FirstScreenQueryVariables>;
export const CompleteLabelsDocument = new TypedDocumentString(`
    query CompleteLabels($scope: ID!, $inScope: Boolean!, $key: String, $prefix: String) {
  labelsInUse(key: $key, prefix: $prefix) @skip(if: $inScope) {
    ...LabelChoices
  }
  scope(id: $scope) @include(if: $inScope) {
    id
    labelsInUse(key: $key, prefix: $prefix) {
      ...LabelChoices
    }
  }
}
    fragment LabelChoices on LabelsInUse {
  hasMore
  labels {
    key
    values
    hasMore
  }
}`, {"hash":"sha256:43bc16f763bee2389a000cda89a2fd80bd4260f1a806922a590cfebfd02cf6d7"}) as unknown as TypedDocumentString<CompleteLabelsQuery, CompleteLabelsQueryVariables>;
export const ListCertificatesDocument = new TypedDocumentString(`
    query ListCertificates($filter: CertificateFilter, $orderBy: CertificateOrder, $after: String, $first: Int!, $counted: Boolean!) {
  certificates(filter: $filter, orderBy: $orderBy, after: $after, first: $first) {
    totalCount @include(if: $counted)
    totalCountIsExact @include(if: $counted)
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      ...CertificateRow
    }
  }
}
    fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  status
  commonName
  notAfter
  createdAt
  modifiedAt
  renewal {
    automatic
  }
  labels {
    key
    values
  }
  scope {
    id
    displayName
  }
}`, {"hash":"sha256:a3c0c8d1806e6a1121580c2b396bf1a84c8a9584eef39d14a540d7efede34613"}) as unknown as TypedDocumentString<ListCertificatesQuery, ListCertificatesQueryVariables>;
export const ShowCreationChoicesDocument = new TypedDocumentString(`
    query ShowCreationChoices {
  installation {
    generationService
    needsCsr
    defaultValidity {
      value
      unit
    }
    defaultKeyAlgorithm
    limits {
      fileSize
      validityDays
      nameLength
      commonNameLength
      labels
      labelValues
      labelLength
      passwordLength
    }
    fileTypes {
      type
      formats
    }
    generatedFileTypes {
      type
      holdsPrivateKey
      takesCsr
    }
    keyAlgorithms
    renewalThresholds {
      validityUpToDays
      before
    }
  }
}
    `, {"hash":"sha256:68762f86eb6c8ef40d04d74e4066d776eb1506c8e2dffc12cffeaff04b5bfffd"}) as unknown as TypedDocumentString<ShowCreationChoicesQuery, ShowCreationChoicesQueryVariables>;
export const GenerateCertificateDocument = new TypedDocumentString(`
    mutation GenerateCertificate($input: GenerateCertificateInput!) {
  generateCertificate(input: $input) {
    __typename
    ...Refusal
    ... on GenerateCertificateSuccess {
      certificate {
        id
        name
      }
    }
    ... on GenerateCertificateDryRun {
      preview {
        name
        subject
        notBefore
        notAfter
        keyAlgorithm
      }
    }
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    retryAfter
  }
  ... on IncompleteChainError {
    subject
    missingIssuer
    cause
  }
  ... on InvalidInputError {
    field
  }
  ... on KeyMismatchError {
    alias
  }
  ... on QuotaExceededError {
    limit
  }
  ... on TooLargeError {
    limit
  }
  ... on UnrecognizedFormatError {
    found
  }
  ... on UnsupportedAlgorithmError {
    algorithm
  }
  ... on WeakKeyError {
    alias
  }
  ... on WrongPasswordError {
    field
  }
}`, {"hash":"sha256:b271fe444f0fd6cac085a9dd54a03ad9e4c7cbca1e5d9775474155af8532cd57"}) as unknown as TypedDocumentString<GenerateCertificateMutation, GenerateCertificateMutationVariables>;
export const InspectFileDocument = new TypedDocumentString(`
    query InspectFile($input: InspectCertificateInput!) {
  inspectCertificate(input: $input) {
    __typename
    ...Refusal
    ... on InspectCertificateSuccess {
      inspection {
        ...InspectedContents
      }
    }
  }
}
    fragment InspectedX509 on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  notAfter
  status
}
fragment InspectedContents on Inspection {
  format
  locked
  status
  notAfter
  entries {
    __typename
    id
    alias
    ... on PrivateKeyEntry {
      privateKey {
        algorithm
        bits
        curve
        locked
      }
      certificateChain {
        ...InspectedX509
      }
    }
    ... on TrustedCertificateEntry {
      certificate {
        ...InspectedX509
      }
    }
    ... on SecretKeyEntry {
      algorithm
    }
    ... on UnreadableEntry {
      reason
    }
  }
  certificateChain {
    ...InspectedX509
  }
  findings {
    ...FindingFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    retryAfter
  }
  ... on IncompleteChainError {
    subject
    missingIssuer
    cause
  }
  ... on InvalidInputError {
    field
  }
  ... on KeyMismatchError {
    alias
  }
  ... on QuotaExceededError {
    limit
  }
  ... on TooLargeError {
    limit
  }
  ... on UnrecognizedFormatError {
    found
  }
  ... on UnsupportedAlgorithmError {
    algorithm
  }
  ... on WeakKeyError {
    alias
  }
  ... on WrongPasswordError {
    field
  }
}
fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}`, {"hash":"sha256:ced495eec95231276493de8bda582f63d1a95371e64314b7f250a51527675ec4"}) as unknown as TypedDocumentString<InspectFileQuery, InspectFileQueryVariables>;
export const ImportFileDocument = new TypedDocumentString(`
    mutation ImportFile($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    __typename
    ...Refusal
    ... on UploadCertificateSuccess {
      certificate {
        id
        name
      }
    }
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    retryAfter
  }
  ... on IncompleteChainError {
    subject
    missingIssuer
    cause
  }
  ... on InvalidInputError {
    field
  }
  ... on KeyMismatchError {
    alias
  }
  ... on QuotaExceededError {
    limit
  }
  ... on TooLargeError {
    limit
  }
  ... on UnrecognizedFormatError {
    found
  }
  ... on UnsupportedAlgorithmError {
    algorithm
  }
  ... on WeakKeyError {
    alias
  }
  ... on WrongPasswordError {
    field
  }
}`, {"hash":"sha256:b4495abfd4a3698ccd7446dc9b846ecf2595dc93b62edae74eaac921fdd63854"}) as unknown as TypedDocumentString<ImportFileMutation, ImportFileMutationVariables>;
export const ReplaceByFileDocument = new TypedDocumentString(`
    mutation ReplaceByFile($input: ReplaceCertificateInput!) {
  replaceCertificate(input: $input) {
    __typename
    ...Refusal
    ... on ReplaceCertificateSuccess {
      certificate {
        id
        name
      }
    }
    ... on ReplaceCertificateDryRun {
      impact {
        ...ImpactFields
      }
    }
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    retryAfter
  }
  ... on IncompleteChainError {
    subject
    missingIssuer
    cause
  }
  ... on InvalidInputError {
    field
  }
  ... on KeyMismatchError {
    alias
  }
  ... on QuotaExceededError {
    limit
  }
  ... on TooLargeError {
    limit
  }
  ... on UnrecognizedFormatError {
    found
  }
  ... on UnsupportedAlgorithmError {
    algorithm
  }
  ... on WeakKeyError {
    alias
  }
  ... on WrongPasswordError {
    field
  }
}
fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment ImpactFields on ReplacementImpact {
  use {
    ...UseFields
  }
  finding {
    ...ReferenceFinding
  }
}
fragment UseFields on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      id
      displayName
    }
  }
}`, {"hash":"sha256:21bb20167deabdf9ad868f3869fd34cb4df03a5ee887d3f11b089bf812e77d4f"}) as unknown as TypedDocumentString<ReplaceByFileMutation, ReplaceByFileMutationVariables>;
export const FindByNameDocument = new TypedDocumentString(`
    query FindByName($filter: CertificateFilter!) {
  certificates(filter: $filter, first: 100) {
    nodes {
      id
      name
      notAfter
    }
  }
}
    `, {"hash":"sha256:706c655b2377dfdb841b430e69e302627f517cdf05966b9e419447ef90e78d0f"}) as unknown as TypedDocumentString<FindByNameQuery, FindByNameQueryVariables>;
export const DeleteCertificateDocument = new TypedDocumentString(`
    mutation DeleteCertificate($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    __typename
    ... on DeleteCertificateDryRun {
      usedBy {
        ...UseOfDeleted
      }
      usedByHidden
    }
    ... on InUseError {
      usedBy {
        ...UseOfDeleted
      }
      hidden
    }
    ... on Error {
      code
      message
    }
  }
}
    fragment UseOfDeleted on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      displayName
    }
  }
}`, {"hash":"sha256:18ceaf70bb76dfb54232fbc24628011c29b42cdec548bf704eb611fc7226146a"}) as unknown as TypedDocumentString<DeleteCertificateMutation, DeleteCertificateMutationVariables>;
export const RestoreCertificateDocument = new TypedDocumentString(`
    mutation RestoreCertificate($input: RestoreCertificateInput!) {
  restoreCertificate(input: $input) {
    __typename
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:865cba1d74af44a81b6531004a9d4e85b140339aed446045c1c93c49f7a5ae4a"}) as unknown as TypedDocumentString<RestoreCertificateMutation, RestoreCertificateMutationVariables>;
export const ShowRestorableForDocument = new TypedDocumentString(`
    query ShowRestorableFor {
  installation {
    restorableFor
  }
}
    `, {"hash":"sha256:aca348efd7fa71bda7a494c7019bfb4c4c9c835d65621cfba9949e135ee42d06"}) as unknown as TypedDocumentString<ShowRestorableForQuery, ShowRestorableForQueryVariables>;
export const ListDeletedDocument = new TypedDocumentString(`
    query ListDeleted($filter: CertificateFilter!, $after: String) {
  certificates(
    filter: $filter
    orderBy: {field: MODIFIED_AT, direction: DESC}
    first: 50
    after: $after
  ) {
    totalCount
    totalCountIsExact
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      name
      type
      commonName
      deletedAt
      restorableUntil
      scope {
        id
        displayName
        viewerPermissions
      }
    }
  }
}
    `, {"hash":"sha256:06c4b9d01567242fde8b3c161d74933fa5e45f55adbe0bf71353940545270c01"}) as unknown as TypedDocumentString<ListDeletedQuery, ListDeletedQueryVariables>;
export const ListDestinationsDocument = new TypedDocumentString(`
    query ListDestinations($scope: ID!, $inScope: Boolean!, $filter: DestinationFilter, $after: String) {
  destinations(filter: $filter, first: 50, after: $after) @skip(if: $inScope) {
    ...DestinationPage
  }
  scope(id: $scope) @include(if: $inScope) {
    id
    destinations(filter: $filter, first: 50, after: $after) {
      ...DestinationPage
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
  properties {
    name
    value
  }
  certificates {
    property
    name
  }
  findings {
    ...ReferenceFinding
  }
  scope {
    id
    displayName
  }
  ... on Destination {
    type
  }
}
fragment DestinationPage on DestinationConnection {
  totalCount
  totalCountIsExact
  pageInfo {
    endCursor
    hasNextPage
  }
  nodes {
    ...ConfigurationRow
  }
}`, {"hash":"sha256:e31ad30f38af58cdefe9531b342d949298ec788be248400f419c98936ae0b439"}) as unknown as TypedDocumentString<ListDestinationsQuery, ListDestinationsQueryVariables>;
export const ListFragmentsDocument = new TypedDocumentString(`
    query ListFragments($scope: ID!, $inScope: Boolean!, $filter: FragmentFilter, $after: String) {
  fragments(filter: $filter, first: 50, after: $after) @skip(if: $inScope) {
    ...FragmentPage
  }
  scope(id: $scope) @include(if: $inScope) {
    id
    fragments(filter: $filter, first: 50, after: $after) {
      ...FragmentPage
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
  properties {
    name
    value
  }
  certificates {
    property
    name
  }
  findings {
    ...ReferenceFinding
  }
  scope {
    id
    displayName
  }
  ... on Destination {
    type
  }
}
fragment FragmentPage on FragmentConnection {
  totalCount
  totalCountIsExact
  pageInfo {
    endCursor
    hasNextPage
  }
  nodes {
    ...ConfigurationRow
  }
}`, {"hash":"sha256:9f7fc749680975507220b077300dc49a48334bbc8815badf1f35311e5616b3e4"}) as unknown as TypedDocumentString<ListFragmentsQuery, ListFragmentsQueryVariables>;
export const ShowConfigurationDocument = new TypedDocumentString(`
    query ShowConfiguration($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Configuration {
      ...ConfigurationRow
      secretProperties
      version
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
  properties {
    name
    value
  }
  certificates {
    property
    name
  }
  findings {
    ...ReferenceFinding
  }
  scope {
    id
    displayName
  }
  ... on Destination {
    type
  }
}`, {"hash":"sha256:6b2d773ed762e870fd6f494c270080db4b4cfca872fc6dc88e10b9b95834f93d"}) as unknown as TypedDocumentString<ShowConfigurationQuery, ShowConfigurationQueryVariables>;
export const SuggestCertificatesDocument = new TypedDocumentString(`
    query SuggestCertificates($scope: ID!, $search: String) {
  certificates(filter: {scope: $scope, search: $search}, first: 20) {
    nodes {
      id
      name
      status
      notAfter
    }
  }
}
    `, {"hash":"sha256:35979816dcb203f0647d57b5052fa02a7790f704483c73ed4d1a3c629dcb55eb"}) as unknown as TypedDocumentString<SuggestCertificatesQuery, SuggestCertificatesQueryVariables>;
export const CreateDestinationDocument = new TypedDocumentString(`
    mutation CreateDestination($input: CreateDestinationInput!) {
  createDestination(input: $input) {
    __typename
    ... on CreateDestinationSuccess {
      destination {
        id
      }
    }
    ... on CreateDestinationDryRun {
      preview {
        ...Preview
      }
    }
    ... on InvalidInputError {
      field
    }
    ... on Error {
      code
      message
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment Preview on ConfigurationPreview {
  findings {
    ...ReferenceFinding
  }
}`, {"hash":"sha256:c460803c5a26f470a02b6b72da53a67e7a9bc987020f5a69aac8c63f37facc3e"}) as unknown as TypedDocumentString<CreateDestinationMutation, CreateDestinationMutationVariables>;
export const ReplaceDestinationDocument = new TypedDocumentString(`
    mutation ReplaceDestination($input: ReplaceDestinationInput!) {
  replaceDestination(input: $input) {
    __typename
    ... on ReplaceDestinationSuccess {
      destination {
        id
      }
    }
    ... on ReplaceDestinationDryRun {
      preview {
        ...Preview
      }
    }
    ... on InvalidInputError {
      field
    }
    ... on Error {
      code
      message
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment Preview on ConfigurationPreview {
  findings {
    ...ReferenceFinding
  }
}`, {"hash":"sha256:dbfc2fdd6afa94dbe05123906c45df2a7f454d646ff40c82d4658bf916e0611f"}) as unknown as TypedDocumentString<ReplaceDestinationMutation, ReplaceDestinationMutationVariables>;
export const DeleteDestinationDocument = new TypedDocumentString(`
    mutation DeleteDestination($id: ID!) {
  deleteDestination(input: {destination: $id}) {
    __typename
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:a738d9492bda1b77ecf15e00caf9269e5d129791fae218605a04981c9b0fac59"}) as unknown as TypedDocumentString<DeleteDestinationMutation, DeleteDestinationMutationVariables>;
export const CreateFragmentDocument = new TypedDocumentString(`
    mutation CreateFragment($input: CreateFragmentInput!) {
  createFragment(input: $input) {
    __typename
    ... on CreateFragmentSuccess {
      fragment {
        id
      }
    }
    ... on CreateFragmentDryRun {
      preview {
        ...Preview
      }
    }
    ... on InvalidInputError {
      field
    }
    ... on Error {
      code
      message
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment Preview on ConfigurationPreview {
  findings {
    ...ReferenceFinding
  }
}`, {"hash":"sha256:d216fbe6b9bf5f76955b75451b4ef2939ed83e05f2c0908d09dbb868c49d06ff"}) as unknown as TypedDocumentString<CreateFragmentMutation, CreateFragmentMutationVariables>;
export const ReplaceFragmentDocument = new TypedDocumentString(`
    mutation ReplaceFragment($input: ReplaceFragmentInput!) {
  replaceFragment(input: $input) {
    __typename
    ... on ReplaceFragmentSuccess {
      fragment {
        id
      }
    }
    ... on ReplaceFragmentDryRun {
      preview {
        ...Preview
      }
    }
    ... on InvalidInputError {
      field
    }
    ... on Error {
      code
      message
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment Preview on ConfigurationPreview {
  findings {
    ...ReferenceFinding
  }
}`, {"hash":"sha256:5104c1b6f62bfcd123bd9ec1913af34cdad162b67dfaf8d917f11f9ae58d965b"}) as unknown as TypedDocumentString<ReplaceFragmentMutation, ReplaceFragmentMutationVariables>;
export const DeleteFragmentDocument = new TypedDocumentString(`
    mutation DeleteFragment($id: ID!) {
  deleteFragment(input: {fragment: $id}) {
    __typename
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:e2542a22e0bf6c820e7098f9e2eafd5b1c933e416e4c1e657c2887e010ac4fca"}) as unknown as TypedDocumentString<DeleteFragmentMutation, DeleteFragmentMutationVariables>;
export const UploadForDestinationDocument = new TypedDocumentString(`
    mutation UploadForDestination($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    __typename
    ... on UploadCertificateSuccess {
      certificate {
        id
        name
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:e3b46cf8fb39b833e6e3e28c478ef5a35de273bf1c84e659acd72f0a0b612bac"}) as unknown as TypedDocumentString<UploadForDestinationMutation, UploadForDestinationMutationVariables>;
export const ShowCertificateDocument = new TypedDocumentString(`
    query ShowCertificate($id: ID!) {
  certificate(id: $id) {
    ...CertificateFields
  }
}
    fragment CertificateFields on Certificate {
  __typename
  id
  name
  type
  format
  size
  status
  notAfter
  createdAt
  modifiedAt
  version
  hasPrivateKey
  findings {
    ...FindingFields
  }
  scope {
    ...ScopeFields
  }
  creation {
    method
    fileName
    hasPassword
    generationService
    commonName
    validity {
      value
      unit
    }
    csrProvided
    createdBy
  }
  labels {
    key
    values
  }
  usedBy {
    ...UseFields
  }
  renewal {
    automatic
    eligibleAt
    nextAttemptAt
    lastAttempt {
      at
      succeeded
      message
    }
  }
  revocation {
    at
    reason
  }
  versions {
    number
    createdAt
    createdBy
    notAfter
    origin
    ofVersion
    supersededAt
    kept
    status
  }
  entries {
    ...EntryRow
  }
  ... on SingleCertificate {
    certificate {
      ...X509Fields
    }
    certificateChain {
      ...X509Link
    }
    privateKey {
      ...PrivateKeyFields
    }
  }
  ... on Keystore {
    locked
    integrity
    openings {
      runtime
      outcome
      reason
      message
      names
    }
  }
}
fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}
fragment PrivateKeyFields on PrivateKeyDetails {
  algorithm
  bits
  curve
  encoding
  encrypted
  locked
}
fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}
fragment NameFields on DistinguishedName {
  rfc4514
  commonName
  attributes {
    oid
    shortName
    value
    rdn
  }
}
fragment X509Fields on X509Certificate {
  ...X509Link
  version
  subject {
    ...NameFields
  }
  issuer {
    ...NameFields
  }
  notBefore
  publicKey {
    algorithm
    oid
    bits
    curve
    spkiSha256
  }
  signatureAlgorithm {
    oid
    name
    hash
  }
  pathLength
  subjectAlternativeNames {
    kind
    value
  }
  keyUsage
  extendedKeyUsage {
    oid
    name
  }
  subjectKeyIdentifier
  authorityKeyIdentifier
  extensions {
    oid
    name
    critical
    value
  }
  unreadable
  friendlyName
  fingerprints {
    sha1
    sha256
  }
  pem
}
fragment EntryRow on KeystoreEntry {
  __typename
  id
  alias
  ... on PrivateKeyEntry {
    privateKey {
      ...PrivateKeyFields
    }
    certificateChain {
      ...X509Link
    }
  }
  ... on TrustedCertificateEntry {
    certificate {
      ...X509Link
    }
  }
}
fragment UseFields on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      id
      displayName
    }
  }
}
fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}`, {"hash":"sha256:2d758f42fc56483a2af015615a5420e71796bd2b06f465be6f54fdb132cdbf76"}) as unknown as TypedDocumentString<ShowCertificateQuery, ShowCertificateQueryVariables>;
export const SetLabelsDocument = new TypedDocumentString(`
    mutation SetLabels($input: SetCertificateLabelsInput!) {
  setCertificateLabels(input: $input) {
    __typename
    ... on Error {
      message
      code
    }
    ... on InvalidInputError {
      field
    }
  }
}
    `, {"hash":"sha256:7e97a7d9da1f05c502d0eb5c3e1d5c2e4a99c4ee8da41c2e3a2b41b8af62219a"}) as unknown as TypedDocumentString<SetLabelsMutation, SetLabelsMutationVariables>;
export const ShowLabelChoicesDocument = new TypedDocumentString(`
    query ShowLabelChoices($scope: ID!) {
  installation {
    limits {
      labels
      labelValues
      labelLength
    }
  }
  scope(id: $scope) {
    labelsInUse {
      labels {
        key
        values
      }
    }
  }
}
    `, {"hash":"sha256:c9ba07360a06a38a7b79d9294e331a89f17eb0e0a803ebab103975ae3a65c63a"}) as unknown as TypedDocumentString<ShowLabelChoicesQuery, ShowLabelChoicesQueryVariables>;
export const RenewDocument = new TypedDocumentString(`
    mutation Renew($input: RenewCertificateInput!) {
  renewCertificate(input: $input) {
    __typename
    ... on Error {
      message
      code
    }
  }
}
    `, {"hash":"sha256:c5d2ed9628a3cba4ec3f8f7fb4aa6be4cc21b54c8eb3d3225b92f9be43ec7ab9"}) as unknown as TypedDocumentString<RenewMutation, RenewMutationVariables>;
export const SwitchRenewalDocument = new TypedDocumentString(`
    mutation SwitchRenewal($input: SetAutomaticRenewalInput!) {
  setAutomaticRenewal(input: $input) {
    __typename
    ... on Error {
      message
      code
    }
  }
}
    `, {"hash":"sha256:6da30a66282e544d2544f3af3cb1fb1586ead1a67ef7c3ffa1f0015c4bdb82a2"}) as unknown as TypedDocumentString<SwitchRenewalMutation, SwitchRenewalMutationVariables>;
export const RevokeDocument = new TypedDocumentString(`
    mutation Revoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    __typename
    ... on Error {
      message
      code
    }
  }
}
    `, {"hash":"sha256:c9e1e4cbc069201d98697f8ca272429599cf10caf0d82778bfede839e27e7846"}) as unknown as TypedDocumentString<RevokeMutation, RevokeMutationVariables>;
export const UnlockDocument = new TypedDocumentString(`
    mutation Unlock($input: UnlockKeystoreInput!) {
  unlockKeystore(input: $input) {
    __typename
    ... on Error {
      message
      code
    }
    ... on WrongPasswordError {
      field
    }
  }
}
    `, {"hash":"sha256:ae1ee99af365b9ecb05313f39feb8eac14f984ac2db3fd86032a5761d91f020b"}) as unknown as TypedDocumentString<UnlockMutation, UnlockMutationVariables>;
export const ReplaceDocument = new TypedDocumentString(`
    mutation Replace($input: ReplaceCertificateInput!) {
  replaceCertificate(input: $input) {
    __typename
    ... on Error {
      message
      code
    }
    ... on WrongPasswordError {
      field
    }
    ... on ReplaceCertificateDryRun {
      inspection {
        format
        status
        notAfter
        locked
        entries {
          __typename
          id
          alias
          ... on PrivateKeyEntry {
            privateKey {
              locked
            }
          }
        }
        findings {
          ...FindingFields
        }
      }
      changes {
        ...ChangeFields
      }
      impact {
        ...ImpactFields
      }
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}
fragment ChangeFields on ContentChange {
  alias
  field
  before
  after
}
fragment ImpactFields on ReplacementImpact {
  use {
    ...UseFields
  }
  finding {
    ...ReferenceFinding
  }
}
fragment UseFields on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      id
      displayName
    }
  }
}`, {"hash":"sha256:b7e8aedde32d8286e3a29b28a3bd8a084b2557b1e4741ed19d1cb5f8866bf201"}) as unknown as TypedDocumentString<ReplaceMutation, ReplaceMutationVariables>;
export const RollBackDocument = new TypedDocumentString(`
    mutation RollBack($input: RollBackCertificateInput!) {
  rollBackCertificate(input: $input) {
    __typename
    ... on Error {
      message
      code
    }
    ... on RollBackCertificateDryRun {
      inspection {
        format
        status
        notAfter
        locked
        findings {
          ...FindingFields
        }
      }
      changes {
        ...ChangeFields
      }
      impact {
        ...ImpactFields
      }
    }
  }
}
    fragment ReferenceFinding on ConfigurationFinding {
  code
  kind
  severity
  message
  fix
  property
  certificate
  parameters {
    name
    value
  }
}
fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}
fragment ChangeFields on ContentChange {
  alias
  field
  before
  after
}
fragment ImpactFields on ReplacementImpact {
  use {
    ...UseFields
  }
  finding {
    ...ReferenceFinding
  }
}
fragment UseFields on CertificateUse {
  property
  level
  configuration {
    __typename
    id
    name
    scope {
      id
      displayName
    }
  }
}`, {"hash":"sha256:8c29da1da3ac2a8d7bec01d0fafcb1721e0ae59123733d31c8b81b704fd13640"}) as unknown as TypedDocumentString<RollBackMutation, RollBackMutationVariables>;
export const ShowVersionEntriesDocument = new TypedDocumentString(`
    query ShowVersionEntries($id: ID!) {
  certificate(id: $id) {
    versions {
      number
      entries {
        ...EntryRow
      }
    }
  }
}
    fragment PrivateKeyFields on PrivateKeyDetails {
  algorithm
  bits
  curve
  encoding
  encrypted
  locked
}
fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}
fragment EntryRow on KeystoreEntry {
  __typename
  id
  alias
  ... on PrivateKeyEntry {
    privateKey {
      ...PrivateKeyFields
    }
    certificateChain {
      ...X509Link
    }
  }
  ... on TrustedCertificateEntry {
    certificate {
      ...X509Link
    }
  }
}`, {"hash":"sha256:03b67c777abbbd1a977d260baa102f75fa0adf7cd2351ecd7690643c570266b7"}) as unknown as TypedDocumentString<ShowVersionEntriesQuery, ShowVersionEntriesQueryVariables>;
export const ShowEntryDocument = new TypedDocumentString(`
    query ShowEntry($certificate: ID!, $entry: ID!) {
  certificate(id: $certificate) {
    id
    name
    scope {
      ...ScopeFields
    }
    entries {
      ...EntryRow
    }
    ... on SingleCertificate {
      certificateChain {
        ...X509Link
      }
    }
    findings {
      ...FindingFields
    }
  }
  node(id: $entry) {
    ...EntryFields
  }
}
    fragment EntryFields on KeystoreEntry {
  __typename
  id
  alias
  createdAt
  ... on PrivateKeyEntry {
    privateKey {
      ...PrivateKeyFields
    }
    certificateChain {
      ...X509Fields
    }
  }
  ... on TrustedCertificateEntry {
    certificate {
      ...X509Fields
    }
  }
  ... on SecretKeyEntry {
    algorithm
  }
  ... on UnreadableEntry {
    reason
  }
}
fragment FindingFields on Finding {
  code
  severity
  message
  fix
  alias
  kind
  parameters {
    name
    value
  }
}
fragment PrivateKeyFields on PrivateKeyDetails {
  algorithm
  bits
  curve
  encoding
  encrypted
  locked
}
fragment X509Link on X509Certificate {
  subject {
    commonName
    rfc4514
  }
  issuer {
    commonName
    rfc4514
  }
  serialNumber
  notAfter
  status
  isSelfSigned
  isCertificateAuthority
  fingerprints {
    sha256
  }
}
fragment NameFields on DistinguishedName {
  rfc4514
  commonName
  attributes {
    oid
    shortName
    value
    rdn
  }
}
fragment X509Fields on X509Certificate {
  ...X509Link
  version
  subject {
    ...NameFields
  }
  issuer {
    ...NameFields
  }
  notBefore
  publicKey {
    algorithm
    oid
    bits
    curve
    spkiSha256
  }
  signatureAlgorithm {
    oid
    name
    hash
  }
  pathLength
  subjectAlternativeNames {
    kind
    value
  }
  keyUsage
  extendedKeyUsage {
    oid
    name
  }
  subjectKeyIdentifier
  authorityKeyIdentifier
  extensions {
    oid
    name
    critical
    value
  }
  unreadable
  friendlyName
  fingerprints {
    sha1
    sha256
  }
  pem
}
fragment EntryRow on KeystoreEntry {
  __typename
  id
  alias
  ... on PrivateKeyEntry {
    privateKey {
      ...PrivateKeyFields
    }
    certificateChain {
      ...X509Link
    }
  }
  ... on TrustedCertificateEntry {
    certificate {
      ...X509Link
    }
  }
}
fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}`, {"hash":"sha256:fe46870657ab7ace82ce04b81fd728c807dbd8b59dfe36f86c30757b8615a7f1"}) as unknown as TypedDocumentString<ShowEntryQuery, ShowEntryQueryVariables>;
export const FindElsewhereDocument = new TypedDocumentString(`
    query FindElsewhere($entry: ID!) {
  node(id: $entry) {
    __typename
    ... on PrivateKeyEntry {
      certificateChain {
        ...Elsewhere
      }
    }
    ... on TrustedCertificateEntry {
      certificate {
        ...Elsewhere
      }
    }
  }
}
    fragment Elsewhere on X509Certificate {
  fingerprints {
    sha256
  }
  occurrences(first: 100) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...CertificateLink
    }
  }
  sameKey(first: 100) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...CertificateLink
    }
  }
}
fragment CertificateLink on Certificate {
  id
  name
  scope {
    id
    displayName
  }
}`, {"hash":"sha256:44ecabe5c44042ab351efbe4f180049ca9b188d61cf537815e0f79378a276695"}) as unknown as TypedDocumentString<FindElsewhereQuery, FindElsewhereQueryVariables>;
export const ShowExpiryDocument = new TypedDocumentString(`
    query ShowExpiry($scope: ID!, $inScope: Boolean!, $expiring: ExpiryIntervals!) {
  statistics(expiring: $expiring) @skip(if: $inScope) {
    ...Expiry
  }
  scope(id: $scope) @include(if: $inScope) {
    id
    statistics(expiring: $expiring) {
      ...Expiry
    }
  }
}
    fragment Expiry on CertificateStatistics {
  total
  byStatus {
    status
    total
    automaticRenewal
  }
  expiring {
    from
    to
    total
    automaticRenewal
    byStatus {
      status
      total
      automaticRenewal
    }
  }
}`, {"hash":"sha256:45765506f919355274cf0e541f49281d081c392bb0432e58403c0d7f8ceb9c9c"}) as unknown as TypedDocumentString<ShowExpiryQuery, ShowExpiryQueryVariables>;
export const ShowExportDocument = new TypedDocumentString(`
    query ShowExport($id: ID!, $earlier: Boolean!) {
  certificate(id: $id) {
    __typename
    id
    name
    format
    hasPrivateKey
    entries {
      __typename
      alias
    }
    versions @include(if: $earlier) {
      number
      entries {
        __typename
        alias
      }
    }
    scope {
      id
      viewerPermissions
    }
  }
  installation {
    exportFormats {
      format
      keystore
      holdsPrivateKeys
    }
    pkcs12Profiles
    defaultPkcs12Profile
  }
}
    `, {"hash":"sha256:bb678d28c447506bc44e717698ac9903191bb2cca4205dadf19efe79f9157198"}) as unknown as TypedDocumentString<ShowExportQuery, ShowExportQueryVariables>;
export const ExportCertificateDocument = new TypedDocumentString(`
    mutation ExportCertificate($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    __typename
    ... on ExportCertificateSuccess {
      fileName
      mediaType
      content
      sha256
    }
    ... on InvalidInputError {
      field
    }
    ... on WrongPasswordError {
      field
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:67b194d537307d01950443b88902317048b6cdd7b2557468b62fa10e9b1f795a"}) as unknown as TypedDocumentString<ExportCertificateMutation, ExportCertificateMutationVariables>;
export const ListScopesDocument = new TypedDocumentString(`
    query ListScopes($after: String) {
  scopes(first: 100, after: $after) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      ...ScopeFields
    }
  }
}
    fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}`, {"hash":"sha256:54a795145bcb2a6e2be3e24e593e7bc9f322b1715cbc6fdc71f5106f577c8a8c"}) as unknown as TypedDocumentString<ListScopesQuery, ListScopesQueryVariables>;
export const ShowScopeDocument = new TypedDocumentString(`
    query ShowScope($id: ID!) {
  scope(id: $id) {
    ...ScopeFields
  }
}
    fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}`, {"hash":"sha256:e4935492197795f863478963343919c68f55a3446cc08025547dd50756c5cd91"}) as unknown as TypedDocumentString<ShowScopeQuery, ShowScopeQueryVariables>;
export const CreateScopeDocument = new TypedDocumentString(`
    mutation CreateScope($input: CreateScopeInput!) {
  createScope(input: $input) {
    __typename
    ... on CreateScopeSuccess {
      scope {
        ...ScopeFields
      }
    }
    ... on InvalidInputError {
      field
    }
    ... on Error {
      code
      message
    }
  }
}
    fragment ScopeFields on Scope {
  id
  level
  subaccount
  serviceInstance
  displayName
  viewerPermissions
}`, {"hash":"sha256:96fbe2a71b5aaefa2dd9487255e58d08486c41985a170ea4880e1ce533ebdaab"}) as unknown as TypedDocumentString<CreateScopeMutation, CreateScopeMutationVariables>;
export const DeleteScopeDocument = new TypedDocumentString(`
    mutation DeleteScope($input: DeleteScopeInput!) {
  deleteScope(input: $input) {
    __typename
    ... on DeleteScopeSuccess {
      deletedScopeId
    }
    ... on ScopeNotEmptyError {
      certificateCount
      destinationCount
      fragmentCount
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:5d8ff358df4531ae90e394ef045204bc07d8fdd9ba251c984d7e3de10afe93a1"}) as unknown as TypedDocumentString<DeleteScopeMutation, DeleteScopeMutationVariables>;