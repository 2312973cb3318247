export const en = {
  scopes: "Scopes",
  all: "All scopes",
  chosen: (name: string) => `Scope: ${name}`,
  unknown: "Scope that is not there",
  instance: (instance: string, subaccount: string) => `${instance} in ${subaccount}`,
  search: "Search for a scope",
  noneFound: "No scope has this in its name.",
  more: (shown: number, found: number) => `${shown} of ${found} scopes. Type a part of the name to find the others.`,
  reading: (known: number) => `${known} scopes so far; the others are being read.`,
  noneTitle: "No scope yet",
  createFirst: "Certificates and destinations belong to a scope, such as a subaccount. Create one first.",
  noneVisible: "There is no scope that you may see. Ask whoever administers the service.",
  create: "Create scope",
  createTitle: "Create scope",
  createButton: "Create",
  what: "A scope holds certificates and the destinations that use them: a subaccount, or one service instance below it.",
  level: "Level",
  subaccount: "Subaccount",
  serviceInstance: "Service instance",
  displayName: "Display name",
  subaccountMissing: "Enter the name of the subaccount.",
  serviceInstanceMissing: "Enter the name of the service instance.",
  invalid: "At most 200 characters, and none that cannot be seen.",
  taken: "This scope is there already. Choose other names, or choose it in the list of scopes.",
  created: (name: string) => `Scope “${name}” created`,
  deleteChosen: "Delete chosen scope",
  deleteTitle: "Delete scope",
  deleteButton: "Delete",
  deleteQuestion: "Delete scope “{}”?",
  deleteMeans: "Only an empty scope can be deleted. Its deleted certificates cannot be restored afterwards.",
  notEmpty: (certificates: number, destinations: number, fragments: number) =>
    `The scope still holds ${list([
      certificates && (certificates === 1 ? "1 certificate" : `${certificates} certificates`),
      destinations && (destinations === 1 ? "1 destination" : `${destinations} destinations`),
      fragments && (fragments === 1 ? "1 fragment" : `${fragments} fragments`),
    ])}. Delete what is in it first.`,
  gone: (name: string) => `Scope “${name}” was deleted; all scopes are shown`,
};

function list(parts: readonly (string | 0)[]): string {
  return new Intl.ListFormat("en").format(parts.filter((part) => part !== 0));
}
