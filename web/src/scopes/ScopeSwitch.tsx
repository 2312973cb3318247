/** The scope whose certificates are shown, or all. */

/** The scope whose certificates are shown, or all. */
export function ScopeSwitch() {
  return null;
}
