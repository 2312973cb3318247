"""Recognizes binary files that went through a program for text, which is what most damaged keystores are damaged by.

Asked only about files that cannot be read: the patterns below occur in sound files by chance, if seldom.
"""

import functools
from collections.abc import Callable
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from services.asn1.encoding import read_header
from services.asn1.shape import DerShape, find_shape
from services.errors import DomainError, ErrorCode, MalformedContent, UnrecognizedFormat, WrongPassword
from services.formats.detect import MAX_WRAPPINGS, unwrap
from services.formats.foreign import name_binary
from services.formats.java.read import JCEKS_MAGIC, JKS_MAGIC
from services.formats.text import decode_text

MIN_REPLACED = 16
"""Replacement characters; a file of 1 KiB that was read as UTF-8 has about 400, and a sound one none, or the few of a name."""

MIN_SHARE_REPLACED = 0.1
"""Of the file, in octets: three of four are usual."""

MIN_LINE_ENDS = 3
"""Line feeds that all stand behind a carriage return: by chance, this happens to one file in sixteen million that has three."""

MIN_SIZE_WITHOUT_CR = 4_096
"""Octets of a file that has no 0D: of random files of this size, one in nine million has none."""

MIN_DISTINCT = 200
"""Octets that are different, of a file of that size: with fewer, it is not random enough for that."""

MIN_MISSING = 2
"""Octets that a shorter file without any 0D lacks by its own length: with one, it may as well be cut short."""

_CR, _LF = b"\r", b"\n"
_REPLACEMENTS = ("\ufffd".encode(), "\ufffd".encode("utf-16-le"), "\ufffd".encode("utf-16-be"))
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MAGIC_NUMBERS = (JKS_MAGIC, JCEKS_MAGIC)
_SHAPES = (DerShape.CERTIFICATE, DerShape.PKCS7, DerShape.PKCS12)
_NO_LIMIT = 1 << 64

P = ParamSpec("P")
R = TypeVar("R")


class TextDamage(NamedTuple):
    """What was done to the file: its name for people, the usual causes, and what to do."""

    found: str
    causes: str

    @property
    def sentences(self) -> str:
        """All of it."""
        return f"It looks like {self.found}: {self.causes}"


_AGAIN = "Take the file from its source again, as binary."
_REPLACED = TextDamage(
    "a binary file that was read as text",
    "its octets were replaced by EF BF BD, the replacement character of UTF-8, as editors, HTTP clients and programs do that read a "
    f"response or a file as a string. What was replaced is lost. {_AGAIN}",
)
_QUESTIONED = TextDamage(
    "a binary file that was read as text",
    "its octets above 7F were replaced by question marks (3F), as by programs that write a string as ASCII. "
    f"What was replaced is lost. {_AGAIN}",
)
_CR_INSERTED = TextDamage(
    "a binary file with inserted line ends",
    "every 0A became 0D 0A, as FTP in ASCII mode does, or git with core.autocrlf. "
    "Transfer it again in binary mode, or mark such files as binary in .gitattributes.",
)
_CR_REMOVED = TextDamage(
    "a binary file whose line ends were changed",
    "it has no octet 0D, as after FTP in ASCII mode, dos2unix, git with core.autocrlf, or reading in text mode. "
    "Transfer it again in binary mode, or mark such files as binary in .gitattributes.",
)
_AS_UTF_16 = TextDamage(
    "a binary file that was written as UTF-16 text",
    f"as PowerShell does with > and Set-Content. {_AGAIN}",
)
_AS_UTF_8 = TextDamage(
    "a binary file that was written as UTF-8 text",
    f"its octets were taken for characters of ISO 8859-1 or Windows-1252 and encoded again, as editors and scripts do. {_AGAIN}",
)


def find_text_damage(octets: bytes) -> TextDamage | None:
    """Return what a program for text did to the file, None if nothing shows it. Text itself, and known kinds of files, have no damage."""
    if decode_text(octets) is not None or name_binary(octets) is not None:
        return None
    if _is_replaced(octets):
        return _REPLACED
    if octets.isascii() and _is_share(octets.count(b"?"), octets):
        return _QUESTIONED
    if octets.startswith(_MARKS) or _has_zeros_between(octets):
        return _AS_UTF_16
    if _is_reencoded(octets):
        return _AS_UTF_8
    if _has_inserted_carriage_returns(octets):
        return _CR_INSERTED
    return _CR_REMOVED if _lacks_carriage_returns(octets) else None


