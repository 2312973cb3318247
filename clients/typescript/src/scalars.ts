/** A time in UTC as RFC 3339 writes it, such as `2026-11-26T09:30:00Z`; `new Date(text)` reads it, `date.toISOString()` writes it. */
export type DateTime = string;

/** Octets in Base64 (RFC 4648 section 4). */
export type Base64 = string;

/** Octets in hexadecimal digits. */
export type Hex = string;

/** An object identifier in dotted decimal form, such as `2.5.29.17`. */
export type OID = string;

/** A file to send. In Node, `await openAsBlob(path)` of `node:fs` reads it piece by piece while it is sent. */
export type Upload = Blob;
