// Asks for tokens as JavaScript clients do: node clients.mjs BINDING TENANT, where BINDING is the JSON of a service key and TENANT the id of
// one that is subscribed. Prints one line of JSON for each: its name and the token, or the error.
import xssec from "@sap/xssec";
import * as openid from "openid-client";

const binding = JSON.parse(process.argv[2]);
const tenant = process.argv[3];

async function play(name, ask) {
  try {
    console.log(JSON.stringify({ name, ...(await ask()) }));
  } catch (error) {
    console.log(JSON.stringify({ name, failure: error.message, error: error.error ?? error.code ?? null }));
  }
}

async function byOpenid(authentication, secret = binding.clientsecret) {
  const insecure = { execute: [openid.allowInsecureRequests] };
  const configuration = await openid.discovery(new URL(binding.url), binding.clientid, {}, authentication(secret), insecure);
  return openid.clientCredentialsGrant(configuration);
}

const service = new xssec.XsuaaService(binding);
await play("xssec", () => service.fetchClientCredentialsToken());
await play("xssec for a tenant", () => service.fetchClientCredentialsToken({ zid: tenant }));
await play("xssec for a stranger", () => service.fetchClientCredentialsToken({ zid: "stranger", retry: false }));
await play("xssec reads it", async () => {
  const token = new xssec.XsuaaToken((await service.fetchClientCredentialsToken()).access_token);
  return { zid: token.zid, scopes: token.scopes, expired: token.expired, clientId: token.clientId };
});
await play("openid-client basic", () => byOpenid(openid.ClientSecretBasic));
await play("openid-client post", () => byOpenid(openid.ClientSecretPost));
await play("openid-client wrong secret", () => byOpenid(openid.ClientSecretPost, "wrong"));
