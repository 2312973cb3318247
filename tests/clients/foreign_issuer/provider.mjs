// An OpenID issuer on a port of this machine. It prints its address, and does what is written to it: "add" makes a new signing key and
// keeps the old ones, "drop" forgets all keys but the one that signs, "forget" takes back all that was given to clients. After each it
// prints the id of the key that signs.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import Provider from "oidc-provider";

const [algorithm, lifetime, kind, service] = process.argv.slice(2);
const isPublic = kind === "public";
const audience = "destination-certificates";
const resource = "https://certificates.example";
let keys = [];
let handle;
let generation = 0;

// What was given is kept in memory, by a name that changes when it is to be forgotten.
class Memory {
  static kept = new Map();
  constructor(name) { this.name = name; }
  key(id) { return `${generation} ${this.name} ${id}`; }
  async upsert(id, payload) { Memory.kept.set(this.key(id), payload); }
  async find(id) { return Memory.kept.get(this.key(id)); }
  async findByUid(uid) { return [...Memory.kept.entries()].find(([key, one]) => key.startsWith(`${generation} `) && one.uid === uid)?.[1]; }
  async findByUserCode() { return undefined; }
  async consume(id) { Memory.kept.get(this.key(id)).consumed = Math.floor(Date.now() / 1000); }
  async destroy(id) { Memory.kept.delete(this.key(id)); }
  async revokeByGrantId(grantId) {
    for (const [key, one] of Memory.kept) if (one.grantId === grantId) Memory.kept.delete(key);
  }
}

function makeKey() {
  const { privateKey } = algorithm === "RS256" ? generateKeyPairSync("rsa", { modulusLength: 2048 })
    : algorithm === "EdDSA" ? generateKeyPairSync("ed25519")
    : generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), alg: algorithm, use: "sig", kid: randomUUID() };
}

function renew() {
  const provider = new Provider(issuer, {
    jwks: { keys },
    adapter: Memory,
    clients: [{
      client_id: "page",
      client_secret: "hunter2",
      redirect_uris: [`${issuer}/back`],
      id_token_signed_response_alg: algorithm,
    }, {
      client_id: "service",
      ...(isPublic ? { token_endpoint_auth_method: "none" } : { client_secret: "s3cr3t + :/%" }),
      grant_types: ["authorization_code", "refresh_token"],
      redirect_uris: [`${service}/session/callback`],
      post_logout_redirect_uris: [`${service}/`],
      id_token_signed_response_alg: algorithm,
    }],
    pkce: { required: () => true },
    // Each refresh token works once; a second use of one takes all back that came of it (RFC 9700, 4.14.2).
    rotateRefreshToken: true,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed("refresh_token"),
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    cookies: { keys: ["cookie-key"] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600 },
    claims: { openid: ["sub"] },
    extraTokenClaims: (_, token) => ({ tenant: "default", realm_access: { groups: ["viewers"] }, who: token.accountId }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "read",
          audience,
          accessTokenTTL: Number(lifetime),
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
  });
  handle = provider.callback();
  return keys[0].kid;
}

const server = createServer((request, response) => handle(request, response));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
keys = [makeKey()];
renew();
console.log(issuer);
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "forget") {
    generation += 1;
  } else {
    keys = line === "add" ? [makeKey(), ...keys] : keys.slice(0, 1);
  }
  console.log(renew());
}
process.exit(0);
