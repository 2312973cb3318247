/** How a certificate came here. */

import type { CertificateFieldsFragment } from "../api/generated/graphql.js";
import { Exact } from "../app/exact.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { Fact, Facts } from "./Facts.js";
import { Section } from "./Section.js";
import { sayMoment } from "./times.js";

/** The section of the creation details. */
export function Creation({ certificate }: { readonly certificate: CertificateFieldsFragment }) {
  const t = texts("details", en);
  const w = texts("words", words);
  const { creation, createdAt, modifiedAt } = certificate;
  return (
    <Section title={t.creation} level={3}>
      <Facts name={t.creation}>
        <Fact name={t.method}>{w.method[creation.method]}</Fact>
        <Fact name={t.fileName}>
          <Exact text={creation.fileName} />
        </Fact>
        {creation.generationService !== null && (
          <Fact name={t.service}>
            <Exact text={creation.generationService} />
          </Fact>
        )}
        {creation.commonName !== null && (
          <Fact name={t.askedName}>
            <Exact text={creation.commonName} />
          </Fact>
        )}
        {creation.validity && <Fact name={t.askedValidity}>{t.length(creation.validity.value, w.unit[creation.validity.unit])}</Fact>}
        {creation.method === "EXTERNAL_SERVICE" && <Fact name={t.csr}>{creation.csrProvided ? t.csrProvided : t.no}</Fact>}
        <Fact name={t.password}>{creation.hasPassword ? t.yes : t.no}</Fact>
        <Fact name={t.createdBy}>
          <Exact text={creation.createdBy} />
        </Fact>
        <Fact name={t.createdAt}>{sayMoment(createdAt)}</Fact>
        {modifiedAt !== createdAt && <Fact name={t.modifiedAt}>{sayMoment(modifiedAt)}</Fact>}
      </Facts>
    </Section>
  );
}