def naming_text_damage(read: Callable[Concatenate[bytes, P], R]) -> Callable[Concatenate[bytes, P], R]:
    """Let a reader of octets say in its error what a program for text did to them; the error keeps its class, unless it is in doubt."""

    @functools.wraps(read)
    def read_or_name(octets: bytes, /, *arguments: P.args, **options: P.kwargs) -> R:
        try:
            return read(octets, *arguments, **options)
        except (MalformedContent, UnrecognizedFormat, WrongPassword) as error:
            named = _name(error, octets)
            if named is None:
                raise
            raise named from None

    return read_or_name


def _name(error: DomainError, octets: bytes) -> DomainError | None:
    if error.code in (ErrorCode.EMPTY_FILE, ErrorCode.PASSWORD_WRONG):
        return None
    damage = _find_inside(octets)
    if damage is None:
        return None
    if isinstance(error, UnrecognizedFormat):
        return UnrecognizedFormat(f"The file is {damage.found}: {damage.causes}", found=damage.found)
    if isinstance(error, MalformedContent):
        return MalformedContent(f"{error.message} {damage.sentences}", position=error.position, code=error.code)
    return MalformedContent(f"The keystore is damaged. {damage.sentences}", code=ErrorCode.KEYSTORE_CORRUPT)


def _find_inside(octets: bytes) -> TextDamage | None:
    """Return the damage of the file, or of that inside the base64 text around it."""
    inner = octets
    for _ in range(MAX_WRAPPINGS):
        inner = unwrap(inner) or inner
    return find_text_damage(inner)


def _is_replaced(octets: bytes) -> bool:
    return any(
        octets.count(replacement) >= MIN_REPLACED and _is_share(octets.count(replacement) * len(replacement), octets)
        for replacement in _REPLACEMENTS
    )


def _is_share(count: int, octets: bytes) -> bool:
    return count >= max(MIN_REPLACED, len(octets) * MIN_SHARE_REPLACED)


def _has_zeros_between(octets: bytes) -> bool:
    """Whether every second octet is zero, as in UTF-16 without its mark, and the others begin as a keystore or a certificate does."""
    return any(
        not any(zeros) and _begins_as_known(others[:64]) for zeros, others in ((octets[1::2], octets[::2]), (octets[::2], octets[1::2]))
    )


def _begins_as_known(octets: bytes) -> bool:
    return octets.startswith(_MAGIC_NUMBERS) or find_shape(octets) in _SHAPES


def _is_reencoded(octets: bytes) -> bool:
    """Whether the octets are UTF-8 of octets that begin as a keystore or a certificate does."""
    try:
        text = octets.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return False
    return not text.isascii() and _begins_as_known(b"".join(_encode(character) for character in text[:64]))


def _encode(character: str) -> bytes:
    if character <= "\xff":
        return character.encode("latin-1")
    return character.encode("cp1252", "ignore")


def _has_inserted_carriage_returns(octets: bytes) -> bool:
    line_ends = octets.count(_LF)
    if not line_ends or octets.count(_CR + _LF) != line_ends:
        return False
    return line_ends >= MIN_LINE_ENDS or _count_missing(octets) == -line_ends


def _lacks_carriage_returns(octets: bytes) -> bool:
    if _CR in octets or not _begins_as_known(octets):
        return False
    if len(octets) >= MIN_SIZE_WITHOUT_CR and len(set(octets)) >= MIN_DISTINCT:
        return True
    return MIN_MISSING <= _count_missing(octets) <= len(octets) // 64


def _count_missing(octets: bytes) -> int:
    """Return how many octets the file is shorter than its outermost element says; less than 0 if it is longer, and 0 for no DER."""
    if find_shape(octets) not in _SHAPES:
        return 0
    try:
        _, _, end = read_header(octets, 0, limit=_NO_LIMIT, is_der=False)
    except (IndexError, MalformedContent):
        return 0
    return end - len(octets) if end >= 0 else 0
