"""What is odd about how a keystore holds its entries."""

from services.formats.contents.chains import ChainedKey
from services.formats.contents.described import Described
from services.formats.contents.odd_storage import list_storage_findings
from services.formats.contents.pairing import PairedKey
from services.formats.contents.raw import BagPlace, RawCertificate, RawKey, RawSecretKey, RawUnreadable
from services.formats.stored_certificates import StoredCertificate

ODD = BagPlace(position=0, odd_attributes=("localKeyID", "friendlyName"))
TEXT = StoredCertificate(b"", is_text=True)


def described(*, place: BagPlace | None = None, stored: StoredCertificate | None = None) -> Described:
    return Described(RawCertificate(der=b"", place=place, stored=stored), None)


def key(*chain: Described, place: BagPlace | None = None) -> ChainedKey:
    raw = RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True, place=place)
    return ChainedKey(PairedKey(raw=raw, facts=None, stored_chain=chain or None))


def told(named: dict[str, object], *certificates: Described) -> list[tuple[str | None, str | None]]:
    return [(each.kind, each.alias) for each in list_storage_findings(list(named.items()), certificates)]  # type: ignore[arg-type]


def test_nothing_is_said_of_what_stands_as_it_should() -> None:
    plain = BagPlace(position=3, name="x")
    assert told({"a": described(place=plain), "b": key(described(), place=plain), "c": RawSecretKey(algorithm="AES")}, described()) == []


def test_odd_attributes_of_all_kinds_of_entries_are_told() -> None:
    entries = {
        "certificate": described(place=ODD),
        "key": key(place=ODD),
        "secret": RawSecretKey(algorithm="AES", place=ODD),
        "unreadable": RawUnreadable(reason="It is broken.", place=ODD),
    }
    assert told(entries) == [("ATTRIBUTE_UNREADABLE", alias) for alias in entries]


def test_certificates_of_stored_chains_are_told_under_their_key() -> None:
    assert told({"key": key(described(), described(stored=TEXT))}) == [("CERTIFICATE_AS_TEXT", "key")]


def test_how_a_certificate_stands_is_told_in_full() -> None:
    stored = StoredCertificate(b"", is_text=True, others=1, trailing=2)
    found = list(list_storage_findings([("a", described(stored=stored))], []))
    assert [each.kind for each in found] == ["CERTIFICATE_AS_TEXT", "CERTIFICATES_BEHIND", "OCTETS_BEHIND"]
    assert "behind the first (1)" in found[1].message
    assert found[2].message.startswith("2 octets")


def test_what_stands_in_no_entry_is_told_once_without_alias_unless_an_entry_has_the_same() -> None:
    odd, text = described(place=ODD), described(stored=TEXT)
    assert told({"a": described(place=ODD)}, odd, text, text) == [("ATTRIBUTE_UNREADABLE", "a"), ("CERTIFICATE_AS_TEXT", None)]
