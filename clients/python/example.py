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
    PrivateKeyEntry,
    Refusal,
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

    with key_store.open("rb") as file:  # read piece by piece while it is sent
        source = CertificateSource(file=Upload(key_store.name, file, "application/octet-stream"))
        wrong = UploadCertificateInput(scope=scope.id, file_name="client.p12", source=source, password="wrong " + password)
        refused = await client.upload_certificate(wrong)
    assert isinstance(refused, Refusal)
    assert refused.code in (ErrorCode.PASSWORD_WRONG, ErrorCode.PASSWORD_WRONG_OR_CORRUPT)
    print("refused", refused.code)

    with key_store.open("rb") as file:
        source = CertificateSource(file=Upload(key_store.name, file, "application/octet-stream"))
        given = UploadCertificateInput(scope=scope.id, file_name="client.p12", source=source, password=password)
        uploaded = expect_result(await client.upload_certificate(given), UploadCertificateSuccess).certificate
    print("uploaded", uploaded.name, uploaded.status)

    page = await client.list_certificates(CertificateFilter(scope=scope.id))
    print("listed", [row.name for row in page.nodes])

    opened = await client.get_entries(uploaded.id)
    for entry in opened.entries if opened else []:
        if isinstance(entry, PrivateKeyEntry):
            print("entry", entry.alias, entry.private_key.algorithm, [one.subject.rfc4514 for one in entry.certificate_chain])
        else:  # of another type, perhaps one that only a newer service has
            print("entry", entry.alias, entry.typename__)

    wanted = GenerateCertificateInput(scope=scope.id, name="generated.pem", type_=GeneratedFileType.PEM, common_name="client.example")
    generated = expect_result(await client.generate_certificate(wanted), GenerateCertificateSuccess).certificate
    assert generated
    print("generated", generated.name, generated.not_after)

    form = ExportCertificateInput(certificate=uploaded.id, format=ExportFormat.PEM, password=password, include_private_key=False)
    exported = expect_result(await client.export_certificate(form), ExportCertificateSuccess)
    print("exported", exported.file_name, exported.content.decode().splitlines()[0])

    labels = SetCertificateLabelsInput(certificate=uploaded.id, labels=[LabelInput(key="stage", values=["test"])])
    async with aclosing(client.certificate_changed(scope.id)) as changes:  # type: ignore[type-var]
        heard = asyncio.ensure_future(anext(changes))
        while not heard.done():  # until the subscription has begun
            await client.set_certificate_labels(labels)
            await asyncio.wait([heard], timeout=0.2)
        change = await heard
    print("heard", change.kind, change.certificate.name if change.certificate else change.certificate_id)

    deleted = expect_result(await client.delete_certificate(DeleteCertificateInput(certificate=uploaded.id)), DeleteCertificateSuccess)
    print("deleted", deleted.name)


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
