import { de as app } from "./app.de.js";
import { de as words } from "./words.de.js";
import { de as certificates } from "./certificates.de.js";
import { de as expiry } from "./expiry.de.js";
import { de as scopes } from "./scopes.de.js";
import { de as details } from "./details.de.js";
import { de as findings } from "./findings.de.js";
import { de as create } from "./create.de.js";
import { de as exporting } from "./exporting.de.js";
import { de as deletion } from "./deletion.de.js";
import { de as destinations } from "./destinations.de.js";
import { de as access } from "./access.de.js";
import { de as passwords } from "./passwords.de.js";

/** All German texts by the part of the page that they belong to. */
export const german = {
  app,
  words,
  certificates,
  expiry,
  scopes,
  details,
  findings,
  create,
  exporting,
  deletion,
  destinations,
  access,
  passwords,
};
