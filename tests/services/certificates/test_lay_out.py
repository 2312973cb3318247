"""What was issued is laid into a file, and the file is compared with it once more."""

from dataclasses import replace

import pytest

from services.certificates.lay_out import Issuance, check_laid_out, lay_out
from services.errors import AuthorityUnavailable
from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.certificate import CertificateSpec, TimeUnit, ValidityPeriod
from services.model.contents import Contents, FileType
from services.model.generation import IssuedCertificate, KeyAlgorithm, KeyPair, Subject
from services.model.secret import Secret
from tests.services.issuance.pki import NOW, end_entity

LEAF, OTHER = end_entity(), end_entity(KeyAlgorithm.RSA_2048, "other")
EVERY_TYPE = pytest.mark.parametrize("file_type", FileType)
PASSWORD = Secret(b"changeit")


def issued(chain: tuple[bytes, ...] = LEAF.chain) -> IssuedCertificate:
    return IssuedCertificate(certificate=chain[0], certificate_chain=chain[1:], serial_number=1)


def an_issuance(file_type: FileType, common_name: str = "Client.p12") -> Issuance:
    spec = CertificateSpec(
        subject=Subject(common_name=common_name),
        validity=ValidityPeriod(value=1, unit=TimeUnit.MONTHS),
        key_algorithm=KeyAlgorithm.EC_P256,
    )
    password = PASSWORD if file_type.is_keystore else None
    return Issuance(tenant="t", scope_id="s", certificate_id="c", name="n", file_type=file_type, spec=spec, password=password)


def laid_out(file_type: FileType, pair: KeyPair | None = LEAF.key, chain: tuple[bytes, ...] = LEAF.chain) -> Contents:
    octets = lay_out(an_issuance(file_type), issued(chain), pair=pair, now=NOW)
    return read_contents(octets.reveal(), file_name=None, password=an_issuance(file_type).password, budget=Budget())


def is_refused(contents: Contents, issuance: Issuance, certificate: IssuedCertificate | None = None, *, has_key: bool = True) -> bool:
    has_key = has_key and issuance.file_type.holds_generated_key
    try:
        check_laid_out(contents, issuance, certificate or issued(), has_key=has_key)
    except AuthorityUnavailable:
        return True
    return False


@EVERY_TYPE
def test_a_file_that_holds_what_was_issued_passes(file_type: FileType) -> None:
    assert not is_refused(laid_out(file_type), an_issuance(file_type))


@EVERY_TYPE
def test_other_certificates_are_told(file_type: FileType) -> None:
    contents = laid_out(file_type)
    for chain in (LEAF.chain[:2], OTHER.chain, (*LEAF.chain, OTHER.chain[0]), (LEAF.chain[1], LEAF.chain[0], LEAF.chain[2])):
        assert is_refused(contents, an_issuance(file_type), issued(chain))


@EVERY_TYPE
def test_another_key_is_told(file_type: FileType) -> None:
    refused = is_refused(laid_out(file_type, pair=OTHER.key), an_issuance(file_type))
    assert refused is file_type.holds_generated_key


@pytest.mark.parametrize("file_type", [FileType.P12, FileType.PFX, FileType.JKS])
def test_another_alias_is_told(file_type: FileType) -> None:
    assert is_refused(laid_out(file_type), an_issuance(file_type, "another"))


def test_a_key_too_few_or_too_many_is_told() -> None:
    without, with_key = laid_out(FileType.PEM, pair=None), laid_out(FileType.PEM)
    assert not is_refused(without, an_issuance(FileType.PEM), has_key=False)
    assert is_refused(without, an_issuance(FileType.PEM))
    assert is_refused(with_key, an_issuance(FileType.PEM), has_key=False)


def test_a_file_that_is_locked_is_told() -> None:
    assert is_refused(replace(laid_out(FileType.P12), is_locked=True), an_issuance(FileType.P12))
