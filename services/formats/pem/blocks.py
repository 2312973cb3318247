"""Splits PEM text (RFC 7468, RFC 1421) into blocks, as people really keep it: indented, glued, escaped, with text around."""

import re
from base64 import b64decode
from dataclasses import dataclass, field

from services.errors import ErrorCode, MalformedContent, TooLarge
from services.formats.pem.labels import is_known

MAX_BLOCKS = 5_000
"""Of one file: over thirty times what Java's or Mozilla's trust store holds."""

_BOUNDARY = re.compile(r"-----(BEGIN|END) ([^-\n]{1,64}?)-----", re.IGNORECASE)
_ESCAPED_LINE_END = re.compile(r"\\r\\n|\\n|\\r")
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_FRIENDLY_NAME = re.compile(r"^[ \t]*friendlyName:[ \t]?(.*)$", re.MULTILINE)
_LOCAL_KEY_ID = re.compile(r"^[ \t]*localKeyID:((?:[ \t]*[0-9A-Fa-f]{2})+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PemBlock:
    """What stands between one BEGIN and its END. `line` is that of BEGIN; both it and `number` count from 1.

    `preamble` is the text since the block before.
    """

    label: str
    number: int
    line: int
    body: str = field(repr=False)
    preamble: str = ""

    @property
    def position(self) -> str:
        """Where it begins, for people."""
        return f"block {self.number}, line {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAround:
    """A stretch of text outside all blocks; `line` is that of its first character and counts from 1."""

    line: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PemText:
    """The blocks of a text in order, and the text before, between and behind them."""

    blocks: tuple[PemBlock, ...]
    around: tuple[TextAround, ...]


def has_boundary(text: str) -> bool:
    """Whether something in the text opens a PEM block, be it in lower case."""
    return any(match[1].upper() == "BEGIN" and _is_meant(match) for match in _BOUNDARY.finditer(text))


def split_blocks(text: str) -> tuple[PemBlock, ...]:
    """Return the blocks in order, undecoded; raises as `split_text`."""
    return split_text(text).blocks


def split_text(text: str) -> PemText:
    """Return the blocks, undecoded, and what stands around them.

    Raises MalformedContent for boundaries that do not match, and TooLarge for too many. A boundary of a label that is not known,
    without its other one, is text like any other: what somebody else's program wrote does not damage the file.
    """
    splitting = _Splitting(_unify_line_ends(text))
    for match in _BOUNDARY.finditer(splitting.text):
        if _is_meant(match):
            splitting.take(match)
    return splitting.finish()


class _Splitting:
    """The blocks so far, and the BEGIN that still waits for its END."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._blocks: list[PemBlock] = []
        self._around: list[TextAround] = []
        self._begin: re.Match[str] | None = None
        self._begin_line = 1
        self._counted, self._line = 0, 1  # the line of that place
        self._end, self._end_line = 0, 1  # of the block before

    def take(self, boundary: re.Match[str]) -> None:
        """Go on to the next boundary."""
        line = self._count_to(boundary.start())
        if not boundary[0].isupper() and is_known(boundary[2].upper()):
            raise self._malformed("its boundary must be in capital letters", line)
        if boundary[1] == "BEGIN":
            self._require_known_is_closed()
            self._begin, self._begin_line = boundary, line
        elif self._begin is None:
            if is_known(boundary[2]):
                raise self._malformed("an END line stands without its BEGIN line", line)
        elif self._begin[2] == boundary[2]:
            self._add_block(self._begin, boundary, line)
        elif is_known(self._begin[2]) or is_known(boundary[2]):
            raise self._malformed(f'it begins as "{self._begin[2]}" and ends as "{boundary[2]}"', line)

    def finish(self) -> PemText:
        """Return all; raises MalformedContent for a block that is still open."""
        self._require_known_is_closed()
        self._around.append(TextAround(line=self._end_line, text=self.text[self._end :]))
        return PemText(blocks=tuple(self._blocks), around=tuple(self._around))

    def _add_block(self, begin: re.Match[str], end: re.Match[str], line: int) -> None:
        if len(self._blocks) == MAX_BLOCKS:
            raise TooLarge(f"The file has more than {MAX_BLOCKS:,} PEM blocks.", limit=MAX_BLOCKS, code=ErrorCode.CHAIN_TOO_LONG)
        preamble, body = self.text[self._end : begin.start()], self.text[begin.end() : end.start()]
        number = len(self._blocks) + 1
        self._around.append(TextAround(line=self._end_line, text=preamble))
        self._blocks.append(PemBlock(label=begin[2], number=number, line=self._begin_line, body=body, preamble=preamble))
        self._begin, self._end, self._end_line = None, end.end(), line

    def _require_known_is_closed(self) -> None:
        if self._begin is not None and is_known(self._begin[2]):
            raise self._malformed("it has no END line", self._begin_line)

    def _malformed(self, what: str, line: int) -> MalformedContent:
        return _malformed(what, number=len(self._blocks) + 1, line=line)

    def _count_to(self, place: int) -> int:
        self._line += self.text.count("\n", self._counted, place)
        self._counted = place
        return self._line


def decode_block(block: PemBlock) -> bytes:
    """Return the octets that the base64 of a block stands for; raises MalformedContent with the line that is wrong."""
    try:
        return b64decode("".join("".join(_split_headers(block)[1]).split()), validate=True)
    except ValueError:  # binascii.Error, or a character outside ASCII
        raise _find_bad_line(block) from None


def read_headers(block: PemBlock) -> dict[str, str]:
    """Return the RFC 1421 headers of a block (Proc-Type, DEK-Info), by name."""
    pairs = (line.split(":", 1) for line in _split_headers(block)[0] if ":" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def read_bag_attributes(block: PemBlock) -> tuple[str | None, bytes | None]:
    """Return the friendly name and the localKeyID that openssl printed before the block as Bag Attributes; None where absent or empty."""
    _, found, attributes = block.preamble.rpartition("Bag Attributes")
    name = _FRIENDLY_NAME.search(attributes) if found else None
    key_id = _LOCAL_KEY_ID.search(attributes) if found else None
    return (name[1].rstrip(" ") or None) if name else None, bytes.fromhex(key_id[1]) if key_id else None


def _unify_line_ends(text: str) -> str:
    if "-----\\n" in text or "-----\\r" in text:  # copied out of JSON, where PHP escapes the slash too
        text = _ESCAPED_LINE_END.sub("\n", text).replace("\\/", "/")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_meant(match: re.Match[str]) -> bool:
    """Tell a boundary, be it in the wrong case or of another program, from decoration such as `-----Begin of section-----`."""
    return match[1].isupper() or is_known(match[2].upper())


def _split_headers(block: PemBlock) -> tuple[list[str], list[str]]:
    """Return the lines of the headers, which come first and have a colon, unlike base64; and the lines that follow."""
    lines = block.body.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip() and ":" not in line), len(lines))
    return lines[:first], lines[first:]


def _find_bad_line(block: PemBlock) -> MalformedContent:
    headers, lines = _split_headers(block)
    start = block.line + len(headers)
    has_ended = False
    for index, line in enumerate(lines):
        text = line.strip()
        if not _BASE64_LINE.fullmatch(text) or (text and has_ended):
            return _malformed("its base64 text has a character that is out of place", number=block.number, line=start + index)
        has_ended = has_ended or text.endswith("=")
    return _malformed("its base64 text is cut short", number=block.number, line=start + len(lines) - 1)


def _malformed(what: str, *, number: int, line: int) -> MalformedContent:
    position = f"block {number}, line {line}"
    return MalformedContent(f"The PEM text is damaged in {position}: {what}.", position=position)
