"""Unlocking: the password shows the rest and is not kept."""

from dataclasses import replace

import pytest

from services.certificates.export import ExportRequest
from services.errors import ErrorCode, IncompleteChain, InvalidInput, NotFound, WrongPassword
from services.model.certificate import Certificate
from services.model.contents import PrivateKeyEntry
from services.model.secret import Secret
from tests.fakes.data import without_facts
from tests.presence import not_none
from tests.services.certificates.making import upload
from tests.services.formats.two_passwords import given
from tests.support import CALLER, STRANGER, Bench, chain_of_three, issue, p12_of


async def locked_keystore(bench: Bench) -> Certificate:
    return await upload(bench, p12_of(*chain_of_three(), password=b"correct horse"), "client.p12")


async def test_the_password_shows_entries_key_and_expiry() -> None:
    bench = Bench()
    certificate = await locked_keystore(bench)
    unlocked, contents = await bench.use_cases().certificates.unlock(CALLER, certificate.id, Secret(b"correct horse"))
    assert not unlocked.is_locked
    assert unlocked.has_private_key is True
    assert [validity.alias for validity in unlocked.validities] == ["client"]
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert len(entry.certificate_chain) == 3
    assert await bench.find_certificate(certificate.id) == unlocked
    assert not_none((await bench.use_cases().certificates.find.load_contents(CALLER, [unlocked]))[0]) == contents


async def test_the_file_stays_as_it_was() -> None:
    bench = Bench()
    certificate = await locked_keystore(bench)
    before = (await bench.use_cases().certificates.export(CALLER, ExportRequest(certificate_id=certificate.id))).octets
    unlocked, _ = await bench.use_cases().certificates.unlock(CALLER, certificate.id, Secret(b"correct horse"))
    assert (await bench.use_cases().certificates.export(CALLER, ExportRequest(certificate_id=certificate.id))).octets == before
    assert (unlocked.version, unlocked.size) == (1, certificate.size)


async def test_a_wrong_password_changes_nothing() -> None:
    bench = Bench()
    certificate = await locked_keystore(bench)
    with pytest.raises(WrongPassword):
        await bench.use_cases().certificates.unlock(CALLER, certificate.id, Secret(b"battery staple"))
    assert await bench.find_certificate(certificate.id) == certificate


async def test_what_an_upload_with_password_refuses_stays_hidden() -> None:
    bench = Bench()
    leaf, authority, _ = chain_of_three()
    certificate = await upload(bench, p12_of(leaf, authority, password=b"pw"), "client.p12")
    with pytest.raises(IncompleteChain):
        await bench.use_cases().certificates.unlock(CALLER, certificate.id, Secret(b"pw"))
    assert await bench.find_certificate(certificate.id) == certificate


async def test_what_is_open_needs_no_unlocking() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(InvalidInput) as caught:
        await bench.use_cases().certificates.unlock(CALLER, certificate.id, Secret(b""))
    assert caught.value.code is ErrorCode.NOT_LOCKED


def forget_openings(bench: Bench, certificate: Certificate) -> None:
    stored = bench.memory.certificates[certificate.id]
    stored.contents[1] = replace(stored.contents[1], openings=(), runtimes=())


async def test_a_keystore_whose_openings_are_unknown_is_judged_with_its_password() -> None:
    bench = Bench()
    certificate = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", password=Secret(b"pw"))
    forget_openings(bench, certificate)
    unlocked, contents = await bench.use_cases().certificates.unlock(CALLER, certificate.id, Secret(b"pw"))
    assert not unlocked.is_locked
    assert contents.runtimes
    assert bench.memory.certificates[certificate.id].contents[1] == contents


async def test_what_opens_less_than_is_known_changes_nothing() -> None:
    bench = Bench()
    certificate = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", password=Secret(b"pw"))
    forget_openings(bench, certificate)
    with pytest.raises(WrongPassword, match="less"):
        await bench.use_cases().certificates.unlock(CALLER, certificate.id, None, key_passwords=given("pw"))
    assert await bench.find_certificate(certificate.id) == without_facts(certificate)


async def test_another_tenants_keystore_is_not_found() -> None:
    bench = Bench()
    certificate = await locked_keystore(bench)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.unlock(STRANGER, certificate.id, Secret(b"correct horse"))
