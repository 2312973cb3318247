/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Base64, DateTime, Hex, Upload } from '../scalars.js';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What was done. */
export type AuditAction =
  /** It was created. */
  | 'CREATED'
  /** It was deleted. A certificate can be restored for a while. */
  | 'DELETED'
  /** A file was handed out: by an export one that has, or may hide, a private key; by REST any, once in 5 minutes. */
  | 'EXPORTED'
  /** Records of a release without hash chains were put under the chain's protection; `after` has their number and digest. */
  | 'GATHERED'
  /** A certificate was issued, and stored as a new one. */
  | 'GENERATED'
  /** A private key was taken out of the installation. */
  | 'KEY_TAKEN'
  /** The labels were set. */
  | 'LABELLED'
  /** A deleted certificate was removed for good. */
  | 'PURGED'
  /** The service could not renew a certificate by itself. */
  | 'RENEWAL_FAILED'
  /** Automatic renewal was switched on or off. */
  | 'RENEWAL_SWITCHED'
  /** A certificate was issued as the next version, by a caller or by the service itself. */
  | 'RENEWED'
  /** A file was stored as the next version, or other properties as that of a destination or fragment. */
  | 'REPLACED'
  /** A deleted certificate was brought back. */
  | 'RESTORED'
  /** A suspended tenant was let in again. */
  | 'RESUMED'
  /** A certificate of the local authority was revoked. */
  | 'REVOKED'
  /** An earlier version was made the present one again. */
  | 'ROLLED_BACK'
  /** A tenant was suspended. */
  | 'SUSPENDED'
  /** A key store's password was given, so that its entries could be read. */
  | 'UNLOCKED'
  /** A file was stored as a new certificate. */
  | 'UPLOADED'
  | '%future added value';

/** The conditions of a list of audit events. All given ones must hold; null sets no condition. */
export type AuditFilter = {
  /** Events of this action. */
  readonly action?: AuditAction | null | undefined;
  /** Events of this time or after it. */
  readonly from?: DateTime | null | undefined;
  /** Events of this kind of thing. */
  readonly noun?: AuditNoun | null | undefined;
  /** Events of the thing of this id. */
  readonly nounId?: string | null | undefined;
  /** Events in the scope of this id. */
  readonly scopeId?: string | null | undefined;
  /** Events of exactly this subject. */
  readonly subject?: string | null | undefined;
  /** Events before this time. */
  readonly until?: DateTime | null | undefined;
};

/** What it was done to. */
export type AuditNoun =
  /** The audit itself. */
  | 'AUDIT'
  /** The local certificate authority. */
  | 'AUTHORITY'
  /** A certificate. */
  | 'CERTIFICATE'
  /** A destination. */
  | 'DESTINATION'
  /** A fragment, which is merged into destinations. */
  | 'FRAGMENT'
  /** A scope. */
  | 'SCOPE'
  /** A service key, by which a program gets access tokens. */
  | 'SERVICE_KEY'
  /** The subscription of a tenant to another one's programs. */
  | 'SUBSCRIPTION'
  /** A tenant. */
  | 'TENANT'
  | '%future added value';

/** What time is cut into, by the calendar of a time zone. */
export type CalendarPeriod =
  /** Days. */
  | 'DAY'
  /** Months. */
  | 'MONTH'
  /** Weeks, which begin on Monday (ISO 8601). */
  | 'WEEK'
  | '%future added value';

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
  | 'PFX'
  | '%future added value';

