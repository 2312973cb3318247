/** A certificate that an external service issues. */

/** A certificate that an external service issues. */
export function GeneratePanel() {
  return null;
}
