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

/** How a certificate was created. */
export type CreationMethod =
  /** It was generated by a certificate authority. */
  | 'EXTERNAL_SERVICE'
  /** A file was uploaded. */
  | 'IMPORT';

/** The scope to delete. It must be empty. */
export type DeleteScopeInput = {
  /** The scope's id. */
  readonly scope: string;
};

/** The stable name of a failure, for programs; `message` is for people. There may be more some day, as in every enum of answers: show what you do not know by its name or its message. */
export type ErrorCode =
  /** The file is protected by an algorithm that the service does not read. */
  | 'ALGORITHM_UNSUPPORTED'
  /** An alias in the key store is not valid text. */
  | 'ALIAS_INVALID'
  /** The certificate or PEM text is damaged. */
  | 'CERT_MALFORMED'
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

/** Which certificate's file is wanted, and what is to be different from the stored one. With `certificate`, `version` and `password` alone, the stored octets go out as they came; any other field makes a new file. */
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
  /** A certificate has expired. */
  | 'EXPIRED'
  /** A certificate is past the moment from which it should be renewed. */
  | 'EXPIRES_SOON'
  /** A field or extension of a certificate cannot be read. */
  | 'EXTENSION_UNREADABLE'
  /** The file is of another format than its extension says. */
  | 'FORMAT_DIFFERS_FROM_NAME'
  /** The checksum of the file was not verified. */
  | 'INTEGRITY_NOT_VERIFIED'
  /** A private key does not belong to its certificate. */
  | 'KEY_MISMATCH'
  /** The file is protected by outdated algorithms. */
  | 'LEGACY_ENCRYPTION'
  /** A certificate is not valid yet. */
  | 'NOT_YET_VALID'
  /** The file has contents that are neither certificates nor keys. */
  | 'OTHER_CONTENT_IGNORED'
  /** A private key has no certificate in the file. */
  | 'PRIVATE_KEY_WITHOUT_CERTIFICATE'
  /** The file has several private keys; many consumers take the first only. */
  | 'SEVERAL_PRIVATE_KEYS'
  /** Octets follow the end of the file's contents. */
  | 'TRAILING_DATA'
  /** A certificate belongs to no chain of the file's keys. */
  | 'UNRELATED_CERTIFICATE'
  /** A private key is of a kind that the service does not read; it is kept as it is. */
  | 'UNSUPPORTED_KEY'
  /** A key is too short or otherwise weak. */
  | 'WEAK_KEY'
  /** A signature uses a broken hash. */
  | 'WEAK_SIGNATURE';

/** Matches what has the label. */
export type LabelFilter = {
  /** The label's key, compared exactly. */
  readonly key: string;
  /** Any of these values; null or empty means any value. */
  readonly values?: ReadonlyArray<string> | null | undefined;
};

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
  | 'MODERN_2023';

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

/** How serious a problem is. */
export type Severity =
  /** Programs that use the certificate fail, now or soon. */
  | 'ERROR'
  /** Nothing fails; the information may be useful. */
  | 'INFO'
  /** Some programs may fail, or security is weaker than it should be. */
  | 'WARNING';

/** The present moment compared with a validity. */
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


export type FirstScreenQuery = { readonly viewer: { readonly __typename: 'Viewer', readonly subject: string, readonly tenant: string, readonly permissions: ReadonlyArray<Right> }, readonly installation: { readonly __typename: 'Installation', readonly version: string, readonly generationService: string }, readonly scopes: { readonly __typename: 'ScopeConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Scope', readonly id: string, readonly level: ScopeLevel, readonly subaccount: string, readonly serviceInstance: string | null, readonly displayName: string, readonly viewerPermissions: ReadonlyArray<Right> }> }, readonly certificates: { readonly __typename: 'CertificateConnection', readonly totalCount: number, readonly totalCountIsExact: boolean, readonly pageInfo: { readonly __typename: 'PageInfo', readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly nodes: ReadonlyArray<
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
    | { readonly __typename: 'WrongPasswordError', readonly code: ErrorCode, readonly message: string }
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
  installation {
    version
    generationService
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
}`, {"hash":"sha256:45c79897e214d10de944b6c917186d3d8ac1e555dce7cd38ae1b203643ebeaaa"}) as unknown as TypedDocumentString<FirstScreenQuery, FirstScreenQueryVariables>;
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
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:b21b93e75a9dca23c0c2de0f954c30e44b14b5277b45ed07a3d38f9cf41a04d5"}) as unknown as TypedDocumentString<ExportCertificateMutation, ExportCertificateMutationVariables>;
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