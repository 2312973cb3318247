// What a build step makes of documents.graphql: each operation, with the fragments that it needs, by its name.
import { readFileSync } from "node:fs";
import { Kind, parse, visit } from "graphql";

const [shown, more] = ["documents.graphql", "more.graphql"].map((name) => readFileSync(new URL(name, import.meta.url), "utf8"));
const { definitions } = parse(shown + more);
const fragments = new Map(definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));

function withFragments(definition, found = new Set([definition])) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!found.has(fragment)) withFragments(fragment, found.add(fragment));
    },
  });
  return found;
}

const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
export default Object.fromEntries(
  operations.map((one) => [one.name.value, { kind: Kind.DOCUMENT, definitions: [...withFragments(one)] }]),
);
