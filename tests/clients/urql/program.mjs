// urql as docs/frontends.md sets it up.
import { pipe, subscribe } from "wonka";
import { list, remove, tryReplacement, upload, watch } from "./certificates.js";
import { connect, connectBySocket } from "./client.js";
import documents from "./documents.js";
import { codesOf, take } from "./errors.js";
import { connectSockets, cutSockets, doMainJob, file, finish, iterate, say, seen, until, work } from "./main_job.mjs";

connectSockets();

const isMutation = (document) => document.definitions[0].operation === "mutation";

function adapt(client) {
  async function ask(document, variables) {
    const { data, error } = await (isMutation(document) ? client.mutation(document, variables) : client.query(document, variables)).toPromise();
    if (error) throw error;
    return data;
  }
  const listen = (document, variables) =>
    iterate((next, fail) => client.subscription(document, variables).subscribe(({ data, error }) => (error ? fail(error) : next(data))).unsubscribe);
  return { ask, listen };
}

const other = connect(work.url, () => work.token);
await doMainJob(documents, adapt(other), adapt(connect(work.url, () => "wrong")));
say("requests", seen());

// The cache of one page, while another one changes things: once by event streams, once by WebSockets.
for (const [name, page] of Object.entries({ stream: connect(work.url, () => work.token), socket: connectBySocket(work.url, () => work.token) })) {
  const { data } = await other.mutation(documents.CreateScope, { input: { level: "SUBACCOUNT", subaccount: name } });
  const { scope } = take(data.createScope);
  let shown;
  pipe(
    list(page, scope.id),
    subscribe(({ data }) => (shown = data.scope.certificates.edges.map(({ node }) => node))),
  );
  const has = (fileName) => shown.some((one) => one.name === fileName);
  await until(() => shown); // it is empty
  const { certificate } = await upload(page, scope.id, file("otherKeyStore", `${name}.p12`), "changeit");
  await until(() => has(`${name}.p12`));
  const before = JSON.stringify(shown);
  const { changes } = await tryReplacement(page, certificate.id, file("keyStore"), "changeit");
  say(`${name} dry run of the page`, { changes: changes.length > 0, same: JSON.stringify(shown) === before });

  const end = watch(page, scope.id, { after: work.lostPosition });
  const labelled = (value) => () => shown.some((one) => one.labels.some(({ values }) => values.includes(value)));
  const label = async (value) => {
    const { data } = await other.mutation(documents.SetLabels, { input: { certificate: certificate.id, labels: [{ key: "stage", values: [value] }] } });
    take(data.setCertificateLabels);
  };
  await until(labelled(`${name} heard`), () => label(`${name} heard`));
  say(`${name} label of another page`, true);
  if (name === "socket") {
    cutSockets();
    await label("meanwhile");
    await until(labelled("meanwhile"));
    say("label while the connection was lost", true);
  }
  say(`${name} of nobody`, codesOf(await new Promise((refused) => watch(page, "scp_of_nobody", { after: work.lostPosition, refused }))));
  end();
  await remove(page, certificate.id);
  await until(() => !has(`${name}.p12`));
  say(`${name} deleted here`, true);
}
finish();
