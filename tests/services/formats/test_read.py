"""The way in: any octets, any name, any password."""

from random import Random

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import DomainError
from services.formats.budget import Budget
from services.formats.pkcs12.write import write_pkcs12
from services.formats.read import read_contents, read_with_keys
from services.model.contents import Contents, FindingCode, Format, PrivateKeyEntry
from services.model.generation import KeyAlgorithm
from services.model.runtime import Runtime
from services.model.secret import Secret
from tests.corpus import CorpusFile, load_golden
from tests.services.formats.stores import a_key, trusted_roots
from tests.services.x509.made import Issued, chain_of, issue

SMALL_BUDGET = 60_000
"""Iterations: enough for most golden files, and little enough for hundreds of changed ones."""

CHAIN = chain_of(4)
CROSSED = issue("CA 1", issue("elsewhere"), key=CHAIN[2].key, ca=True)
GOLDEN = [file for folder in ("jks", "pem", "der", "p12", "p7b") for file in load_golden(folder)]


def read(octets: bytes, *, name: str | None = None, password: str | None = None, budget: int = 10_000_000) -> Contents:
    secret = None if password is None else Secret(password.encode())
    return read_contents(octets, file_name=name, password=secret, budget=Budget(budget))


def test_the_runtimes_that_open_a_keystore_are_told() -> None:
    octets = write_pkcs12([a_key(alias="client")], password=Secret(b"changeit")).reveal()
    assert read(octets, password="changeit").runtimes == tuple(Runtime)
    assert read(octets).runtimes == ()
    assert read(CHAIN[0].der).runtimes == ()


def test_the_keys_come_in_the_order_of_their_entries() -> None:
    keys = [a_key(alias="one"), a_key(KeyAlgorithm.EC_P256, alias="two")]
    octets = write_pkcs12([keys[0], *trusted_roots(), keys[1]], password=Secret(b"changeit")).reveal()
    contents, raw = read_with_keys(octets, password=Secret(b"changeit"), budget=Budget())
    assert [entry.alias for entry in contents.entries if isinstance(entry, PrivateKeyEntry)] == ["one", "two"]
    assert [key.pkcs8 for key in raw] == [key.pkcs8 for key in keys]


def pem(issued: Issued) -> bytes:
    return issued.certificate.public_bytes(Encoding.PEM)


@pytest.mark.parametrize(
    ("folder", "name", "format_"),
    [
        ("jks", "java-mixed.jks", Format.JKS),
        ("jks", "java-secret.jceks", Format.JCEKS),
        ("p12", "java-trusted.p12", Format.PKCS12),
        ("pem", "key-first.pem", Format.PEM),
        ("pem", "is-p7b.pem", Format.PKCS7),
        ("der", "rsa2048.cer", Format.DER),
        ("p7b", "withcrl-der.p7b", Format.PKCS7),
    ],
)
def test_every_format_has_its_reader(folder: str, name: str, format_: Format) -> None:
    (file,) = (file for file in load_golden(folder) if file.path == name)
    contents = read(file.octets, password=file.password)
    assert contents.format is format_
    assert contents.entries


def test_the_name_is_only_compared() -> None:
    octets = pem(CHAIN[3])
    (finding,) = read(octets, name="a.p12").findings
    assert finding.code is FindingCode.FORMAT_DIFFERS_FROM_NAME
    assert read(octets, name="a.pem").findings == read(octets).findings == ()


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_any_order_of_the_blocks_gives_the_same_chain(random: Random) -> None:
    """Also with a cross-signed CA in the file, of which the chain takes the way to the root."""
    blocks = [pem(issued) for issued in (*CHAIN, CROSSED)]
    contents = read(b"".join(random.sample(blocks, len(blocks))))
    assert [certificate.der for certificate in contents.certificate_chain] == [issued.der for issued in CHAIN]


def is_read_or_refused(octets: bytes, name: str | None, password: str | None) -> None:
    try:
        contents = read(octets, name=name, password=password, budget=SMALL_BUDGET)
    except DomainError as error:
        assert error.message
        return
    aliases = [entry.alias for entry in contents.entries]
    assert len(set(aliases)) == len(aliases)


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "feedfeed00000002", "cececece00000002", "3082", "30800201033080", "308006092a864886f70d010702"]),
)
def test_any_octets_are_contents_or_a_typed_error(octets: bytes, head: str) -> None:
    is_read_or_refused(bytes.fromhex(head) + octets, "a.p12", "changeit")


@given(st.text(max_size=200))
def test_any_text_is_contents_or_a_typed_error(text: str) -> None:
    is_read_or_refused(text.encode(), None, None)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GOLDEN), st.randoms(use_true_random=False), st.booleans())
def test_any_change_of_a_real_file_gives_contents_or_a_typed_error(file: CorpusFile, random: Random, has_password: bool) -> None:
    octets = bytearray(file.octets)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(octets))
        match random.randrange(4):
            case 0:
                octets[at] = random.randrange(256)
            case 1:
                octets[at] ^= 1 << random.randrange(8)
            case 2:
                del octets[at : at + random.randrange(1, 40)]
            case _:
                octets[at:at] = octets[: random.randrange(1, 40)]
        if not octets:
            break
    is_read_or_refused(bytes(octets), file.path, file.password if has_password else None)
