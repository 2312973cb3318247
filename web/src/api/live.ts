/** Changes that are made elsewhere, for the parts of the page that show what they are about. */

import type { CertificateChangesSubscription, ScopeChangesSubscription } from "./generated/graphql.js";

export type CertificateChange = CertificateChangesSubscription["certificateChanged"];
export type ScopeChange = ScopeChangesSubscription["scopeChanged"];

/** What listeners hear instead of a change when some may have been missed: read everything again. */
export const MISSED = "missed";

type Listener<Change> = (change: Change | typeof MISSED) => void;

/** Who listens to one kind of change. */
export class Listeners<Change> {
  readonly #listeners = new Set<Listener<Change>>();

  /** Adds one; returns what ends it. */
  add(listener: Listener<Change>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells all of them. */
  tell(change: Change | typeof MISSED): void {
    for (const listener of this.#listeners) listener(change);
  }
}

export const certificateListeners = new Listeners<CertificateChange>();
export const scopeListeners = new Listeners<ScopeChange>();

/** Hears every change of a certificate that the user may read; returns what ends it. */
export function onCertificateChange(listener: Listener<CertificateChange>): () => void {
  return certificateListeners.add(listener);
}

/** Hears every scope that is created or deleted; returns what ends it. */
export function onScopeChange(listener: Listener<ScopeChange>): () => void {
  return scopeListeners.add(listener);
}
