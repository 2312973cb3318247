"""Key passwords in all that opens a file: they open its keys, and are not kept."""

from collections.abc import Callable

import pytest

from services.certificates.export import ExportRequest
from services.certificates.replace import ReplaceRequest
from services.errors import InvalidInput, PasswordRequired, WrongPassword
from services.model.contents import Contents
from services.model.conversion import TargetFormat, Wishes
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
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
    with pytest.raises(PasswordRequired):
        await upload(bench, octets, name, scope=scope, password=password, key_passwords=given("keypass1"), accepts_locked=False)
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
