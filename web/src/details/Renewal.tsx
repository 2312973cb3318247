/** The renewal of a generated certificate, by itself and by hand; and its revocation. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Switch.js";
import { useState } from "preact/hooks";
import { RenewDocument, SwitchRenewalDocument } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { lazy } from "../app/lazy.js";
import { showError, toast } from "../app/messages.js";
import { formatMoment } from "../app/time.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import type { SectionProperties } from "./CertificateDetails.js";
import { Fact, Facts } from "./Facts.js";
import { PasswordDialog, isAboutPassword } from "./PasswordDialog.js";
import { Section } from "./Section.js";
import { sayMoment } from "./times.js";

const RevokeDialog = lazy(() => import("./RevokeDialog.js"), "RevokeDialog");

/** What is tried without a password first, and again with one. */
interface Attempt {
  readonly title: string;
  readonly run: (password: string | null) => Promise<void>;
}

/** The section; of an uploaded one it says that it cannot be renewed here. */
export function Renewal({ certificate, mayWrite, reload }: SectionProperties) {
  const t = texts("details", en);
  const [asked, setAsked] = useState<Attempt | undefined>();
  const [busy, setBusy] = useState(false);
  const [revokes, setRevokes] = useState(false);
  const { id, renewal, revocation } = certificate;
  if (!renewal) {
    return (
      <Section title={t.renewal} level={3}>
        <p>{certificate.creation.method === "IMPORT" ? t.notRenewable : t.notGenerated}</p>
      </Section>
    );
  }
  const attempt = async (wanted: Attempt) => {
    setBusy(true);
    try {
      await wanted.run(null);
    } catch (error) {
      if (isAboutPassword(error)) setAsked(wanted);
      else showError(error);
    } finally {
      setBusy(false);
      reload();
    }
  };
  const renew = async (password: string | null) => {
    const { renewCertificate } = await request(RenewDocument, { input: { certificate: id, password } });
    expectResult(renewCertificate, "RenewCertificateSuccess");
    toast(t.renewed);
    reload();
  };
  const switchTo = (automatic: boolean) => async (password: string | null) => {
    const { setAutomaticRenewal } = await request(SwitchRenewalDocument, { input: { certificate: id, automatic, password } });
    expectResult(setAutomaticRenewal, "SetAutomaticRenewalSuccess");
    toast(automatic ? t.renewalOn : t.renewalOff);
    reload();
  };
  return (
    <Section title={t.renewal} level={3}>
      <Facts name={t.renewal}>
        <Fact name={t.automatic}>
          {mayWrite ? (
            <ui5-switch
              key={`${renewal.automatic}-${busy}`}
              checked={renewal.automatic}
              disabled={busy}
              accessibleName={t.automatic}
              onui5-change={({ target }) =>
                void attempt({ title: target.checked ? t.switchOn : t.switchOff, run: switchTo(target.checked) })
              }
            />
          ) : renewal.automatic ? (
            t.yes
          ) : (
            t.no
          )}
        </Fact>
        <Attempts renewal={renewal} />
        {revocation && <Fact name={t.revoked}>{t.revokedAt(formatMoment(revocation.at), t.reasons[revocation.reason])}</Fact>}
      </Facts>
      {mayWrite && (
        <div class="buttons">
          <ui5-button disabled={busy} onui5-click={() => void attempt({ title: t.renewNow, run: renew })}>
            {t.renewNow}
          </ui5-button>
          {!revocation && <ui5-button onui5-click={() => setRevokes(true)}>{t.revoke}</ui5-button>}
        </div>
      )}
      {asked && (
        <PasswordDialog
          title={asked.title}
          text={t.passwordText}
          action={asked.title}
          onPassword={asked.run}
          onClose={() => setAsked(undefined)}
        />
      )}
      {revokes && <RevokeDialog certificate={certificate} reload={reload} onClose={() => setRevokes(false)} />}
    </Section>
  );
}

function Attempts({ renewal }: { readonly renewal: NonNullable<SectionProperties["certificate"]["renewal"]> }) {
  const t = texts("details", en);
  const { nextAttemptAt, lastAttempt, eligibleAt } = renewal;
  return (
    <>
      {nextAttemptAt === null ? (
        <Fact name={t.eligibleAt}>{sayMoment(eligibleAt)}</Fact>
      ) : (
        <Fact name={t.nextAttempt}>{sayMoment(nextAttemptAt)}</Fact>
      )}
      <Fact name={t.lastAttempt}>
        {lastAttempt === null ? (
          t.noAttempt
        ) : (
          <>
            <div>
              {sayMoment(lastAttempt.at)}: {lastAttempt.succeeded ? t.succeeded : t.failed}
            </div>
            {lastAttempt.message !== null && <div>{t.said(lastAttempt.message)}</div>}
          </>
        )}
      </Fact>
    </>
  );
}
