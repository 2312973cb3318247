export const en = {
  title: "Delete certificate",
  question: "Delete certificate “{}”?",
  restorable: (seconds: number) => `It can be restored for ${duration(seconds)}. After that, all data will be deleted permanently.`,
  delete: "Delete",
  deleteEvenIfUsed: "Delete even if used",
  used: (number: number) =>
    number === 1
      ? "A destination or fragment uses it, and cannot use it any more afterwards:"
      : `${number} destinations and fragments use it, and cannot use it any more afterwards:`,
  use: (kind: string, property: string, scope: string) => `(${kind}, ${property}, ${scope})`,
  kinds: { Destination: "destination", Fragment: "fragment" },
  hidden: (number: number) => (number === 1 ? "1 more that you may not see" : `${number} more that you may not see`),
  deleted: (name: string) => `“${name}” deleted`,
  restored: (name: string) => `“${name}” restored`,
  nameTaken: (name: string) => `“${name}” cannot be restored: another certificate has this name now. Delete that one first, then restore.`,
  tooLate: (name: string) => `“${name}” cannot be restored any more.`,
  listTitle: "Deleted certificates",
  number: (total: number, exact: boolean) => `All: ${total}${exact ? "" : " or more"}`,
  search: "Search deleted certificates",
  none: "Nothing was deleted that can still be restored.",
  noneFound: "No deleted certificate has this in its names.",
  name: "Name",
  scope: "Scope",
  deletedAt: "Deleted",
  restorableUntil: "Can be restored until",
  action: "Action",
  restore: "Restore",
  restoreOne: (name: string) => `Restore ${name}`,
};

/** Seconds of a day, and of an hour. */
const DAY = 86400;
const HOUR = 3600;

function duration(seconds: number): string {
  const [number, unit] = seconds >= 2 * DAY ? [seconds / DAY, "day"] : [seconds / HOUR, "hour"];
  return new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(number);
}
