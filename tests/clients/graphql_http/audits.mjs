// Runs every audit of graphql-http against the URL in argv[2] with the token in argv[3] and prints one JSON line each.
import { serverAudits } from "graphql-http";

const [url, token] = process.argv.slice(2);

// The audits know nothing of tokens.
function fetchFn(target, init = {}) {
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${token}`);
  return fetch(target, { ...init, headers });
}

for (const audit of serverAudits({ url, fetchFn })) {
  const { status, reason } = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status, reason }));
}
