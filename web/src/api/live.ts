/** Changes that are made elsewhere, heard over one WebSocket. */

import { createClient } from "graphql-ws";
import { accessToken, forgetToken } from "../session.js";
import { request } from "./client.js";
import {
  type CertificateChangesSubscription,
  CertificateChangesDocument,
  PresentPositionDocument,
  ScopeChangesDocument,
  type ScopeChangesSubscription,
  type TypedDocumentString,
} from "./generated/graphql.js";

export type CertificateChange = CertificateChangesSubscription["certificateChanged"];
export type ScopeChange = ScopeChangesSubscription["scopeChanged"];

/** What listeners hear instead of a change when some may have been missed: read everything again. */
export const MISSED = "missed";

type Heard<Change> = Change | typeof MISSED;
type Listener<Change> = (change: Heard<Change>) => void;

/** Milliseconds before another try after the connection was lost; up to twice as long, so that not all pages come at the same moment. */
const PAUSE = 1000;

const certificates = new Set<Listener<CertificateChange>>();
const scopes = new Set<Listener<ScopeChange>>();

/** Hears every change of a certificate that the user may read; returns what ends it. */
export function onCertificateChange(listener: Listener<CertificateChange>): () => void {
  certificates.add(listener);
  return () => certificates.delete(listener);
}

/** Hears every scope that is created or deleted; returns what ends it. */
export function onScopeChange(listener: Listener<ScopeChange>): () => void {
  scopes.add(listener);
  return () => scopes.delete(listener);
}

/** Begins to hear changes, for as long as the page is open. */
export function hearChanges(): void {
  const socket = createClient({
    url: new URL("graphql", location.href).href.replace(/^http/, "ws"),
    retryAttempts: 0, // what happened meanwhile would be missed
    connectionParams: async () => ({ Authorization: `Bearer ${await accessToken()}` }),
  });
  void follow(socket, CertificateChangesDocument, (data) => data.certificateChanged, certificates);
  void follow(socket, ScopeChangesDocument, (data) => data.scopeChanged, scopes);
}

async function follow<Data, Change>(
  socket: ReturnType<typeof createClient>,
  document: TypedDocumentString<Data, { after?: string | null | undefined }>,
  read: (data: Data) => Change,
  listeners: ReadonlySet<Listener<Change>>,
): Promise<never> {
  for (;;) {
    try {
      const after = (await request(PresentPositionDocument)).presentPosition;
      for (const listener of listeners) listener(MISSED); // what was read before this position may be old
      for await (const { data, errors } of socket.iterate<Data>({ query: document.toString(), variables: { after } })) {
        if (errors || !data) throw new Error("The subscription was refused.");
        for (const listener of listeners) listener(read(data));
      }
    } catch (error) {
      if (wasRefused(error)) forgetToken();
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE * (1 + Math.random())));
  }
}

function wasRefused(error: unknown): boolean {
  return error instanceof CloseEvent && error.code >= 4400 && error.code < 4500;
}
