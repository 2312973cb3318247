/** The versions of a certificate: seen, compared, brought back; and replaced by a new one. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/Tag.js";
import { useState } from "preact/hooks";
import { Exact } from "../app/exact.js";
import { lazy } from "../app/lazy.js";
import { formatDay, formatMoment } from "../app/time.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import type { SectionProperties } from "./CertificateDetails.js";
import { Section } from "./Section.js";
import { Status } from "./Status.js";

const ReplaceDialog = lazy(() => import("./ReplaceDialog.js"), "ReplaceDialog");
const VersionDialog = lazy(() => import("./VersionDialog.js"), "VersionDialog");

type Version = SectionProperties["certificate"]["versions"][number];

/** The section of the versions. */
export function Versions({ certificate, mayWrite, reload }: SectionProperties) {
  const t = texts("details", en);
  const [replaces, setReplaces] = useState(false);
  const [shown, setShown] = useState<number | undefined>();
  const version = certificate.versions.find(({ number }) => number === shown);
  return (
    <Section title={t.versionsOf(certificate.versions.length)} level={3}>
      <ui5-table accessibleName={t.versions} overflowMode="Popin">
        <ui5-table-header-row slot="headerRow">
          <ui5-table-header-cell minWidth="6rem">{t.version}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="12rem">{t.stored}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="8rem">{t.origin}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="9rem">{t.validityEnd}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="9rem">{t.actions}</ui5-table-header-cell>
        </ui5-table-header-row>
        {certificate.versions.map((one) => (
          <Row key={one.number} version={one} isPresent={one.number === certificate.version} onShow={() => setShown(one.number)} />
        ))}
      </ui5-table>
      {mayWrite && (
        <div class="buttons">
          <ui5-button onui5-click={() => setReplaces(true)}>{t.replace}</ui5-button>
        </div>
      )}
      {replaces && <ReplaceDialog certificate={certificate} reload={reload} onClose={() => setReplaces(false)} />}
      {version && (
        <VersionDialog
          certificate={certificate}
          version={version.number}
          mayRollBack={mayWrite && version.number !== certificate.version}
          reload={reload}
          onClose={() => setShown(undefined)}
        />
      )}
    </Section>
  );
}

function Row({ version, isPresent, onShow }: { readonly version: Version; readonly isPresent: boolean; readonly onShow: () => void }) {
  const t = texts("details", en);
  return (
    <ui5-table-row rowKey={String(version.number)}>
      <ui5-table-cell>
        <span>
          {version.number} {isPresent && <ui5-tag design="Information">{t.present}</ui5-tag>}
        </span>
      </ui5-table-cell>
      <ui5-table-cell>
        <div>
          <div>{formatMoment(version.createdAt)}</div>
          <div class="quiet">
            {t.by} <Exact text={version.createdBy} />
          </div>
        </div>
      </ui5-table-cell>
      <ui5-table-cell>{version.ofVersion === null ? t.origins[version.origin] : t.rolledBackTo(version.ofVersion)}</ui5-table-cell>
      <ui5-table-cell>
        <div>
          <div>{version.notAfter === null ? t.unknown : formatDay(version.notAfter)}</div>
          <Status status={version.status} />
        </div>
      </ui5-table-cell>
      <ui5-table-cell>
        {version.kept ? (
          <ui5-button design="Transparent" accessibleName={t.showVersionOf(version.number)} onui5-click={onShow}>
            {t.showVersion}
          </ui5-button>
        ) : (
          t.notKept
        )}
      </ui5-table-cell>
    </ui5-table-row>
  );
}
