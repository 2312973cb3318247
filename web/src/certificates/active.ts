/** The filters that are set, in the user's words. */

import { exactText } from "../app/exact.js";
import { describeDays } from "../expiry/days.js";
import { en as certificates } from "../texts/certificates.en.js";
import { en as findingTexts } from "../texts/findings.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import type { Filters, LabelValue } from "./filters.js";

export interface ActiveFilter {
  /** Such as "Status: Expired". */
  readonly text: string;
  /** All filters but this one. */
  readonly without: Filters;
}

/** Returns the filters that are set; without the search, which stands in its box. */
export function describeFilters(filters: Filters): ActiveFilter[] {
  const t = texts("certificates", certificates);
  const w = texts("words", words);
  const f = texts("findings", findingTexts);
  const { statuses, types, methods, renewal, labels, findings, expires } = filters;
  return [
    ...statuses.map((one) => active(t.status, w.status[one], { ...filters, statuses: without(statuses, one) })),
    ...types.map((one) => active(t.type, one, { ...filters, types: without(types, one) })),
    ...methods.map((one) => active(t.method, w.method[one], { ...filters, methods: without(methods, one) })),
    ...(renewal ? [active(t.renewal, renewal === "on" ? t.renewalOn : t.renewalOff, { ...filters, renewal: undefined })] : []),
    ...labels.map((one) => active(t.label, describeLabel(one), { ...filters, labels: without(labels, one) })),
    ...findings.map((one) => active(t.finding, f.title[one], { ...filters, findings: without(findings, one) })),
    ...(expires ? [active(t.expires, describeExpiry(expires), { ...filters, expires: undefined })] : []),
  ];
}

function active(name: string, value: string, rest: Filters): ActiveFilter {
  return { text: `${name}: ${value}`, without: rest };
}

function without<Item>(items: readonly Item[], item: Item): Item[] {
  return items.filter((one) => one !== item);
}

function describeLabel({ key, value }: LabelValue): string {
  return exactText(value === undefined ? key : `${key} = ${value}`);
}

function describeExpiry(expires: NonNullable<Filters["expires"]>): string {
  const t = texts("certificates", certificates);
  const days = describeDays(expires);
  if (expires.from && expires.to) return days;
  return expires.from ? t.from(days) : t.until(days);
}
