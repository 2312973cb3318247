/** The bars of the picture: what has expired, and what will in each of the coming months. */

import type { ExpiryFragment, ValidityStatus } from "../api/generated/graphql.js";
import type { Parameters } from "../app/address.js";
import { dayOf, writeDays } from "./days.js";

/** From the axis upwards, the most urgent first. */
const ORDER: readonly ValidityStatus[] = ["EXPIRED", "EXPIRING", "VALID", "NOT_YET_VALID", "UNKNOWN"];

/** A part of a bar: certificates of one status that are all renewed automatically, or all not. */
export interface Segment {
  readonly status: ValidityStatus;
  readonly automatic: boolean;
  readonly number: number;
}

export interface Bar {
  readonly key: string;
  /** The month's first moment, or that from which it counts; undefined for what has expired. */
  readonly from: Date | undefined;
  readonly total: number;
  readonly automatic: number;
  readonly segments: readonly Segment[];
  /** The parameters of the address that show these certificates only. */
  readonly filter: Parameters;
}

type Count = ExpiryFragment["byStatus"][number];

/** Returns the bars from left to right; the first for what has expired, if anything has. */
export function barsOf({ byStatus, expiring }: ExpiryFragment): readonly Bar[] {
  const expired = byStatus.find(({ status }) => status === "EXPIRED");
  const months = expiring.map(({ from, to, total, automaticRenewal, byStatus: counts }) => {
    const days = writeDays({ from: dayOf(new Date(from)), to: dayOf(new Date(to)) });
    const filter = { expires: days, status: undefined };
    return { key: days, from: new Date(from), total, automatic: automaticRenewal, segments: segmentsOf(counts), filter };
  });
  if (!expired?.total) return months;
  const filter = { expires: undefined, status: "EXPIRED" };
  const { total, automaticRenewal: automatic } = expired;
  return [{ key: "EXPIRED", from: undefined, total, automatic, segments: segmentsOf([expired]), filter }, ...months];
}

/** Whether the address shows this bar's certificates only. */
export function isChosen({ filter }: Bar, parameters: URLSearchParams): boolean {
  return Object.entries(filter).every(([name, value]) => (parameters.get(name) ?? undefined) === value);
}

function segmentsOf(counts: readonly Count[]): Segment[] {
  return ORDER.flatMap((status) => {
    const count = counts.find((one) => one.status === status);
    if (!count) return [];
    const { total, automaticRenewal } = count;
    return [
      { status, automatic: false, number: total - automaticRenewal },
      { status, automatic: true, number: automaticRenewal },
    ].filter(({ number }) => number > 0);
  });
}
