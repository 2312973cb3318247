"""What programs for text do to binary files."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, MalformedContent, UnrecognizedFormat, WrongPassword
from services.formats.budget import Budget
from services.formats.read import read_contents, read_with_keys
from services.formats.text_damage import MIN_LINE_ENDS, MIN_REPLACED, find_text_damage, naming_text_damage
from services.model.secret import Secret
from tests.cases import list_cases
from tests.corpus import CorpusFile, load_golden

VECTORS = Path(__file__).parents[2] / "vectors"


def is_binary(file: CorpusFile) -> bool:
    return file.verdict == "ok" and b"\x00" in file.octets and 500 < len(file.octets) < 20_000


FILES = [file for folder in ("jks", "der", "p12", "p7b") for file in load_golden(folder) if is_binary(file)]
LARGE = [file for file in FILES if len(file.octets) > 4_096]


def as_windows(octets: bytes) -> str:
    return "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in octets)


REPLACED, INSERTED, CHANGED, UTF_16, UTF_8 = (
    "a binary file that was read as text",
    "a binary file with inserted line ends",
    "a binary file whose line ends were changed",
    "a binary file that was written as UTF-16 text",
    "a binary file that was written as UTF-8 text",
)
DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "read as UTF-8": (lambda octets: octets.decode("utf-8", "replace").encode(), REPLACED),
    "read as ASCII": (lambda octets: octets.decode("ascii", "replace").encode("ascii", "replace"), REPLACED),
    "read as UTF-8, written as UTF-16": (lambda octets: octets.decode("utf-8", "replace").encode("utf-16"), REPLACED),
    "sent as text": (lambda octets: octets.replace(b"\n", b"\r\n"), INSERTED),
    "universal line ends": (lambda octets: b"\r\n".join(octets.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")), INSERTED),
    "redirected by PowerShell": (lambda octets: b"\xff\xfe" + octets.decode("cp437").encode("utf-16-le"), UTF_16),
    "UTF-16 without mark": (lambda octets: octets.decode("latin-1").encode("utf-16-le"), UTF_16),
    "UTF-16, big end first": (lambda octets: octets.decode("latin-1").encode("utf-16-be"), UTF_16),
    "ISO 8859-1 as UTF-8": (lambda octets: octets.decode("latin-1").encode(), UTF_8),
    "Windows-1252 as UTF-8": (lambda octets: as_windows(octets).encode(), UTF_8),
    "UTF-8 with mark": (lambda octets: b"\xef\xbb\xbf" + octets.decode("latin-1").encode(), UTF_8),
}


def read(octets: bytes, password: str | None) -> None:
    read_contents(octets, file_name=None, password=None if password is None else Secret(password.encode()), budget=Budget(total=100_000))


@pytest.mark.parametrize("file", FILES, ids=str)
@pytest.mark.parametrize("name", DAMAGES)
def test_real_damage_is_named_with_its_causes(name: str, file: CorpusFile) -> None:
    spoil, found = DAMAGES[name]
    octets = spoil(file.octets)
    if octets == file.octets or (found == INSERTED and octets.count(b"\n") < MIN_LINE_ENDS):
        pytest.skip("too few line ends")
    with pytest.raises((UnrecognizedFormat, MalformedContent)) as caught:
        read(octets, file.password)
    assert found in caught.value.message
    if isinstance(caught.value, UnrecognizedFormat):
        assert (caught.value.found, caught.value.code) == (found, ErrorCode.NO_CERTIFICATE)


@pytest.mark.parametrize("times", [1, 2])
def test_damage_inside_base64_is_named(times: int) -> None:
    """As in a secret of Kubernetes that was made of a damaged file."""
    for name in ("read as UTF-8", "sent as text"):
        spoil, found = DAMAGES[name]
        octets = spoil(FILES[0].octets)
        for _ in range(times):
            octets = b64encode(octets)
        with pytest.raises((UnrecognizedFormat, MalformedContent), match=found):
            read(octets, FILES[0].password)


@pytest.mark.parametrize("file", LARGE, ids=str)
def test_a_large_file_without_carriage_returns_is_named(file: CorpusFile) -> None:
    with pytest.raises((UnrecognizedFormat, MalformedContent), match=CHANGED):
        read(file.octets.replace(b"\r", b""), file.password)


def test_a_small_file_without_carriage_returns_is_named_if_its_length_shows_it() -> None:
    octets = list_cases()["f05-expired-int.p12"].octets[:2_000]
    body = octets[4:].replace(b"\r", b"\x0e")
    for count, expected in ((1, None), (2, CHANGED), (31, CHANGED), (32, None)):
        damage = find_text_damage(b"\x30\x82" + (len(body) + count).to_bytes(2, "big") + body)
        assert (damage.found if damage else None) == expected


def test_a_single_line_end_is_told_by_the_length_that_fits_without() -> None:
    sound = b"\x30\x82\x01\x00\x02\x01\x03\x30\x80" + b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01" + b"\n" + b"\xff" * 239
    assert len(sound) == 260
    damage = find_text_damage(sound.replace(b"\n", b"\r\n"))
    assert damage is not None
    assert damage.found == INSERTED
    assert find_text_damage(sound) is None
    assert find_text_damage(sound.replace(b"\n", b"\r\n") + b"x") is None


@pytest.mark.parametrize("file", FILES, ids=str)
def test_what_is_cut_short_is_no_text_damage(file: CorpusFile) -> None:
    for size in (len(file.octets) // 2, len(file.octets) - 1):
        assert find_text_damage(file.octets[:size]) is None


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        bytes(10_000),
        "a text with \ufffd".encode() * 20,
        "ein Text".encode("utf-16"),
        b"\x7fELF" + "\ufffd".encode() * 100 + bytes(9),
        b"PK\x03\x04" + b"\r\n" * 100 + bytes(9),
        b"\x00" * 100 + "\ufffd".encode() * (MIN_REPLACED - 1),
        b"\x00" * 10_000 + "\ufffd".encode() * MIN_REPLACED,
        b"\x00\xff" + b"\r\n" * (MIN_LINE_ENDS - 1),
        b"\x00\xff" + b"\r\n" * MIN_LINE_ENDS + b"\n",
        b"\x04\x05\xff\xff\r\nab",
    ],
)
def test_other_files_have_no_text_damage(octets: bytes) -> None:
    assert find_text_damage(octets) is None


def test_a_file_that_can_be_read_is_not_doubted() -> None:
    """Whatever its octets look like."""
    (file,) = (file for file in load_golden("der") if file.path == "rsa2048.cer")
    trailing = file.octets + b"\x00" + "\ufffd".encode() * 1_000
    assert find_text_damage(trailing) is not None
    read(trailing, None)


def test_the_error_keeps_its_class_and_place_unless_it_is_in_doubt() -> None:
    def fail(octets: bytes, *, error: DomainError) -> None:
        raise error

    octets = b"\x00\xff" + b"\r\n" * MIN_LINE_ENDS

    def named(error: DomainError, content: bytes = octets) -> DomainError:
        with pytest.raises(DomainError) as caught:
            naming_text_damage(fail)(content, error=error)
        return caught.value

    malformed = named(MalformedContent("Damaged.", position="octet 4", code=ErrorCode.KEYSTORE_CORRUPT))
    assert isinstance(malformed, MalformedContent)
    assert (malformed.position, malformed.code, malformed.message.startswith("Damaged. It looks like a binary")) == (
        "octet 4",
        ErrorCode.KEYSTORE_CORRUPT,
        True,
    )
    doubtful = named(WrongPassword("Wrong or damaged.", code=ErrorCode.PASSWORD_WRONG_OR_CORRUPT))
    assert (type(doubtful), doubtful.code) == (MalformedContent, ErrorCode.KEYSTORE_CORRUPT)
    foreign = named(UnrecognizedFormat("Unknown.", found="unknown binary data"))
    assert isinstance(foreign, UnrecognizedFormat)
    assert (foreign.found, foreign.code) == (INSERTED, ErrorCode.NO_CERTIFICATE)
    for kept in (
        WrongPassword("Wrong."),
        UnrecognizedFormat("Empty.", code=ErrorCode.EMPTY_FILE),
    ):
        assert named(kept) is kept
    sound = MalformedContent("Damaged.")
    assert named(sound, b"\x00\xff") is sound


def test_keys_are_read_with_the_same_words() -> None:
    file = FILES[0]
    with pytest.raises((UnrecognizedFormat, MalformedContent), match=INSERTED):
        read_with_keys(file.octets.replace(b"\n", b"\r\n"), password=None, budget=Budget())


@given(st.binary(max_size=200))
def test_any_octets_are_damaged_or_not(octets: bytes) -> None:
    for content in (octets, b"\x30\x82" + octets, "\ufffd".encode() * 16 + octets, b"\xff\xfe" + octets, b"\xfe\xed\xfe\xed" + octets):
        find_text_damage(content)
