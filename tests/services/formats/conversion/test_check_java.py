"""A PKCS#12 goes out only if Java makes the chains of it that were written."""

from pathlib import Path

import pytest

from services.errors import ErrorCode, InvalidInput
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate
from services.formats.conversion.check_java import check_java
from services.formats.conversion.reread import check_pkcs12
from services.formats.java.write import write_jks
from services.formats.pkcs12.read import read_pkcs12
from services.formats.store_entries import KeyToWrite
from services.model.contents import PrivateKeyEntry
from services.model.conversion import TargetFormat
from services.x509.describe import describe_certificate
from tests.cases import list_cases
from tests.programs import needs_keytool
from tests.services.formats.converting import OLD, PLAIN, converted, outline, read_back, wish
from tests.services.formats.namesakes import VARIANTS, key_entry, keytool_chain, trusted_entry, twins
from tests.services.issuance.pki import NOW
from tests.services.x509.made import issue


@pytest.mark.parametrize("variant", VARIANTS, ids="-".join)
def test_a_ca_with_a_twin_is_converted_with_the_chain_that_it_had(variant: tuple[str, str, str]) -> None:
    entries = twins(variant)
    (key,) = (entry for entry in entries if isinstance(entry, KeyToWrite))
    octets = converted(write_jks(entries, password=OLD, created_at=NOW).reveal(), wish(TargetFormat.PKCS12, new_password=PLAIN))
    raw = read_pkcs12(octets, password=PLAIN, budget=Budget())
    check_pkcs12(raw, entries)
    described = {entry.der: describe_certificate(entry.der) for entry in raw.entries if isinstance(entry, RawCertificate)}
    check_java(raw, [key], described)


def two_under_one_name(*, identifiers: bool) -> bytes:
    roots = issue("Root", identifiers=identifiers), issue("Root", identifiers=identifiers)
    keys = [key_entry(f"key {number}", issue(f"leaf {number}", root, identifiers=identifiers), root) for number, root in enumerate(roots)]
    return write_jks(keys, password=OLD, created_at=NOW).reveal()


@pytest.mark.parametrize(("identifiers", "who"), [(True, "Java 8 and 11 would"), (False, "Java would")])
def test_keys_that_no_order_gives_their_chains_are_refused(identifiers: bool, who: str) -> None:
    octets = two_under_one_name(identifiers=identifiers)
    with pytest.raises(InvalidInput, match=f'{who} take another certificate chain for the private key "key 1"') as caught:
        converted(octets, wish(TargetFormat.PKCS12, new_password=PLAIN))
    assert (caught.value.field, caught.value.code) == ("format", ErrorCode.CHAIN_AMBIGUOUS)
    assert outline(read_back(converted(octets, wish(TargetFormat.JKS, new_password=PLAIN)), PLAIN)) == [
        ("key", f"key {n}", 2) for n in (0, 1)
    ]
    one = converted(octets, wish(TargetFormat.PKCS12, new_password=PLAIN, aliases=("key 1",)))
    assert outline(read_back(one, PLAIN)) == [("key", "key 1", 2)]


def test_a_chain_without_its_root_is_refused_only_where_java_would_go_on_to_another() -> None:
    root, other = issue("Root"), issue("Root", identifiers=False)
    leaf = key_entry("leaf", issue("leaf", root, identifiers=False), root)
    wanted = wish(TargetFormat.PKCS12, new_password=PLAIN, include_root=False)
    genuine = write_jks([leaf, trusted_entry("root", root)], password=OLD, created_at=NOW).reveal()
    assert len(read_back(converted(genuine, wanted), PLAIN).entries) == 2
    misleading = write_jks([leaf, trusted_entry("root", other)], password=OLD, created_at=NOW).reveal()
    with pytest.raises(InvalidInput) as caught:
        converted(misleading, wanted)
    assert caught.value.code is ErrorCode.CHAIN_AMBIGUOUS


@needs_keytool
def test_java_sees_the_chain_of_the_report_in_the_pkcs12_as_in_the_jks(tmp_path: Path) -> None:
    case = list_cases()["f01-twin.jks"]
    (key,) = (entry for entry in case.read().entries if isinstance(entry, PrivateKeyEntry))
    path = tmp_path / "twin.p12"
    path.write_bytes(converted(case.octets, wish(TargetFormat.PKCS12, new_password=PLAIN), password=case.password))
    expected = [certificate.sha256 for certificate in key.certificate_chain]
    assert keytool_chain(path, "srv") == expected
    (read,) = (entry for entry in read_back(path.read_bytes(), PLAIN).entries if isinstance(entry, PrivateKeyEntry))
    assert [certificate.sha256 for certificate in read.certificate_chain] == expected
