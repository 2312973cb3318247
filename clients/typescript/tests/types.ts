// What the compiler must refuse; each line would be an error of its own if it did not.
import { type Client, CreateScopeDocument, expectResult, GetScopeDocument, ListScopesDocument } from "destination-certificates";

export async function refused(client: Client): Promise<void> {
  await client.request(ListScopesDocument);
  // @ts-expect-error: the variable is missing
  await client.request(GetScopeDocument);
  // @ts-expect-error: it has another type
  await client.request(GetScopeDocument, { id: 1 });
  // @ts-expect-error: there is none of that name
  await client.request(GetScopeDocument, { id: "scp_1", name: "a" });
  // @ts-expect-error: no such value
  await client.request(CreateScopeDocument, { input: { level: "ACCOUNT", subaccount: "a" } });
  const { createScope } = await client.request(CreateScopeDocument, { input: { level: "SUBACCOUNT", subaccount: "a" } });
  // @ts-expect-error: null, and other members of the union
  createScope.scope;
  // @ts-expect-error: no such member
  expectResult(createScope, "UploadCertificateSuccess");
  expectResult(createScope, "CreateScopeSuccess").scope.displayName.trim();
}
