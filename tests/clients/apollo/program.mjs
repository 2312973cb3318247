// Apollo Client 4 as docs/frontends.md sets it up.
import WebSocket from "ws";
import { connect } from "./client.js";
import documents from "./documents.js";
import { doMainJob, iterate, work } from "./main_job.mjs";

globalThis.WebSocket ??= WebSocket;

const isMutation = (document) => document.definitions[0].operation === "mutation";

function adapt(client) {
  const query = async (query, variables, more) => (await client.query({ query, variables, ...more })).data;
  const mutate = async (mutation, variables) => (await client.mutate({ mutation, variables })).data;
  return {
    ask: (document, variables) => (isMutation(document) ? mutate(document, variables) : query(document, variables)),
    askPage: (document, variables) => query(document, variables, { fetchPolicy: "no-cache" }), // the cache would add it to those before
    listen: (query, variables) =>
      iterate((next, error) => {
        const subscription = client.subscribe({ query, variables }).subscribe({ next: (result) => (result.error ? error(result.error) : next(result.data)), error });
        return () => subscription.unsubscribe();
      }),
  };
}

const client = connect(work.url, async () => work.token);
await doMainJob(documents, adapt(client), adapt(connect(work.url, async () => "wrong")));
process.exit(); // whatever is still open
