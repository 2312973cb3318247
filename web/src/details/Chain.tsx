/** The picture of a certificate chain, from the end entity to the root. */

import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents-icons/dist/badge.js";
import "@ui5/webcomponents-icons/dist/question-mark.js";
import "@ui5/webcomponents-icons/dist/shield.js";
import type { X509LinkFragment } from "../api/generated/graphql.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { ShortName } from "./Name.js";
import { Status } from "./Status.js";
import { nameOf } from "./names.js";
import { sayEnd } from "./times.js";

interface Properties {
  readonly chain: readonly X509LinkFragment[];
  /** The address of each certificate; undefined where it has none. */
  readonly hrefOf: (position: number) => string | undefined;
  /** The one that is shown. */
  readonly current?: number;
}

/** The chain as a list with lines between who was issued and who issued; the last line leads to an issuer that is missing. */
export function Chain({ chain, hrefOf, current }: Properties) {
  const t = texts("details", en);
  const last = chain.at(-1);
  return (
    <ol class="chain" aria-label={t.chain}>
      {chain.map((certificate, position) => (
        <li key={position} class={position === current ? "link link-current" : "link"}>
          <ui5-icon class="link-icon" name={position === 0 ? "badge" : "shield"} />
          <div class="link-text">
            <One certificate={certificate} href={hrefOf(position)} isCurrent={position === current} />
            <div class="quiet">{roleOf(certificate, position)}</div>
            <div>
              {t.validUntil(sayEnd(certificate.notAfter))} <Status status={certificate.status} />
            </div>
          </div>
        </li>
      ))}
      {last && !last.isSelfSigned && (
        <li class="link link-missing">
          <ui5-icon class="link-icon" name="question-mark" />
          <div class="link-text">
            <ShortName text={last.issuer.commonName ?? last.issuer.rfc4514} />
            <div class="quiet">{t.missingIssuer}</div>
          </div>
        </li>
      )}
    </ol>
  );
}

function One({
  certificate,
  href,
  isCurrent,
}: {
  readonly certificate: X509LinkFragment;
  readonly href: string | undefined;
  readonly isCurrent: boolean;
}) {
  const name = <ShortName text={nameOf(certificate)} />;
  if (href === undefined || isCurrent) return <strong aria-current={isCurrent ? "true" : undefined}>{name}</strong>;
  return (
    <ui5-link href={href} wrappingType="Normal">
      {name}
    </ui5-link>
  );
}

function roleOf(certificate: X509LinkFragment, position: number): string {
  const t = texts("details", en);
  if (certificate.isSelfSigned) return certificate.isCertificateAuthority || position > 0 ? t.root : t.selfSignedEnd;
  return position === 0 && !certificate.isCertificateAuthority ? t.endEntity : t.intermediate;
}
