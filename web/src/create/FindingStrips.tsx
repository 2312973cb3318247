/** What was found in a file, each with what to do about it. */

import "@ui5/webcomponents/dist/MessageStrip.js";
import type { InspectedContentsFragment } from "../api/generated/graphql.js";
import { Exact, exactText } from "../app/exact.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";

type Finding = InspectedContentsFragment["findings"][number];

/** Findings that are shown before Create; the details show all. */
const SHOWN = 6;

const DESIGNS = { ERROR: "Negative", WARNING: "Critical", INFO: "Information" } as const;
const ORDER = ["ERROR", "WARNING", "INFO"];

/** What only says that the password is missing, which the panel says itself. */
const OF_LOCKED = new Set(["ENTRY_LOCKED", "INTEGRITY_NOT_VERIFIED"]);

/** The findings that say the same as a refusal whose code is another. */
const FINDINGS: Readonly<Record<string, string>> = { TYPE_MISMATCH: "FORMAT_DIFFERS_FROM_NAME" };

/** Returns the findings that tell something, worst first. */
function tellingFindings({ findings, locked }: InspectedContentsFragment): readonly Finding[] {
  return findings
    .filter(({ code }) => !(OF_LOCKED.has(code) && (locked || code === "INTEGRITY_NOT_VERIFIED")))
    .toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

interface Properties {
  readonly contents: InspectedContentsFragment;
  /** The code of the refusal that is shown above, which need not be said twice. */
  readonly refusal: string | undefined;
}

/** The findings of a file. */
export function FindingStrips({ contents, refusal }: Properties) {
  const t = texts("create", en);
  const findings = tellingFindings(contents).filter(({ code }) => code !== (FINDINGS[refusal ?? ""] ?? refusal));
  if (findings.length === 0) return contents.locked || refusal !== undefined ? null : <div class="create-hint">{t.noFindings}</div>;
  return (
    <>
      {findings.slice(0, SHOWN).map((finding, index) => (
        <ui5-message-strip key={index} design={DESIGNS[finding.severity]} hideCloseButton>
          {finding.alias !== null && (
            <>
              <Exact text={t.about(exactText(finding.alias))} />:{" "}
            </>
          )}
          <Exact text={`${finding.message} ${finding.fix}`} />
        </ui5-message-strip>
      ))}
      {findings.length > SHOWN && <div class="create-hint">{t.moreFindings(findings.length - SHOWN)}</div>}
    </>
  );
}
