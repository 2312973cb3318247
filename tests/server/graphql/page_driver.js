// Runs page.js as a browser would, with as little of a browser as it needs, and prints what the function that GraphiQL is given makes of
// one operation: argv is page.js, the endpoint, a token, the operation, and after how many events to stop it.
const fs = require("node:fs");
const vm = require("node:vm");

const [page, endpoint, token, operation, stopAfter] = process.argv.slice(2);
const elements = {};
const element = (id) => (elements[id] ??= { value: "", files: [], addEventListener() {} });
let send;

Object.assign(globalThis, {
  document: { getElementById: element },
  sessionStorage: { getItem: () => token, setItem() {} },
  window: { location: { pathname: endpoint } },
  GraphiQL: "GraphiQL",
  React: { createElement: (_, properties) => properties },
  ReactDOM: { createRoot: () => ({ render: (properties) => (send = properties.fetcher) }) },
});
vm.runInThisContext(fs.readFileSync(page, "utf8"));

element("path").value = "source.file";
if (operation.includes("$source")) {
  element("file").files = [new File(["octets"], "file.p12")];
}
send({ query: operation, variables: { source: { file: null } } }).then((answer) => {
  if (!("subscribe" in answer)) {
    console.log(JSON.stringify([answer]));
    return;
  }
  const told = [];
  const end = (how) => console.log(JSON.stringify([...told, how]));
  const subscription = answer.subscribe({
    next(event) {
      told.push(event);
      if (told.length === Number(stopAfter)) {
        subscription.unsubscribe();
        end("stopped");
      }
    },
    error: (error) => end(`error: ${error.message}`),
    complete: () => end("complete"),
  });
});
