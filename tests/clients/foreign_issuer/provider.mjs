// An OpenID issuer on a port of this machine. It prints its address, and does what is written to it: "add" makes a new signing key and
// keeps the old ones, "drop" forgets all keys but the one that signs. After each it prints the id of the key that signs.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import Provider from "oidc-provider";

const [algorithm, lifetime] = process.argv.slice(2);
const audience = "destination-certificates";
const resource = "https://certificates.example";
let keys = [];
let handle;

function makeKey() {
  const { privateKey } = algorithm === "RS256" ? generateKeyPairSync("rsa", { modulusLength: 2048 })
    : algorithm === "EdDSA" ? generateKeyPairSync("ed25519")
    : generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), alg: algorithm, use: "sig", kid: randomUUID() };
}

function renew() {
  const provider = new Provider(issuer, {
    jwks: { keys },
    clients: [{
      client_id: "page",
      client_secret: "hunter2",
      redirect_uris: [`${issuer}/back`],
      id_token_signed_response_alg: algorithm,
    }],
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
  keys = line === "add" ? [makeKey(), ...keys] : keys.slice(0, 1);
  console.log(renew());
}
process.exit(0);
