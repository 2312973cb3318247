// urql as docs/frontends.md sets it up.
import documents from "./documents.js";
import { connect } from "./client.js";
import { doMainJob, iterate, say, seen, work } from "./main_job.mjs";

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

await doMainJob(documents, adapt(connect(work.url, () => work.token)), adapt(connect(work.url, () => "wrong")));
say("requests", seen());
process.exit(); // whatever is still open
