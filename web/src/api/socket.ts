/** One WebSocket for all changes. It is loaded after the first screen. */

import { createClient } from "graphql-ws";
import { accessToken, forgetToken } from "../session.js";
import { request } from "./client.js";
import {
  CertificateChangesDocument,
  PresentPositionDocument,
  ScopeChangesDocument,
  type TypedDocumentString,
} from "./generated/graphql.js";
import { certificateListeners, type Listeners, MISSED, scopeListeners } from "./live.js";

/** Milliseconds before another try after the connection was lost; up to twice as long, so that not all pages come at the same moment. */
const PAUSE = 1000;

/** Begins to hear changes, for as long as the page is open. */
export function hearChanges(): void {
  const socket = createClient({
    url: new URL("graphql", location.href).href.replace(/^http/, "ws"),
    retryAttempts: 0, // what happened meanwhile would be missed
    connectionParams: async () => ({ Authorization: `Bearer ${await accessToken()}` }),
  });
  void follow(socket, CertificateChangesDocument, (data) => data.certificateChanged, certificateListeners);
  void follow(socket, ScopeChangesDocument, (data) => data.scopeChanged, scopeListeners);
}

async function follow<Data, Change>(
  socket: ReturnType<typeof createClient>,
  document: TypedDocumentString<Data, { after?: string | null | undefined }>,
  read: (data: Data) => Change,
  listeners: Listeners<Change>,
): Promise<never> {
  for (;;) {
    try {
      const after = (await request(PresentPositionDocument)).presentPosition;
      listeners.tell(MISSED); // what was read before this position may be old
      for await (const { data, errors } of socket.iterate<Data>({ query: document.toString(), variables: { after } })) {
        if (errors || !data) throw new Error("The subscription was refused.");
        listeners.tell(read(data));
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
