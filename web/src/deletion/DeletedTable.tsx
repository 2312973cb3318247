/** The certificates that can still be restored. */

/** The certificates that can still be restored. */
export function DeletedTable() {
  return null;
}
