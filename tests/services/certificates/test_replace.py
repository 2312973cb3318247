"""Putting another file in a certificate's place."""

import pytest

from services.certificates.replace import ReplaceRequest
from services.errors import IncompleteChain, InvalidInput, UnrecognizedFormat
from services.model.certificate import CreationMethod, Label, VersionOrigin
from services.model.changes import ContentField
from services.model.secret import Secret
from tests.services.certificates.making import generate, octets_of, upload
from tests.support import CALLER, Bench, chain_of_three, issue, p12_of, pem_chain

ENV = Label(key="env", values=("prod",))


async def test_the_successor_keeps_id_name_and_labels() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("old").pem, labels=(ENV,))
    octets = pem_chain(*chain_of_three("new"), with_key=True)
    replaced = await bench.use_cases().certificates.replace(CALLER, ReplaceRequest(certificate_id=certificate.id, octets=Secret(octets)))
    now = replaced.certificate
    assert (now.id, now.name, now.labels, now.version) == (certificate.id, certificate.name, (ENV,), 2)
    assert await octets_of(bench, now) == octets
    versions = (await bench.use_cases().certificates.find.list_versions(CALLER, [now]))[0]
    assert [version.origin for version in versions] == [VersionOrigin.REPLACEMENT, VersionOrigin.CREATION]


async def test_what_differs_is_said() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("old").pem)
    wish = ReplaceRequest(certificate_id=certificate.id, octets=Secret(issue("new").pem))
    changes = {
        change.field: (change.before, change.after)
        for change in (await bench.use_cases().certificates.replace.dry_run(CALLER, wish)).changes
    }
    assert changes[ContentField.SUBJECT] == ("CN=old", "CN=new")
    assert {ContentField.PUBLIC_KEY, ContentField.SERIAL_NUMBER} <= changes.keys()
    assert ContentField.NOT_AFTER not in changes
    found = await bench.find_certificate(certificate.id)
    assert found is not None
    assert found.version == 1


async def test_entries_that_come_and_go_are_named() -> None:
    bench = Bench()
    chain = chain_of_three()
    certificate = await upload(bench, p12_of(*chain, password=b"pw", alias=b"a"), "k.p12", password=Secret(b"pw"))
    wish = ReplaceRequest(certificate_id=certificate.id, octets=Secret(p12_of(*chain, password=b"pw", alias=b"b")), password=Secret(b"pw"))
    changes = (await bench.use_cases().certificates.replace(CALLER, wish)).changes
    assert [(change.alias, change.field, change.before, change.after) for change in changes] == [
        ("a", ContentField.ENTRY, "PrivateKeyEntry", None),
        ("b", ContentField.ENTRY, None, "PrivateKeyEntry"),
    ]


async def test_a_generated_one_becomes_an_upload() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True)
    wish = ReplaceRequest(certificate_id=certificate.id, octets=Secret(issue("a").pem))
    replaced = (await bench.use_cases().certificates.replace(CALLER, wish)).certificate
    assert (replaced.creation.method, replaced.spec, replaced.renewal) == (CreationMethod.IMPORT, None, None)


async def test_what_an_upload_refuses_changes_nothing() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    leaf, _, _ = chain_of_three()
    for octets, error in ((leaf.pem, IncompleteChain), (p12_of(*chain_of_three(), password=b"pw"), UnrecognizedFormat)):
        with pytest.raises(error):
            await bench.use_cases().certificates.replace(CALLER, ReplaceRequest(certificate_id=certificate.id, octets=Secret(octets)))
    found = await bench.find_certificate(certificate.id)
    assert found is not None
    assert found.version == 1


async def test_the_declared_type_stays_unless_another_one_is_given() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("old").pem)
    replace = bench.use_cases().certificates.replace
    first = await replace(CALLER, ReplaceRequest(certificate_id=certificate.id, octets=Secret(issue("a").pem), declared_type="PEM"))
    second = await replace(CALLER, ReplaceRequest(certificate_id=certificate.id, octets=Secret(issue("b").pem)))
    assert (first.certificate.declared_type, second.certificate.declared_type) == ("PEM", "PEM")
    with pytest.raises(InvalidInput):
        await replace(CALLER, ReplaceRequest(certificate_id=certificate.id, octets=Secret(issue("c").pem), declared_type="T" * 101))
    found = await bench.find_certificate(certificate.id)
    assert found is not None
    assert found.version == 3
