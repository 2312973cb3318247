// Follows all changes by docs/manual.md's `follow`; tells each line by line until the certificate named last.pem. argv: kind, host:port, token.
import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import WebSocket from "ws";
import { follow } from "./follow.js";

const [kind, address, token, first] = process.argv.slice(2);
const url = `http://${address}/graphql`;
const headers = { Authorization: `Bearer ${token}` };
const client =
  kind === "ws"
    ? createWs({ url: `ws://${address}/graphql`, webSocketImpl: WebSocket, connectionParams: { token }, retryAttempts: 0 })
    : createSse({ url, headers, retryAttempts: 0 });
const tell = (what) => console.log(JSON.stringify(what));
let begin = first; // a position of long ago, in the place of the present one

async function ask(query) {
  const answer = await fetch(url, { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify({ query }) });
  const { data } = await answer.json();
  if (begin && data.presentPosition) [data.presentPosition, begin] = [begin, undefined];
  return data;
}

await follow({
  client,
  ask,
  query: "subscription ($after: String) { certificateChanged(after: $after) { kind certificateId position certificate { name } } }",
  readList: async () => tell({ list: (await ask("{ certificates { nodes { name } } }")).certificates.nodes.map((one) => one.name) }),
  hear: (change) => {
    tell({ kind: change.kind, id: change.certificateId });
    if (change.certificate?.name === "last.pem") process.exit(0);
  },
});
