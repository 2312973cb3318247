// Apollo Client 4 as docs/frontends.md sets it up.
import WebSocket from "ws";
import { connect } from "./client.js";
import { doMainJob, work } from "./main_job.mjs";

globalThis.WebSocket ??= WebSocket;

export async function* iterate(observable) {
  const waiting = [];
  let wake;
  const subscription = observable.subscribe({
    next: (result) => (waiting.push(result), wake?.()),
    error: (error) => (waiting.push({ error }), wake?.()),
  });
  try {
    for (;;) {
      while (!waiting.length) await new Promise((resolve) => (wake = resolve));
      const { data, error } = waiting.shift();
      if (error) throw error;
      yield data;
    }
  } finally {
    subscription.unsubscribe();
  }
}

const isMutation = (document) => document.definitions[0].operation === "mutation";

function adapt(client) {
  return {
    ask: async (document, variables) =>
      (await (isMutation(document) ? client.mutate({ mutation: document, variables }) : client.query({ query: document, variables })))
        .data,
    // From the cache, pages come as one list.
    askPage: async (document, variables) => (await client.query({ query: document, variables, fetchPolicy: "no-cache" })).data,
    listen: (document, variables) => iterate(client.subscribe({ query: document, variables })),
  };
}

const client = connect(work.url, async () => work.token);
await doMainJob(adapt(client), adapt(connect(work.url, async () => "wrong")));
client.stop();
process.exit();
