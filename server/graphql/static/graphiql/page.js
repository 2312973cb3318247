// GraphiQL with three things that this service needs: the access token, a file for a variable of type Upload, and subscriptions.
// Token and drafts are kept for the life of the tab only (sessionStorage), because drafts may hold passwords and keys.
"use strict";

const token = document.getElementById("token");
const file = document.getElementById("file");
const path = document.getElementById("path");
const note = document.getElementById("note");

const EXAMPLE = `# 1. Put the access token into the bar above.
# 2. Press the play button, or Ctrl-Enter.
# The book on the left shows what can be asked.

query Scopes {
  scopes(first: 10) {
    nodes {
      id
      displayName
      level
    }
  }
}
`;

token.value = sessionStorage.getItem("token") ?? "";
token.addEventListener("change", () => {
  sessionStorage.setItem("token", token.value.trim());
  render();
});
document.getElementById("bar").addEventListener("submit", (event) => event.preventDefault());
file.addEventListener("change", () => {
  note.textContent = file.files.length ? "It is sent with operations that have this variable." : "";
});

// Returns the object that holds the last key of the path, and that key; null where the variables do not go that way.
function findPlace(variables) {
  const keys = path.value.trim().split(".");
  const last = keys.pop();
  let place = variables;
  for (const key of keys) {
    place = place?.[key];
  }
  return place !== null && typeof place === "object" ? { place, last } : null;
}

// GraphQL multipart request specification: operations with null in the file's place, a map, and the file.
function writeBody(operation) {
  const copy = structuredClone(operation);
  const found = file.files.length ? findPlace(copy.variables) : null;
  if (!found) {
    return { body: JSON.stringify(operation), headers: { "Content-Type": "application/json" } };
  }
  found.place[found.last] = null;
  const body = new FormData();
  body.append("operations", JSON.stringify(copy));
  body.append("map", JSON.stringify({ 0: [`variables.${path.value.trim()}`] }));
  body.append("0", file.files[0]);
  return { body, headers: {} };
}

// GraphQL over server-sent events: blocks of fields, `next` with an answer each, then `complete`.
async function readEvents(body, observer) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      throw new Error("The stream was cut off. Start it again.");
    }
    const blocks = (text + value).split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/, 2)));
      if (fields.event === "complete") {
        return;
      }
      if (fields.event === "next") {
        observer.next(JSON.parse(fields.data));
      }
    }
  }
}

// Returns what GraphiQL takes for a subscription, and ends by its stop button.
function observe(answer, stopping) {
  return {
    subscribe(observer) {
      readEvents(answer.body, observer).then(
        () => observer.complete(),
        (error) => stopping.signal.aborted || observer.error(error),
      );
      return { unsubscribe: () => stopping.abort() };
    },
  };
}

// The service answers with a stream of events to subscriptions only, since everything else is liked better here.
async function send(operation, options) {
  const { body, headers } = writeBody(operation);
  if (token.value) {
    headers.Authorization = `Bearer ${token.value.trim()}`;
  }
  const accept = "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.1";
  const stopping = new AbortController();
  const answer = await fetch(window.location.pathname, {
    method: "POST",
    body,
    headers: { Accept: accept, ...headers, ...options?.headers },
    signal: stopping.signal,
  });
  note.textContent = `${answer.status} · request ${answer.headers.get("X-Request-Id")}`;
  const isStream = answer.headers.get("Content-Type").startsWith("text/event-stream");
  return isStream ? observe(answer, stopping) : answer.json();
}

const root = ReactDOM.createRoot(document.getElementById("graphiql"));

// A new key makes GraphiQL anew, so that it reads the schema with the new token.
function render() {
  root.render(
    React.createElement(GraphiQL, { key: token.value, fetcher: send, storage: sessionStorage, defaultQuery: EXAMPLE }),
  );
}

render();
