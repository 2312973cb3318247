/** The names of roles: those of SAP, which are the same in every language. */

import type { Role } from "../api/generated/graphql.js";

export const ROLES: Record<Role, string> = {
  DESTINATION_ADMINISTRATOR: "Destination Administrator",
  DESTINATION_VIEWER: "Destination Viewer",
  DESTINATION_CERTIFICATE_ADMINISTRATOR: "Destination Certificate Administrator",
  DESTINATION_CERTIFICATE_VIEWER: "Destination Certificate Viewer",
  DESTINATION_ADMINISTRATOR_INSTANCE: "Destination Administrator Instance",
  DESTINATION_VIEWER_INSTANCE: "Destination Viewer Instance",
  DESTINATION_CERTIFICATE_ADMINISTRATOR_INSTANCE: "Destination Certificate Administrator Instance",
  DESTINATION_CERTIFICATE_VIEWER_INSTANCE: "Destination Certificate Viewer Instance",
  DESTINATION_SUBACCOUNT_TRUST_ADMINISTRATOR: "Destination Subaccount Trust Administrator",
  DESTINATION_SUBACCOUNT_TRUST_VIEWER: "Destination Subaccount Trust Viewer",
};
