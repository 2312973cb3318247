// Plays the cases below against the server at argv[2] (host:port) with the token in argv[3]; prints one JSON line for each.
import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import WebSocket from "ws";

const [address, token] = process.argv.slice(2);

function socketClient(connectionParams, options = {}) {
  return createWs({ url: `ws://${address}/graphql`, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, ...options });
}

function eventClient(bearer) {
  return createSse({ url: `http://${address}/graphql`, headers: { Authorization: `Bearer ${bearer}` }, retryAttempts: 0 });
}

async function collect(client, query, variables, most = Infinity) {
  const results = [];
  try {
    for await (const result of client.iterate({ query, variables })) {
      results.push(result);
      if (results.length >= most) break;
    }
  } catch (error) {
    // A CloseEvent, an array of GraphQL errors, or a NetworkError.
    const { code, reason, response } = error;
    results.push(Array.isArray(error) ? { errors: error.map((one) => one.extensions.code) } : { code, reason, status: response?.status });
  }
  await client.dispose?.();
  return results;
}

const count = "subscription ($to: Int!) { count(to: $to) { number } }";
const cases = {
  "ws subscription": () => collect(socketClient({ Authorization: `Bearer ${token}` }), count, { to: 3 }),
  "ws query": () => collect(socketClient({ token }), "{ hello }"),
  "ws invalid": () => collect(socketClient({ token }), "{ nothing }"),
  "ws wrong token": () => collect(socketClient({ token: "wrong" }), "{ hello }"),
  "ws keep-alive": () => collect(socketClient({ token }, { keepAlive: 50 }), "{ slow(seconds: 0.3) }"),
  "ws unsubscribe": () => collect(socketClient({ token }), "subscription { flood }", undefined, 5).then((all) => all.length),
  "sse subscription": () => collect(eventClient(token), count, { to: 3 }),
  "sse query": () => collect(eventClient(token), "{ hello }"),
  "sse invalid": () => collect(eventClient(token), "{ nothing }"),
  "sse wrong token": () => collect(eventClient("wrong"), "{ hello }"),
  "sse unsubscribe": () => collect(eventClient(token), "subscription { flood }", undefined, 5).then((all) => all.length),
};

for (const [name, play] of Object.entries(cases)) {
  console.log(JSON.stringify({ name, results: await play() }));
}
