// The main job, by any client: `ask` answers with the data of a query or mutation and throws what the client throws, `listen` is an
// asynchronous iterator over the data of a subscription. Tells by one line of JSON what came of each step.
import { Buffer, File } from "node:buffer";
import { format } from "node:util";
import WebSocket from "ws";
import { codesOf, take } from "./errors.js";

setTimeout(() => process.exit(1), 60_000); // whatever it waits for then, will not come

export const work = JSON.parse(process.argv[2]);

export const file = (name, fileName = name) => new File([Buffer.from(work[name], "base64")], fileName);

export const say = (name, result) => console.log(JSON.stringify({ name, result }));

// What the client complains about; Node itself warns of what is new in it.
const warnings = new Set();
for (const level of ["warn", "error"]) console[level] = (...words) => warnings.add(format(...words));
const complaints = () => [...warnings].filter((warning) => !warning.includes("ExperimentalWarning"));
export function finish() {
  say("warnings", complaints());
  process.exit(); // whatever is still open
}

// What was sent by `fetch` since the last time: each method, with its kind of body, and whether there was no text of a document.
const sent = new Set();
const { fetch } = globalThis;
globalThis.fetch = (url, options = {}) => {
  const { method = "GET", body } = options;
  const form = body instanceof FormData;
  const given = form ? JSON.parse(body.get("operations")) : body ? JSON.parse(body) : Object.fromEntries(new URL(url).searchParams);
  sent.add([method, form && "form", given.query ? null : "by hash"].filter(Boolean).join(" "));
  return fetch(url, options);
};
export function seen() {
  const all = [...sent].sort();
  sent.clear();
  return all;
}

// Answers meanwhile with a type of error that nobody has heard of.
async function withNewerService(act) {
  const { fetch } = globalThis;
  globalThis.fetch = async (...given) => {
    const answer = await fetch(...given);
    return new Response((await answer.text()).replaceAll("NameTakenError", "UnheardOfError"), answer);
  };
  try {
    return await act();
  } finally {
    globalThis.fetch = fetch;
  }
}

// WebSockets as browsers have them, and an end of all connections without a word.
const sockets = new Set();
export function connectSockets() {
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      sockets.add(this);
    }
  };
}
export function cutSockets() {
  for (const socket of sockets) socket.terminate();
  sockets.clear();
}

// Returns when it is so; `push` is done again and again until then.
export async function until(isSo, push = () => {}) {
  while (!isSo()) {
    await push();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

// Some clients add the name of the type Mutation.
const results = (data) => Object.values(data).filter((one) => one.__typename);

export async function refusal(promise) {
  try {
    return { nothing: await promise };
  } catch (error) {
    return error.code ?? codesOf(error);
  }
}

export async function doMainJob(documents, { ask, listen, askPage = ask }, { ask: askAsStranger }, { prefix = "" } = {}) {
  const tell = (name, result) => say(prefix ? `${prefix} ${name}` : name, result);
  const run = async (name, variables) => results(await ask(documents[name], variables)).map(take);
  const [{ scope }] = await run("CreateScope", { input: { level: "SUBACCOUNT", subaccount: `acme${prefix}` } });
  const upload = (fileName, source, password) => ({ scope: scope.id, fileName, source: { file: file(source) }, password });

  const [{ certificate }] = await run("Upload", { input: upload("client.p12", "keyStore", "changeit") });
  tell("upload", [certificate.name, certificate.type]);
  tell("wrong password", await refusal(run("Upload", { input: upload("wrong.p12", "keyStore", "wrong") })));
  tell("name taken", await refusal(run("Upload", { input: upload("client.p12", "keyStore", "changeit") })));
  const again = () => run("Upload", { input: upload("client.p12", "keyStore", "changeit") });
  tell("an error of a newer service", await refusal(withNewerService(again)));
  const once = file("chain");
  const twice = ["one.pem", "two.crt"].map((fileName) => ({ scope: scope.id, fileName, source: { file: once } }));
  tell("one file at two places", (await run("UploadTwo", { one: twice[0], two: twice[1] })).map((one) => one.certificate.name));

  const names = [];
  let page = { endCursor: null, hasNextPage: true };
  for (let pages = 0; page.hasNextPage && pages < 9; pages += 1) {
    const data = await askPage(documents.Certificates, { scope: scope.id, filter: { nameContains: "." }, first: 2, after: page.endCursor });
    names.push(data.scope.certificates.edges.map(({ node }) => node.name));
    page = data.scope.certificates.pageInfo;
  }
  tell("pages", names);
  const { certificate: opened } = await ask(documents.Entries, { id: certificate.id });
  tell("entries", opened.entries.map((entry) => [entry.alias, entry.certificateChain?.map((one) => one.subject.commonName)]));

  const wish = { scope: scope.id, name: "made", type: "P12", commonName: "made.example", password: "changeit", keyAlgorithm: "EC_P256" };
  const [generated] = await run("Generate", { input: wish });
  tell("generate", generated.certificate.name);
  const [exported] = await run("Export", { input: { certificate: certificate.id } });
  tell("export", [exported.fileName, exported.content === work.keyStore]);

  const changes = listen(documents.Changes, { scope: scope.id });
  const heard = changes.next(); // asks for it
  const labels = async (value) => (await run("SetLabels", { input: { certificate: certificate.id, labels: [{ key: "stage", values: [value] }] } }))[0];
  tell("labels", (await labels("prod")).certificate.labels.map(({ key, values }) => [key, values]));
  tell("change", await hear(heard, () => labels("again")));
  await changes.return();
  tell("lost position", await refusal(listen(documents.Changes, { scope: scope.id, after: work.lostPosition }).next()));

  const replacement = { certificate: certificate.id, source: { file: file("otherKeyStore") }, password: "changeit", dryRun: true };
  const [tried] = await run("Replace", { input: replacement });
  tell("dry run", tried.changes.length > 0);
  const [deleted] = await run("Delete", { input: { certificate: generated.certificate.id } });
  tell("delete", [deleted.name, (await ask(documents.Entries, { id: generated.certificate.id })).certificate]);
  tell("bad page", await refusal(ask(documents.Certificates, { scope: scope.id, first: 2, after: "nonsense" })));
  tell("wrong token", await refusal(askAsStranger(documents.Certificates, { scope: scope.id })));
  return { scope, certificate };
}

// The values of a subscription, which `begin(next, fail, complete)` begins; it answers with what ends it.
export async function* iterate(begin) {
  const waiting = [];
  let wake;
  const put = (one) => (waiting.push(one), wake?.());
  const end = begin((value) => put({ value }), (error) => put({ error }), () => put({ isOver: true }));
  try {
    for (;;) {
      while (!waiting.length) await new Promise((resolve) => (wake = resolve));
      const { value, error, isOver } = waiting.shift();
      if (isOver) return;
      if (error) throw error;
      yield value;
    }
  } finally {
    end();
  }
}

// A change may be made before the subscription has begun, so it is made again until one is heard.
async function hear(heard, change) {
  for (;;) {
    const pause = new Promise((resolve) => setTimeout(resolve, 500));
    const result = await Promise.race([heard, pause]);
    if (result) return result.value.certificateChanged.kind;
    await change();
  }
}
