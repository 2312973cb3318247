// The main job, from a new scope to a deleted certificate: `node dist/examples/main.js client.p12`.
// The environment says where the service is and who asks: DESTCERT_URL, such as http://127.0.0.1:8080/graphql, and DESTCERT_TOKEN.
// The password of the key store is in PASSWORD.
import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import WebSocket from "ws";
import {
  CertificateChangedDocument,
  type CertificateChangedSubscription,
  type CertificateChangedSubscriptionVariables,
  Client,
  CreateScopeDocument,
  DeleteCertificateDocument,
  expectResult,
  ExportCertificateDocument,
  GenerateCertificateDocument,
  GetEntriesDocument,
  ListCertificatesDocument,
  ListScopesDocument,
  OperationRefused,
  RequestFailed,
  SetCertificateLabelsDocument,
  UploadCertificateDocument,
} from "destination-certificates";

const { DESTCERT_URL: url = "", DESTCERT_TOKEN: token = "", PASSWORD: password = "" } = process.env;
const keyStore = process.argv[2] ?? "client.p12";

async function play(client: Client): Promise<void> {
  const created = await client.request(CreateScopeDocument, { input: { level: "SUBACCOUNT", subaccount: `example-${randomUUID()}` } });
  const { scope } = expectResult(created.createScope, "CreateScopeSuccess");
  console.log("scope", scope.subaccount);

  const file = await openAsBlob(keyStore); // read piece by piece while it is sent
  const input = { scope: scope.id, fileName: "client.p12", source: { file } };
  try {
    const { uploadCertificate } = await client.request(UploadCertificateDocument, { input: { ...input, password: `wrong ${password}` } });
    expectResult(uploadCertificate, "UploadCertificateSuccess");
  } catch (error) {
    if (!(error instanceof OperationRefused) || error.code !== "PASSWORD_WRONG") throw error;
    console.log("refused", error.code);
  }

  const { uploadCertificate } = await client.request(UploadCertificateDocument, { input: { ...input, password } });
  const { certificate } = expectResult(uploadCertificate, "UploadCertificateSuccess");
  console.log("uploaded", certificate.name, certificate.status);

  const { certificates } = await client.request(ListCertificatesDocument, { filter: { scope: scope.id } });
  console.log("listed", certificates.nodes.map((row) => row.name).join(" "));

  const opened = await client.request(GetEntriesDocument, { certificate: certificate.id });
  for (const entry of opened.certificate?.entries ?? []) {
    switch (entry.__typename) {
      case "PrivateKeyEntry":
        console.log("entry", entry.alias, entry.privateKey.algorithm, ...entry.certificateChain.map((one) => one.subject.rfc4514));
        break;
      default: // of another type, perhaps one that only a newer service has
        console.log("entry", entry.alias, entry.__typename);
    }
  }

  const { generateCertificate } = await client.request(GenerateCertificateDocument, {
    input: { scope: scope.id, name: "generated.pem", type: "PEM", commonName: "client.example" },
  });
  const { certificate: generated } = expectResult(generateCertificate, "GenerateCertificateSuccess");
  console.log("generated", generated?.name, generated?.notAfter);

  const { exportCertificate } = await client.request(ExportCertificateDocument, {
    input: { certificate: certificate.id, format: "PEM", password, includePrivateKey: false },
  });
  const exported = expectResult(exportCertificate, "ExportCertificateSuccess");
  console.log("exported", exported.fileName, Buffer.from(exported.content, "base64").toString().split("\n")[0]);

  const label = (stage: string) =>
    client.request(SetCertificateLabelsDocument, { input: { certificate: certificate.id, labels: [{ key: "stage", values: [stage] }] } });
  const timer = setInterval(label, 200, "test"); // until the subscription has begun
  let { certificateChanged: change } = await hear(client, { scope: scope.id });
  clearInterval(timer);
  console.log("heard", change.kind, change.certificate?.name);

  await label("production"); // nobody listens
  do change = (await hear(client, { scope: scope.id, after: change.position })).certificateChanged;
  while (change.certificate?.labels[0]?.values[0] !== "production");
  console.log("resumed", change.kind, change.certificate?.name);

  const { deleteCertificate } = await client.request(DeleteCertificateDocument, { input: { certificate: certificate.id } });
  console.log("deleted", expectResult(deleteCertificate, "DeleteCertificateSuccess").name);
}

/** The first change that a subscription tells. */
async function hear(client: Client, variables: CertificateChangedSubscriptionVariables): Promise<CertificateChangedSubscription> {
  for await (const event of client.subscribe(CertificateChangedDocument, variables)) return event;
  throw new Error("The subscription ended.");
}

const trustedDocuments = process.env["TRUSTED_DOCUMENTS"] === "true"; // where the service takes no others
const client = new Client({ url, token, trustedDocuments, webSocket: WebSocket });
await play(client);
await client.close();

try {
  await new Client({ url, token: "wrong", trustedDocuments }).request(ListScopesDocument);
} catch (error) {
  if (!(error instanceof RequestFailed)) throw error;
  console.log("failed", error.status, error.code);
}
