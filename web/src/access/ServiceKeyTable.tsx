/** The service keys of the tenant. */

/** The service keys of the tenant. */
export function ServiceKeyTable() {
  return null;
}
