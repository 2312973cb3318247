"""Key passwords in all that opens a file: they open its keys, and are not kept."""

from collections.abc import Awaitable, Callable

import pytest

from services.certificates.export import ExportRequest
from services.certificates.replace import ReplaceRequest
from services.errors import ErrorCode, InvalidInput, PasswordRequired, WrongPassword
from services.model.certificate import Certificate
from services.model.contents import Contents, FindingCode, Integrity
from services.model.conversion import TargetFormat, Wishes
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from tests.fakes.data import without_facts
from tests.services.certificates.making import make_scope, upload
from tests.services.formats.two_passwords import STORE, Twice, given, locked_keys, make_jks, make_pem, make_pkcs12, read
from tests.support import CALLER, Bench

FILES: dict[str, Callable[[Twice], bytes]] = {"a.jks": make_jks, "a.p12": make_pkcs12, "a.pem": make_pem}
TWO = Twice("keypass1", "keypass2")
BOTH = given(one="keypass1", two="keypass2")
every_file = pytest.mark.parametrize("name", FILES)


def password_of(name: str) -> Secret | None:
    return None if name == "a.pem" else Secret(STORE.encode())


@every_file
async def test_an_upload_opens_all_keys_and_keeps_no_password(name: str) -> None:
    bench = Bench()
    certificate = await upload(bench, FILES[name](TWO), name, password=password_of(name), key_passwords=BOTH, accepts_locked=False)
    assert (certificate.is_locked, certificate.has_private_key) == (False, True)
    assert "keypass" not in repr(bench.memory)


@every_file
async def test_who_accepts_nothing_locked_must_give_every_password(name: str) -> None:
    bench, octets, password = Bench(), FILES[name](TWO), password_of(name)
    scope = await make_scope(bench)
    with pytest.raises(PasswordRequired, match="has a password of its own"):
        await upload(bench, octets, name, scope=scope, password=password, key_passwords=given("keypass1"), accepts_locked=False)
    with pytest.raises(PasswordRequired, match="The file needs its password"):
        await upload(bench, octets, name, scope=scope, accepts_locked=False)
    with pytest.raises(WrongPassword):
        await upload(bench, octets, name, scope=scope, password=password, key_passwords=given("other"))
    assert bench.memory.certificates == {}


@every_file
async def test_an_inspection_opens_all_keys(name: str) -> None:
    inspect = Bench().use_cases().certificates.inspect
    octets = Secret(FILES[name](TWO))
    contents, _ = await inspect(CALLER, octets, file_name=name, password=password_of(name), key_passwords=BOTH)
    assert not contents.is_locked
    with pytest.raises(InvalidInput):
        await inspect(CALLER, octets, file_name=name, password=password_of(name), key_passwords=given(three="x"))


@every_file
async def test_a_replacement_opens_all_keys(name: str) -> None:
    bench = Bench()
    certificate = await upload(bench, FILES[name](TWO), name)
    wish = ReplaceRequest(
        certificate_id=certificate.id,
        octets=Secret(FILES[name](TWO)),
        password=password_of(name),
        key_passwords=BOTH,
        accepts_locked=False,
    )
    assert not (await bench.use_cases().certificates.replace(CALLER, wish)).certificate.is_locked


async def export(bench: Bench, certificate_id: str, name: str, keys: KeyPasswords | None, *, target: TargetFormat) -> Contents:
    wishes = Wishes(format=target, new_password=Secret(b"new password"))
    request = ExportRequest(certificate_id=certificate_id, password=password_of(name), key_passwords=keys, wishes=wishes)
    return read((await bench.use_cases().certificates.export(CALLER, request)).octets.reveal(), "new password")


@every_file
@pytest.mark.parametrize("target", [TargetFormat.PKCS12, TargetFormat.JKS, TargetFormat.PEM])
async def test_an_export_has_one_password_for_all(name: str, target: TargetFormat) -> None:
    bench = Bench()
    certificate = await upload(bench, FILES[name](TWO), name)
    contents = await export(bench, certificate.id, name, BOTH, target=target)
    assert (locked_keys(contents), contents.is_locked) == ([], False)
    assert sorted(entry.alias for entry in contents.entries) == ["one", "two"]


