"""Handing out files: as they are, of earlier versions, and converted."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.certificates.export import Exported, ExportRequest, media_type_of, suggest_name
from services.certificates.replace import ReplaceRequest
from services.encryption.envelope import DecryptionFailed
from services.errors import ErrorCode, Forbidden, InvalidInput, NotFound, PasswordRequired, WrongPassword
from services.formats.budget import Budget
from services.formats.java.write import write_jks
from services.formats.read import read_contents
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.contents import Contents, Format, PrivateKeyEntry, TrustedCertificateEntry
from services.model.conversion import TargetFormat, Wishes
from services.model.lifecycle import AuditAction
from services.model.secret import Secret
from tests.fakes.versions import MemoryVersions
from tests.services.certificates.making import make_scope, upload
from tests.services.formats.namesakes import key_entry
from tests.services.x509.made import issue as make
from tests.support import CALLER, NOW, STRANGER, Bench, chain_of_three, issue, p12_of, pem_chain

VIEWER = Caller(tenant="default", subject="viewer", rights=frozenset({Right.CERTIFICATE_READ}))
PW = Secret(b"pw")
WEEK = timedelta(days=7)


async def export(bench: Bench, certificate: Certificate, caller: Caller = CALLER, **request: Any) -> Exported:
    """Export with the wishes among the arguments."""
    own = {name: request.pop(name) for name in ("version", "password") if name in request}
    return await bench.use_cases().certificates.export(
        caller, ExportRequest(certificate_id=certificate.id, **own, wishes=Wishes(**request))
    )


async def replaced(bench: Bench, times: int = 1) -> tuple[Certificate, list[bytes]]:
    """A PEM that was replaced so often, a day between, and the octets of all its versions."""
    versions = [issue(f"v{number}").pem for number in range(1, times + 2)]
    certificate = await upload(bench, versions[0], "a.pem")
    for octets in versions[1:]:
        bench.clock.moment += timedelta(days=1)
        await bench.use_cases().certificates.replace(CALLER, ReplaceRequest(certificate_id=certificate.id, octets=Secret(octets)))
    return certificate, versions


async def test_the_stored_octets_go_out_as_they_came() -> None:
    bench = Bench()
    octets = b"# a comment\n" + pem_chain(*chain_of_three(), with_key=True)
    certificate = await upload(bench, octets, "client.pem")
    exported = await export(bench, certificate)
    assert (exported.octets.reveal(), exported.file_name, exported.media_type) == (octets, "client.pem", "application/x-pem-file")
    assert (await export(bench, certificate, include_private_key=True)).octets.reveal() == octets


async def test_a_viewer_may_not_take_private_keys() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(Forbidden):
        await export(bench, certificate, VIEWER)
    with pytest.raises(NotFound):
        await export(bench, certificate, STRANGER)
    with pytest.raises(Forbidden):
        await export(bench, certificate, replace(VIEWER, rights=frozenset({Right.CERTIFICATE_WRITE})))


@pytest.mark.parametrize(
    "wishes", [{"format": TargetFormat.JKS}, {"include_root": False}, {"include_private_key": True, "format": TargetFormat.PEM}]
)
async def test_a_viewer_may_not_take_private_keys_by_a_conversion(wishes: dict[str, Any]) -> None:
    bench = Bench()
    certificate = await upload(bench, pem_chain(*chain_of_three(), with_key=True))
    with pytest.raises(Forbidden):
        await export(bench, certificate, VIEWER, **wishes)


@pytest.mark.parametrize(
    "wishes",
    [
        {"include_private_key": False},
        {"trust_store_only": True},
        {"format": TargetFormat.DER},
        {"format": TargetFormat.PKCS7},
        {"format": TargetFormat.JKS, "include_private_key": False},
    ],
)
async def test_a_viewer_may_take_certificates(wishes: dict[str, Any]) -> None:
    bench = Bench()
    chain = chain_of_three()
    certificate = await upload(bench, pem_chain(*chain, with_key=True))
    exported = await export(bench, certificate, VIEWER, **wishes)
    contents = read_contents(exported.octets.reveal(), file_name=None, password=None, budget=Budget())
    assert contents.entries
    assert all(isinstance(entry, TrustedCertificateEntry) for entry in contents.entries)
    assert chain[0].key.private_numbers().private_value.to_bytes(32, "big") not in exported.octets.reveal()


async def test_a_keystore_is_converted_under_its_password_to_another() -> None:
    bench = Bench()
    certificate = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", password=PW)
    exported = await export(bench, certificate, password=PW, format=TargetFormat.JKS, new_password=Secret(b"changeit"))
    assert (exported.file_name, exported.media_type) == ("client.jks", "application/x-java-keystore")
    contents = read_contents(exported.octets.reveal(), file_name=None, password=Secret(b"changeit"), budget=Budget())
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert entry.created_at == bench.clock.moment
    with pytest.raises(PasswordRequired):
        await export(bench, certificate, format=TargetFormat.JKS)
    with pytest.raises(WrongPassword):
        await export(bench, certificate, password=Secret(b"no"), format=TargetFormat.JKS)


async def test_nothing_of_an_export_is_kept() -> None:
    bench = Bench()
    certificate = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12")
    before = repr(bench.memory.certificates[certificate.id])
    await export(bench, certificate, password=PW, format=TargetFormat.PEM)
    assert repr(bench.memory.certificates[certificate.id]) == before


async def test_what_does_not_go_out_is_not_recorded_as_exported() -> None:
    """Two keys under two roots of one name: no PKCS#12 would give Java both chains."""
    bench = Bench()
    roots = make("Root"), make("Root")
    keys = [key_entry(f"key {number}", make(f"leaf {number}", root), root) for number, root in enumerate(roots)]
    certificate = await upload(bench, write_jks(keys, password=PW, created_at=NOW).reveal(), "two.jks", password=PW)
    with pytest.raises(InvalidInput) as caught:
        await export(bench, certificate, password=PW, format=TargetFormat.PKCS12, new_password=PW)
    assert caught.value.code is ErrorCode.CHAIN_AMBIGUOUS
    assert AuditAction.EXPORTED not in [event.action for event in bench.memory.audit]
    await export(bench, certificate, password=PW, format=TargetFormat.JKS, new_password=PW)
    assert AuditAction.EXPORTED in [event.action for event in bench.memory.audit]


