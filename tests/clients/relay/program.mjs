// Relay as docs/frontends.md sets it up.
import {
  commitMutation,
  createOperationDescriptor,
  fetchQuery,
  getRefetchMetadata,
  getSingularSelector,
  requestSubscription,
} from "relay-runtime";
import { codesOf, take } from "./errors.js";
import { connectSockets, cutSockets, doMainJob, file, finish, iterate, say, seen, until, work } from "./main_job.mjs";
import { list, page, remove, tryReplacement, upload, watch } from "./src/Certificates.js";
import { connect } from "./src/environment.js";
import documents from "./src/MainJob.js";

connectSockets();

// The files in variables by their paths, and the variables without them.
function extractFiles(value, path = "variables") {
  if (value instanceof Blob) return { clean: null, files: { [path]: value } };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { clean: value, files: {} };
  const parts = Object.entries(value).map(([name, one]) => [name, extractFiles(one, `${path}.${name}`)]);
  const clean = Object.fromEntries(parts.map(([name, part]) => [name, part.clean]));
  return { clean, files: Object.assign({}, ...parts.map(([, part]) => part.files)) };
}

function adapt(environment) {
  const mutate = (mutation, given) =>
    new Promise((resolve, reject) => {
      const { clean: variables, files } = extractFiles(given);
      const uploadables = Object.keys(files).length ? files : undefined;
      commitMutation(environment, { mutation, variables, uploadables, onCompleted: resolve, onError: reject });
    });
  const ask = (document, variables) =>
    document.params.operationKind === "mutation" ? mutate(document, variables) : fetchQuery(environment, document, variables).toPromise();
  const listen = (subscription, variables) =>
    iterate((onNext, onError, onCompleted) => requestSubscription(environment, { subscription, variables, onNext, onError, onCompleted }).dispose);
  return { ask, listen };
}

const other = adapt(connect(work.url, async () => work.token));
const { scope } = await doMainJob(documents, other, adapt(connect(work.url, async () => "wrong")));
say("requests", seen());

// The store of one page, while another one changes things.
const environment = connect(work.url, async () => work.token);
const read = () => fetchQuery(environment, page, { scope: scope.id, first: 2 }, { fetchPolicy: "network-only" }).toPromise();
environment.retain(createOperationDescriptor(page, { scope: scope.id, first: 2 }));
const answer = await read();
const look = () => environment.lookup(getSingularSelector(list, answer.scope)).data;
const shown = () => look().certificates.edges.map(({ node }) => node);
const names = () => shown().map((one) => one?.name);
const { __id: connection, pageInfo } = look().certificates;
say("first page", names());
const { refetchableRequest } = getRefetchMetadata(list, "program");
const more = { id: scope.id, first: 2, after: pageInfo.endCursor };
await fetchQuery(environment, refetchableRequest, more).toPromise();
say("list", names());
const { certificate } = await upload(environment, scope.id, file("otherKeyStore", "new.p12"), { password: "changeit", connections: [connection] });
say("list with a new one", names());

const held = () => JSON.stringify(environment.getStore().getSource().get(certificate.id));
const before = held();
const { changes } = await tryReplacement(environment, certificate.id, file("keyStore"), "changeit");
say("dry run of the page", { changes: changes.length > 0, same: held() === before });

const end = watch(environment, scope.id, { connections: [connection], read, after: work.lostPosition });
const label = async (value) => {
  const input = { certificate: certificate.id, labels: [{ key: "stage", values: [value] }] };
  take((await other.ask(documents.SetLabels, { input })).setCertificateLabels);
};
const labelled = (value) => () => shown().some((one) => one.labels.some(({ values }) => values.includes(value)));
await until(labelled("heard"), () => label("heard"));
say("label of another page", true);
cutSockets();
await label("meanwhile");
await until(labelled("meanwhile"));
say("label while the connection was lost", true);
take((await other.ask(documents.Delete, { input: { certificate: certificate.id } })).deleteCertificate);
await until(() => !names().includes("new.p12"));
say("deleted by another page is held", Boolean(environment.getStore().getSource().get(certificate.id)));
say("of nobody", codesOf(await new Promise((refused) => watch(environment, "scp_of_nobody", { read, refused }))));
end();
await read();
const [first] = shown();
await remove(environment, first.id, [connection]);
say("deleted here", [names(), environment.getStore().getSource().get(first.id) ?? null]);
finish();
