// The main job, from a new scope to a deleted certificate: `node dist/examples/main.js client.p12`.
// The environment says where the service is and who asks: DESTCERT_URL, such as http://127.0.0.1:8080/graphql, and DESTCERT_TOKEN.
// The password of the key store is in PASSWORD.
import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import WebSocket from "ws";
import {
  CertificateChangedDocument,
  Client,
  CreateScopeDocument,
  DeleteCertificateDocument,
  expectResult,
  ExportCertificateDocument,
  GenerateCertificateDocument,
  GetEntriesDocument,
  GetPresentPositionDocument,
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

  await listen(client, scope.id, certificate.id);

  const { deleteCertificate } = await client.request(DeleteCertificateDocument, { input: { certificate: certificate.id } });
  console.log("deleted", expectResult(deleteCertificate, "DeleteCertificateSuccess").name);
}

/** Hears of what happens, and after each lost connection of what happened meanwhile. */
async function listen(client: Client, scope: string, certificate: string): Promise<void> {
  let { presentPosition: after } = await client.request(GetPresentPositionDocument); // read before the list that is kept up to date
  for (const stage of ["test", "production"]) {
    const labels = [{ key: "stage", values: [stage] }];
    await client.request(SetCertificateLabelsDocument, { input: { certificate, labels } }); // nobody listens
    for await (const { certificateChanged: change } of client.subscribe(CertificateChangedDocument, { scope, after })) {
      after = change.position;
      if (change.certificate?.labels[0]?.values[0] === stage) {
        console.log("heard", change.kind, change.certificate.name, stage);
        break;
      }
    }
  }
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
