/** Storing, trying and deleting destinations and fragments. */

import { request } from "../api/client.js";
import { Refused, RequestFailed } from "../api/errors.js";
import {
  CreateDestinationDocument,
  CreateFragmentDocument,
  DeleteDestinationDocument,
  DeleteFragmentDocument,
  type PreviewFragment,
  ReplaceDestinationDocument,
  ReplaceFragmentDocument,
} from "../api/generated/graphql.js";
import { createInput, type Draft, type Kind, replaceDestinationInput, replaceFragmentInput } from "./draft.js";

/** Checks the draft without storing it; returns what it would be. Throws Refused, RequestFailed. */
export async function tryDraft(draft: Draft, signal: AbortSignal): Promise<PreviewFragment> {
  const result = await send(draft, true, signal);
  if ("preview" in result) return result.preview;
  throw new RequestFailed("The service answered a dry run with something else.", undefined);
}

/** Stores the draft; returns its id. Throws Refused, RequestFailed. */
export async function storeDraft(draft: Draft): Promise<string> {
  const result = await send(draft, false);
  if ("destination" in result) return result.destination.id;
  if ("fragment" in result) return result.fragment.id;
  throw new RequestFailed("The service answered with a dry run.", undefined);
}

/** Deletes what is stored. Throws Refused, RequestFailed. */
export async function deleteConfiguration(kind: Kind, id: string): Promise<void> {
  const result =
    kind === "destinations"
      ? (await request(DeleteDestinationDocument, { id })).deleteDestination
      : (await request(DeleteFragmentDocument, { id })).deleteFragment;
  if (!result?.__typename.endsWith("Success")) throw new Refused(result ?? { __typename: "nothing" });
}

async function send(draft: Draft, dryRun: boolean, signal?: AbortSignal) {
  const result = await (draft.id === undefined ? create(draft, dryRun, signal) : replace(draft, draft.id, dryRun, signal));
  if (!result) throw new RequestFailed("The service answered with nothing.", undefined);
  if ("code" in result) throw new Refused(result);
  return result;
}

async function create(draft: Draft, dryRun: boolean, signal?: AbortSignal) {
  const input = createInput(draft, dryRun);
  const options = signal ? { signal } : {};
  if (draft.kind === "destinations") return (await request(CreateDestinationDocument, { input }, options)).createDestination;
  return (await request(CreateFragmentDocument, { input }, options)).createFragment;
}

async function replace(draft: Draft, id: string, dryRun: boolean, signal?: AbortSignal) {
  const options = signal ? { signal } : {};
  if (draft.kind === "destinations") {
    return (await request(ReplaceDestinationDocument, { input: replaceDestinationInput(draft, id, dryRun) }, options)).replaceDestination;
  }
  return (await request(ReplaceFragmentDocument, { input: replaceFragmentInput(draft, id, dryRun) }, options)).replaceFragment;
}
