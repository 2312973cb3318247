/** What was found about a certificate or a file, the worst first, each with what to do about it. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useState } from "preact/hooks";
import type { FindingFieldsFragment, Severity } from "../api/generated/graphql.js";
import { Exact } from "../app/exact.js";
import { en as details } from "../texts/details.en.js";
import { en } from "../texts/findings.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { ShortName } from "./Name.js";

const DESIGNS = { ERROR: "Negative", WARNING: "Critical", INFO: "Information" } as const;
const ORDER: readonly Severity[] = ["ERROR", "WARNING", "INFO"];

/** Findings that are shown at once; more would push what the user came for out of sight. */
const SHOWN = 4;

interface Properties {
  readonly findings: readonly FindingFieldsFragment[];
  /** The address of an entry by its alias, undefined where there is none to show; without it, entries are not named. */
  readonly hrefOf?: ((alias: string) => string | undefined) | undefined;
  /** Converts the file to PKCS#12; without it, no button does. */
  readonly onConvert?: (() => void) | undefined;
}

/** The findings as message strips; nothing where there are none. */
export function Findings({ findings, hrefOf, onConvert }: Properties) {
  const t = texts("details", details);
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <div class="findings" role="group" aria-label={t.findings}>
      {shown.map((finding, index) => (
        <OneFinding key={index} finding={finding} hrefOf={hrefOf} onConvert={onConvert} />
      ))}
      {shown.length < sorted.length && (
        <ui5-button design="Transparent" onui5-click={() => setAll(true)}>
          {t.moreFindings(sorted.length - shown.length)}
        </ui5-button>
      )}
    </div>
  );
}

interface OneProperties extends Omit<Properties, "findings"> {
  readonly finding: FindingFieldsFragment;
}

function OneFinding({ finding, hrefOf, onConvert }: OneProperties) {
  const t = texts("details", details);
  const f = texts("findings", en);
  const w = texts("words", words);
  const facts = Object.fromEntries(finding.parameters.map(({ name, value }) => [name, value]));
  return (
    <ui5-message-strip design={DESIGNS[finding.severity]} hideCloseButton>
      <strong>{w.severity[finding.severity]}: </strong>
      <Exact text={f.message(finding.kind, facts, finding.message)} /> {f.fix(finding.kind, finding.fix)}
      {finding.code === "FORMAT_OUTDATED" && onConvert && (
        <div>
          <ui5-button onui5-click={onConvert}>{t.convertToPkcs12}</ui5-button>
        </div>
      )}
      {finding.alias !== null && hrefOf && <OfEntry alias={finding.alias} href={hrefOf(finding.alias)} />}
    </ui5-message-strip>
  );
}

function OfEntry({ alias, href }: { readonly alias: string; readonly href: string | undefined }) {
  const t = texts("details", details);
  const name = alias === "" ? t.noAlias : <ShortName text={alias} />;
  return (
    <div>
      {t.entry}: {href === undefined ? name : <ui5-link href={href}>{name}</ui5-link>}
    </div>
  );
}
