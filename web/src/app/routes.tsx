/** Which part of the page is shown for an address. */

import type { ComponentChild } from "preact";
import { CertificateTable } from "../certificates/CertificateTable.js";
import type { Address } from "./address.js";
import { lazy } from "./lazy.js";

const CertificateDetails = lazy(() => import("../details/CertificateDetails.js"), "CertificateDetails");
const EntryDetails = lazy(() => import("../details/EntryDetails.js"), "EntryDetails");
const ImportPanel = lazy(() => import("../create/ImportPanel.js"), "ImportPanel");
const GeneratePanel = lazy(() => import("../create/GeneratePanel.js"), "GeneratePanel");
const DeletedTable = lazy(() => import("../deletion/DeletedTable.js"), "DeletedTable");
const ConfigurationTable = lazy(() => import("../destinations/ConfigurationTable.js"), "ConfigurationTable");
const ConfigurationEditor = lazy(() => import("../destinations/ConfigurationEditor.js"), "ConfigurationEditor");
const ServiceKeyTable = lazy(() => import("../access/ServiceKeyTable.js"), "ServiceKeyTable");

/** What stands in the columns, from left to right. The first column keeps its state while its component stays the same. */
export interface View {
  readonly start: ComponentChild;
  readonly mid?: ComponentChild;
  readonly end?: ComponentChild;
}

/** Returns what an address shows; the table of certificates for one that is not known. */
export function viewOf({ path }: Address): View {
  const [part, id, , entry] = path;
  const table = <CertificateTable key="certificates" />;
  switch (part) {
    case "create":
      return { start: table, mid: id === "generate" ? <GeneratePanel /> : <ImportPanel /> };
    case "deleted":
      return { start: <DeletedTable key="deleted" /> };
    case "destinations":
    case "fragments":
      return {
        start: <ConfigurationTable key="configurations" />,
        ...(id && { mid: <ConfigurationEditor key={id} kind={part} id={id === "new" ? undefined : id} /> }),
      };
    case "service-keys":
      return { start: <ServiceKeyTable key="service-keys" /> };
    case "certificates":
      return {
        start: table,
        ...(id && { mid: <CertificateDetails key={id} id={id} entry={entry} /> }),
        ...(id && entry && { end: <EntryDetails key={entry} certificate={id} id={entry} /> }),
      };
    default:
      return { start: table };
  }
}