/** The conditions of a list of certificates. All given ones must hold; null sets no condition. */
export type CertificateFilter = {
  /** True: certificates that the service renews by itself. False: all others, uploaded ones too. */
  readonly automaticRenewal?: boolean | null | undefined;
  /** True: deleted certificates that can still be restored, instead of the others. */
  readonly deleted?: boolean | null | undefined;
  /** Certificates whose `notAfter` is after this time. */
  readonly expiresAfter?: DateTime | null | undefined;
  /** Certificates whose `notAfter` is before this time. */
  readonly expiresBefore?: DateTime | null | undefined;
  /** Certificates whose `notAfter` is this time or after it. With `expiresBefore` it makes intervals without gaps. */
  readonly expiresFrom?: DateTime | null | undefined;
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
  readonly modifiedAfter?: DateTime | null | undefined;
  /** Certificates whose name contains this text, in any case. */
  readonly nameContains?: string | null | undefined;
  /** Certificates of this scope. */
  readonly scope?: string | null | undefined;
  /** Certificates that have this text in their name, in a subject or in an issuer, in any case, or that have it as a serial number or as a SHA-256 fingerprint. */
  readonly search?: string | null | undefined;
  /** Certificates whose file has an X.509 certificate of this serial number. */
  readonly serialNumber?: Hex | null | undefined;
  /** Certificates that have at least one finding of any of these severities at the present moment. Next to `findings` it may be another finding. */
  readonly severities?: ReadonlyArray<Severity> | null | undefined;
  /** Certificates whose file has the X.509 certificate of this SHA-256 fingerprint. */
  readonly sha256?: Hex | null | undefined;
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
  | 'PKCS12'
  | '%future added value';

/** The types of certificates, as `__typename` names them. */
export type CertificateKind =
  /** A JKS, P12 or PFX file. */
  | 'Keystore'
  /** A PEM, CER or CRT file. */
  | 'SingleCertificate'
  | '%future added value';

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
  | 'TYPE'
  | '%future added value';

/** Where a file's octets come from: exactly one of these. */
export type CertificateSource =
  {   /** The octets in Base64. */
  readonly base64: Base64; readonly file?: never; readonly pem?: never; }
  |  { readonly base64?: never;   /** A part of a multipart request (graphql-multipart-request-spec). */
  readonly file: Upload; readonly pem?: never; }
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
  | 'RESTORED'
  | '%future added value';

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
  | 'PRIVATE_KEY_MISSING'
  | '%future added value';

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
  | 'UNTRIED'
  | '%future added value';

/** The kinds of configurations. */
export type ConfigurationKind =
  /** A destination. */
  | 'DESTINATION'
  /** A fragment, which is merged into destinations. */
  | 'FRAGMENT'
  | '%future added value';

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
  | 'SUBJECT'
  | '%future added value';

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

/** A new tenant. Neither its id nor its subdomain can ever be used again. */
export type CreateTenantInput = {
  /** 1 to 200 characters; null takes the subdomain. */
  readonly displayName?: string | null | undefined;
  /** 1 to 64 lower-case letters, digits, ".", "_" and "-", beginning with a letter or digit; null takes a fresh UUID. */
  readonly id?: string | null | undefined;
  /** 1 to 63 lower-case letters, digits and "-", the latter neither first nor last. */
  readonly subdomain: string;
};

/** How a certificate was created. */
export type CreationMethod =
  /** It was generated by a certificate authority. */
  | 'EXTERNAL_SERVICE'
  /** A file was uploaded. */
  | 'IMPORT'
  | '%future added value';

/** The certificate to delete. */
export type DeleteCertificateInput = {
  /** The certificate's id. */
  readonly certificate: string;
  /** True answers with DeleteCertificateDryRun, which shows what uses it; nothing is deleted, and that it is used is no error. */
  readonly dryRun?: boolean | null | undefined;
  /** True deletes it although destinations or fragments use it; their findings say so from then on. */
  readonly evenIfUsed?: boolean | null | undefined;
};

/** The destination to delete. */
export type DeleteDestinationInput = {
  /** The destination's id. */
  readonly destination: string;
};

/** The fragment to delete. */
export type DeleteFragmentInput = {
  /** The fragment's id. */
  readonly fragment: string;
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

/** The formats of files that hold destinations and fragments. An import tells them apart by the content. */
export type DestinationFileFormat =
  /** An object with the properties as its members, as in SAP's REST API. */
  | 'JSON'
  /** The text of java.util.Properties, which SAP's cockpit exports: a line such as Name=shop for each property. */
  | 'PROPERTIES'
  /** A mapping with the properties as its members. */
  | 'YAML'
  | '%future added value';

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

/** Which destinations and fragments to export: exactly one of these. */
export type DestinationSelection =
  {   /** Those of these ids, of destinations or of fragments: 1 to 100. */
  readonly configurations: ReadonlyArray<string>; readonly scope?: never; }
  |  { readonly configurations?: never;   /** All of this scope; at most 1,000. */
  readonly scope: string; };

/** Where a file of destinations comes from: exactly one of these. */
export type DestinationSource =
  {   /** The octets in Base64, for an archive. */
  readonly base64: Base64; readonly file?: never; readonly text?: never; }
  |  { readonly base64?: never;   /** A part of a multipart request (graphql-multipart-request-spec). */
  readonly file: Upload; readonly text?: never; }
  |  { readonly base64?: never; readonly file?: never;   /** The text of a properties, JSON or YAML file. */
  readonly text: string; };

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
  | 'TCP'
  | '%future added value';

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
  | 'VALIDITY_OUT_OF_RANGE'
  | '%future added value';

/** What an import does with an entry whose name the scope holds already. */
export type ExistingDestinationPolicy =
  /** The entry fails with NameTakenError. */
  | 'FAIL'
  /** The entry replaces the properties and the type of what the scope holds. Its labels stay. */
  | 'REPLACE'
  /** What the scope holds stays as it is. */
  | 'SKIP'
  | '%future added value';

/** The intervals of time in which expiring certificates are counted, at most 400. */
export type ExpiryIntervals = {
  /** The first interval begins at this time. */
  readonly from: DateTime;
  /** An interval ends where such a period ends. */
  readonly per: CalendarPeriod;
  /** The time zone in which periods begin and end, by its name in the IANA database, such as Europe/Berlin. */
  readonly timeZone?: string | null | undefined;
  /** The last interval ends before this time. */
  readonly to: DateTime;
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

/** What to export, and how. */
export type ExportDestinationsInput = {
  /** The format of their files. */
  readonly format?: DestinationFileFormat | null | undefined;
  /** The destinations and fragments to export. */
  readonly selection: DestinationSelection;
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
  | 'PKCS12'
  | '%future added value';

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
  | 'WEAK_SIGNATURE'
  | '%future added value';

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
  | 'WEAK_SIGNATURE'
  | '%future added value';

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
  | 'X400_ADDRESS'
  | '%future added value';

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
  | 'PFX'
  | '%future added value';

/** A file of destinations and fragments: properties text as SAP's cockpit exports it, JSON or YAML with one object or a list of them, or a ZIP archive of such files. The content decides which it is. An object with Name is a destination, one with FragmentName a fragment. */
export type ImportDestinationsInput = {
  /** True checks everything and answers with ImportDestinationsDryRun; nothing is stored. */
  readonly dryRun?: boolean | null | undefined;
  /** What to do with an entry whose name the scope holds already. */
  readonly ifExists?: ExistingDestinationPolicy | null | undefined;
  /** Whether what is replaced keeps those of its secret properties that its entry gives no value for: an exported file has none. */
  readonly keepSecrets?: boolean | null | undefined;
  /** The scope in which to store them. */
  readonly scope: string;
  /** The file: at most 1 MiB, 1,000 entries, and 4 MiB unpacked. */
  readonly source: DestinationSource;
};

/** What became of an entry of a file, or would in a dry run. */
export type ImportOutcome =
  /** A destination or fragment was created. */
  | 'CREATED'
  /** Nothing was stored; `error` says why. */
  | 'FAILED'
  /** The destination or fragment of that name was replaced. */
  | 'REPLACED'
  /** There was one of that name; it stays as it is. */
  | 'SKIPPED'
  | '%future added value';

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
  | 'VERIFIED'
  | '%future added value';

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
  | 'RSA_4096'
  | '%future added value';

/** The password of one private key. */
export type KeyPasswordInput = {
  /** The alias of the key's entry, as an inspection of the file names it; compared exactly, else without regard to case. */
  readonly alias: string;
  /** The key's own password, at most 1,024 characters; may be empty. */
  readonly password: string;
};

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
  | 'SIGNATURE_INVALID'
  | '%future added value';

/** Ascending or descending. */
export type OrderDirection =
  /** Ascending. */
  | 'ASC'
  /** Descending. */
  | 'DESC'
  | '%future added value';

/** How a PKCS#12 key store is protected. */
export type Pkcs12Profile =
  /** Triple DES and HMAC-SHA-1: for programs from before 2021. Weak by today's measure. */
  | 'LEGACY_3DES'
  /** AES-256 and HMAC-SHA-256: what keytool 17 and OpenSSL 3 write. For Java from 8u301 and 11.0.12, OpenSSL 1.1, Node. */
  | 'MODERN_2023'
  /** AES-256 and PBMAC1 (RFC 9579) with HMAC-SHA-256, whose key is derived by PBKDF2. For OpenSSL from 3.4, Node from 24, the last updates of Node 22, and Java from 26; Java up to 25, OpenSSL up to 3.3 and Node up to 20 cannot open it. */
  | 'MODERN_2026'
  | '%future added value';

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

/** The codes of `errors[].extensions.code`: of a request that is not executed, or of a field that could not be answered. `ErrorCode` has those of failures in answers. There may be more some day: what a program does not know, it shows by its `message`. */
export type RequestErrorCode =
  /** The body is a list of operations. Send each in a request of its own. */
  | 'BATCH_DISABLED'
  /** The request comes from a page of another origin. Have that origin allowed (DESTCERT_ALLOWED_ORIGINS). */
  | 'CSRF'
  /** Only trusted documents are executed here. Have the document put into the installation's manifest. */
  | 'DOCUMENT_NOT_TRUSTED'
  /** No trusted document has this id. Deploy the manifest that belongs to the front end first. */
  | 'DOCUMENT_UNKNOWN'
  /** The body has a Content-Encoding. Send it as it is. */
  | 'ENCODING_UNSUPPORTED'
  /** The filter leads to more than can be searched in time. Narrow it. */
  | 'FILTER_TOO_BROAD'
  /** The caller lacks the right that the message names. Ask an administrator for it. */
  | 'FORBIDDEN'
  /** The document is no GraphQL. Mend it. */
  | 'GRAPHQL_PARSE_FAILED'
  /** The document does not fit the schema. Mend it, or generate the client anew. */
  | 'GRAPHQL_VALIDATION_FAILED'
  /** The head of the request is too large. Send fewer or shorter header fields. */
  | 'HEADERS_TOO_LARGE'
  /** A header field that may be there only once is there twice. Look at the client, and at proxies before the service. */
  | 'HEADER_REPEATED'
  /** The header field Host is missing or no host. Look at the client, and at proxies before the service. */
  | 'HOST_INVALID'
  /** The index that answers the filter is still being built. Try again after some minutes. */
  | 'INDEX_BUILDING'
  /** Something unexpected happened. Report `extensions.requestId` to whoever runs the service. */
  | 'INTERNAL'
  /** The schema cannot be asked for here. Take it from the file schema.graphql. */
  | 'INTROSPECTION_DISABLED'
  /** The body, or a part of it, is no JSON that can be read. Mend it. */
  | 'JSON_INVALID'
  /** The body is neither application/json nor multipart/form-data in UTF-8. Set Content-Type. */
  | 'MEDIA_TYPE_UNSUPPORTED'
  /** The HTTP method does not fit: mutations, uploads and event streams are sent by POST. */
  | 'METHOD_NOT_ALLOWED'
  /** The body is no multipart request as graphql-multipart-request-spec has it. Mend it. */
  | 'MULTIPART_INVALID'
  /** The Accept header takes no media type that an answer can have. Take application/json. */
  | 'NOT_ACCEPTABLE'
  /** What the field is about does not exist any more, or the caller may not know of it. Read the list again. */
  | 'NOT_FOUND'
  /** The document has no operation of that name, or several and no name was sent. Set `operationName`. */
  | 'OPERATION_UNKNOWN'
  /** A subscription was sent as a plain request. Use graphql-transport-ws, or accept text/event-stream. */
  | 'OPERATION_UNSUPPORTED'
  /** The page size, the cursor or the number of ids is not valid. Ask for the first page of this very list again. */
  | 'PAGE_INVALID'
  /** The body is larger than this installation takes. `Installation.limits` says how large a file may be. */
  | 'PAYLOAD_TOO_LARGE'
  /** The hash or id is that of another document. Compute it from the document that is sent. */
  | 'PERSISTED_QUERY_MISMATCH'
  /** No document of this hash is known. Send it once together with its text, as Apollo's clients do. */
  | 'PERSISTED_QUERY_NOT_FOUND'
  /** Automatic persisted queries are not taken here. Send the text, or the id of a trusted document. */
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  /** The operation asks for more than one operation may. Ask for smaller pages, fewer fields or fewer things. */
  | 'QUERY_TOO_COMPLEX'
  /** The document is nested too deeply. Ask in several steps. */
  | 'QUERY_TOO_DEEP'
  /** Too many requests came from this address. Wait for as many seconds as Retry-After says. */
  | 'RATE_LIMITED'
  /** The request has no form that the service knows. Mend it as the message says. */
  | 'REQUEST_INVALID'
  /** The value is not the position of a change. Begin as after RESUME_LOST. */
  | 'RESUME_INVALID'
  /** Changes may have been missed. Ask for `presentPosition`, read the list again, and subscribe behind it. */
  | 'RESUME_LOST'
  /** The operation took too long and was stopped. Ask for less, or try again; a change may have been made all the same. */
  | 'TIMEOUT'
  /** The access token is signed by an algorithm that is not taken. Have its issuer's settings looked at. */
  | 'TOKEN_ALGORITHM_UNSUPPORTED'
  /** The access token is meant for another service. Ask for one for this service. */
  | 'TOKEN_AUDIENCE_WRONG'
  /** The access token does not say whom it is about, and in which tenant. Have its issuer's settings looked at. */
  | 'TOKEN_CLAIMS_UNFIT'
  /** The access token has expired. Get a new one, and send the request again. */
  | 'TOKEN_EXPIRED'
  /** The access token does not say when it expires. Have its issuer's settings looked at. */
  | 'TOKEN_EXPIRY_MISSING'
  /** Tokens of this issuer are not taken here. Get one from an issuer that is. */
  | 'TOKEN_ISSUER_UNKNOWN'
  /** The issuer has no key of the id that the token names. Get a new token. */
  | 'TOKEN_KEY_UNKNOWN'
  /** It is a token of another kind, such as an ID token. Send the access token. */
  | 'TOKEN_KIND_WRONG'
  /** The access token is not valid yet. Have the clocks of its issuer and of this service compared. */
  | 'TOKEN_NOT_YET_VALID'
  /** The signature of the access token is wrong. Get a new one. */
  | 'TOKEN_SIGNATURE_WRONG'
  /** The tenant of the access token does not exist, or is suspended. Ask whoever runs the service. */
  | 'TOKEN_TENANT_INACTIVE'
  /** Too many operations run on one socket. Complete some, or open another socket. */
  | 'TOO_MANY_OPERATIONS'
  /** There is no access token, or it cannot be read. Send the header `Authorization: Bearer TOKEN`. */
  | 'UNAUTHENTICATED'
  /** A part of the service does not answer. Try again after `extensions.retryAfter` or Retry-After seconds. */
  | 'UNAVAILABLE'
  /** An argument or a variable breaks a rule. `extensions.field` or the message says which; mend it. */
  | 'VALIDATION_FAILED'
  | '%future added value';

/** The deleted certificate to restore. */
export type RestoreCertificateInput = {
  /** The id of the deleted certificate. */
  readonly certificate: string;
};

/** The tenant to resume. */
export type ResumeTenantInput = {
  /** The tenant's id. */
  readonly tenant: string;
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
  | 'UNSPECIFIED'
  | '%future added value';

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
  | 'TRUST_READ'
  | '%future added value';

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
  | 'DESTINATION_VIEWER_INSTANCE'
  | '%future added value';

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
  | 'REFUSES'
  | '%future added value';

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
  | 'WRAPPED_IN_TEXT'
  | '%future added value';

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
  | 'OPENSSL_3_5'
  | '%future added value';

/** What happened to a scope. */
export type ScopeChangeKind =
  /** The scope was created. */
  | 'CREATED'
  /** The scope was deleted. */
  | 'DELETED'
  | '%future added value';

/** The level of a scope, as in SAP BTP. */
export type ScopeLevel =
  /** For the destinations of one service instance of a subaccount. */
  | 'SERVICE_INSTANCE'
  /** For the destinations of a subaccount. */
  | 'SUBACCOUNT'
  | '%future added value';

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

/** The new labels of a destination; they replace all labels that it has. */
export type SetDestinationLabelsInput = {
  /** The destination's id. */
  readonly destination: string;
  /** At most 10; an empty list removes all. */
  readonly labels: ReadonlyArray<LabelInput>;
};

/** The new labels of a fragment; they replace all labels that it has. */
export type SetFragmentLabelsInput = {
  /** The fragment's id. */
  readonly fragment: string;
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
  | 'WARNING'
  | '%future added value';

/** Which tenant is to be served by which one's service keys. */
export type SubscribeTenantInput = {
  /** The id of the tenant whose service keys may serve it; null takes the caller's own tenant. */
  readonly provider?: string | null | undefined;
  /** The subscriber's subaccount that is opened: 1 to 200 characters. Its scope is created if it is missing. */
  readonly subaccount: string;
  /** The id of the tenant that is to be served. */
  readonly subscriber: string;
};

/** The tenant to suspend; any but `default`. */
export type SuspendTenantInput = {
  /** The tenant's id. */
  readonly tenant: string;
};

/** Whether a tenant's programs get access tokens. */
export type TenantStatus =
  /** They do. */
  | 'ACTIVE'
  /** They do not, and no provider does for it. */
  | 'SUSPENDED'
  | '%future added value';

/** The units of a length of validity, counted by the calendar. */
export type TimeUnit =
  /** Days of 24 hours. */
  | 'DAYS'
  /** To the same day of a later month, or its last. */
  | 'MONTHS'
  /** To the same day of a later year. */
  | 'YEARS'
  | '%future added value';

/** How an installation treats trusted documents: the documents that it knows by their ids before anybody asks. */
export type TrustedDocumentsMode =
  /** Trusted documents may be named by their ids, and all others may be sent. */
  | 'ALLOW'
  /** There are none. Any document may be sent. */
  | 'OFF'
  /** Only trusted documents are executed. */
  | 'REQUIRE'
  | '%future added value';

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

/** The subscription to end. */
export type UnsubscribeTenantInput = {
  /** The subscription's id. */
  readonly subscription: string;
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
  | 'VALID'
  | '%future added value';

/** How a version was created. */
export type VersionOrigin =
  /** The certificate was uploaded or generated. */
  | 'CREATION'
  /** The certificate was signed again. */
  | 'RENEWAL'
  /** Another file replaced the one before. */
  | 'REPLACEMENT'
  /** The file of an earlier version was brought back. */
  | 'ROLL_BACK'
  | '%future added value';

export type GetViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type GetViewerQuery = { readonly __typename: 'Query', readonly viewer: { readonly __typename: 'Viewer', readonly subject: string, readonly tenant: string, readonly expiresAt: DateTime | null, readonly permissions: ReadonlyArray<Right> } };

export type ServiceKeyFieldsFragment = { readonly __typename: 'ServiceKey', readonly id: string, readonly name: string, readonly clientId: string, readonly subaccount: string, readonly serviceInstance: string | null, readonly createdAt: DateTime, readonly createdBy: string, readonly lastUsedAt: DateTime | null, readonly tenantRights: ReadonlyArray<Right>, readonly subaccountRights: ReadonlyArray<Right>, readonly instanceRights: ReadonlyArray<Right> };

export type ListServiceKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListServiceKeysQuery = { readonly __typename: 'Query', readonly serviceKeys: { readonly __typename: 'ServiceKeyConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'ServiceKey', readonly id: string, readonly name: string, readonly clientId: string, readonly subaccount: string, readonly serviceInstance: string | null, readonly createdAt: DateTime, readonly createdBy: string, readonly lastUsedAt: DateTime | null, readonly tenantRights: ReadonlyArray<Right>, readonly subaccountRights: ReadonlyArray<Right>, readonly instanceRights: ReadonlyArray<Right> }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type CreateServiceKeyMutationVariables = Exact<{
  input: CreateServiceKeyInput;
}>;


export type CreateServiceKeyMutation = { readonly __typename: 'Mutation', readonly createServiceKey:
    | { readonly __typename: 'CreateServiceKeySuccess', readonly clientSecret: string, readonly binding: string, readonly serviceKey: { readonly __typename: 'ServiceKey', readonly id: string, readonly name: string, readonly clientId: string, readonly subaccount: string, readonly serviceInstance: string | null, readonly createdAt: DateTime, readonly createdBy: string, readonly lastUsedAt: DateTime | null, readonly tenantRights: ReadonlyArray<Right>, readonly subaccountRights: ReadonlyArray<Right>, readonly instanceRights: ReadonlyArray<Right> } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
   | null };

export type DeleteServiceKeyMutationVariables = Exact<{
  input: DeleteServiceKeyInput;
}>;


export type DeleteServiceKeyMutation = { readonly __typename: 'Mutation', readonly deleteServiceKey:
    | { readonly __typename: 'DeleteServiceKeySuccess', readonly deletedServiceKeyId: string, readonly serviceKey: { readonly __typename: 'ServiceKey', readonly id: string, readonly name: string, readonly clientId: string, readonly subaccount: string, readonly serviceInstance: string | null, readonly createdAt: DateTime, readonly createdBy: string, readonly lastUsedAt: DateTime | null, readonly tenantRights: ReadonlyArray<Right>, readonly subaccountRights: ReadonlyArray<Right>, readonly instanceRights: ReadonlyArray<Right> } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type ListAuditEventsQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListAuditEventsQuery = { readonly __typename: 'Query', readonly auditEvents: { readonly __typename: 'AuditEventConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'AuditEvent', readonly id: string, readonly at: DateTime, readonly subject: string, readonly action: AuditAction, readonly noun: AuditNoun, readonly nounId: string, readonly scopeId: string | null, readonly name: string, readonly before: ReadonlyArray<{ readonly __typename: 'AuditFact', readonly name: string, readonly value: string }>, readonly after: ReadonlyArray<{ readonly __typename: 'AuditFact', readonly name: string, readonly value: string }> }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type LabelFieldsFragment = { readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> };

type CertificateRow_Keystore_Fragment = { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> };

type CertificateRow_SingleCertificate_Fragment = { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> };

export type CertificateRowFragment =
  | CertificateRow_Keystore_Fragment
  | CertificateRow_SingleCertificate_Fragment
;

export type CreationFieldsFragment = { readonly __typename: 'CreationDetails', readonly method: CreationMethod, readonly fileName: string, readonly hasPassword: boolean, readonly generationService: string | null, readonly commonName: string | null, readonly csrProvided: boolean, readonly createdBy: string };

export type RenewalFieldsFragment = { readonly __typename: 'Renewal', readonly automatic: boolean, readonly eligibleAt: DateTime, readonly nextAttemptAt: DateTime | null, readonly lastAttempt: { readonly __typename: 'RenewalAttempt', readonly at: DateTime, readonly succeeded: boolean, readonly message: string | null } | null };

export type RevocationFieldsFragment = { readonly __typename: 'Revocation', readonly at: DateTime, readonly reason: RevocationReason };

export type FindingFieldsFragment = { readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> };

export type NameFragment = { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null };

export type X509FieldsFragment = { readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } };

export type PrivateKeyFieldsFragment = { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encrypted: boolean, readonly locked: boolean, readonly hasOwnPassword: boolean };

type Entry_PrivateKeyEntry_Fragment = { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encrypted: boolean, readonly locked: boolean, readonly hasOwnPassword: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } }> };

type Entry_SecretKeyEntry_Fragment = { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null };

type Entry_TrustedCertificateEntry_Fragment = { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } } };

type Entry_UnreadableEntry_Fragment = { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null };

export type EntryFragment =
  | Entry_PrivateKeyEntry_Fragment
  | Entry_SecretKeyEntry_Fragment
  | Entry_TrustedCertificateEntry_Fragment
  | Entry_UnreadableEntry_Fragment
;

export type OpeningFieldsFragment = { readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> };

export type InspectionFieldsFragment = { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly locked: boolean, readonly integrity: Integrity, readonly hasPassword: boolean, readonly status: ValidityStatus, readonly notAfter: DateTime | null, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> };

type ConfigurationRow_Destination_Fragment = { readonly __typename: 'Destination', readonly id: string, readonly name: string };

type ConfigurationRow_Fragment_Fragment = { readonly __typename: 'Fragment', readonly id: string, readonly name: string };

export type ConfigurationRowFragment =
  | ConfigurationRow_Destination_Fragment
  | ConfigurationRow_Fragment_Fragment
;

export type UseFieldsFragment = { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
    | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
    | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
   };

export type ChangeFieldsFragment = { readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null };

export type ImpactFieldsFragment = { readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
      | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
      | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
     }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } };

export type ListCertificatesQueryVariables = Exact<{
  filter?: CertificateFilter | null | undefined;
  orderBy?: CertificateOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListCertificatesQuery = { readonly __typename: 'Query', readonly certificates: { readonly __typename: 'CertificateConnection', readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
    >, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type CountCertificatesQueryVariables = Exact<{
  filter?: CertificateFilter | null | undefined;
}>;


export type CountCertificatesQuery = { readonly __typename: 'Query', readonly certificates: { readonly __typename: 'CertificateConnection', readonly totalCount: number, readonly totalCountIsExact: boolean } };

export type GetCertificateQueryVariables = Exact<{
  id: string;
}>;


export type GetCertificateQuery = { readonly __typename: 'Query', readonly certificate:
    | { readonly __typename: 'Keystore', readonly locked: boolean, readonly integrity: Integrity, readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly size: number, readonly deletedAt: DateTime | null, readonly restorableUntil: DateTime | null, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> }, readonly creation: { readonly __typename: 'CreationDetails', readonly method: CreationMethod, readonly fileName: string, readonly hasPassword: boolean, readonly generationService: string | null, readonly commonName: string | null, readonly csrProvided: boolean, readonly createdBy: string }, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean, readonly eligibleAt: DateTime, readonly nextAttemptAt: DateTime | null, readonly lastAttempt: { readonly __typename: 'RenewalAttempt', readonly at: DateTime, readonly succeeded: boolean, readonly message: string | null } | null } | null, readonly revocation: { readonly __typename: 'Revocation', readonly at: DateTime, readonly reason: RevocationReason } | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
         }> }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly size: number, readonly deletedAt: DateTime | null, readonly restorableUntil: DateTime | null, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null } | null, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> }, readonly creation: { readonly __typename: 'CreationDetails', readonly method: CreationMethod, readonly fileName: string, readonly hasPassword: boolean, readonly generationService: string | null, readonly commonName: string | null, readonly csrProvided: boolean, readonly createdBy: string }, readonly renewal: { readonly __typename: 'Renewal', readonly automatic: boolean, readonly eligibleAt: DateTime, readonly nextAttemptAt: DateTime | null, readonly lastAttempt: { readonly __typename: 'RenewalAttempt', readonly at: DateTime, readonly succeeded: boolean, readonly message: string | null } | null } | null, readonly revocation: { readonly __typename: 'Revocation', readonly at: DateTime, readonly reason: RevocationReason } | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
         }> }
   | null };

export type FindCertificateQueryVariables = Exact<{
  scope: string;
  name: string;
}>;


export type FindCertificateQuery = { readonly __typename: 'Query', readonly scope: { readonly __typename: 'Scope', readonly certificate:
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
     | null } | null };

export type GetEntriesQueryVariables = Exact<{
  certificate: string;
}>;


export type GetEntriesQuery = { readonly __typename: 'Query', readonly certificate:
    | { readonly __typename: 'Keystore', readonly id: string, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encrypted: boolean, readonly locked: boolean, readonly hasOwnPassword: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } }> }
        | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
        | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } } }
        | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
      > }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly entries: ReadonlyArray<
        | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encrypted: boolean, readonly locked: boolean, readonly hasOwnPassword: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } }> }
        | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
        | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } } }
        | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
      > }
   | null };

