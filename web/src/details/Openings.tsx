/** What the runtimes make of a key store. */

import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents/dist/Tag.js";
import "@ui5/webcomponents-icons/dist/message-error.js";
import "@ui5/webcomponents-icons/dist/message-success.js";
import "@ui5/webcomponents-icons/dist/question-mark.js";
import type { CertificateFieldsFragment, RuntimeOutcome, RuntimeVersion } from "../api/generated/graphql.js";
import { Exact } from "../app/exact.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Fact, Facts } from "./Facts.js";
import { Section } from "./Section.js";

type Opening = Extract<CertificateFieldsFragment, { readonly __typename: "Keystore" }>["openings"][number];

const OUTCOMES: readonly RuntimeOutcome[] = ["OPENS", "REFUSES", "NOT_TRIED"];
const DESIGNS = { OPENS: "Positive", REFUSES: "Negative", NOT_TRIED: "Neutral" } as const;
const ICONS = { OPENS: "message-success", REFUSES: "message-error", NOT_TRIED: "question-mark" } as const;

/** The name and the version of each; the names are the same in every language. */
const NAMES: Readonly<Record<RuntimeVersion, readonly [name: string, version: string]>> = {
  JAVA_8: ["Java", "8"],
  JAVA_11: ["Java", "11"],
  JAVA_17: ["Java", "17"],
  JAVA_21: ["Java", "21"],
  JAVA_25: ["Java", "25"],
  OPENSSL_1_1: ["OpenSSL", "1.1"],
  OPENSSL_3_0: ["OpenSSL", "3.0"],
  OPENSSL_3_5: ["OpenSSL", "3.5"],
  NODE_18: ["Node.js", "18"],
  NODE_20: ["Node.js", "20"],
  NODE_22: ["Node.js", "22"],
  NODE_24: ["Node.js", "24"],
};

/** The section: those that open it, and those that do not, by the reason. */
export function Openings({ openings }: { readonly openings: readonly Opening[] }) {
  const t = texts("details", en);
  return (
    <Section title={t.openings} level={3}>
      <Facts name={t.openings}>
        {OUTCOMES.map((outcome) => {
          const those = openings.filter((opening) => opening.outcome === outcome);
          if (those.length === 0) return null;
          return (
            <Fact key={outcome} name={t.outcomes[outcome]}>
              {groupByReason(those).map((group, index) => (
                <Runtimes key={index} group={group} />
              ))}
            </Fact>
          );
        })}
      </Facts>
    </Section>
  );
}

/** Runtimes with the same outcome for the same reason, a tag for the versions of each. */
function Runtimes({ group: [first, ...others] }: { readonly group: Group }) {
  const t = texts("details", en);
  const { outcome, reason, message, names } = first;
  return (
    <div class="opening">
      <div class="labels">
        {listVersions([first, ...others]).map((runtime) => (
          <ui5-tag key={runtime} design={DESIGNS[outcome]} wrappingType="Normal">
            <ui5-icon slot="icon" name={ICONS[outcome]} />
            {runtime}
          </ui5-tag>
        ))}
      </div>
      {reason !== null && (
        <div>
          <Exact text={t.runtimeReason(reason, names, message ?? reason)} />
        </div>
      )}
    </div>
  );
}

type Group = readonly [Opening, ...Opening[]];

function groupByReason(openings: readonly Opening[]): Group[] {
  const groups = new Map<string, [Opening, ...Opening[]]>();
  for (const opening of openings) {
    const key = JSON.stringify([opening.reason, opening.names]);
    const group = groups.get(key);
    if (group) group.push(opening);
    else groups.set(key, [opening]);
  }
  return [...groups.values()];
}

/** Such as "Java 17, 21" and "Node.js 24". One that only a newer service has stands by its name there. */
function listVersions(openings: readonly Opening[]): string[] {
  const versions = new Map<string, string[]>();
  for (const { runtime } of openings) {
    const [name, version] = NAMES[runtime] ?? [runtime, ""];
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return [...versions].map(([name, all]) => `${name} ${all.join(", ")}`.trim());
}
