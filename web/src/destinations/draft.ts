/** What is edited: a destination or fragment before it is stored. */

import type {
  CreateDestinationInput,
  CreateFragmentInput,
  DestinationType,
  PropertyInput,
  ReplaceDestinationInput,
  ReplaceFragmentInput,
  ShowConfigurationQuery,
} from "../api/generated/graphql.js";

export type Kind = "destinations" | "fragments";

/** One property; `kept` is a stored secret whose value nobody is shown. `key` stays the same while its name is typed. */
export interface DraftProperty {
  readonly key: number;
  readonly name: string;
  readonly value: string;
  readonly kept: boolean;
}

export interface Draft {
  readonly kind: Kind;
  /** Undefined for what is not stored yet. */
  readonly id: string | undefined;
  readonly scope: string;
  readonly name: string;
  readonly type: DestinationType;
  readonly properties: readonly DraftProperty[];
}

export type Stored = Extract<NonNullable<ShowConfigurationQuery["node"]>, { readonly properties: unknown }>;

/** The fields for certificates and for the passwords that open them. */
export const CERTIFICATE_FIELDS = [
  { property: "KeyStoreLocation", password: "KeyStorePassword", role: "keyStore" },
  { property: "TrustStoreLocation", password: "TrustStorePassword", role: "trustStore" },
  { property: "tokenService.KeyStoreLocation", password: "tokenService.KeyStorePassword", role: "tokenServiceKeyStore" },
] as const;

/** The other properties that have fields of their own. */
export const FIELDS = ["Description", "URL", "ProxyType", "Authentication"] as const;

const OWN: ReadonlySet<string> = new Set([...FIELDS, ...CERTIFICATE_FIELDS.flatMap(({ property, password }) => [property, password])]);

let lastKey = 0;

/** Returns a key that no other property has. */
export function newKey(): number {
  lastKey += 1;
  return lastKey;
}

/** Returns a new one with nothing in it. */
export function emptyDraft(kind: Kind, scope: string): Draft {
  return { kind, id: undefined, scope, name: "", type: "HTTP", properties: [] };
}

/** Returns what is stored, for editing. */
export function draftOf(stored: Stored): Draft {
  return {
    kind: stored.__typename === "Destination" ? "destinations" : "fragments",
    id: stored.id,
    scope: stored.scope.id,
    name: stored.name,
    type: stored.__typename === "Destination" ? stored.type : "HTTP",
    properties: [
      ...stored.properties.map(({ name, value }) => ({ key: newKey(), name, value, kept: false })),
      ...stored.secretProperties.map((name) => ({ key: newKey(), name, value: "", kept: true })),
    ],
  };
}

/** Returns a property by its name. */
export function propertyOf(draft: Draft, name: string): DraftProperty | undefined {
  return draft.properties.find((property) => property.name === name);
}

/** Returns the properties that have no field of their own. */
export function otherProperties(draft: Draft): readonly DraftProperty[] {
  return draft.properties.filter(({ name }) => !OWN.has(name));
}

/** Returns the draft with another value of a property; undefined takes the property out. */
export function withValue(draft: Draft, name: string, value: string | undefined): Draft {
  const others = draft.properties.filter((property) => property.name !== name);
  if (value === undefined) return { ...draft, properties: others };
  const present = propertyOf(draft, name);
  if (!present) return { ...draft, properties: [...others, { key: newKey(), name, value, kept: false }] };
  return {
    ...draft,
    properties: draft.properties.map((property) => (property === present ? { ...property, value, kept: false } : property)),
  };
}

/** Returns the draft with one of its properties changed, or without it where `changed` is undefined. */
export function withProperty(draft: Draft, key: number, changed: DraftProperty | undefined): Draft {
  return { ...draft, properties: draft.properties.flatMap((one) => (one.key === key ? (changed ? [changed] : []) : [one])) };
}

/** Returns the properties as the API takes them, in the order of which errors tell the numbers. */
export function givenProperties(draft: Draft): PropertyInput[] {
  return draft.properties.filter(({ name, kept }) => name !== "" && !kept).map(({ name, value }) => ({ name, value }));
}

/** Returns the input that creates it. */
export function createInput(draft: Draft, dryRun: boolean): CreateDestinationInput & CreateFragmentInput {
  const type = draft.kind === "destinations" ? { type: draft.type } : {};
  return { scope: draft.scope, name: draft.name, ...type, properties: givenProperties(draft), dryRun } as CreateDestinationInput;
}

/** Returns the input that replaces a destination. */
export function replaceDestinationInput(draft: Draft, id: string, dryRun: boolean): ReplaceDestinationInput {
  return { destination: id, type: draft.type, ...contents(draft), dryRun };
}

/** Returns the input that replaces a fragment. */
export function replaceFragmentInput(draft: Draft, id: string, dryRun: boolean): ReplaceFragmentInput {
  return { fragment: id, ...contents(draft), dryRun };
}

function contents(draft: Draft): { properties: PropertyInput[]; keepSecrets: string[] } {
  return { properties: givenProperties(draft), keepSecrets: draft.properties.filter(({ kept }) => kept).map(({ name }) => name) };
}