export type GetVersionsQueryVariables = Exact<{
  certificate: string;
}>;


export type GetVersionsQuery = { readonly __typename: 'Query', readonly certificate:
    | { readonly __typename: 'Keystore', readonly id: string, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly createdAt: DateTime, readonly createdBy: string, readonly size: number, readonly status: ValidityStatus, readonly notAfter: DateTime | null, readonly origin: VersionOrigin, readonly ofVersion: number | null, readonly supersededAt: DateTime | null, readonly kept: boolean }> }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly createdAt: DateTime, readonly createdBy: string, readonly size: number, readonly status: ValidityStatus, readonly notAfter: DateTime | null, readonly origin: VersionOrigin, readonly ofVersion: number | null, readonly supersededAt: DateTime | null, readonly kept: boolean }> }
   | null };

export type GetVersionEntriesQueryVariables = Exact<{
  certificate: string;
}>;


export type GetVersionEntriesQuery = { readonly __typename: 'Query', readonly certificate:
    | { readonly __typename: 'Keystore', readonly id: string, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encrypted: boolean, readonly locked: boolean, readonly hasOwnPassword: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } }> }
          | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
          | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } } }
          | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
        > | null }> }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly versions: ReadonlyArray<{ readonly __typename: 'CertificateVersion', readonly number: number, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encrypted: boolean, readonly locked: boolean, readonly hasOwnPassword: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } }> }
          | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
          | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } } }
          | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
        > | null }> }
   | null };

export type GetStatisticsQueryVariables = Exact<{
  expiring?: ExpiryIntervals | null | undefined;
}>;


export type GetStatisticsQuery = { readonly __typename: 'Query', readonly statistics: { readonly __typename: 'CertificateStatistics', readonly total: number, readonly automaticRenewal: number, readonly byStatus: ReadonlyArray<{ readonly __typename: 'StatusCount', readonly status: ValidityStatus, readonly total: number }>, readonly byType: ReadonlyArray<{ readonly __typename: 'FileTypeCount', readonly type: CertificateFileType, readonly total: number }>, readonly expiring: ReadonlyArray<{ readonly __typename: 'ExpiryCount', readonly from: DateTime, readonly to: DateTime, readonly total: number }> } };

export type LabelsFieldsFragment = { readonly __typename: 'LabelsInUse', readonly hasMore: boolean, readonly labels: ReadonlyArray<{ readonly __typename: 'LabelInUse', readonly key: string, readonly values: ReadonlyArray<string>, readonly hasMore: boolean }> };

export type ListLabelsQueryVariables = Exact<{
  key?: string | null | undefined;
  prefix?: string | null | undefined;
}>;


export type ListLabelsQuery = { readonly __typename: 'Query', readonly labelsInUse: { readonly __typename: 'LabelsInUse', readonly hasMore: boolean, readonly labels: ReadonlyArray<{ readonly __typename: 'LabelInUse', readonly key: string, readonly values: ReadonlyArray<string>, readonly hasMore: boolean }> } };

export type ListLabelsOfScopeQueryVariables = Exact<{
  scope: string;
  key?: string | null | undefined;
  prefix?: string | null | undefined;
}>;


export type ListLabelsOfScopeQuery = { readonly __typename: 'Query', readonly scope: { readonly __typename: 'Scope', readonly labelsInUse: { readonly __typename: 'LabelsInUse', readonly hasMore: boolean, readonly labels: ReadonlyArray<{ readonly __typename: 'LabelInUse', readonly key: string, readonly values: ReadonlyArray<string>, readonly hasMore: boolean }> } } | null };

export type InspectCertificateQueryVariables = Exact<{
  input: InspectCertificateInput;
}>;


export type InspectCertificateQuery = { readonly __typename: 'Query', readonly inspectCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InspectCertificateSuccess', readonly inspection: { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly locked: boolean, readonly integrity: Integrity, readonly hasPassword: boolean, readonly status: ValidityStatus, readonly notAfter: DateTime | null, readonly entries: ReadonlyArray<
          | { readonly __typename: 'PrivateKeyEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly privateKey: { readonly __typename: 'PrivateKeyDetails', readonly algorithm: string | null, readonly bits: number | null, readonly curve: string | null, readonly encrypted: boolean, readonly locked: boolean, readonly hasOwnPassword: boolean }, readonly certificateChain: ReadonlyArray<{ readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } }> }
          | { readonly __typename: 'SecretKeyEntry', readonly algorithm: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
          | { readonly __typename: 'TrustedCertificateEntry', readonly id: string, readonly alias: string, readonly createdAt: DateTime | null, readonly certificate: { readonly __typename: 'X509Certificate', readonly serialNumber: Hex, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly status: ValidityStatus, readonly isCertificateAuthority: boolean, readonly pem: string, readonly subject: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly issuer: { readonly __typename: 'DistinguishedName', readonly rfc4514: string, readonly commonName: string | null }, readonly subjectAlternativeNames: ReadonlyArray<{ readonly __typename: 'GeneralName', readonly kind: GeneralNameKind, readonly value: string }>, readonly publicKey: { readonly __typename: 'PublicKey', readonly algorithm: string, readonly bits: number | null, readonly curve: string | null }, readonly fingerprints: { readonly __typename: 'Fingerprints', readonly sha256: Hex } } }
          | { readonly __typename: 'UnreadableEntry', readonly reason: string, readonly id: string, readonly alias: string, readonly createdAt: DateTime | null }
        >, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type UploadCertificateMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadCertificateMutation = { readonly __typename: 'Mutation', readonly uploadCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UploadCertificateDryRun', readonly inspection: { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly locked: boolean, readonly integrity: Integrity, readonly hasPassword: boolean, readonly status: ValidityStatus, readonly notAfter: DateTime | null, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'UploadCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type UnlockKeystoreMutationVariables = Exact<{
  input: UnlockKeystoreInput;
}>;


export type UnlockKeystoreMutation = { readonly __typename: 'Mutation', readonly unlockKeystore:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnlockKeystoreSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type SetCertificateLabelsMutationVariables = Exact<{
  input: SetCertificateLabelsInput;
}>;


export type SetCertificateLabelsMutation = { readonly __typename: 'Mutation', readonly setCertificateLabels:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'SetCertificateLabelsSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
   | null };

export type GenerateCertificateMutationVariables = Exact<{
  input: GenerateCertificateInput;
}>;


export type GenerateCertificateMutation = { readonly __typename: 'Mutation', readonly generateCertificate:
    | { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'GenerateCertificateDryRun', readonly preview: { readonly __typename: 'GenerationPlan', readonly name: string, readonly subject: string, readonly notBefore: DateTime, readonly notAfter: DateTime, readonly keyAlgorithm: KeyAlgorithm | null } }
    | { readonly __typename: 'GenerateCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
    | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidCsrError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type RenewCertificateMutationVariables = Exact<{
  input: RenewCertificateInput;
}>;


export type RenewCertificateMutation = { readonly __typename: 'Mutation', readonly renewCertificate:
    | { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'RenewCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type SetAutomaticRenewalMutationVariables = Exact<{
  input: SetAutomaticRenewalInput;
}>;


export type SetAutomaticRenewalMutation = { readonly __typename: 'Mutation', readonly setAutomaticRenewal:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'SetAutomaticRenewalSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type ReplaceCertificateMutationVariables = Exact<{
  input: ReplaceCertificateInput;
}>;


export type ReplaceCertificateMutation = { readonly __typename: 'Mutation', readonly replaceCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ReplaceCertificateDryRun', readonly inspection: { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly locked: boolean, readonly integrity: Integrity, readonly hasPassword: boolean, readonly status: ValidityStatus, readonly notAfter: DateTime | null, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> }, readonly changes: ReadonlyArray<{ readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null }>, readonly impact: ReadonlyArray<{ readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
            | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
            | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
           }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } }> }
    | { readonly __typename: 'ReplaceCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
      , readonly changes: ReadonlyArray<{ readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null }>, readonly impact: ReadonlyArray<{ readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
            | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
            | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
           }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } }> }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type RollBackCertificateMutationVariables = Exact<{
  input: RollBackCertificateInput;
}>;


export type RollBackCertificateMutation = { readonly __typename: 'Mutation', readonly rollBackCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'RollBackCertificateDryRun', readonly inspection: { readonly __typename: 'Inspection', readonly format: CertificateFormat, readonly locked: boolean, readonly integrity: Integrity, readonly hasPassword: boolean, readonly status: ValidityStatus, readonly notAfter: DateTime | null, readonly openings: ReadonlyArray<{ readonly __typename: 'RuntimeOpening', readonly runtime: RuntimeVersion, readonly outcome: RuntimeOutcome, readonly reason: RuntimeReason | null, readonly message: string | null, readonly names: ReadonlyArray<string> }>, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly code: FindingCode, readonly kind: FindingKind | null, readonly severity: Severity, readonly message: string, readonly fix: string, readonly alias: string | null, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> }, readonly changes: ReadonlyArray<{ readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null }>, readonly impact: ReadonlyArray<{ readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
            | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
            | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
           }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } }> }
    | { readonly __typename: 'RollBackCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
      , readonly changes: ReadonlyArray<{ readonly __typename: 'ContentChange', readonly alias: string | null, readonly field: ContentField, readonly before: string | null, readonly after: string | null }>, readonly impact: ReadonlyArray<{ readonly __typename: 'ReplacementImpact', readonly use: { readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
            | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
            | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
           }, readonly finding: { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> } }> }
   | null };

export type RevokeCertificateMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeCertificateMutation = { readonly __typename: 'Mutation', readonly revokeCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'RevokeCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
   | null };

export type ExportCertificateMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type ExportCertificateMutation = { readonly __typename: 'Mutation', readonly exportCertificate:
    | { readonly __typename: 'ExportCertificateSuccess', readonly fileName: string, readonly mediaType: string, readonly content: Base64, readonly sha256: Hex }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type DeleteCertificateMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type DeleteCertificateMutation = { readonly __typename: 'Mutation', readonly deleteCertificate:
    | { readonly __typename: 'DeleteCertificateDryRun', readonly name: string, readonly usedByHidden: number, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
         }> }
    | { readonly __typename: 'DeleteCertificateSuccess', readonly name: string, readonly restorableUntil: DateTime, readonly usedByHidden: number, readonly deletedCertificateId: string, readonly usedBy: ReadonlyArray<{ readonly __typename: 'CertificateUse', readonly property: string, readonly level: ScopeLevel, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
         }> }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InUseError', readonly count: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type RestoreCertificateMutationVariables = Exact<{
  input: RestoreCertificateInput;
}>;


export type RestoreCertificateMutation = { readonly __typename: 'Mutation', readonly restoreCertificate:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'RestoreCertificateSuccess', readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       }
   | null };

export type GetPresentPositionQueryVariables = Exact<{ [key: string]: never; }>;


export type GetPresentPositionQuery = { readonly __typename: 'Query', readonly presentPosition: string };

export type CertificateChangedSubscriptionVariables = Exact<{
  scope?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CertificateChangedSubscription = { readonly certificateChanged: { readonly __typename: 'CertificateChange', readonly kind: ChangeKind, readonly scopeId: string, readonly certificateId: string, readonly typename: CertificateKind, readonly position: string, readonly certificate:
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
     | null } };

export type PropertyFieldsFragment = { readonly __typename: 'Property', readonly name: string, readonly value: string };

export type DestinationFieldsFragment = { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } };

export type FragmentFieldsFragment = { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } };

export type ConfigurationFindingFieldsFragment = { readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> };

export type ReferenceFieldsFragment = { readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
    | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
    | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
   | null };

export type PreviewFieldsFragment = { readonly __typename: 'ConfigurationPreview', readonly name: string, readonly type: DestinationType | null, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
      | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
      | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
     | null }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> };

