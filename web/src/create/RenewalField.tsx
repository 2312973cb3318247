/** Automatic renewal: whether, and what it means for the chosen validity. */

import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/Panel.js";
import "@ui5/webcomponents/dist/Switch.js";
import type { TimeUnit } from "../api/generated/graphql.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { Field } from "./Field.js";
import type { Choices } from "./refusal-text.js";
import { formatDays, formatSpan } from "./size.js";

/** Days of a unit, about: enough to find the line of the table. */
const DAYS: Record<TimeUnit, number> = { DAYS: 1, MONTHS: 30.4, YEARS: 365 };

interface Properties {
  readonly value: boolean;
  readonly thresholds: Choices["renewalThresholds"];
  /** The chosen validity; undefined while none is. */
  readonly validity: number | undefined;
  readonly unit: TimeUnit;
  readonly onChange: (value: boolean) => void;
}

/** The switch, what it does, and the whole table for those who want to know. */
export function RenewalField({ value, thresholds, validity, unit, onChange }: Properties) {
  const t = texts("create", en);
  const days = validity === undefined ? undefined : validity * DAYS[unit];
  const line = thresholds.find(({ validityUpToDays }) => validityUpToDays === null || (days !== undefined && days <= validityUpToDays));
  const meaning = value ? line && t.renewalOn(formatSpan(line.before)) : t.renewalOff;
  return (
    <>
      <Field id="create-renewal" label={t.renewal} hint={meaning}>
        <ui5-switch
          id="create-renewal"
          checked={value}
          accessibleName={t.renewal}
          onui5-change={({ target }) => onChange(target.checked)}
        />
      </Field>
      {value && (
        <ui5-panel collapsed headerText={t.thresholds} headerLevel="H4">
          <ul class="create-thresholds">
            {thresholds.map(({ validityUpToDays, before }) => (
              <li key={validityUpToDays}>
                {validityUpToDays === null
                  ? t.thresholdLast(formatSpan(before))
                  : t.threshold(formatDays(validityUpToDays), formatSpan(before))}
              </li>
            ))}
          </ul>
        </ui5-panel>
      )}
    </>
  );
}
