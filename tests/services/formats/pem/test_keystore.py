"""PKCS#12 keystores in PEM armour."""

import shutil
from pathlib import Path

import pytest

from services.errors import ErrorCode, UnrecognizedFormat, WrongPassword
from services.formats.budget import Budget
from services.formats.conversion.convert import convert
from services.formats.detect import detect_format
from services.formats.pem.keystore import MAX_BLOCKS_AROUND, find_keystore
from services.formats.pem.write import write_block
from services.formats.read import read_contents, read_with_keys
from services.model.contents import Format, Integrity, PrivateKeyEntry
from services.model.conversion import Conversion, TargetFormat, Wishes
from services.model.secret import Secret
from tests.cases import list_cases
from tests.corpus import load_golden
from tests.programs import run
from tests.services.x509.made import chain_of
from tests.support import NOW

NAMES = ["f07b-gt-pem.p12", "own-certtool-pem-armoured.p12", "own-gpgsm-armoured.p12"]
STORE = next(file.octets for file in load_golden("p12") if file.verdict == "ok")
OTHER = write_block("X509 CRL", b"x")
LEAF = chain_of(1)[0]


@pytest.mark.parametrize("name", NAMES)
def test_what_certtool_and_gpgsm_write_is_opened_as_pkcs12(name: str) -> None:
    case = list_cases()[name]
    contents = case.read()
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert (contents.format, contents.integrity, contents.is_locked) == (Format.PKCS12, Integrity.VERIFIED, False)
    assert not entry.private_key.is_locked
    assert "base64 text around PKCS#12" in contents.findings[0].message


@pytest.mark.parametrize("name", NAMES[1:])
def test_it_is_read_exactly_as_its_bare_octets_are(name: str) -> None:
    case = list_cases()[name]
    detected = detect_format(case.octets)
    assert (detected.format, detected.is_wrapped, detected.findings) == (Format.PKCS12, True, ())
    armoured, keys = read_with_keys(case.octets, password=case.password, budget=Budget())
    bare, same_keys = read_with_keys(detected.octets, password=case.password, budget=Budget())
    assert (armoured.entries, [key.pkcs8 for key in keys]) == (bare.entries, [key.pkcs8 for key in same_keys])


@pytest.mark.parametrize("target", [TargetFormat.PKCS12, TargetFormat.JKS, TargetFormat.PEM])
def test_it_is_exported_as_any_keystore(target: TargetFormat) -> None:
    case = list_cases()["own-gpgsm-armoured.p12"]
    wishes = Wishes(new_password=Secret(b"new") if target.is_keystore else None)
    made = convert(case.octets, password=case.password, budget=Budget(), wanted=Conversion(target=target, created_at=NOW, wishes=wishes))
    (entry,) = read_contents(made.reveal(), file_name=None, password=Secret(b"new"), budget=Budget()).entries
    (old,) = case.read().entries
    assert isinstance(entry, PrivateKeyEntry)
    assert isinstance(old, PrivateKeyEntry)
    assert entry.certificate_chain[0].sha256 == old.certificate_chain[0].sha256


@pytest.mark.parametrize("name", NAMES[1:])
def test_its_password_is_asked_for_as_for_any_keystore(name: str) -> None:
    octets = list_cases()[name].octets
    assert read_contents(octets, file_name=None, password=None, budget=Budget()).is_locked
    with pytest.raises(WrongPassword):
        read_contents(octets, file_name=None, password=Secret(b"wrong"), budget=Budget())


@pytest.mark.skipif(shutil.which("certtool") is None, reason="certtool is not installed")
def test_what_certtool_writes_today_is_opened(tmp_path: Path) -> None:
    key, certificate = tmp_path / "k.pem", tmp_path / "c.pem"
    key.write_text(write_block("PRIVATE KEY", LEAF.pkcs8.reveal()))
    certificate.write_text(write_block("CERTIFICATE", LEAF.der))
    made = run("certtool", "--to-p12", "--load-privkey", key, "--load-certificate", certificate, "--p12-name", "x", "--password", "a b")
    contents = read_contents(made, file_name="x.p12", password=Secret(b"a b"), budget=Budget())
    assert [(entry.alias, type(entry)) for entry in contents.entries] == [("x", PrivateKeyEntry)]


@pytest.mark.parametrize("label", ["PKCS12", "CERTIFICATE", "PRIVATE KEY"])
def test_the_content_decides_and_not_the_label(label: str) -> None:
    found = find_keystore(f"text\n{write_block(label, STORE)}text\n")
    assert found is not None
    assert (found.octets, found.findings) == (STORE, ())


def test_what_stands_beside_the_keystore_is_pointed_out() -> None:
    text = write_block("PKCS12", STORE) + OTHER + "----BEGIN CERTIFICATE----\n"
    detected = detect_format(text.encode())
    assert [told.kind for told in detected.findings] == ["OTHER_CONTENT", "BOUNDARY_OVERLOOKED"]
    contents = read_contents(text.encode(), file_name=None, password=None, budget=Budget())
    assert {"OTHER_CONTENT", "BOUNDARY_OVERLOOKED"} <= {told.kind for told in contents.findings}


@pytest.mark.parametrize(
    "other", [write_block("PKCS12", STORE), write_block("PRIVATE KEY", LEAF.pkcs8.reveal()), "-----END CERTIFICATE-----"]
)
def test_a_keystore_with_something_else_that_is_read_is_no_file_of_one(other: str) -> None:
    text = write_block("PKCS12", STORE) + other
    assert find_keystore(text) is None
    assert detect_format(text.encode()).format is Format.PEM


def test_two_keystores_are_refused_by_their_name() -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        read_contents((write_block("PKCS12", STORE) * 2).encode(), file_name=None, password=None, budget=Budget())
    assert (caught.value.code, caught.value.found) == (ErrorCode.NO_CERTIFICATE, "a PKCS#12 keystore")
    assert "each keystore by itself" in caught.value.message


def test_a_damaged_block_is_no_keystore() -> None:
    assert find_keystore(write_block("PKCS12", STORE).replace("MI", "M!", 1)) is None
    assert find_keystore(write_block("PKCS12", LEAF.der)) is None


def test_among_many_blocks_none_is_looked_for() -> None:
    text = write_block("PKCS12", STORE)
    assert find_keystore(text + OTHER * (MAX_BLOCKS_AROUND - 1)) is not None
    assert find_keystore(text + OTHER * MAX_BLOCKS_AROUND) is None


def test_base64_around_the_armour_is_undone_too() -> None:
    text = write_block("X", write_block("PKCS12", STORE).encode()).split("-----")[2]
    detected = detect_format(text.encode())
    assert (detected.format, detected.octets, detected.is_wrapped) == (Format.PKCS12, STORE, True)
