// Answers of a service that is newer than the client: none of them breaks it.
import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import WebSocket, { WebSocketServer } from "ws";
import {
  CertificateChangedDocument,
  Client,
  CreateScopeDocument,
  expectResult,
  GetEntriesDocument,
  GetScopeDocument,
  OperationRefused,
  RequestFailed,
} from "destination-certificates";

/** A client of a service that answers everything with this. */
function answering(answer: object, init?: ResponseInit): Client {
  return new Client({ url: "http://newer.example/graphql", token: "token", fetch: async () => Response.json(answer, init) });
}

const input = { level: "SUBACCOUNT", subaccount: "a" } as const;

async function create(said: object): Promise<OperationRefused> {
  const { createScope } = await answering({ data: { createScope: said } }).request(CreateScopeDocument, { input });
  try {
    expectResult(createScope, "CreateScopeSuccess");
  } catch (error) {
    assert(error instanceof OperationRefused);
    return error;
  }
  throw new Error("It was taken for a success.");
}

const cases = {
  async unknown_errors_have_code_and_message() {
    const error = await create({ __typename: "ScopeFrozenError", code: "SCOPE_FROZEN", message: "The scope is frozen." });
    assert.deepEqual([error.message, error.code], ["The scope is frozen.", "SCOPE_FROZEN"]);
  },
  async unknown_members_that_are_no_errors_are_named() {
    const error = await create({ __typename: "CreateScopeQueued" });
    assert.deepEqual([error.message, error.code], ["The service answered with CreateScopeQueued.", undefined]);
  },
  async unknown_types_and_values_are_as_they_are() {
    const entries = [{ __typename: "CrlEntry", alias: "one", createdAt: null }];
    const opened = await answering({ data: { certificate: { entries } } }).request(GetEntriesDocument, { certificate: "crt_1" });
    assert.equal(opened.certificate?.entries[0]?.alias, "one");
    const found = await answering({ data: { scope: { level: "GLOBAL_ACCOUNT" } } }).request(GetScopeDocument, { id: "scp_1" });
    switch (found.scope?.level) {
      case "SUBACCOUNT":
      case "SERVICE_INSTANCE":
        throw new Error("It was taken for another.");
      default:
        assert.equal(found.scope?.level, "GLOBAL_ACCOUNT");
    }
  },
  async failures_of_requests_have_codes() {
    const errors = [{ message: "Too many requests.", extensions: { code: "RATE_LIMITED" } }];
    const busy = answering({ errors }, { status: 429, headers: { "Retry-After": "3" } }).request(GetScopeDocument, { id: "scp_1" });
    await assert.rejects(busy, (error: RequestFailed) => error.code === "RATE_LIMITED" && error.status === 429 && error.retryAfter === 3);
    const plain: typeof fetch = async () => new Response("<html>", { status: 502 });
    const proxy = new Client({ url: "http://newer.example/graphql", token: "token", fetch: plain });
    await assert.rejects(proxy.request(GetScopeDocument, { id: "scp_1" }), (error: RequestFailed) => error.status === 502 && error.code === undefined);
  },
  async events_are_read_likewise() {
    const change = { kind: "REVOKED", position: "p1" };
    const lost = { message: "Read the list again.", extensions: { code: "RESUME_LOST" } };
    const events: object[] = [{ data: { certificateChanged: change } }, { data: null, errors: [lost] }];
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, handleProtocols: () => "graphql-transport-ws" });
    server.on("connection", (socket) =>
      socket.on("message", (text) => {
        const { type, id, payload } = JSON.parse(String(text));
        if (type === "connection_init") {
          assert.deepEqual(payload, { Authorization: "Bearer token" });
          socket.send(JSON.stringify({ type: "connection_ack" }));
        }
        if (type !== "subscribe") return;
        for (const event of events) socket.send(JSON.stringify({ type: "next", id, payload: event }));
        socket.close(4400, "Enough.");
      }),
    );
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    for (const [code, status] of [["RESUME_LOST", 200], [undefined, 4400]] as const) {
      const changes = new Client({ url, token: "token", webSocket: WebSocket }).subscribe(CertificateChangedDocument);
      assert.deepEqual((await changes.next()).value, { certificateChanged: change });
      await assert.rejects(changes.next(), (error: RequestFailed) => error.code === code && error.status === status);
      events.length = 1;
    }
    server.close();
  },
};

for (const [name, play] of Object.entries(cases)) {
  await play();
  console.log(name);
}