async def test_without_a_format_the_files_own_is_taken() -> None:
    bench = Bench()
    certificate = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.pfx", password=PW)
    exported = await export(bench, certificate, password=PW, new_password=Secret(b"new"))
    assert (exported.file_name, exported.media_type) == ("client.pfx", "application/x-pkcs12")
    assert read_contents(exported.octets.reveal(), file_name=None, password=Secret(b"new"), budget=Budget()).is_locked is False


async def test_wishes_that_contradict_are_refused() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(InvalidInput) as caught:
        await export(bench, certificate, format=TargetFormat.DER, alias="a")
    assert caught.value.field == "alias"


async def test_an_earlier_version_is_handed_out_during_the_overlap() -> None:
    bench = Bench()
    certificate, versions = await replaced(bench, 2)
    for number, octets in enumerate(versions, start=1):
        assert (await export(bench, certificate, version=number)).octets.reveal() == octets
    first = await export(bench, certificate, version=1, format=TargetFormat.DER)
    assert (first.octets.reveal()[:2], first.file_name) == (b"\x30\x82", "a.cer")
    assert first.octets != (await export(bench, certificate, format=TargetFormat.DER)).octets


async def test_the_overlap_ends_to_the_second() -> None:
    bench = Bench()
    certificate, (octets, _) = await replaced(bench)
    superseded = bench.clock.moment
    bench.clock.moment = superseded + WEEK - timedelta(seconds=1)
    assert (await export(bench, certificate, version=1)).octets.reveal() == octets
    bench.clock.moment = superseded + WEEK
    with pytest.raises(NotFound, match="more than 7 days ago"):
        await export(bench, certificate, version=1)
    with pytest.raises(NotFound):
        await export(bench, certificate, version=1, format=TargetFormat.DER)
    await export(bench, certificate, version=2)


async def test_an_installation_chooses_its_overlap() -> None:
    bench = Bench()
    bench.limits = replace(bench.limits, version_overlap=timedelta(0))
    certificate, _ = await replaced(bench)
    with pytest.raises(NotFound, match="more than 0 hours ago"):
        await export(bench, certificate, version=1)


@pytest.mark.parametrize("number", [0, -1, 3, 2**31 - 1])
async def test_versions_that_never_were_are_not_found(number: int) -> None:
    bench = Bench()
    certificate, _ = await replaced(bench)
    with pytest.raises(NotFound, match=f"no version {number}"):
        await export(bench, certificate, version=number)


async def test_octets_moved_to_another_certificate_do_not_decrypt() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    one = await upload(bench, issue("a").pem, "a.pem", scope=scope)
    two = await upload(bench, issue("b").pem, "b.pem", scope=scope)
    bench.memory.certificates[one.id].octets = bench.memory.certificates[two.id].octets
    with pytest.raises(DecryptionFailed):
        await export(bench, one)


@pytest.mark.parametrize("wishes", [{}, {"format": TargetFormat.PEM}])
async def test_the_contents_of_an_earlier_version_are_loaded_once(wishes: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    certificate, _ = await replaced(bench)
    loaded = []
    load = MemoryVersions.load_contents

    async def count(store: MemoryVersions, of: Certificate, version: int | None = None) -> Contents:
        loaded.append(version)
        return await load(store, of, version)

    monkeypatch.setattr(MemoryVersions, "load_contents", count)
    await export(bench, certificate, version=1, **wishes)
    assert loaded == [1]


@pytest.mark.parametrize(
    ("name", "target", "suggested"),
    [
        ("client.p12", TargetFormat.PEM, "client.pem"),
        ("client.pem", TargetFormat.PEM, "client.pem"),
        ("our team's (new).v2.pem", TargetFormat.PKCS12, "our team's (new).v2.p12"),
        ("client.PFX", TargetFormat.PKCS12, "client.PFX"),
        ("client.pem", TargetFormat.DER, "client.cer"),
        ("client.crt", TargetFormat.DER, "client.crt"),
        ("client.cer", TargetFormat.PKCS7, "client.p7b"),
        ("client.p12", TargetFormat.JKS, "client.jks"),
    ],
)
def test_the_extension_suits_the_format(name: str, target: TargetFormat, suggested: str) -> None:
    assert suggest_name(name, target) == suggested


@pytest.mark.parametrize("format_", [*Format, *TargetFormat])
def test_every_format_has_a_media_type(format_: Format | TargetFormat) -> None:
    assert media_type_of(format_).startswith("application/")
