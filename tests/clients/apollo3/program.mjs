// Apollo Client 3 with automatic persisted queries (APQ), by POST and by GET.
import { webcrypto } from "node:crypto";
import { ApolloClient, InMemoryCache, split } from "@apollo/client/core/index.js";
import { createPersistedQueryLink } from "@apollo/client/link/persisted-queries/index.js";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions/index.js";
import createUploadLink from "apollo-upload-client/createUploadLink.mjs";
import { createClient } from "graphql-ws";
import documents from "./documents.js";
import { connectSockets, doMainJob, finish, iterate, say, seen, work } from "./main_job.mjs";
import possibleTypes from "./possible-types.js";

connectSockets();

async function sha256(text) {
  const digest = await webcrypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Buffer.from(digest).toString("hex");
}

const operationOf = ({ definitions }) => definitions[0].operation;

function open(token, options) {
  const http = createUploadLink({ uri: work.url, headers: { authorization: `Bearer ${token}` } });
  const socket = new GraphQLWsLink(createClient({ url: work.url.replace(/^http/, "ws"), connectionParams: { token } }));
  const link = split(({ query }) => operationOf(query) === "subscription", socket, createPersistedQueryLink({ sha256, ...options }).concat(http));
  const client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes: { ...possibleTypes, Error: [...possibleTypes.Error, ".+Error"] } }) });
  const ask = (document, variables) =>
    operationOf(document) === "mutation" ? client.mutate({ mutation: document, variables }) : client.query({ query: document, variables });
  return {
    ask: async (document, variables) => {
      try {
        return (await ask(document, variables)).data;
      } catch (error) {
        throw error.networkError?.result ?? error; // the answer of a status such as 401
      }
    },
    listen: (query, variables) =>
      iterate((next, error, complete) => {
        const subscription = client.subscribe({ query, variables }).subscribe({ next: ({ data, errors }) => (errors ? error({ errors }) : next(data)), error, complete });
        return () => subscription.unsubscribe();
      }),
  };
}

for (const [prefix, options] of Object.entries({ get: { useGETForHashedQueries: true }, post: {} })) {
  await doMainJob(documents, open(work.token, options), open("wrong", options), { prefix });
  say(`${prefix} requests`, seen());
}
finish();
