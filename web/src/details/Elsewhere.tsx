/** Other files that hold the same certificate, or another one of the same key. */

import "@ui5/webcomponents/dist/Link.js";
import { type CertificateLinkFragment, FindElsewhereDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { Exact } from "../app/exact.js";
import { describeError } from "../app/messages.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Fact, Facts, Lines } from "./Facts.js";
import { hrefOfCertificate } from "./names.js";

interface Properties {
  /** The file that is shown, which is not named again. */
  readonly certificate: string;
  readonly entry: string;
  /** The SHA-256 of the X.509 certificate in question. */
  readonly sha256: string;
}

/** Where else it is; asks when it is shown. */
export function Elsewhere({ certificate, entry, sha256 }: Properties) {
  const t = texts("details", en);
  const { data, error, loading } = useQuery(FindElsewhereDocument, { entry });
  if (loading) return <p>{t.looking}</p>;
  if (error) return <p>{describeError(error)}</p>;
  const node = data?.node;
  const all =
    node?.__typename === "PrivateKeyEntry"
      ? node.certificateChain
      : node?.__typename === "TrustedCertificateEntry"
        ? [node.certificate]
        : [];
  const found = all.find(({ fingerprints }) => fingerprints.sha256 === sha256);
  if (!found) return <p>{t.nowhereElse}</p>;
  const same = new Set(found.occurrences.nodes.map(({ id }) => id));
  return (
    <Facts name={t.elsewhere}>
      <Fact name={t.sameCertificate}>
        <Links
          certificates={found.occurrences.nodes.filter(({ id }) => id !== certificate)}
          hasMore={found.occurrences.pageInfo.hasNextPage}
        />
      </Fact>
      <Fact name={t.sameKey}>
        <Links
          certificates={found.sameKey.nodes.filter(({ id }) => id !== certificate && !same.has(id))}
          hasMore={found.sameKey.pageInfo.hasNextPage}
        />
      </Fact>
    </Facts>
  );
}

function Links({ certificates, hasMore }: { readonly certificates: readonly CertificateLinkFragment[]; readonly hasMore: boolean }) {
  const t = texts("details", en);
  if (certificates.length === 0) return <>{t.nowhereElse}</>;
  const lines = certificates.map(({ id, name, scope }) => (
    <>
      <ui5-link href={hrefOfCertificate(id)} wrappingType="Normal">
        <Exact text={name} />
      </ui5-link>{" "}
      (<Exact text={scope.displayName} />)
    </>
  ));
  return <Lines lines={hasMore ? [...lines, t.andMore] : lines} />;
}
