/** Destinations and fragments. */

/** Destinations and fragments. */
export function ConfigurationTable() {
  return null;
}
