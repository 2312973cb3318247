/** Import of files. */

/** Import of files. */
export function ImportPanel() {
  return null;
}