export type ImportedFieldsFragment = { readonly __typename: 'ImportedDestination', readonly source: string, readonly outcome: ImportOutcome, readonly kind: ConfigurationKind | null, readonly name: string | null, readonly missingSecrets: ReadonlyArray<string>, readonly configuration:
    | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
    | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
   | null, readonly error:
    | { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InUseError', readonly count: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidCsrError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ScopeNotEmptyError', readonly certificateCount: number, readonly destinationCount: number, readonly fragmentCount: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ScopeTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'SubscriptionTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TenantTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
   | null };

export type ListDestinationsQueryVariables = Exact<{
  filter?: DestinationFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListDestinationsQuery = { readonly __typename: 'Query', readonly destinations: { readonly __typename: 'DestinationConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ListDestinationsOfScopeQueryVariables = Exact<{
  scope: string;
  filter?: DestinationFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListDestinationsOfScopeQuery = { readonly __typename: 'Query', readonly scope: { readonly __typename: 'Scope', readonly destinations: { readonly __typename: 'DestinationConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } } | null };

export type GetDestinationQueryVariables = Exact<{
  id: string;
}>;


export type GetDestinationQuery = { readonly __typename: 'Query', readonly destination: { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       | null }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } | null };

export type CreateDestinationMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type CreateDestinationMutation = { readonly __typename: 'Mutation', readonly createDestination:
    | { readonly __typename: 'CreateDestinationDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly name: string, readonly type: DestinationType | null, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
           | null }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'CreateDestinationSuccess', readonly destination: { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
   | null };

export type ReplaceDestinationMutationVariables = Exact<{
  input: ReplaceDestinationInput;
}>;


export type ReplaceDestinationMutation = { readonly __typename: 'Mutation', readonly replaceDestination:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ReplaceDestinationDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly name: string, readonly type: DestinationType | null, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
           | null }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'ReplaceDestinationSuccess', readonly destination: { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
   | null };

export type SetDestinationLabelsMutationVariables = Exact<{
  input: SetDestinationLabelsInput;
}>;


export type SetDestinationLabelsMutation = { readonly __typename: 'Mutation', readonly setDestinationLabels:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'SetDestinationLabelsSuccess', readonly destination: { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
   | null };

export type DeleteDestinationMutationVariables = Exact<{
  input: DeleteDestinationInput;
}>;


export type DeleteDestinationMutation = { readonly __typename: 'Mutation', readonly deleteDestination:
    | { readonly __typename: 'DeleteDestinationSuccess', readonly deletedDestinationId: string, readonly destination: { readonly __typename: 'Destination', readonly id: string, readonly name: string, readonly type: DestinationType, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type ListFragmentsQueryVariables = Exact<{
  filter?: FragmentFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListFragmentsQuery = { readonly __typename: 'Query', readonly fragments: { readonly __typename: 'FragmentConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type ListFragmentsOfScopeQueryVariables = Exact<{
  scope: string;
  filter?: FragmentFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListFragmentsOfScopeQuery = { readonly __typename: 'Query', readonly scope: { readonly __typename: 'Scope', readonly fragments: { readonly __typename: 'FragmentConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } } | null };

export type GetFragmentQueryVariables = Exact<{
  id: string;
}>;


export type GetFragmentQuery = { readonly __typename: 'Query', readonly fragment: { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
        | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
        | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
       | null }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } | null };

export type CreateFragmentMutationVariables = Exact<{
  input: CreateFragmentInput;
}>;


export type CreateFragmentMutation = { readonly __typename: 'Mutation', readonly createFragment:
    | { readonly __typename: 'CreateFragmentDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly name: string, readonly type: DestinationType | null, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
           | null }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'CreateFragmentSuccess', readonly fragment: { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
   | null };

export type ReplaceFragmentMutationVariables = Exact<{
  input: ReplaceFragmentInput;
}>;


export type ReplaceFragmentMutation = { readonly __typename: 'Mutation', readonly replaceFragment:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ReplaceFragmentDryRun', readonly preview: { readonly __typename: 'ConfigurationPreview', readonly name: string, readonly type: DestinationType | null, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly certificates: ReadonlyArray<{ readonly __typename: 'CertificateReference', readonly property: string, readonly name: string, readonly level: ScopeLevel | null, readonly certificate:
            | { readonly __typename: 'Keystore', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
            | { readonly __typename: 'SingleCertificate', readonly id: string, readonly name: string, readonly type: CertificateFileType, readonly format: CertificateFormat, readonly status: ValidityStatus, readonly commonName: string | null, readonly notAfter: DateTime | null, readonly hasPrivateKey: boolean | null, readonly version: number, readonly createdAt: DateTime, readonly modifiedAt: DateTime, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }> }
           | null }>, readonly findings: ReadonlyArray<{ readonly __typename: 'ConfigurationFinding', readonly code: ConfigurationFindingCode, readonly kind: ConfigurationFindingKind, readonly severity: Severity, readonly message: string, readonly fix: string, readonly property: string, readonly certificate: string, readonly parameters: ReadonlyArray<{ readonly __typename: 'FindingParameter', readonly name: string, readonly value: string }> }> } }
    | { readonly __typename: 'ReplaceFragmentSuccess', readonly fragment: { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
   | null };

export type SetFragmentLabelsMutationVariables = Exact<{
  input: SetFragmentLabelsInput;
}>;


export type SetFragmentLabelsMutation = { readonly __typename: 'Mutation', readonly setFragmentLabels:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'SetFragmentLabelsSuccess', readonly fragment: { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
   | null };

export type DeleteFragmentMutationVariables = Exact<{
  input: DeleteFragmentInput;
}>;


export type DeleteFragmentMutation = { readonly __typename: 'Mutation', readonly deleteFragment:
    | { readonly __typename: 'DeleteFragmentSuccess', readonly deletedFragmentId: string, readonly fragment: { readonly __typename: 'Fragment', readonly id: string, readonly name: string, readonly version: number, readonly createdAt: DateTime, readonly createdBy: string, readonly modifiedAt: DateTime, readonly secretProperties: ReadonlyArray<string>, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string }>, readonly labels: ReadonlyArray<{ readonly __typename: 'Label', readonly key: string, readonly values: ReadonlyArray<string> }>, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
   | null };

export type ImportDestinationsMutationVariables = Exact<{
  input: ImportDestinationsInput;
}>;


export type ImportDestinationsMutation = { readonly __typename: 'Mutation', readonly importDestinations:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ImportDestinationsDryRun', readonly entries: ReadonlyArray<{ readonly __typename: 'ImportedDestination', readonly source: string, readonly outcome: ImportOutcome, readonly kind: ConfigurationKind | null, readonly name: string | null, readonly missingSecrets: ReadonlyArray<string>, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
         | null, readonly error:
          | { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'InUseError', readonly count: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'InvalidCsrError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ScopeNotEmptyError', readonly certificateCount: number, readonly destinationCount: number, readonly fragmentCount: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ScopeTakenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'SubscriptionTakenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'TenantTakenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
         | null }> }
    | { readonly __typename: 'ImportDestinationsSuccess', readonly entries: ReadonlyArray<{ readonly __typename: 'ImportedDestination', readonly source: string, readonly outcome: ImportOutcome, readonly kind: ConfigurationKind | null, readonly name: string | null, readonly missingSecrets: ReadonlyArray<string>, readonly configuration:
          | { readonly __typename: 'Destination', readonly id: string, readonly name: string }
          | { readonly __typename: 'Fragment', readonly id: string, readonly name: string }
         | null, readonly error:
          | { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'InUseError', readonly count: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'InvalidCsrError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ScopeNotEmptyError', readonly certificateCount: number, readonly destinationCount: number, readonly fragmentCount: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'ScopeTakenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'SubscriptionTakenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'TenantTakenError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'TooCostlyError', readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'UnsupportedAlgorithmError', readonly algorithm: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'WeakKeyError', readonly alias: string, readonly code: ErrorCode, readonly message: string }
          | { readonly __typename: 'WrongPasswordError', readonly field: string, readonly code: ErrorCode, readonly message: string }
         | null }> }
    | { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnrecognizedFormatError', readonly found: string | null, readonly code: ErrorCode, readonly message: string }
   | null };

export type ExportDestinationsQueryVariables = Exact<{
  input: ExportDestinationsInput;
}>;


export type ExportDestinationsQuery = { readonly __typename: 'Query', readonly exportDestinations:
    | { readonly __typename: 'ExportDestinationsSuccess', readonly fileName: string, readonly mediaType: string, readonly content: Base64, readonly sha256: Hex }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TooLargeError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
   | null };

type Refusal_AuthorityUnavailableError_Fragment = { readonly __typename: 'AuthorityUnavailableError', readonly retryAfter: number, readonly code: ErrorCode, readonly message: string };

type Refusal_ForbiddenError_Fragment = { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string };

type Refusal_IdempotencyMismatchError_Fragment = { readonly __typename: 'IdempotencyMismatchError', readonly code: ErrorCode, readonly message: string };

type Refusal_InUseError_Fragment = { readonly __typename: 'InUseError', readonly count: number, readonly code: ErrorCode, readonly message: string };

type Refusal_IncompleteChainError_Fragment = { readonly __typename: 'IncompleteChainError', readonly subject: string, readonly missingIssuer: string, readonly cause: MissingIssuerCause, readonly code: ErrorCode, readonly message: string };

type Refusal_InvalidCsrError_Fragment = { readonly __typename: 'InvalidCsrError', readonly code: ErrorCode, readonly message: string };

type Refusal_InvalidInputError_Fragment = { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string };

type Refusal_KeyMismatchError_Fragment = { readonly __typename: 'KeyMismatchError', readonly alias: string, readonly code: ErrorCode, readonly message: string };

type Refusal_MalformedContentError_Fragment = { readonly __typename: 'MalformedContentError', readonly position: string | null, readonly code: ErrorCode, readonly message: string };

type Refusal_ModifiedMeanwhileError_Fragment = { readonly __typename: 'ModifiedMeanwhileError', readonly code: ErrorCode, readonly message: string };

type Refusal_NameTakenError_Fragment = { readonly __typename: 'NameTakenError', readonly name: string, readonly code: ErrorCode, readonly message: string };

type Refusal_NotFoundError_Fragment = { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string };

type Refusal_NotGeneratedError_Fragment = { readonly __typename: 'NotGeneratedError', readonly code: ErrorCode, readonly message: string };

type Refusal_PasswordRequiredError_Fragment = { readonly __typename: 'PasswordRequiredError', readonly code: ErrorCode, readonly message: string };

type Refusal_QuotaExceededError_Fragment = { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string };

type Refusal_ScopeNotEmptyError_Fragment = { readonly __typename: 'ScopeNotEmptyError', readonly certificateCount: number, readonly destinationCount: number, readonly fragmentCount: number, readonly code: ErrorCode, readonly message: string };

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

export type GetInstallationQueryVariables = Exact<{ [key: string]: never; }>;


export type GetInstallationQuery = { readonly __typename: 'Query', readonly installation: { readonly __typename: 'Installation', readonly version: string, readonly trustedDocuments: TrustedDocumentsMode, readonly generationService: string, readonly needsCsr: boolean, readonly acceptsWeakKeys: boolean, readonly maxCost: number, readonly restorableFor: number, readonly versionOverlap: number, readonly idempotencyLifetime: number, readonly defaultKeyAlgorithm: KeyAlgorithm, readonly defaultPkcs12Profile: Pkcs12Profile, readonly keyAlgorithms: ReadonlyArray<KeyAlgorithm>, readonly pkcs12Profiles: ReadonlyArray<Pkcs12Profile>, readonly requestErrorCodes: ReadonlyArray<RequestErrorCode>, readonly defaultValidity: { readonly __typename: 'ValidityPeriod', readonly value: number, readonly unit: TimeUnit }, readonly fileTypes: ReadonlyArray<{ readonly __typename: 'FileTypeChoice', readonly type: CertificateFileType, readonly keystore: boolean, readonly formats: ReadonlyArray<CertificateFormat> }>, readonly generatedFileTypes: ReadonlyArray<{ readonly __typename: 'GeneratedFileTypeChoice', readonly type: GeneratedFileType, readonly holdsPrivateKey: boolean, readonly takesCsr: boolean }>, readonly exportFormats: ReadonlyArray<{ readonly __typename: 'ExportFormatChoice', readonly format: ExportFormat, readonly keystore: boolean, readonly holdsPrivateKeys: boolean }>, readonly renewalThresholds: ReadonlyArray<{ readonly __typename: 'RenewalThreshold', readonly validityUpToDays: number | null, readonly before: number }>, readonly limits: { readonly __typename: 'InstallationLimits', readonly fileSize: number, readonly certificatesPerScope: number, readonly destinationsPerScope: number, readonly fragmentsPerScope: number, readonly scopesPerTenant: number, readonly serviceKeysPerTenant: number, readonly validityDays: number, readonly nameLength: number, readonly commonNameLength: number, readonly labels: number, readonly labelValues: number, readonly labelLength: number, readonly passwordLength: number, readonly aliasLength: number, readonly idempotencyKeyLength: number, readonly searchLength: number, readonly filterValues: number, readonly properties: number, readonly propertyNameLength: number, readonly propertyLength: number, readonly configurationSize: number, readonly configurationFileSize: number, readonly fileConfigurations: number, readonly entries: number, readonly versions: number, readonly pageSize: number, readonly defaultPageSize: number, readonly nodeIds: number, readonly intervals: number, readonly counted: number } } };

export type PageFragment = { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null };

export type ScopeFieldsFragment = { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> };

export type ListScopesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListScopesQuery = { readonly __typename: 'Query', readonly scopes: { readonly __typename: 'ScopeConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type GetScopeQueryVariables = Exact<{
  id: string;
}>;


export type GetScopeQuery = { readonly __typename: 'Query', readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } | null };

export type CreateScopeMutationVariables = Exact<{
  input: CreateScopeInput;
}>;


export type CreateScopeMutation = { readonly __typename: 'Mutation', readonly createScope:
    | { readonly __typename: 'CreateScopeSuccess', readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ScopeTakenError', readonly code: ErrorCode, readonly message: string }
   | null };

export type DeleteScopeMutationVariables = Exact<{
  input: DeleteScopeInput;
}>;


export type DeleteScopeMutation = { readonly __typename: 'Mutation', readonly deleteScope:
    | { readonly __typename: 'DeleteScopeSuccess', readonly deletedScopeId: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ScopeNotEmptyError', readonly certificateCount: number, readonly destinationCount: number, readonly fragmentCount: number, readonly code: ErrorCode, readonly message: string }
   | null };

export type ScopeChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ScopeChangedSubscription = { readonly scopeChanged: { readonly __typename: 'ScopeChange', readonly kind: ScopeChangeKind, readonly scopeId: string, readonly position: string, readonly scope: { readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly createdAt: DateTime, readonly viewerPermissions: ReadonlyArray<Right> } | null } };

export type TenantFieldsFragment = { readonly __typename: 'Tenant', readonly id: string, readonly subdomain: string, readonly displayName: string, readonly status: TenantStatus, readonly createdAt: DateTime };

export type ListTenantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListTenantsQuery = { readonly __typename: 'Query', readonly tenants: { readonly __typename: 'TenantConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Tenant', readonly id: string, readonly subdomain: string, readonly displayName: string, readonly status: TenantStatus, readonly createdAt: DateTime }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type CreateTenantMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type CreateTenantMutation = { readonly __typename: 'Mutation', readonly createTenant:
    | { readonly __typename: 'CreateTenantSuccess', readonly tenant: { readonly __typename: 'Tenant', readonly id: string, readonly subdomain: string, readonly displayName: string, readonly status: TenantStatus, readonly createdAt: DateTime } }
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TenantTakenError', readonly code: ErrorCode, readonly message: string }
   | null };

export type SuspendTenantMutationVariables = Exact<{
  input: SuspendTenantInput;
}>;


export type SuspendTenantMutation = { readonly __typename: 'Mutation', readonly suspendTenant:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'SuspendTenantSuccess', readonly tenant: { readonly __typename: 'Tenant', readonly id: string, readonly subdomain: string, readonly displayName: string, readonly status: TenantStatus, readonly createdAt: DateTime } }
   | null };

export type ResumeTenantMutationVariables = Exact<{
  input: ResumeTenantInput;
}>;


export type ResumeTenantMutation = { readonly __typename: 'Mutation', readonly resumeTenant:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'ResumeTenantSuccess', readonly tenant: { readonly __typename: 'Tenant', readonly id: string, readonly subdomain: string, readonly displayName: string, readonly status: TenantStatus, readonly createdAt: DateTime } }
   | null };

export type SubscriptionFieldsFragment = { readonly __typename: 'TenantSubscription', readonly id: string, readonly provider: string, readonly subscriber: string, readonly subaccount: string, readonly createdAt: DateTime };

export type ListSubscriptionsQueryVariables = Exact<{
  tenant?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListSubscriptionsQuery = { readonly __typename: 'Query', readonly subscriptions: { readonly __typename: 'TenantSubscriptionConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'TenantSubscription', readonly id: string, readonly provider: string, readonly subscriber: string, readonly subaccount: string, readonly createdAt: DateTime }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type SubscribeTenantMutationVariables = Exact<{
  input: SubscribeTenantInput;
}>;


export type SubscribeTenantMutation = { readonly __typename: 'Mutation', readonly subscribeTenant:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly field: string, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'QuotaExceededError', readonly limit: number, readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'SubscribeTenantSuccess', readonly subscription: { readonly __typename: 'TenantSubscription', readonly id: string, readonly provider: string, readonly subscriber: string, readonly subaccount: string, readonly createdAt: DateTime } }
    | { readonly __typename: 'SubscriptionTakenError', readonly code: ErrorCode, readonly message: string }
   | null };

export type UnsubscribeTenantMutationVariables = Exact<{
  input: UnsubscribeTenantInput;
}>;


export type UnsubscribeTenantMutation = { readonly __typename: 'Mutation', readonly unsubscribeTenant:
    | { readonly __typename: 'ForbiddenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'UnsubscribeTenantSuccess', readonly deletedSubscriptionId: string, readonly subscription: { readonly __typename: 'TenantSubscription', readonly id: string, readonly provider: string, readonly subscriber: string, readonly subaccount: string, readonly createdAt: DateTime } }
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
export const ServiceKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ServiceKeyFields on ServiceKey {
  __typename
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
    `, {"fragmentName":"ServiceKeyFields"}) as unknown as TypedDocumentString<ServiceKeyFieldsFragment, unknown>;
export const CreationFieldsFragmentDoc = new TypedDocumentString(`
    fragment CreationFields on CreationDetails {
  __typename
  method
  fileName
  hasPassword
  generationService
  commonName
  csrProvided
  createdBy
}
    `, {"fragmentName":"CreationFields"}) as unknown as TypedDocumentString<CreationFieldsFragment, unknown>;
export const RenewalFieldsFragmentDoc = new TypedDocumentString(`
    fragment RenewalFields on Renewal {
  __typename
  automatic
  eligibleAt
  nextAttemptAt
  lastAttempt {
    __typename
    at
    succeeded
    message
  }
}
    `, {"fragmentName":"RenewalFields"}) as unknown as TypedDocumentString<RenewalFieldsFragment, unknown>;
export const RevocationFieldsFragmentDoc = new TypedDocumentString(`
    fragment RevocationFields on Revocation {
  __typename
  at
  reason
}
    `, {"fragmentName":"RevocationFields"}) as unknown as TypedDocumentString<RevocationFieldsFragment, unknown>;
export const PrivateKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment PrivateKeyFields on PrivateKeyDetails {
  __typename
  algorithm
  bits
  curve
  encrypted
  locked
  hasOwnPassword
}
    `, {"fragmentName":"PrivateKeyFields"}) as unknown as TypedDocumentString<PrivateKeyFieldsFragment, unknown>;
export const NameFragmentDoc = new TypedDocumentString(`
    fragment Name on DistinguishedName {
  __typename
  rfc4514
  commonName
}
    `, {"fragmentName":"Name"}) as unknown as TypedDocumentString<NameFragment, unknown>;
export const X509FieldsFragmentDoc = new TypedDocumentString(`
    fragment X509Fields on X509Certificate {
  __typename
  subject {
    __typename
    ...Name
  }
  issuer {
    __typename
    ...Name
  }
  serialNumber
  notBefore
  notAfter
  status
  isCertificateAuthority
  subjectAlternativeNames {
    __typename
    kind
    value
  }
  publicKey {
    __typename
    algorithm
    bits
    curve
  }
  fingerprints {
    __typename
    sha256
  }
  pem
}
    fragment Name on DistinguishedName {
  __typename
  rfc4514
  commonName
}`, {"fragmentName":"X509Fields"}) as unknown as TypedDocumentString<X509FieldsFragment, unknown>;
export const EntryFragmentDoc = new TypedDocumentString(`
    fragment Entry on KeystoreEntry {
  __typename
  id
  alias
  createdAt
  ... on PrivateKeyEntry {
    __typename
    privateKey {
      __typename
      ...PrivateKeyFields
    }
    certificateChain {
      __typename
      ...X509Fields
    }
  }
  ... on TrustedCertificateEntry {
    __typename
    certificate {
      __typename
      ...X509Fields
    }
  }
  ... on SecretKeyEntry {
    __typename
    algorithm
  }
  ... on UnreadableEntry {
    __typename
    reason
  }
}
    fragment Name on DistinguishedName {
  __typename
  rfc4514
  commonName
}
fragment X509Fields on X509Certificate {
  __typename
  subject {
    __typename
    ...Name
  }
  issuer {
    __typename
    ...Name
  }
  serialNumber
  notBefore
  notAfter
  status
  isCertificateAuthority
  subjectAlternativeNames {
    __typename
    kind
    value
  }
  publicKey {
    __typename
    algorithm
    bits
    curve
  }
  fingerprints {
    __typename
    sha256
  }
  pem
}
fragment PrivateKeyFields on PrivateKeyDetails {
  __typename
  algorithm
  bits
  curve
  encrypted
  locked
  hasOwnPassword
}`, {"fragmentName":"Entry"}) as unknown as TypedDocumentString<EntryFragment, unknown>;
export const OpeningFieldsFragmentDoc = new TypedDocumentString(`
    fragment OpeningFields on RuntimeOpening {
  __typename
  runtime
  outcome
  reason
  message
  names
}
    `, {"fragmentName":"OpeningFields"}) as unknown as TypedDocumentString<OpeningFieldsFragment, unknown>;
export const FindingFieldsFragmentDoc = new TypedDocumentString(`
    fragment FindingFields on Finding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  alias
}
    `, {"fragmentName":"FindingFields"}) as unknown as TypedDocumentString<FindingFieldsFragment, unknown>;
export const InspectionFieldsFragmentDoc = new TypedDocumentString(`
    fragment InspectionFields on Inspection {
  __typename
  format
  locked
  integrity
  hasPassword
  status
  notAfter
  openings {
    __typename
    ...OpeningFields
  }
  findings {
    __typename
    ...FindingFields
  }
}
    fragment FindingFields on Finding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  alias
}
fragment OpeningFields on RuntimeOpening {
  __typename
  runtime
  outcome
  reason
  message
  names
}`, {"fragmentName":"InspectionFields"}) as unknown as TypedDocumentString<InspectionFieldsFragment, unknown>;
export const ChangeFieldsFragmentDoc = new TypedDocumentString(`
    fragment ChangeFields on ContentChange {
  __typename
  alias
  field
  before
  after
}
    `, {"fragmentName":"ChangeFields"}) as unknown as TypedDocumentString<ChangeFieldsFragment, unknown>;
export const ConfigurationRowFragmentDoc = new TypedDocumentString(`
    fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
    `, {"fragmentName":"ConfigurationRow"}) as unknown as TypedDocumentString<ConfigurationRowFragment, unknown>;
export const UseFieldsFragmentDoc = new TypedDocumentString(`
    fragment UseFields on CertificateUse {
  __typename
  property
  level
  configuration {
    __typename
    ...ConfigurationRow
  }
}
    fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}`, {"fragmentName":"UseFields"}) as unknown as TypedDocumentString<UseFieldsFragment, unknown>;
export const ConfigurationFindingFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
    `, {"fragmentName":"ConfigurationFindingFields"}) as unknown as TypedDocumentString<ConfigurationFindingFieldsFragment, unknown>;
export const ImpactFieldsFragmentDoc = new TypedDocumentString(`
    fragment ImpactFields on ReplacementImpact {
  __typename
  use {
    __typename
    ...UseFields
  }
  finding {
    __typename
    ...ConfigurationFindingFields
  }
}
    fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
fragment UseFields on CertificateUse {
  __typename
  property
  level
  configuration {
    __typename
    ...ConfigurationRow
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}`, {"fragmentName":"ImpactFields"}) as unknown as TypedDocumentString<ImpactFieldsFragment, unknown>;
export const LabelsFieldsFragmentDoc = new TypedDocumentString(`
    fragment LabelsFields on LabelsInUse {
  __typename
  labels {
    __typename
    key
    values
    hasMore
  }
  hasMore
}
    `, {"fragmentName":"LabelsFields"}) as unknown as TypedDocumentString<LabelsFieldsFragment, unknown>;
export const PropertyFieldsFragmentDoc = new TypedDocumentString(`
    fragment PropertyFields on Property {
  __typename
  name
  value
}
    `, {"fragmentName":"PropertyFields"}) as unknown as TypedDocumentString<PropertyFieldsFragment, unknown>;
export const LabelFieldsFragmentDoc = new TypedDocumentString(`
    fragment LabelFields on Label {
  __typename
  key
  values
}
    `, {"fragmentName":"LabelFields"}) as unknown as TypedDocumentString<LabelFieldsFragment, unknown>;
export const ScopeFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}
    `, {"fragmentName":"ScopeFields"}) as unknown as TypedDocumentString<ScopeFieldsFragment, unknown>;
export const DestinationFieldsFragmentDoc = new TypedDocumentString(`
    fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"fragmentName":"DestinationFields"}) as unknown as TypedDocumentString<DestinationFieldsFragment, unknown>;
export const FragmentFieldsFragmentDoc = new TypedDocumentString(`
    fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"fragmentName":"FragmentFields"}) as unknown as TypedDocumentString<FragmentFieldsFragment, unknown>;
export const CertificateRowFragmentDoc = new TypedDocumentString(`
    fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}`, {"fragmentName":"CertificateRow"}) as unknown as TypedDocumentString<CertificateRowFragment, unknown>;
export const ReferenceFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}`, {"fragmentName":"ReferenceFields"}) as unknown as TypedDocumentString<ReferenceFieldsFragment, unknown>;
export const PreviewFieldsFragmentDoc = new TypedDocumentString(`
    fragment PreviewFields on ConfigurationPreview {
  __typename
  name
  type
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  certificates {
    __typename
    ...ReferenceFields
  }
  findings {
    __typename
    ...ConfigurationFindingFields
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}`, {"fragmentName":"PreviewFields"}) as unknown as TypedDocumentString<PreviewFieldsFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const ImportedFieldsFragmentDoc = new TypedDocumentString(`
    fragment ImportedFields on ImportedDestination {
  __typename
  source
  outcome
  kind
  name
  missingSecrets
  configuration {
    __typename
    ...ConfigurationRow
  }
  error {
    __typename
    ...Refusal
  }
}
    fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"fragmentName":"ImportedFields"}) as unknown as TypedDocumentString<ImportedFieldsFragment, unknown>;
export const PageFragmentDoc = new TypedDocumentString(`
    fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"Page"}) as unknown as TypedDocumentString<PageFragment, unknown>;
export const TenantFieldsFragmentDoc = new TypedDocumentString(`
    fragment TenantFields on Tenant {
  __typename
  id
  subdomain
  displayName
  status
  createdAt
}
    `, {"fragmentName":"TenantFields"}) as unknown as TypedDocumentString<TenantFieldsFragment, unknown>;
export const SubscriptionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SubscriptionFields on TenantSubscription {
  __typename
  id
  provider
  subscriber
  subaccount
  createdAt
}
    `, {"fragmentName":"SubscriptionFields"}) as unknown as TypedDocumentString<SubscriptionFieldsFragment, unknown>;
export const GetViewerDocument = new TypedDocumentString(`
    query GetViewer {
  __typename
  viewer {
    __typename
    subject
    tenant
    expiresAt
    permissions
  }
}
    `, {"hash":"sha256:c58f91c63046989c81f18b8db176eef6731ee97280bcec9274d11a7730005151"}) as unknown as TypedDocumentString<GetViewerQuery, GetViewerQueryVariables>;
export const ListServiceKeysDocument = new TypedDocumentString(`
    query ListServiceKeys($first: Int, $after: String) {
  __typename
  serviceKeys(first: $first, after: $after) {
    __typename
    nodes {
      __typename
      ...ServiceKeyFields
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment ServiceKeyFields on ServiceKey {
  __typename
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
fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:f26dece946cdefef2f476eba65d8630efa596fce27577fef1debc9c3a388b91c"}) as unknown as TypedDocumentString<ListServiceKeysQuery, ListServiceKeysQueryVariables>;
export const CreateServiceKeyDocument = new TypedDocumentString(`
    mutation CreateServiceKey($input: CreateServiceKeyInput!) {
  __typename
  createServiceKey(input: $input) {
    __typename
    ... on CreateServiceKeySuccess {
      __typename
      serviceKey {
        __typename
        ...ServiceKeyFields
      }
      clientSecret
      binding
    }
    ...Refusal
  }
}
    fragment ServiceKeyFields on ServiceKey {
  __typename
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
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:cbe742228fa80a517766fc4f4b7e14d99f3dbf8172657b74b916e8563c46b2b0"}) as unknown as TypedDocumentString<CreateServiceKeyMutation, CreateServiceKeyMutationVariables>;
export const DeleteServiceKeyDocument = new TypedDocumentString(`
    mutation DeleteServiceKey($input: DeleteServiceKeyInput!) {
  __typename
  deleteServiceKey(input: $input) {
    __typename
    ... on DeleteServiceKeySuccess {
      __typename
      deletedServiceKeyId
      serviceKey {
        __typename
        ...ServiceKeyFields
      }
    }
    ...Refusal
  }
}
    fragment ServiceKeyFields on ServiceKey {
  __typename
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
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:109fe945a26dea8dab055e422eeb2bbcff2b7c7776a98120e532de6772ceaf3d"}) as unknown as TypedDocumentString<DeleteServiceKeyMutation, DeleteServiceKeyMutationVariables>;
export const ListAuditEventsDocument = new TypedDocumentString(`
    query ListAuditEvents($filter: AuditFilter, $first: Int, $after: String) {
  __typename
  auditEvents(filter: $filter, first: $first, after: $after) {
    __typename
    nodes {
      __typename
      id
      at
      subject
      action
      noun
      nounId
      scopeId
      name
      before {
        __typename
        name
        value
      }
      after {
        __typename
        name
        value
      }
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:5f6ba526c51984f998f8325f3fa8e19bbf890a85a30facc332e93cc953e54d9c"}) as unknown as TypedDocumentString<ListAuditEventsQuery, ListAuditEventsQueryVariables>;
export const ListCertificatesDocument = new TypedDocumentString(`
    query ListCertificates($filter: CertificateFilter, $orderBy: CertificateOrder, $first: Int, $after: String) {
  __typename
  certificates(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    __typename
    nodes {
      __typename
      ...CertificateRow
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`, {"hash":"sha256:a4057658969ea2e193eb9d7c868fd2a4f5932be03e73ea9008662ac12b6a589d"}) as unknown as TypedDocumentString<ListCertificatesQuery, ListCertificatesQueryVariables>;
export const CountCertificatesDocument = new TypedDocumentString(`
    query CountCertificates($filter: CertificateFilter) {
  __typename
  certificates(filter: $filter, first: 1) {
    __typename
    totalCount
    totalCountIsExact
  }
}
    `, {"hash":"sha256:28b5c5046f2a8c856fd388394769ac5d0660d0c228b4bac1bceee731e21a3c79"}) as unknown as TypedDocumentString<CountCertificatesQuery, CountCertificatesQueryVariables>;
export const GetCertificateDocument = new TypedDocumentString(`
    query GetCertificate($id: ID!) {
  __typename
  certificate(id: $id) {
    __typename
    id
    name
    type
    format
    status
    commonName
    subject {
      __typename
      ...Name
    }
    notAfter
    hasPrivateKey
    version
    createdAt
    modifiedAt
    labels {
      __typename
      ...LabelFields
    }
    size
    deletedAt
    restorableUntil
    scope {
      __typename
      ...ScopeFields
    }
    creation {
      __typename
      ...CreationFields
    }
    renewal {
      __typename
      ...RenewalFields
    }
    revocation {
      __typename
      ...RevocationFields
    }
    findings {
      __typename
      ...FindingFields
    }
    usedBy {
      __typename
      ...UseFields
    }
    ... on Keystore {
      __typename
      locked
      integrity
      openings {
        __typename
        ...OpeningFields
      }
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CreationFields on CreationDetails {
  __typename
  method
  fileName
  hasPassword
  generationService
  commonName
  csrProvided
  createdBy
}
fragment RenewalFields on Renewal {
  __typename
  automatic
  eligibleAt
  nextAttemptAt
  lastAttempt {
    __typename
    at
    succeeded
    message
  }
}
fragment RevocationFields on Revocation {
  __typename
  at
  reason
}
fragment FindingFields on Finding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  alias
}
fragment Name on DistinguishedName {
  __typename
  rfc4514
  commonName
}
fragment OpeningFields on RuntimeOpening {
  __typename
  runtime
  outcome
  reason
  message
  names
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
fragment UseFields on CertificateUse {
  __typename
  property
  level
  configuration {
    __typename
    ...ConfigurationRow
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:8c6069e26a5d8a228a6bbf010069e56cb164b596db07a92472a5e200d8ca799c"}) as unknown as TypedDocumentString<GetCertificateQuery, GetCertificateQueryVariables>;
export const FindCertificateDocument = new TypedDocumentString(`
    query FindCertificate($scope: ID!, $name: String!) {
  __typename
  scope(id: $scope) {
    __typename
    certificate(name: $name) {
      __typename
      ...CertificateRow
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}`, {"hash":"sha256:dd137e3c19dba15068c94ab5c8902b6772a9cfe91ae43a9dda28cd1c37089983"}) as unknown as TypedDocumentString<FindCertificateQuery, FindCertificateQueryVariables>;
export const GetEntriesDocument = new TypedDocumentString(`
    query GetEntries($certificate: ID!) {
  __typename
  certificate(id: $certificate) {
    __typename
    id
    entries {
      __typename
      ...Entry
    }
  }
}
    fragment Name on DistinguishedName {
  __typename
  rfc4514
  commonName
}
fragment X509Fields on X509Certificate {
  __typename
  subject {
    __typename
    ...Name
  }
  issuer {
    __typename
    ...Name
  }
  serialNumber
  notBefore
  notAfter
  status
  isCertificateAuthority
  subjectAlternativeNames {
    __typename
    kind
    value
  }
  publicKey {
    __typename
    algorithm
    bits
    curve
  }
  fingerprints {
    __typename
    sha256
  }
  pem
}
fragment PrivateKeyFields on PrivateKeyDetails {
  __typename
  algorithm
  bits
  curve
  encrypted
  locked
  hasOwnPassword
}
fragment Entry on KeystoreEntry {
  __typename
  id
  alias
  createdAt
  ... on PrivateKeyEntry {
    __typename
    privateKey {
      __typename
      ...PrivateKeyFields
    }
    certificateChain {
      __typename
      ...X509Fields
    }
  }
  ... on TrustedCertificateEntry {
    __typename
    certificate {
      __typename
      ...X509Fields
    }
  }
  ... on SecretKeyEntry {
    __typename
    algorithm
  }
  ... on UnreadableEntry {
    __typename
    reason
  }
}`, {"hash":"sha256:b3fd7b4e8d735c4cd854478b9427f179a4484fbe1d7fff5ff56f59b04635f285"}) as unknown as TypedDocumentString<GetEntriesQuery, GetEntriesQueryVariables>;
export const GetVersionsDocument = new TypedDocumentString(`
    query GetVersions($certificate: ID!) {
  __typename
  certificate(id: $certificate) {
    __typename
    id
    versions {
      __typename
      number
      createdAt
      createdBy
      size
      status
      notAfter
      origin
      ofVersion
      supersededAt
      kept
    }
  }
}
    `, {"hash":"sha256:35a78d34e60b83794b4b2f76ee4380c292af90b2366b8ca38ca99d523f60b85e"}) as unknown as TypedDocumentString<GetVersionsQuery, GetVersionsQueryVariables>;
export const GetVersionEntriesDocument = new TypedDocumentString(`
    query GetVersionEntries($certificate: ID!) {
  __typename
  certificate(id: $certificate) {
    __typename
    id
    versions {
      __typename
      number
      entries {
        __typename
        ...Entry
      }
    }
  }
}
    fragment Name on DistinguishedName {
  __typename
  rfc4514
  commonName
}
fragment X509Fields on X509Certificate {
  __typename
  subject {
    __typename
    ...Name
  }
  issuer {
    __typename
    ...Name
  }
  serialNumber
  notBefore
  notAfter
  status
  isCertificateAuthority
  subjectAlternativeNames {
    __typename
    kind
    value
  }
  publicKey {
    __typename
    algorithm
    bits
    curve
  }
  fingerprints {
    __typename
    sha256
  }
  pem
}
fragment PrivateKeyFields on PrivateKeyDetails {
  __typename
  algorithm
  bits
  curve
  encrypted
  locked
  hasOwnPassword
}
fragment Entry on KeystoreEntry {
  __typename
  id
  alias
  createdAt
  ... on PrivateKeyEntry {
    __typename
    privateKey {
      __typename
      ...PrivateKeyFields
    }
    certificateChain {
      __typename
      ...X509Fields
    }
  }
  ... on TrustedCertificateEntry {
    __typename
    certificate {
      __typename
      ...X509Fields
    }
  }
  ... on SecretKeyEntry {
    __typename
    algorithm
  }
  ... on UnreadableEntry {
    __typename
    reason
  }
}`, {"hash":"sha256:09ad0c39b0cbdf4e6caba86b695b89e43f00cdb635822c462cb7dac7f0d8a39a"}) as unknown as TypedDocumentString<GetVersionEntriesQuery, GetVersionEntriesQueryVariables>;
export const GetStatisticsDocument = new TypedDocumentString(`
    query GetStatistics($expiring: ExpiryIntervals) {
  __typename
  statistics(expiring: $expiring) {
    __typename
    total
    automaticRenewal
    byStatus {
      __typename
      status
      total
    }
    byType {
      __typename
      type
      total
    }
    expiring {
      __typename
      from
      to
      total
    }
  }
}
    `, {"hash":"sha256:44cda1c5687efde7af870fbe31cbe8a0a2fa336dc3dfb4b57f15b80bae41328a"}) as unknown as TypedDocumentString<GetStatisticsQuery, GetStatisticsQueryVariables>;
export const ListLabelsDocument = new TypedDocumentString(`
    query ListLabels($key: String, $prefix: String) {
  __typename
  labelsInUse(key: $key, prefix: $prefix) {
    __typename
    ...LabelsFields
  }
}
    fragment LabelsFields on LabelsInUse {
  __typename
  labels {
    __typename
    key
    values
    hasMore
  }
  hasMore
}`, {"hash":"sha256:06a191b10376befd3fe465d4b39b7cf835b9f5bc310bb1ed4ddd46660deccb24"}) as unknown as TypedDocumentString<ListLabelsQuery, ListLabelsQueryVariables>;
export const ListLabelsOfScopeDocument = new TypedDocumentString(`
    query ListLabelsOfScope($scope: ID!, $key: String, $prefix: String) {
  __typename
  scope(id: $scope) {
    __typename
    labelsInUse(key: $key, prefix: $prefix) {
      __typename
      ...LabelsFields
    }
  }
}
    fragment LabelsFields on LabelsInUse {
  __typename
  labels {
    __typename
    key
    values
    hasMore
  }
  hasMore
}`, {"hash":"sha256:68cc0fb99b6570315d6001a3901135dc78bf6e5bc442258a2e1a7ad6491dbefa"}) as unknown as TypedDocumentString<ListLabelsOfScopeQuery, ListLabelsOfScopeQueryVariables>;
export const InspectCertificateDocument = new TypedDocumentString(`
    query InspectCertificate($input: InspectCertificateInput!) {
  __typename
  inspectCertificate(input: $input) {
    __typename
    ... on InspectCertificateSuccess {
      __typename
      inspection {
        __typename
        ...InspectionFields
        entries {
          __typename
          ...Entry
        }
      }
    }
    ...Refusal
  }
}
    fragment FindingFields on Finding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  alias
}
fragment Name on DistinguishedName {
  __typename
  rfc4514
  commonName
}
fragment X509Fields on X509Certificate {
  __typename
  subject {
    __typename
    ...Name
  }
  issuer {
    __typename
    ...Name
  }
  serialNumber
  notBefore
  notAfter
  status
  isCertificateAuthority
  subjectAlternativeNames {
    __typename
    kind
    value
  }
  publicKey {
    __typename
    algorithm
    bits
    curve
  }
  fingerprints {
    __typename
    sha256
  }
  pem
}
fragment PrivateKeyFields on PrivateKeyDetails {
  __typename
  algorithm
  bits
  curve
  encrypted
  locked
  hasOwnPassword
}
fragment Entry on KeystoreEntry {
  __typename
  id
  alias
  createdAt
  ... on PrivateKeyEntry {
    __typename
    privateKey {
      __typename
      ...PrivateKeyFields
    }
    certificateChain {
      __typename
      ...X509Fields
    }
  }
  ... on TrustedCertificateEntry {
    __typename
    certificate {
      __typename
      ...X509Fields
    }
  }
  ... on SecretKeyEntry {
    __typename
    algorithm
  }
  ... on UnreadableEntry {
    __typename
    reason
  }
}
fragment OpeningFields on RuntimeOpening {
  __typename
  runtime
  outcome
  reason
  message
  names
}
fragment InspectionFields on Inspection {
  __typename
  format
  locked
  integrity
  hasPassword
  status
  notAfter
  openings {
    __typename
    ...OpeningFields
  }
  findings {
    __typename
    ...FindingFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:71dc7214e1501d89cf0156f81b35f62579e8e2bda6397a7abbaf563ddda6289b"}) as unknown as TypedDocumentString<InspectCertificateQuery, InspectCertificateQueryVariables>;
export const UploadCertificateDocument = new TypedDocumentString(`
    mutation UploadCertificate($input: UploadCertificateInput!) {
  __typename
  uploadCertificate(input: $input) {
    __typename
    ... on UploadCertificateSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
        findings {
          __typename
          ...FindingFields
        }
      }
    }
    ... on UploadCertificateDryRun {
      __typename
      inspection {
        __typename
        ...InspectionFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment FindingFields on Finding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  alias
}
fragment OpeningFields on RuntimeOpening {
  __typename
  runtime
  outcome
  reason
  message
  names
}
fragment InspectionFields on Inspection {
  __typename
  format
  locked
  integrity
  hasPassword
  status
  notAfter
  openings {
    __typename
    ...OpeningFields
  }
  findings {
    __typename
    ...FindingFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:993d212b4983b0248860072ae9a8af6124f6fe8d7b5767e7cfb37431cc025002"}) as unknown as TypedDocumentString<UploadCertificateMutation, UploadCertificateMutationVariables>;
export const UnlockKeystoreDocument = new TypedDocumentString(`
    mutation UnlockKeystore($input: UnlockKeystoreInput!) {
  __typename
  unlockKeystore(input: $input) {
    __typename
    ... on UnlockKeystoreSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:fa4fe34075c80393074d1754cdcef52edf388b10604c3220cbabc8cf09273246"}) as unknown as TypedDocumentString<UnlockKeystoreMutation, UnlockKeystoreMutationVariables>;
export const SetCertificateLabelsDocument = new TypedDocumentString(`
    mutation SetCertificateLabels($input: SetCertificateLabelsInput!) {
  __typename
  setCertificateLabels(input: $input) {
    __typename
    ... on SetCertificateLabelsSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:9f5dc9f77b314f06cd0b8fa16229a077f7ab5474349cc9cab98bb3fa2220274e"}) as unknown as TypedDocumentString<SetCertificateLabelsMutation, SetCertificateLabelsMutationVariables>;
export const GenerateCertificateDocument = new TypedDocumentString(`
    mutation GenerateCertificate($input: GenerateCertificateInput!) {
  __typename
  generateCertificate(input: $input) {
    __typename
    ... on GenerateCertificateSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
    }
    ... on GenerateCertificateDryRun {
      __typename
      preview {
        __typename
        name
        subject
        notBefore
        notAfter
        keyAlgorithm
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:d68e9cb131539b3821cc015bd7e8775da3a1c1ec0d3b55ba46f88694c252d3d4"}) as unknown as TypedDocumentString<GenerateCertificateMutation, GenerateCertificateMutationVariables>;
export const RenewCertificateDocument = new TypedDocumentString(`
    mutation RenewCertificate($input: RenewCertificateInput!) {
  __typename
  renewCertificate(input: $input) {
    __typename
    ... on RenewCertificateSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:583ea5e563e4d35806857b1546236c0a1e39d1816eeddfb5f0cae40405b93af8"}) as unknown as TypedDocumentString<RenewCertificateMutation, RenewCertificateMutationVariables>;
export const SetAutomaticRenewalDocument = new TypedDocumentString(`
    mutation SetAutomaticRenewal($input: SetAutomaticRenewalInput!) {
  __typename
  setAutomaticRenewal(input: $input) {
    __typename
    ... on SetAutomaticRenewalSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:1df4590a875e16e520bd476d5534e4b002eb25f7dc91a9f1107d7a405b4f0778"}) as unknown as TypedDocumentString<SetAutomaticRenewalMutation, SetAutomaticRenewalMutationVariables>;
export const ReplaceCertificateDocument = new TypedDocumentString(`
    mutation ReplaceCertificate($input: ReplaceCertificateInput!) {
  __typename
  replaceCertificate(input: $input) {
    __typename
    ... on ReplaceCertificateSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
      changes {
        __typename
        ...ChangeFields
      }
      impact {
        __typename
        ...ImpactFields
      }
    }
    ... on ReplaceCertificateDryRun {
      __typename
      inspection {
        __typename
        ...InspectionFields
      }
      changes {
        __typename
        ...ChangeFields
      }
      impact {
        __typename
        ...ImpactFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment FindingFields on Finding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  alias
}
fragment OpeningFields on RuntimeOpening {
  __typename
  runtime
  outcome
  reason
  message
  names
}
fragment InspectionFields on Inspection {
  __typename
  format
  locked
  integrity
  hasPassword
  status
  notAfter
  openings {
    __typename
    ...OpeningFields
  }
  findings {
    __typename
    ...FindingFields
  }
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
fragment UseFields on CertificateUse {
  __typename
  property
  level
  configuration {
    __typename
    ...ConfigurationRow
  }
}
fragment ChangeFields on ContentChange {
  __typename
  alias
  field
  before
  after
}
fragment ImpactFields on ReplacementImpact {
  __typename
  use {
    __typename
    ...UseFields
  }
  finding {
    __typename
    ...ConfigurationFindingFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:90f99998866184a3d7624e33a10eb4f66ad042e840901e1bdac079cc93480370"}) as unknown as TypedDocumentString<ReplaceCertificateMutation, ReplaceCertificateMutationVariables>;
export const RollBackCertificateDocument = new TypedDocumentString(`
    mutation RollBackCertificate($input: RollBackCertificateInput!) {
  __typename
  rollBackCertificate(input: $input) {
    __typename
    ... on RollBackCertificateSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
      changes {
        __typename
        ...ChangeFields
      }
      impact {
        __typename
        ...ImpactFields
      }
    }
    ... on RollBackCertificateDryRun {
      __typename
      inspection {
        __typename
        ...InspectionFields
      }
      changes {
        __typename
        ...ChangeFields
      }
      impact {
        __typename
        ...ImpactFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment FindingFields on Finding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  alias
}
fragment OpeningFields on RuntimeOpening {
  __typename
  runtime
  outcome
  reason
  message
  names
}
fragment InspectionFields on Inspection {
  __typename
  format
  locked
  integrity
  hasPassword
  status
  notAfter
  openings {
    __typename
    ...OpeningFields
  }
  findings {
    __typename
    ...FindingFields
  }
}
fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
fragment UseFields on CertificateUse {
  __typename
  property
  level
  configuration {
    __typename
    ...ConfigurationRow
  }
}
fragment ChangeFields on ContentChange {
  __typename
  alias
  field
  before
  after
}
fragment ImpactFields on ReplacementImpact {
  __typename
  use {
    __typename
    ...UseFields
  }
  finding {
    __typename
    ...ConfigurationFindingFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:7486e0e5ae9aca098e498c1ba2f07021c0f97975aa485b515216c6362649e753"}) as unknown as TypedDocumentString<RollBackCertificateMutation, RollBackCertificateMutationVariables>;
export const RevokeCertificateDocument = new TypedDocumentString(`
    mutation RevokeCertificate($input: RevokeCertificateInput!) {
  __typename
  revokeCertificate(input: $input) {
    __typename
    ... on RevokeCertificateSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:27226ec5d57f0c8bb610177d3805eaf4257686fc6ea8878221358f187c4dab23"}) as unknown as TypedDocumentString<RevokeCertificateMutation, RevokeCertificateMutationVariables>;
export const ExportCertificateDocument = new TypedDocumentString(`
    mutation ExportCertificate($input: ExportCertificateInput!) {
  __typename
  exportCertificate(input: $input) {
    __typename
    ... on ExportCertificateSuccess {
      __typename
      fileName
      mediaType
      content
      sha256
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:98b9563f4e88b9ea2fdf8a15e1bc4191fc49bd60ee97353897a2a23af6c614be"}) as unknown as TypedDocumentString<ExportCertificateMutation, ExportCertificateMutationVariables>;
export const DeleteCertificateDocument = new TypedDocumentString(`
    mutation DeleteCertificate($input: DeleteCertificateInput!) {
  __typename
  deleteCertificate(input: $input) {
    __typename
    ... on DeleteCertificateSuccess {
      __typename
      name
      restorableUntil
      usedByHidden
      usedBy {
        __typename
        ...UseFields
      }
      deletedCertificateId
    }
    ... on DeleteCertificateDryRun {
      __typename
      name
      usedByHidden
      usedBy {
        __typename
        ...UseFields
      }
    }
    ...Refusal
  }
}
    fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
fragment UseFields on CertificateUse {
  __typename
  property
  level
  configuration {
    __typename
    ...ConfigurationRow
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:43f83172254d1e15803cdbbe8b40e19b2f6fdca084628664fc4b414b27c26ca7"}) as unknown as TypedDocumentString<DeleteCertificateMutation, DeleteCertificateMutationVariables>;
export const RestoreCertificateDocument = new TypedDocumentString(`
    mutation RestoreCertificate($input: RestoreCertificateInput!) {
  __typename
  restoreCertificate(input: $input) {
    __typename
    ... on RestoreCertificateSuccess {
      __typename
      certificate {
        __typename
        ...CertificateRow
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:0d4ae14b9b473729956b4a196fba2da1bad1c65e9332b5cbcdc1a411d88cc1ae"}) as unknown as TypedDocumentString<RestoreCertificateMutation, RestoreCertificateMutationVariables>;
export const GetPresentPositionDocument = new TypedDocumentString(`
    query GetPresentPosition {
  __typename
  presentPosition
}
    `, {"hash":"sha256:b2c3f65cb6d756470bb87a3ef7cb5df5dfcd3dd400078006cf1dfb51d54b10e0"}) as unknown as TypedDocumentString<GetPresentPositionQuery, GetPresentPositionQueryVariables>;
export const CertificateChangedDocument = new TypedDocumentString(`
    subscription CertificateChanged($scope: ID, $after: String) {
  certificateChanged(scope: $scope, after: $after) {
    __typename
    kind
    scopeId
    certificateId
    typename
    position
    certificate {
      __typename
      ...CertificateRow
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}`, {"hash":"sha256:da2942ad4b223b4445de4a61244552fb1f8bb8349157f9a7342b46e4353de68d"}) as unknown as TypedDocumentString<CertificateChangedSubscription, CertificateChangedSubscriptionVariables>;
export const ListDestinationsDocument = new TypedDocumentString(`
    query ListDestinations($filter: DestinationFilter, $first: Int, $after: String) {
  __typename
  destinations(filter: $filter, first: $first, after: $after) {
    __typename
    nodes {
      __typename
      ...DestinationFields
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:5f99d8be88bf8e4b615dcf894071fc0514fa492888e0d1f053f9885b484cc227"}) as unknown as TypedDocumentString<ListDestinationsQuery, ListDestinationsQueryVariables>;
export const ListDestinationsOfScopeDocument = new TypedDocumentString(`
    query ListDestinationsOfScope($scope: ID!, $filter: DestinationFilter, $first: Int, $after: String) {
  __typename
  scope(id: $scope) {
    __typename
    destinations(filter: $filter, first: $first, after: $after) {
      __typename
      nodes {
        __typename
        ...DestinationFields
      }
      pageInfo {
        __typename
        ...Page
      }
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:ef17123b4ccd8443577daf6fc715a06a210992122732e0f7a6c6ac40af5eae65"}) as unknown as TypedDocumentString<ListDestinationsOfScopeQuery, ListDestinationsOfScopeQueryVariables>;
export const GetDestinationDocument = new TypedDocumentString(`
    query GetDestination($id: ID!) {
  __typename
  destination(id: $id) {
    __typename
    ...DestinationFields
    certificates {
      __typename
      ...ReferenceFields
    }
    findings {
      __typename
      ...ConfigurationFindingFields
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:d2a605c4b9d5f6cf481209700847abcd6dff2a308e615d8cace1cd22d61a3df7"}) as unknown as TypedDocumentString<GetDestinationQuery, GetDestinationQueryVariables>;
export const CreateDestinationDocument = new TypedDocumentString(`
    mutation CreateDestination($input: CreateDestinationInput!) {
  __typename
  createDestination(input: $input) {
    __typename
    ... on CreateDestinationSuccess {
      __typename
      destination {
        __typename
        ...DestinationFields
      }
    }
    ... on CreateDestinationDryRun {
      __typename
      preview {
        __typename
        ...PreviewFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}
fragment PreviewFields on ConfigurationPreview {
  __typename
  name
  type
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  certificates {
    __typename
    ...ReferenceFields
  }
  findings {
    __typename
    ...ConfigurationFindingFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:943d2ad987267f7a94fa2aef395117a8681baf126b856b1c3d4afe0e84f591a1"}) as unknown as TypedDocumentString<CreateDestinationMutation, CreateDestinationMutationVariables>;
export const ReplaceDestinationDocument = new TypedDocumentString(`
    mutation ReplaceDestination($input: ReplaceDestinationInput!) {
  __typename
  replaceDestination(input: $input) {
    __typename
    ... on ReplaceDestinationSuccess {
      __typename
      destination {
        __typename
        ...DestinationFields
      }
    }
    ... on ReplaceDestinationDryRun {
      __typename
      preview {
        __typename
        ...PreviewFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}
fragment PreviewFields on ConfigurationPreview {
  __typename
  name
  type
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  certificates {
    __typename
    ...ReferenceFields
  }
  findings {
    __typename
    ...ConfigurationFindingFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:277e077e4a6f9096470da23653440e94b32cea3e92275e0321111c27e65aaa1f"}) as unknown as TypedDocumentString<ReplaceDestinationMutation, ReplaceDestinationMutationVariables>;
export const SetDestinationLabelsDocument = new TypedDocumentString(`
    mutation SetDestinationLabels($input: SetDestinationLabelsInput!) {
  __typename
  setDestinationLabels(input: $input) {
    __typename
    ... on SetDestinationLabelsSuccess {
      __typename
      destination {
        __typename
        ...DestinationFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:3691aab3a3d5e42c6a3820ade66d4a598a691bac9ec5b4619e41609242d62b59"}) as unknown as TypedDocumentString<SetDestinationLabelsMutation, SetDestinationLabelsMutationVariables>;
export const DeleteDestinationDocument = new TypedDocumentString(`
    mutation DeleteDestination($input: DeleteDestinationInput!) {
  __typename
  deleteDestination(input: $input) {
    __typename
    ... on DeleteDestinationSuccess {
      __typename
      deletedDestinationId
      destination {
        __typename
        ...DestinationFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment DestinationFields on Destination {
  __typename
  id
  name
  type
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:2bd6833dc789f3dcbdc9607eea450df14ca9be256b55cfe0d6618142a813b78c"}) as unknown as TypedDocumentString<DeleteDestinationMutation, DeleteDestinationMutationVariables>;
export const ListFragmentsDocument = new TypedDocumentString(`
    query ListFragments($filter: FragmentFilter, $first: Int, $after: String) {
  __typename
  fragments(filter: $filter, first: $first, after: $after) {
    __typename
    nodes {
      __typename
      ...FragmentFields
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:85d6abd399bb83de0e67b0cfc6ceeea6813c1cf0a12ff900e45a8280a6d0f806"}) as unknown as TypedDocumentString<ListFragmentsQuery, ListFragmentsQueryVariables>;
export const ListFragmentsOfScopeDocument = new TypedDocumentString(`
    query ListFragmentsOfScope($scope: ID!, $filter: FragmentFilter, $first: Int, $after: String) {
  __typename
  scope(id: $scope) {
    __typename
    fragments(filter: $filter, first: $first, after: $after) {
      __typename
      nodes {
        __typename
        ...FragmentFields
      }
      pageInfo {
        __typename
        ...Page
      }
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:b7875ee0312db7f4a4e6d5bfade377f9b20e89a3740602127c85c629c6dd9300"}) as unknown as TypedDocumentString<ListFragmentsOfScopeQuery, ListFragmentsOfScopeQueryVariables>;
export const GetFragmentDocument = new TypedDocumentString(`
    query GetFragment($id: ID!) {
  __typename
  fragment(id: $id) {
    __typename
    ...FragmentFields
    certificates {
      __typename
      ...ReferenceFields
    }
    findings {
      __typename
      ...ConfigurationFindingFields
    }
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:17ffde10319972d9fe0bef192dda5d5468ee0be10f30cb31da53a8e6b539248d"}) as unknown as TypedDocumentString<GetFragmentQuery, GetFragmentQueryVariables>;
export const CreateFragmentDocument = new TypedDocumentString(`
    mutation CreateFragment($input: CreateFragmentInput!) {
  __typename
  createFragment(input: $input) {
    __typename
    ... on CreateFragmentSuccess {
      __typename
      fragment {
        __typename
        ...FragmentFields
      }
    }
    ... on CreateFragmentDryRun {
      __typename
      preview {
        __typename
        ...PreviewFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}
fragment PreviewFields on ConfigurationPreview {
  __typename
  name
  type
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  certificates {
    __typename
    ...ReferenceFields
  }
  findings {
    __typename
    ...ConfigurationFindingFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:0e986bd42bbbc6e2fa1affb6c60f3bbe62490b39b09d09042c3dee7fe1ff7dd5"}) as unknown as TypedDocumentString<CreateFragmentMutation, CreateFragmentMutationVariables>;
export const ReplaceFragmentDocument = new TypedDocumentString(`
    mutation ReplaceFragment($input: ReplaceFragmentInput!) {
  __typename
  replaceFragment(input: $input) {
    __typename
    ... on ReplaceFragmentSuccess {
      __typename
      fragment {
        __typename
        ...FragmentFields
      }
    }
    ... on ReplaceFragmentDryRun {
      __typename
      preview {
        __typename
        ...PreviewFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment CertificateRow on Certificate {
  __typename
  id
  name
  type
  format
  status
  commonName
  notAfter
  hasPrivateKey
  version
  createdAt
  modifiedAt
  labels {
    __typename
    ...LabelFields
  }
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment ConfigurationFindingFields on ConfigurationFinding {
  __typename
  code
  kind
  parameters {
    __typename
    name
    value
  }
  severity
  message
  fix
  property
  certificate
}
fragment ReferenceFields on CertificateReference {
  __typename
  property
  name
  level
  certificate {
    __typename
    ...CertificateRow
  }
}
fragment PreviewFields on ConfigurationPreview {
  __typename
  name
  type
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  certificates {
    __typename
    ...ReferenceFields
  }
  findings {
    __typename
    ...ConfigurationFindingFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:f7f55f539ae57c2f5dc8c5333883ba6426bea6c76281d36241751290c650accc"}) as unknown as TypedDocumentString<ReplaceFragmentMutation, ReplaceFragmentMutationVariables>;
export const SetFragmentLabelsDocument = new TypedDocumentString(`
    mutation SetFragmentLabels($input: SetFragmentLabelsInput!) {
  __typename
  setFragmentLabels(input: $input) {
    __typename
    ... on SetFragmentLabelsSuccess {
      __typename
      fragment {
        __typename
        ...FragmentFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:5992400e582765f4d0225dc85e86994335b8b744b10b157682ac6b799c2e4593"}) as unknown as TypedDocumentString<SetFragmentLabelsMutation, SetFragmentLabelsMutationVariables>;
export const DeleteFragmentDocument = new TypedDocumentString(`
    mutation DeleteFragment($input: DeleteFragmentInput!) {
  __typename
  deleteFragment(input: $input) {
    __typename
    ... on DeleteFragmentSuccess {
      __typename
      deletedFragmentId
      fragment {
        __typename
        ...FragmentFields
      }
    }
    ...Refusal
  }
}
    fragment LabelFields on Label {
  __typename
  key
  values
}
fragment PropertyFields on Property {
  __typename
  name
  value
}
fragment FragmentFields on Fragment {
  __typename
  id
  name
  version
  createdAt
  createdBy
  modifiedAt
  properties {
    __typename
    ...PropertyFields
  }
  secretProperties
  labels {
    __typename
    ...LabelFields
  }
  scope {
    __typename
    ...ScopeFields
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:f7cfa23ba2f2d1c851c020d66579f275d42d2fac2ee46db44600790e33b4efee"}) as unknown as TypedDocumentString<DeleteFragmentMutation, DeleteFragmentMutationVariables>;
export const ImportDestinationsDocument = new TypedDocumentString(`
    mutation ImportDestinations($input: ImportDestinationsInput!) {
  __typename
  importDestinations(input: $input) {
    __typename
    ... on ImportDestinationsSuccess {
      __typename
      entries {
        __typename
        ...ImportedFields
      }
    }
    ... on ImportDestinationsDryRun {
      __typename
      entries {
        __typename
        ...ImportedFields
      }
    }
    ...Refusal
  }
}
    fragment ConfigurationRow on Configuration {
  __typename
  id
  name
}
fragment ImportedFields on ImportedDestination {
  __typename
  source
  outcome
  kind
  name
  missingSecrets
  configuration {
    __typename
    ...ConfigurationRow
  }
  error {
    __typename
    ...Refusal
  }
}
fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:b146f91532c0039548411d572b03433588caa27bb4eb2b3852d9ef51d8d5c063"}) as unknown as TypedDocumentString<ImportDestinationsMutation, ImportDestinationsMutationVariables>;
export const ExportDestinationsDocument = new TypedDocumentString(`
    query ExportDestinations($input: ExportDestinationsInput!) {
  __typename
  exportDestinations(input: $input) {
    __typename
    ... on ExportDestinationsSuccess {
      __typename
      fileName
      mediaType
      content
      sha256
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}`, {"hash":"sha256:b87fb5ff06a84cb1e692a93c4de3aff3193204fc1ca86379d511e64f313396f2"}) as unknown as TypedDocumentString<ExportDestinationsQuery, ExportDestinationsQueryVariables>;
export const GetInstallationDocument = new TypedDocumentString(`
    query GetInstallation {
  __typename
  installation {
    __typename
    version
    trustedDocuments
    generationService
    needsCsr
    acceptsWeakKeys
    maxCost
    restorableFor
    versionOverlap
    idempotencyLifetime
    defaultKeyAlgorithm
    defaultPkcs12Profile
    defaultValidity {
      __typename
      value
      unit
    }
    keyAlgorithms
    pkcs12Profiles
    requestErrorCodes
    fileTypes {
      __typename
      type
      keystore
      formats
    }
    generatedFileTypes {
      __typename
      type
      holdsPrivateKey
      takesCsr
    }
    exportFormats {
      __typename
      format
      keystore
      holdsPrivateKeys
    }
    renewalThresholds {
      __typename
      validityUpToDays
      before
    }
    limits {
      __typename
      fileSize
      certificatesPerScope
      destinationsPerScope
      fragmentsPerScope
      scopesPerTenant
      serviceKeysPerTenant
      validityDays
      nameLength
      commonNameLength
      labels
      labelValues
      labelLength
      passwordLength
      aliasLength
      idempotencyKeyLength
      searchLength
      filterValues
      properties
      propertyNameLength
      propertyLength
      configurationSize
      configurationFileSize
      fileConfigurations
      entries
      versions
      pageSize
      defaultPageSize
      nodeIds
      intervals
      counted
    }
  }
}
    `, {"hash":"sha256:e9055190db5a87bd48a470d182e6db21c2c74846caded0709e6985b468394fa9"}) as unknown as TypedDocumentString<GetInstallationQuery, GetInstallationQueryVariables>;
export const ListScopesDocument = new TypedDocumentString(`
    query ListScopes($first: Int, $after: String) {
  __typename
  scopes(first: $first, after: $after) {
    __typename
    nodes {
      __typename
      ...ScopeFields
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:06d9fb9196fea91e581ce4a5f71f3d57f67782e23738f96492bf231aca612e7a"}) as unknown as TypedDocumentString<ListScopesQuery, ListScopesQueryVariables>;
export const GetScopeDocument = new TypedDocumentString(`
    query GetScope($id: ID!) {
  __typename
  scope(id: $id) {
    __typename
    ...ScopeFields
  }
}
    fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:0bc01c257c5edeb7b8a2d26f68fe9e596925252bb553152b35e73c033e6571ee"}) as unknown as TypedDocumentString<GetScopeQuery, GetScopeQueryVariables>;
export const CreateScopeDocument = new TypedDocumentString(`
    mutation CreateScope($input: CreateScopeInput!) {
  __typename
  createScope(input: $input) {
    __typename
    ... on CreateScopeSuccess {
      __typename
      scope {
        __typename
        ...ScopeFields
      }
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:c5d491906f804d80829eeffb518c3e2484979a42a129816c78bb4b315b5aa6eb"}) as unknown as TypedDocumentString<CreateScopeMutation, CreateScopeMutationVariables>;
export const DeleteScopeDocument = new TypedDocumentString(`
    mutation DeleteScope($input: DeleteScopeInput!) {
  __typename
  deleteScope(input: $input) {
    __typename
    ... on DeleteScopeSuccess {
      __typename
      deletedScopeId
      scope {
        __typename
        ...ScopeFields
      }
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:b4e7435bbe48e6b2ee1e16c8a1ba01d821ce4cff0deda08a7067cd3643875897"}) as unknown as TypedDocumentString<DeleteScopeMutation, DeleteScopeMutationVariables>;
export const ScopeChangedDocument = new TypedDocumentString(`
    subscription ScopeChanged($after: String) {
  scopeChanged(after: $after) {
    __typename
    kind
    scopeId
    position
    scope {
      __typename
      ...ScopeFields
    }
  }
}
    fragment ScopeFields on Scope {
  __typename
  id
  level
  subaccount
  serviceInstance
  displayName
  createdAt
  viewerPermissions
}`, {"hash":"sha256:84a9792f5eb15812ffafb2182b1718be576679f73db9c4949314135f78734846"}) as unknown as TypedDocumentString<ScopeChangedSubscription, ScopeChangedSubscriptionVariables>;
export const ListTenantsDocument = new TypedDocumentString(`
    query ListTenants($first: Int, $after: String) {
  __typename
  tenants(first: $first, after: $after) {
    __typename
    nodes {
      __typename
      ...TenantFields
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment TenantFields on Tenant {
  __typename
  id
  subdomain
  displayName
  status
  createdAt
}`, {"hash":"sha256:7f5e5a9162bfce52fe05d524940188df1a89b71f61abb0337c186ca71b8ba8de"}) as unknown as TypedDocumentString<ListTenantsQuery, ListTenantsQueryVariables>;
export const CreateTenantDocument = new TypedDocumentString(`
    mutation CreateTenant($input: CreateTenantInput!) {
  __typename
  createTenant(input: $input) {
    __typename
    ... on CreateTenantSuccess {
      __typename
      tenant {
        __typename
        ...TenantFields
      }
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment TenantFields on Tenant {
  __typename
  id
  subdomain
  displayName
  status
  createdAt
}`, {"hash":"sha256:739f0bb0f31835021513da9a5452e7514446917b0e6fb1e85edf6247bf74eb35"}) as unknown as TypedDocumentString<CreateTenantMutation, CreateTenantMutationVariables>;
export const SuspendTenantDocument = new TypedDocumentString(`
    mutation SuspendTenant($input: SuspendTenantInput!) {
  __typename
  suspendTenant(input: $input) {
    __typename
    ... on SuspendTenantSuccess {
      __typename
      tenant {
        __typename
        ...TenantFields
      }
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment TenantFields on Tenant {
  __typename
  id
  subdomain
  displayName
  status
  createdAt
}`, {"hash":"sha256:3b5c9b95c86abf1c4d6ac00e3740329a8433829f6d3fe9167ee9a71ba37b8fe4"}) as unknown as TypedDocumentString<SuspendTenantMutation, SuspendTenantMutationVariables>;
export const ResumeTenantDocument = new TypedDocumentString(`
    mutation ResumeTenant($input: ResumeTenantInput!) {
  __typename
  resumeTenant(input: $input) {
    __typename
    ... on ResumeTenantSuccess {
      __typename
      tenant {
        __typename
        ...TenantFields
      }
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment TenantFields on Tenant {
  __typename
  id
  subdomain
  displayName
  status
  createdAt
}`, {"hash":"sha256:de7dad6a45336a46e260e8901955f187e23c8efa66628215692f258518725e94"}) as unknown as TypedDocumentString<ResumeTenantMutation, ResumeTenantMutationVariables>;
export const ListSubscriptionsDocument = new TypedDocumentString(`
    query ListSubscriptions($tenant: ID, $first: Int, $after: String) {
  __typename
  subscriptions(tenant: $tenant, first: $first, after: $after) {
    __typename
    nodes {
      __typename
      ...SubscriptionFields
    }
    pageInfo {
      __typename
      ...Page
    }
  }
}
    fragment Page on PageInfo {
  __typename
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment SubscriptionFields on TenantSubscription {
  __typename
  id
  provider
  subscriber
  subaccount
  createdAt
}`, {"hash":"sha256:b68fb2d4c3cf9167a8453e610cca4aee23a4b60b733196de0b28ad7653e28eb8"}) as unknown as TypedDocumentString<ListSubscriptionsQuery, ListSubscriptionsQueryVariables>;
export const SubscribeTenantDocument = new TypedDocumentString(`
    mutation SubscribeTenant($input: SubscribeTenantInput!) {
  __typename
  subscribeTenant(input: $input) {
    __typename
    ... on SubscribeTenantSuccess {
      __typename
      subscription {
        __typename
        ...SubscriptionFields
      }
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment SubscriptionFields on TenantSubscription {
  __typename
  id
  provider
  subscriber
  subaccount
  createdAt
}`, {"hash":"sha256:0272a998e6f95317454ae8549cc42b64eddbac6465e6538f4d5db657bc47b9f6"}) as unknown as TypedDocumentString<SubscribeTenantMutation, SubscribeTenantMutationVariables>;
export const UnsubscribeTenantDocument = new TypedDocumentString(`
    mutation UnsubscribeTenant($input: UnsubscribeTenantInput!) {
  __typename
  unsubscribeTenant(input: $input) {
    __typename
    ... on UnsubscribeTenantSuccess {
      __typename
      deletedSubscriptionId
      subscription {
        __typename
        ...SubscriptionFields
      }
    }
    ...Refusal
  }
}
    fragment Refusal on Error {
  __typename
  code
  message
  ... on AuthorityUnavailableError {
    __typename
    retryAfter
  }
  ... on IncompleteChainError {
    __typename
    subject
    missingIssuer
    cause
  }
  ... on InUseError {
    __typename
    count
  }
  ... on InvalidInputError {
    __typename
    field
  }
  ... on KeyMismatchError {
    __typename
    alias
  }
  ... on MalformedContentError {
    __typename
    position
  }
  ... on NameTakenError {
    __typename
    name
  }
  ... on QuotaExceededError {
    __typename
    limit
  }
  ... on ScopeNotEmptyError {
    __typename
    certificateCount
    destinationCount
    fragmentCount
  }
  ... on TooLargeError {
    __typename
    limit
  }
  ... on UnrecognizedFormatError {
    __typename
    found
  }
  ... on UnsupportedAlgorithmError {
    __typename
    algorithm
  }
  ... on WeakKeyError {
    __typename
    alias
  }
  ... on WrongPasswordError {
    __typename
    field
  }
}
fragment SubscriptionFields on TenantSubscription {
  __typename
  id
  provider
  subscriber
  subaccount
  createdAt
}`, {"hash":"sha256:a98524ed9ffbd8f01e06cb5efdd6f18253a42362a243e3b93b01b0b06ae19307"}) as unknown as TypedDocumentString<UnsubscribeTenantMutation, UnsubscribeTenantMutationVariables>;