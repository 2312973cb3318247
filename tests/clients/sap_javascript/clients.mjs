// Does with SAP's Cloud SDK for JavaScript what applications do: node clients.mjs SITUATION, where SITUATION is JSON: `backend`, the URL of a
// system that wants client certificates; `authority`, the base64 of the certificate that it is trusted by; `stores`, the key stores that the
// service generated and their passwords; `tenant` and `subdomain` of a subscriber. The binding stands in VCAP_SERVICES, as on Cloud Foundry.
// Prints one line of JSON for each thing done: its name, and what came of it or the error.
import dns from "node:dns";
import connectivity from "@sap-cloud-sdk/connectivity";
import client from "@sap-cloud-sdk/http-client";

const { alwaysProvider, alwaysSubscriber, getAllDestinationsFromDestinationService, getDestination, subscriberFirst } = connectivity;
const { backend, authority, stores, tenant, subdomain } = JSON.parse(process.argv[2]);
const levels = ["subaccount", "instance"];

// What is below localhost is localhost, as RFC 6761 (6.3) wants and glibc does not: the part of the name server.
const lookUp = dns.lookup;
dns.lookup = (host, ...more) => lookUp(host.endsWith(".localhost") ? "localhost" : host, ...more);

async function play(name, act) {
  try {
    console.log(JSON.stringify({ name, result: (await act()) ?? null }));
  } catch (error) {
    const causes = [];
    for (let at = error; at; at = at.cause) causes.push(at.message);
    console.log(JSON.stringify({ name, error: causes.join(": ") }));
  }
}

// The token of a user of the subscriber, as an application gets it with a request. The SDK reads it and does not verify it.
const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = `${encode({ alg: "RS256" })}.${encode({ zid: tenant, user_id: "u", ext_attr: { zdn: subdomain } })}.c2lnbmF0dXJl`;
const tenants = { provider: {}, subscriber: { jwt } };

// Sends a request to the service itself, as clients do that SAP's generator makes of SAP's description of the API: with the binding's token,
// and before each change a question for a CSRF token.
async function call(options, method, url, data, headers = {}) {
  const target = { destinationName: "orders", ...options };
  const request = { method, url: `/destination-configuration${url}`, data, headers, validateStatus: () => true };
  const answer = await client.executeHttpRequest(target, request);
  return { status: answer.status, data: answer.data, headers: answer.headers };
}

async function certificates(prefix, level, options) {
  const base = `/v1/${level}Certificates`;
  const act = (name, ...request) =>
    play(`${prefix} ${name}`, async () => {
      const { status, data } = await call(options, ...request);
      return [status, data];
    });
  const generated = {
    Name: "gen.pem",
    Attributes: { CN: "mycn", Validity: { TimeUnit: "DAYS", Value: 30 }, AutomaticRenew: true, Password: "pw" },
  };
  await act("generate", "post", base, generated);
  await act("create two", "post", base, [{ Name: "b1.pem", Content: authority, Type: "CERTIFICATE" }, { Name: "gen.pem", Content: authority }]);
  await act("filter", "get", `${base}?$filter=Name%20in%20('b1.pem')`);
  await act("select", "get", `${base}?$select=Name`);
  await act("public keys", "get", `${base}/b1.pem/publicKeys`);
  await act("replace", "put", base, { Name: "b1.pem", Content: authority, Type: "PEM" });
  await play(`${prefix} unchanged`, async () => {
    const first = await call(options, "get", `${base}/b1.pem`);
    const again = await call(options, "get", `${base}/b1.pem`, undefined, { "If-None-Match": first.headers.etag });
    return [first.status, first.data, again.status];
  });
  await act("delete two", "delete", `${base}?$filter=Name%20in%20('gen.pem'%2C%20'nope.pem')`);
  await act("delete", "delete", `${base}/b1.pem`);
  await act("nothing left", "get", `${base}/b1.pem`);
}

