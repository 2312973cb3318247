/** Where a certificate is used. */

import "@ui5/webcomponents/dist/Link.js";
import type { CertificateFieldsFragment, UseFieldsFragment } from "../api/generated/graphql.js";
import { hrefTo } from "../app/address.js";
import { Exact } from "../app/exact.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Section } from "./Section.js";

/** The section of the destinations and fragments that name it. */
export function Uses({ certificate }: { readonly certificate: CertificateFieldsFragment }) {
  const t = texts("details", en);
  return (
    <Section title={t.usedBy(certificate.usedBy.length)} level={3}>
      {certificate.usedBy.length === 0 ? (
        <p>{t.notUsed}</p>
      ) : (
        <ul class="plain">
          {certificate.usedBy.map((use, index) => (
            <li key={index}>
              <UseLink use={use} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** A destination or fragment, with the property that names the certificate. */
export function UseLink({ use: { configuration, property } }: { readonly use: UseFieldsFragment }) {
  const t = texts("details", en);
  const part = configuration.__typename === "Destination" ? "destinations" : "fragments";
  return (
    <>
      {t.configuration[configuration.__typename]}{" "}
      <ui5-link href={hrefTo([part, configuration.id], { scope: configuration.scope.id })} wrappingType="Normal">
        <Exact text={configuration.name} />
      </ui5-link>{" "}
      <span class="quiet">
        ({property}, <Exact text={configuration.scope.displayName} />)
      </span>
    </>
  );
}
