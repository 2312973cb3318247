"""What was written is read again: every difference from what was to be written is told, and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from services.errors import ErrorCode, MalformedContent
from services.formats.conversion.reread import NewFile, check_blocks, check_jks, check_pkcs12, reread
from services.formats.derived_keys import DerivedKeys
from services.formats.java.write import write_jks
from services.formats.pem.write import write_pem
from services.formats.pkcs7.write import write_pkcs7
from services.formats.pkcs12.write import PKCS12_LEGACY_3DES, PKCS12_MODERN_2023, PKCS12_MODERN_2026, Pkcs12Profile, write_pkcs12
from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite
from services.model.conversion import TargetFormat
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.services.formats.converting import PLAIN, a_leaf
from tests.services.formats.stores import a_key, trusted_roots
from tests.services.issuance.pki import NOW, end_entity
from tests.services.x509.made import issue

Entries = Sequence[EntryToWrite]

TWO_KEYS = (a_key(alias="one"), a_key(KeyAlgorithm.EC_P256, alias="two"))
ENTRIES: tuple[EntryToWrite, ...] = (*TWO_KEYS, *trusted_roots())
OTHER = issue("Other").der


def new_p12(entries: Entries, password: Secret = PLAIN) -> NewFile:
    return NewFile(octets=write_pkcs12(entries, password=password), target=TargetFormat.PKCS12, password=password)


def new_jks(entries: Entries, password: Secret = PLAIN) -> NewFile:
    return NewFile(octets=write_jks(entries, password=password, created_at=NOW), target=TargetFormat.JKS, password=password)


STORES = pytest.mark.parametrize(("write", "check"), [(new_p12, check_pkcs12), (new_jks, check_jks)], ids=["PKCS12", "JKS"])
Write = Callable[[Entries], NewFile]
Check = Callable[[object, Entries], None]


def another(number: int, **change: object) -> tuple[EntryToWrite, ...]:
    """Return the entries, one of them changed."""
    return tuple(replace(entry, **change) if at == number else entry for at, entry in enumerate(ENTRIES))  # type: ignore[arg-type]


def longer(chain: tuple[bytes, ...]) -> tuple[bytes, ...]:
    return (*chain, OTHER)


CHAIN = TWO_KEYS[0].certificate_chain
DIFFERENT = {
    "alias of a key": another(0, alias="three"),
    "alias of a trusted certificate": another(2, alias="three"),
    "private key": another(0, pkcs8=TWO_KEYS[1].pkcs8),
    "end entity": another(0, certificate_chain=(OTHER, *CHAIN[1:])),
    "no end entity": another(0, certificate_chain=()),
    "longer chain": another(0, certificate_chain=longer(CHAIN)),
    "trusted certificate": another(2, certificate=OTHER),
    "fewer keys": ENTRIES[1:],
    "fewer trusted certificates": ENTRIES[:-1],
    "other order of keys": (ENTRIES[1], ENTRIES[0], *ENTRIES[2:]),
    "other order of trusted certificates": (*ENTRIES[:2], ENTRIES[3], ENTRIES[2]),
    "a trusted certificate more": (*ENTRIES, TrustedToWrite(alias="more", certificate=OTHER)),
}


def differs(check: Callable[[], object]) -> bool:
    with pytest.raises(MalformedContent) as caught:
        check()
    return caught.value.code is ErrorCode.EXPORT_DIFFERS


@STORES
def test_a_store_that_holds_what_was_to_be_written_passes(write: Write, check: Check) -> None:
    check(reread(write(ENTRIES)), ENTRIES)
    check(reread(write(trusted_roots())), trusted_roots())
    check(reread(write(TWO_KEYS)), TWO_KEYS)


@STORES
@pytest.mark.parametrize("name", DIFFERENT)
def test_every_difference_is_told(write: Write, check: Check, name: str) -> None:
    raw = reread(write(ENTRIES))
    assert differs(lambda: check(raw, DIFFERENT[name]))


@STORES
def test_what_the_file_has_more_is_told(write: Write, check: Check) -> None:
    more = reread(write((*ENTRIES, TrustedToWrite(alias="more", certificate=OTHER))))
    assert differs(lambda: check(more, ENTRIES))
    longer_chain = reread(write(another(0, certificate_chain=longer(CHAIN))))
    assert differs(lambda: check(longer_chain, ENTRIES))


def test_two_aliases_of_one_key_are_told_apart() -> None:
    entries = (a_key(alias="one"), a_key(alias="two"))
    check_pkcs12(reread(new_p12(entries)), entries)
    assert differs(lambda: check_pkcs12(reread(new_p12(entries)), (entries[0], replace(entries[1], alias="three"))))


def test_a_key_without_certificate_passes() -> None:
    entry = KeyToWrite(alias="alone", pkcs8=a_key().pkcs8, certificate_chain=())
    check_pkcs12(reread(new_p12([entry])), [entry])
    assert differs(lambda: check_pkcs12(reread(new_p12([entry])), [replace(entry, certificate_chain=CHAIN[:1])]))


@pytest.mark.parametrize("write", [new_p12, new_jks])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: replace(file, password=Secret(b"another")),
        lambda file: replace(file, password=None),
        lambda file: replace(file, octets=Secret(file.octets.reveal()[:-1])),
        lambda file: replace(file, octets=Secret(file.octets.reveal() + b"\0")),
        lambda file: replace(file, octets=Secret(b"")),
        lambda file: replace(file, target=TargetFormat.PEM),
        lambda file: replace(file, target=TargetFormat.PKCS7),
    ],
    ids=["password", "no password", "too short", "too long", "nothing", "PEM", "PKCS7"],
)
def test_a_file_that_cannot_be_read_whole_is_told(write: Write, spoil: Callable[[NewFile], NewFile]) -> None:
    file = write(ENTRIES)
    assert differs(lambda: reread(spoil(file)))


@pytest.mark.parametrize("at", range(40, 1000, 97))
def test_one_octet_that_changed_on_the_way_is_told(at: int) -> None:
    file = new_p12(ENTRIES)
    octets = bytearray(file.octets.reveal())
    octets[at] ^= 1
    assert differs(lambda: reread(replace(file, octets=Secret(bytes(octets)))))


def test_blocks_are_compared_in_their_order() -> None:
    leaf, key = a_leaf(), a_leaf().key.private_key
    pem = NewFile(octets=write_pem(leaf.chain, pkcs8=key, password=PLAIN), target=TargetFormat.PEM, password=PLAIN)
    raw = reread(pem)
    check_blocks(raw, [key, *leaf.chain])
    other_key = end_entity(KeyAlgorithm.EC_P256, "second").key.private_key
    for wrong in ([*leaf.chain], [key, *leaf.chain[:2]], [key, *reversed(leaf.chain)], [other_key, *leaf.chain], [*leaf.chain, key]):
        assert differs(lambda wrong=wrong: check_blocks(raw, wrong))  # type: ignore[misc]
    assert differs(lambda: reread(replace(pem, password=None)))


def test_a_bundle_and_one_certificate_are_compared() -> None:
    chain = a_leaf().chain
    bundle = reread(NewFile(octets=Secret(write_pkcs7(chain)), target=TargetFormat.PKCS7))
    check_blocks(bundle, chain)
    assert differs(lambda: check_blocks(bundle, chain[:2]))
    single = reread(NewFile(octets=Secret(chain[0]), target=TargetFormat.DER))
    check_blocks(single, chain[:1])
    assert differs(lambda: check_blocks(single, chain[1:2]))
    assert differs(lambda: reread(NewFile(octets=Secret(chain[0] + chain[1]), target=TargetFormat.DER)))


def test_a_pem_of_keys_alone_is_read_too() -> None:
    key = a_leaf().key.private_key
    pem = NewFile(octets=write_pem([], pkcs8=key), target=TargetFormat.PEM, has_certificates=False)
    check_blocks(reread(pem), [key])
    locked = NewFile(octets=write_pem([], pkcs8=key, password=PLAIN), target=TargetFormat.PEM, has_certificates=False, password=PLAIN)
    check_blocks(reread(locked), [key])
    assert differs(lambda: reread(replace(locked, password=None)))


@pytest.mark.parametrize(("profile", "per_part"), [(PKCS12_MODERN_2023, 1), (PKCS12_MODERN_2026, 1), (PKCS12_LEGACY_3DES, 2)])
def test_nothing_is_derived_twice(profile: Pkcs12Profile, per_part: int) -> None:
    known = DerivedKeys()
    octets = write_pkcs12(ENTRIES, password=PLAIN, profile=profile, known=known)
    count = len(known)
    assert count == 1 + per_part * (1 + len(TWO_KEYS))
    check_pkcs12(reread(NewFile(octets=octets, target=TargetFormat.PKCS12, password=PLAIN, known=known)), ENTRIES)
    assert len(known) == count
