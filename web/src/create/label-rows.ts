/** Labels as they are typed, and what is wrong with them before anybody is asked. */

import type { LabelInput } from "../api/generated/graphql.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";

export interface LabelRow {
  /** Of the row, whatever is typed in it. */
  readonly id: number;
  readonly key: string;
  readonly values: readonly string[];
}

let last = 0;

/** Returns an empty row. */
export function newRow(): LabelRow {
  last += 1;
  return { id: last, key: "", values: [] };
}

/** Returns what is wrong with a row; undefined for nothing. A row in which nothing is typed is no label. */
export function problemOfRow({ id, key, values }: LabelRow, rows: readonly LabelRow[]): string | undefined {
  const t = texts("create", en);
  if (key.trim() === "") return values.length > 0 ? t.labelKeyMissing : undefined;
  const first = rows.find((row) => row.key.trim() === key.trim());
  return first && first.id !== id ? t.labelRepeated : undefined;
}

/** Returns the labels of the rows; undefined if something is wrong with one. */
export function readLabels(rows: readonly LabelRow[]): readonly LabelInput[] | undefined {
  if (rows.some((row) => problemOfRow(row, rows) !== undefined)) return undefined;
  return rows.filter(({ key }) => key.trim() !== "").map(({ key, values }) => ({ key: key.trim(), values }));
}
