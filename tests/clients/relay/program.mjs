// Relay as docs/frontends.md sets it up.
import { commitMutation, fetchQuery, requestSubscription } from "relay-runtime";
import { connectSockets, doMainJob, iterate, say, seen, work } from "./main_job.mjs";
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
    iterate((onNext, onError) => requestSubscription(environment, { subscription, variables, onNext, onError }).dispose);
  return { ask, listen };
}

await doMainJob(documents, adapt(connect(work.url, async () => work.token)), adapt(connect(work.url, async () => "wrong")));
say("requests", seen());
process.exit(); // whatever is still open
