"""The main job, from a new scope to a deleted certificate: `python example.py client.p12`.

The environment says where the service is and who asks: DESTCERT_URL, such as http://127.0.0.1:8080/graphql, and DESTCERT_TOKEN.
The password of the key store is in PASSWORD.
"""

import asyncio
import os
import sys
from contextlib import aclosing
from pathlib import Path
from uuid import uuid4

from destination_certificates import (
    CertificateFilter,
    CertificateSource,
    Client,
    CreateScopeInput,
    CreateScopeSuccess,
    DeleteCertificateInput,
    DeleteCertificateSuccess,
    ErrorCode,
    ExportCertificateInput,
    ExportCertificateSuccess,
    ExportFormat,
    GenerateCertificateInput,
    GenerateCertificateSuccess,
    GeneratedFileType,
    LabelInput,
    OperationRefused,
    PrivateKeyEntry,
    RequestFailed,
    ScopeLevel,
    SetCertificateLabelsInput,
    Upload,
    UploadCertificateInput,
    UploadCertificateSuccess,
    expect_result,
)


async def play(client: Client, key_store: Path, password: str) -> None:
    """Do the job and say each step."""
    created = await client.create_scope(CreateScopeInput(level=ScopeLevel.SUBACCOUNT, subaccount=f"example-{uuid4()}"))
    scope = expect_result(created, CreateScopeSuccess).scope
    print("scope", scope.subaccount)

    try:
        await upload(client, scope.id, key_store, password="wrong " + password)
    except OperationRefused as refused:
        if refused.code != ErrorCode.PASSWORD_WRONG:
            raise
        print("refused", refused.code)

    uploaded = (await upload(client, scope.id, key_store, password=password)).certificate
    print("uploaded", uploaded.name, uploaded.status)

    page = await client.list_certificates(CertificateFilter(scope=scope.id))
    print("listed", *(row.name for row in page.nodes))
    await show_entries(client, uploaded.id)

    wanted = GenerateCertificateInput(scope=scope.id, name="generated.pem", type_=GeneratedFileType.PEM, common_name="client.example")
    generated = expect_result(await client.generate_certificate(wanted), GenerateCertificateSuccess).certificate
    print("generated", generated and generated.name)

    form = ExportCertificateInput(certificate=uploaded.id, format=ExportFormat.PEM, password=password, include_private_key=False)
    exported = expect_result(await client.export_certificate(form), ExportCertificateSuccess)
    print("exported", exported.file_name, exported.content.decode().splitlines()[0])

    await listen(client, scope.id, uploaded.id)
    deleted = expect_result(await client.delete_certificate(DeleteCertificateInput(certificate=uploaded.id)), DeleteCertificateSuccess)
    print("deleted", deleted.name)


async def upload(client: Client, scope: str, key_store: Path, *, password: str) -> UploadCertificateSuccess:
    """Store the file, which is read piece by piece while it is sent."""
    with key_store.open("rb") as file:
        source = CertificateSource(file=Upload(key_store.name, file, "application/octet-stream"))
        given = UploadCertificateInput(scope=scope, file_name="client.p12", source=source, password=password)
        return expect_result(await client.upload_certificate(given), UploadCertificateSuccess)


async def show_entries(client: Client, certificate: str) -> None:
    """Say what the file holds."""
    opened = await client.get_entries(certificate)
    for entry in opened.entries if opened else []:
        if isinstance(entry, PrivateKeyEntry):
            print("entry", entry.alias, entry.private_key.algorithm, *(one.subject.rfc4514 for one in entry.certificate_chain))
        else:  # of another type, perhaps one that only a newer service has
            print("entry", entry.alias, entry.typename__)


async def listen(client: Client, scope: str, certificate: str) -> None:
    """Hear of what happens, and after each lost connection of what happened meanwhile."""
    position = await client.get_present_position()  # read before the list that is kept up to date
    for stage in ("test", "production"):
        labels = [LabelInput(key="stage", values=[stage])]
        await client.set_certificate_labels(SetCertificateLabelsInput(certificate=certificate, labels=labels))  # nobody listens
        async with aclosing(client.certificate_changed(scope, after=position)) as changes:
            async for change in changes:
                position = change.position
                if change.certificate and [label.values for label in change.certificate.labels] == [[stage]]:
                    print("heard", change.kind, change.certificate.name, stage)
                    break


async def main() -> None:
    """Play with the service that the environment names; a wrong token is refused with a code, too."""
    url, token = os.environ["DESTCERT_URL"], os.environ["DESTCERT_TOKEN"]
    async with Client(url, token) as client:
        await play(client, Path(sys.argv[1]), os.environ["PASSWORD"])
    try:
        async with Client(url, "wrong") as stranger:
            await stranger.list_scopes()
    except RequestFailed as failed:
        print("failed", failed.status, failed.code)


if __name__ == "__main__":
    asyncio.run(main())
