// Apollo Client 4 as docs/frontends.md sets it up.
import { webcrypto } from "node:crypto";
import { connectSockets, cutSockets, doMainJob, file, finish, iterate, say, seen, until, work } from "./main_job.mjs";
import { list, more, remove, tryReplacement, upload, watch } from "./certificates.js";
import { connect } from "./client.js";
import documents from "./documents.js";
import { codesOf, take } from "./errors.js";
import { byHash } from "./persisted.js";

connectSockets();
globalThis.crypto ??= webcrypto; // as in browsers

const isMutation = (document) => document.definitions[0].operation === "mutation";

function adapt(client) {
  const query = async (query, variables, more) => (await client.query({ query, variables, ...more })).data;
  const mutate = async (mutation, variables) => (await client.mutate({ mutation, variables })).data;
  return {
    ask: (document, variables) => (isMutation(document) ? mutate(document, variables) : query(document, variables)),
    askPage: (document, variables) => query(document, variables, { fetchPolicy: "no-cache" }), // the cache would add it to those before
    listen: (query, variables) =>
      iterate((next, error, complete) => {
        const answers = client.subscribe({ query, variables });
        const subscription = answers.subscribe({ next: (result) => (result.error ? error(result.error) : next(result.data)), error, complete });
        return () => subscription.unsubscribe();
      }),
  };
}

const open = (options) => connect(work.url, async () => work.token, options);
const stranger = adapt(connect(work.url, async () => "wrong"));
const { scope } = await doMainJob(documents, adapt(open()), stranger);
say("requests", seen());
await doMainJob(documents, adapt(open({ useGETForQueries: true })), stranger, { prefix: "get" });
say("get requests", seen());
await doMainJob(documents, adapt(open({ links: [byHash] })), stranger, { prefix: "hash" });
say("hash requests", seen());

// The cache of one page, while another one changes things.
const page = open();
const other = adapt(open());
const certificates = list(page, scope.id, 2);
const shown = () => certificates.getCurrentResult().data?.scope.certificates.edges.map(({ node }) => node) ?? [];
const names = () => shown().map((one) => one.name);
const held = () => Object.values(page.cache.extract()).filter((one) => one.id);
certificates.subscribe(() => {});
await until(() => names().length === 2);
await more(certificates);
await until(() => names().length === 3);
say("list", names());
const uploaded = await upload(page, scope.id, file("otherKeyStore", "new.p12"), "changeit");
await until(() => names().length === 2); // the list was read anew
await more(certificates);
await until(() => names().length === 4);
say("list with a new one", names());
const before = JSON.stringify(held());
const changes = await tryReplacement(page, uploaded.id, file("keyStore"), "changeit");
say("dry run of the page", { changes: changes.length > 0, same: JSON.stringify(held()) === before });

const entry = async () => {
  const { data } = await page.query({ query: documents.Entries, variables: { id: uploaded.id }, fetchPolicy: "network-only" });
  return data.certificate.entries[0].id;
};
const old = await entry();
const replacement = { certificate: uploaded.id, source: { file: file("keyStore") }, password: "changeit" };
take((await other.ask(documents.Replace, { input: replacement })).replaceCertificate);
const entries = [old, await entry()].map((id) => page.cache.extract()[`PrivateKeyEntry:${id}`]);
say("entries of two files", entries.map((one) => one.certificateChain[0].subject.commonName));

const end = watch(page, scope.id, { after: work.lostPosition });
const label = async (value) => {
  const variables = { input: { certificate: uploaded.id, labels: [{ key: "stage", values: [value] }] } };
  take((await other.ask(documents.SetLabels, variables)).setCertificateLabels);
};
const labelled = (value) => () => shown().some((one) => one.labels.some(({ values }) => values.includes(value)));
await until(labelled("heard"), () => label("heard"));
say("label of another page", true);
cutSockets();
await label("meanwhile");
await until(labelled("meanwhile"));
say("label while the connection was lost", true);
take((await other.ask(documents.Delete, { input: { certificate: uploaded.id } })).deleteCertificate);
await until(() => !names().includes("new.p12"));
say("deleted by another page is held", held().some((one) => one.id === uploaded.id));
say("of nobody", codesOf(await new Promise((refused) => watch(page, "scp_of_nobody", { refused }))));
end();
await certificates.refetch();
await until(() => names().length === 2);
await remove(page, shown()[0]);
await until(() => names().length === 1);
say("deleted here", names());
finish();
