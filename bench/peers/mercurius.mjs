// The same answers by Fastify, Mercurius with graphql-jit, and MongoDB's own driver: what Node's best parts need for them.
// It has what bench/floor.py has: the nodes as plain documents, ready to be written. `node mercurius.mjs PORT`, URI on standard input.
import { createInterface } from "node:readline";
import Fastify from "fastify";
import mercurius from "mercurius";
import { MongoClient } from "mongodb";

const DATABASE = "bench_floor";

const schema = `
  type Query { scope(id: ID!): Scope certificate(id: ID!): Certificate }
  type Scope { id: ID! certificates(first: Int!, after: String, orderBy: CertificateOrder): CertificateConnection! }
  input CertificateOrder { field: String! direction: String }
  type CertificateConnection { nodes: [Certificate!]! }
  type Certificate {
    id: ID! name: String! type: String! format: String! size: Int! createdAt: String! status: String! notAfter: String hasPrivateKey: Boolean
  }`;

const lines = createInterface({ input: process.stdin });
const uri = (await lines[Symbol.asyncIterator]().next()).value.trim();
const client = await new MongoClient(uri).connect();
const database = client.db(DATABASE);

const resolvers = {
  Query: {
    scope: async (_, { id }) => ((await database.collection("scopes").findOne({ _id: id })) ? { id } : null),
    certificate: async (_, { id }) => (await database.collection("nodes").findOne({ "node.id": id }, { projection: { _id: 0, node: 1 } }))?.node,
  },
  Scope: {
    certificates: async ({ id }, { first }) => {
      const found = database.collection("nodes").find({ scope: id }, { projection: { _id: 0, node: 1 } }).sort({ order: 1 }).limit(first);
      return { nodes: (await found.toArray()).map((document) => document.node) };
    },
  },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, jit: 1 });
await app.listen({ port: Number(process.argv[2]), host: "127.0.0.1" });