@every_file
async def test_an_export_says_which_password_is_missing(name: str) -> None:
    bench = Bench()
    certificate = await upload(bench, FILES[name](TWO), name)
    with pytest.raises(PasswordRequired if name == "a.pem" else WrongPassword):
        await export(bench, certificate.id, name, None, target=TargetFormat.PKCS12)
    with pytest.raises(WrongPassword):
        await export(bench, certificate.id, name, given("keypass1"), target=TargetFormat.PKCS12)


@every_file
async def test_the_stored_file_goes_out_as_it_is(name: str) -> None:
    bench, octets = Bench(), FILES[name](TWO)
    certificate = await upload(bench, octets, name)
    exported = await bench.use_cases().certificates.export(CALLER, ExportRequest(certificate_id=certificate.id, key_passwords=BOTH))
    assert exported.octets.reveal() == octets


# ------------------------------------------------------------------ unlocking later


def unlock(
    bench: Bench, certificate: Certificate, password: str | None, keys: KeyPasswords | None = None
) -> Awaitable[tuple[Certificate, Contents]]:
    store = None if password is None else Secret(password.encode())
    return bench.use_cases().certificates.unlock(CALLER, certificate.id, store, key_passwords=keys)


@every_file
async def test_what_was_stored_locked_is_unlocked_by_all_passwords(name: str) -> None:
    bench = Bench()
    certificate = await upload(bench, FILES[name](TWO), name)
    unlocked, contents = await unlock(bench, certificate, None if name == "a.pem" else STORE, BOTH)
    assert (unlocked.is_locked, locked_keys(contents)) == (False, [])
    assert await bench.find_certificate(certificate.id) == unlocked
    assert "keypass" not in repr(bench.memory)


async def test_a_jks_is_unlocked_by_the_password_of_its_keys_alone() -> None:
    bench = Bench()
    certificate = await upload(bench, make_jks(Twice()), "a.jks")
    unlocked, contents = await unlock(bench, certificate, None, given("keypass1"))
    assert (unlocked.is_locked, contents.integrity) == (False, Integrity.NOT_VERIFIED)
    assert "INTEGRITY_NOT_VERIFIED" in [finding.code.value for finding in unlocked.findings]


async def test_what_the_finding_about_the_integrity_says_to_do_can_be_done() -> None:
    bench = Bench()
    certificate = await upload(bench, make_jks(Twice()), "a.jks", key_passwords=given("keypass1"))
    unlocked, contents = await unlock(bench, certificate, STORE, given("keypass1"))
    assert (contents.integrity, [finding.code for finding in unlocked.findings if finding.code is FindingCode.INTEGRITY_NOT_VERIFIED]) == (
        Integrity.VERIFIED,
        [],
    )
    with pytest.raises(InvalidInput) as caught:
        await unlock(bench, unlocked, STORE)
    assert caught.value.code is ErrorCode.NOT_LOCKED


async def test_an_integrity_that_was_verified_stays_so() -> None:
    bench = Bench()
    certificate = await upload(bench, make_jks(Twice()), "a.jks", password=Secret(STORE.encode()))
    unlocked, contents = await unlock(bench, certificate, None, given("keypass1"))
    assert (unlocked.is_locked, contents.integrity) == (False, Integrity.VERIFIED)
    assert FindingCode.INTEGRITY_NOT_VERIFIED not in [finding.code for finding in unlocked.findings]


@pytest.mark.parametrize("name", ["a.jks", "a.p12"])
async def test_what_is_known_is_not_lost(name: str) -> None:
    bench = Bench()
    certificate = await upload(bench, FILES[name](TWO), name, password=Secret(STORE.encode()), key_passwords=given(one="keypass1"))
    for password, keys in ((STORE, None), (STORE, given("keypass2", one="x")), (None, given(two="keypass2"))):
        with pytest.raises(WrongPassword):
            await unlock(bench, certificate, password, keys)
    assert await bench.find_certificate(certificate.id) == without_facts(certificate)
    assert not (await unlock(bench, certificate, STORE, BOTH))[0].is_locked


async def test_the_certificates_of_a_pkcs12_are_not_lost() -> None:
    bench = Bench()
    certificate = await upload(bench, make_pkcs12(Twice()), "a.p12", password=Secret(STORE.encode()))
    with pytest.raises(WrongPassword, match="less"):
        await unlock(bench, certificate, None, given("keypass1"))


async def test_a_password_is_needed() -> None:
    bench = Bench()
    certificate = await upload(bench, make_jks(Twice()), "a.jks")
    with pytest.raises(PasswordRequired):
        await unlock(bench, certificate, None)
