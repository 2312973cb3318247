"""Java gets the chain that was written for a key, whatever other certificates of the same names are in the file."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from services.asn1.write import sequence
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.java.write import write_jks
from services.formats.pkcs12.order import place_certificates
from services.formats.pkcs12.read import read_pkcs12
from services.formats.pkcs12.write import write_pkcs12
from services.formats.runtimes.java_pkcs12 import view_pkcs12
from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite
from services.x509.describe import describe_certificate
from tests.presence import not_none
from tests.programs import needs_keytool
from tests.services.formats.namesakes import VARIANTS, fingerprints, key_entry, keytool_chain, trusted_entry, twins
from tests.services.formats.stores import CHANGEIT, save
from tests.services.x509.made import NOW, issue

EVERY_VARIANT = pytest.mark.parametrize("variant", VARIANTS, ids="-".join)
EITHER_WAY = pytest.mark.parametrize("identifiers", [True, False], ids=["identifiers", "no identifiers"])


def placed(*entries: EntryToWrite) -> list[bytes]:
    return [one.certificate for one in place_certificates(entries)]


def java_chains(entries: Sequence[EntryToWrite], alias: str = "srv") -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Return the chains that our model of Java finds in the order of the written file: Java 8 and 11, and later ones."""
    raw = read_pkcs12(write_pkcs12(entries, password=CHANGEIT).reveal(), password=CHANGEIT, budget=Budget()).entries
    views = view_pkcs12(raw, describe_certificate)
    (key,) = (entry for entry in raw if isinstance(entry, RawKey) and entry.name == alias)
    old, new = (tuple(one.der for one in not_none(view.find(key)).chain) for view in (views.old, views.today))
    return old, new


def test_end_entities_come_first_then_issuers_then_what_is_trusted() -> None:
    root = issue("Root")
    ca = issue("CA", root, ca=True)
    one, two, other = issue("one", ca), issue("two", ca), issue("Other")
    order = placed(
        trusted_entry("other", other), key_entry("one", one, ca, root), key_entry("two", two, ca, root), trusted_entry("r", root)
    )
    assert order == [each.der for each in (one, two, ca, root, other, root)]


def test_an_end_entity_of_an_issuers_name_comes_behind_it() -> None:
    """The key of a CA's next generation, and a key under the present one."""
    root = issue("Root")
    present, following = issue("CA", root, ca=True), issue("CA", root, ca=True)
    leaf = issue("leaf", present)
    entries = (key_entry("ca", following, root), key_entry("leaf", leaf, present, root))
    assert placed(*entries) == [each.der for each in (leaf, root, present, following)]
    assert java_chains(entries, "leaf") == ((leaf.der, present.der, root.der),) * 2
    assert java_chains(entries, "ca") == ((following.der, root.der),) * 2


def test_a_certificate_whose_name_cannot_be_read_is_written_all_the_same() -> None:
    odd = TrustedToWrite(alias="odd", certificate=sequence())
    entry = KeyToWrite(alias="key", pkcs8=issue("x").pkcs8, certificate_chain=(sequence(), issue("x").der))
    assert placed(odd, entry)[0] == sequence()
    assert placed(odd, entry)[-1] == sequence()


@EVERY_VARIANT
def test_the_model_of_java_finds_the_right_twin(variant: tuple[str, str, str]) -> None:
    entries = twins(variant)
    (key,) = (entry for entry in entries if isinstance(entry, KeyToWrite))
    assert java_chains(entries, "srv") == (key.certificate_chain,) * 2


def two_roots(*, identifiers: bool) -> list[KeyToWrite]:
    """Return two keys under two roots of one name."""
    roots = issue("Root", identifiers=identifiers), issue("Root", identifiers=identifiers)
    return [key_entry(f"key {number}", issue(f"leaf {number}", root, identifiers=identifiers), root) for number, root in enumerate(roots)]


@EITHER_WAY
def test_no_order_is_right_for_two_keys_under_two_cas_of_one_name(identifiers: bool) -> None:
    keys = two_roots(identifiers=identifiers)
    old, new = java_chains(keys, "key 1")
    assert old == (keys[1].certificate_chain[0], keys[0].certificate_chain[1])
    assert new == (keys[1].certificate_chain if identifiers else old)
    assert java_chains(keys, "key 0") == (keys[0].certificate_chain,) * 2


def test_java_stops_at_a_name_that_issued_itself_and_at_a_repetition() -> None:
    a, b = issue("A"), issue("B")
    leaf, of_b, of_a = issue("leaf", a), issue("A", b, ca=True, key=a.key), issue("B", a, ca=True, key=b.key)
    assert java_chains([key_entry("srv", leaf, of_b, of_a)]) == ((leaf.der, of_b.der, of_a.der),) * 2
    assert java_chains([key_entry("srv", leaf), trusted_entry("a", a)]) == ((leaf.der, a.der),) * 2
    assert java_chains([key_entry("srv", leaf)]) == ((leaf.der,),) * 2


def test_a_name_that_issued_itself_by_another_key_is_no_end_for_new_java() -> None:
    """A CA's new key, certified by its old one (RFC 4210 4.4.1)."""
    old = issue("Root")
    new_with_old = issue("Root", old, ca=True)
    leaf = issue("leaf", new_with_old)
    in_old, in_new = java_chains([key_entry("srv", leaf, new_with_old, old)])
    assert in_old == (leaf.der, new_with_old.der)
    assert in_new == (leaf.der, new_with_old.der, old.der)


def test_new_java_takes_the_last_of_those_without_identifier() -> None:
    root = issue("Root")
    leaf = issue("leaf", root)
    namesakes = [issue("Root", identifiers=False) for _ in range(2)]
    in_old, in_new = java_chains([key_entry("srv", leaf), trusted_entry("1", namesakes[0]), trusted_entry("2", namesakes[1])])
    assert in_new == (leaf.der, namesakes[1].der)
    assert in_old == (leaf.der, namesakes[0].der)


# What follows asks keytool itself.


@needs_keytool
@EVERY_VARIANT
def test_java_finds_the_right_twin(tmp_path: Path, variant: tuple[str, str, str]) -> None:
    entries = twins(variant)
    path = save(tmp_path, "twin.p12", write_pkcs12(entries, password=CHANGEIT))
    (key,) = (entry for entry in entries if isinstance(entry, KeyToWrite))
    assert keytool_chain(path, "srv") == fingerprints(key.certificate_chain)


@needs_keytool
@EITHER_WAY
def test_java_takes_what_the_model_says_where_no_order_is_right(tmp_path: Path, identifiers: bool) -> None:
    """Java 17 and later, which are the ones at hand; Java 11 was seen to take the first of a name."""
    keys = two_roots(identifiers=identifiers)
    path = save(tmp_path, "two.p12", write_pkcs12(keys, password=CHANGEIT))
    for key in keys:
        _, new = java_chains(keys, key.alias)
        assert keytool_chain(path, key.alias) == fingerprints(new)
    jks = save(tmp_path, "two.jks", write_jks(keys, password=CHANGEIT, created_at=NOW))
    assert keytool_chain(jks, "key 1") == fingerprints(keys[1].certificate_chain)