const make = (options, level, destination) =>
  play(`create ${destination.Name} ${Object.keys(options).length ? "subscriber" : "provider"} ${level}`, async () => {
    const answer = await call(options, "post", `/v1/${level}Destinations`, { Type: "HTTP", ProxyType: "Internet", URL: backend, ...destination });
    return answer.status;
  });

async function destinations(who, options) {
  for (const level of levels) {
    await make(options, level, { Name: "both", Authentication: "NoAuthentication", Description: `${who} ${level}` });
  }
  await make(options, "subaccount", { Name: `only-${who}`, Authentication: "NoAuthentication", Description: who });
  await make(options, "instance", { Name: `instance-of-${who}`, Authentication: "NoAuthentication", Description: who });
  const basic = { Name: "basic", Authentication: "BasicAuthentication", User: "u", Password: "secret 1" };
  await make(options, "subaccount", { ...basic, "URL.headers.x-one": "1", "sap-client": "100" });
  await play(`${who} basic`, async () => {
    const found = await getDestination({ destinationName: "basic", useCache: false, ...options });
    return [found.username, found.password, found.headers, found.sapClient, found.url, found.type];
  });
  await play(`${who} all`, async () => {
    const all = await getAllDestinationsFromDestinationService({ useCache: false, ...options });
    return all.map((one) => one.name).sort();
  });
}

async function strategies() {
  const named = { alwaysProvider, alwaysSubscriber, subscriberFirst };
  for (const [strategy, selectionStrategy] of Object.entries(named)) {
    for (const destinationName of ["both", "only-provider", "only-subscriber", "instance-of-provider", "instance-of-subscriber", "nothing"]) {
      for (const [how, who] of Object.entries({ jwt: { jwt }, iss: { iss: `https://${subdomain}.localhost` } })) {
        await play(`${strategy} ${destinationName} ${how}`, async () => {
          const found = await getDestination({ destinationName, selectionStrategy, useCache: false, ...who });
          return found && found.originalProperties.Description;
        });
      }
    }
  }
}

async function mutualTls(who, options) {
  const trusting = { TrustStoreLocation: "backend.pem" };
  await play(`${who} trust store`, async () => {
    return (await call(options, "post", "/v1/subaccountCertificates", { Name: "backend.pem", Content: authority })).status;
  });
  const reach = (destinationName) =>
    play(`${who} call ${destinationName}`, async () => {
      const target = { destinationName, useCache: false, selectionStrategy: options.jwt ? alwaysSubscriber : alwaysProvider, ...options };
      return (await client.executeHttpRequest(target, { method: "get", url: "/whoami" })).data.client;
    });
  const authentication = { Authentication: "ClientCertificateAuthentication" };
  for (const [store, password] of Object.entries(stores)) {
    const name = `mtls-${store.replace(".", "-")}`;
    await make(options, "subaccount", { Name: name, ...authentication, KeyStoreLocation: store, KeyStorePassword: password, ...trusting });
    await reach(name);
  }
  await make(options, "subaccount", { Name: "untrusted", ...authentication, KeyStoreLocation: "open.p12", KeyStorePassword: "" });
  await reach("untrusted");
  await make(options, "subaccount", { Name: "without-key-store", Authentication: "NoAuthentication", ...trusting });
  await reach("without-key-store");
  // A destination of the service instance, whose trust store is there and whose key store is in the subaccount.
  await call(options, "post", "/v1/instanceCertificates", { Name: "own.pem", Content: authority });
  const mixed = { KeyStoreLocation: "open.p12", KeyStorePassword: "", TrustStoreLocation: "own.pem" };
  await make(options, "instance", { Name: "of-the-instance", ...authentication, ...mixed });
  await reach("of-the-instance");
}

for (const [who, options] of Object.entries(tenants)) {
  for (const level of levels) await certificates(`${who} ${level}`, level, options);
  await destinations(who, options);
}
await strategies();
for (const [who, options] of Object.entries(tenants)) await mutualTls(who, options);
