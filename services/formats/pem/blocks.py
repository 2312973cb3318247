"""Splits PEM text (RFC 7468, RFC 1421) into blocks, as people really keep it: indented, glued, escaped, with text around."""

import re
from base64 import b64decode
from dataclasses import dataclass, field

from services.errors import ErrorCode, MalformedContent, TooLarge

MAX_BLOCKS = 5_000
"""Of one file: over thirty times what Java's or Mozilla's trust store holds."""

_BOUNDARY = re.compile(r"-----(BEGIN|END) ([^-\n]{1,64}?)-----", re.IGNORECASE)
_WORDS = re.compile(r"\b(CERTIFICATE|KEY|PKCS7|CMS|CRL|PARAMETERS|REQUEST)\b")
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


def has_boundary(text: str) -> bool:
    """Whether something in the text opens a PEM block, be it in lower case."""
    return any(match[1].upper() == "BEGIN" and _is_meant(match) for match in _BOUNDARY.finditer(text))


def split_blocks(text: str) -> list[PemBlock]:
    """Return the blocks in order, undecoded; raises MalformedContent for boundaries that do not match, and TooLarge for too many."""
    text = _unify_line_ends(text)
    blocks: list[PemBlock] = []
    begin: re.Match[str] | None = None
    line, counted, preamble_start = 1, 0, 0
    for match in _BOUNDARY.finditer(text):
        if not _is_meant(match):
            continue
        here = line + text.count("\n", counted, match.start())
        _check_boundary(match, begin, number=len(blocks) + 1, line=here, opened_at=line)
        if begin is None:
            begin = match
        else:
            body, preamble = text[begin.end() : match.start()], text[preamble_start : begin.start()]
            blocks.append(PemBlock(label=begin[2], number=len(blocks) + 1, line=line, body=body, preamble=preamble))
            begin, preamble_start = None, match.end()
        line, counted = here, match.start()
    if begin is not None:
        raise _malformed("it has no END line", number=len(blocks) + 1, line=line)
    return blocks


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
    """Tell a boundary, be it in the wrong case, from decoration such as `-----Begin of section-----`."""
    return match[0].isupper() or _WORDS.search(match[2].upper()) is not None


def _check_boundary(match: re.Match[str], begin: re.Match[str] | None, *, number: int, line: int, opened_at: int) -> None:
    is_begin = match[1].upper() == "BEGIN"
    if not match[0].isupper():
        raise _malformed("its boundary must be in capital letters", number=number, line=line)
    if begin is None and not is_begin:
        raise _malformed("an END line stands without its BEGIN line", number=number, line=line)
    if begin is not None and is_begin:
        raise _malformed("it has no END line", number=number, line=opened_at)
    if begin is not None and match[2] != begin[2]:
        raise _malformed(f'it begins as "{begin[2]}" and ends as "{match[2]}"', number=number, line=line)
    if number > MAX_BLOCKS:
        raise TooLarge(f"The file has more than {MAX_BLOCKS:,} PEM blocks.", limit=MAX_BLOCKS, code=ErrorCode.CHAIN_TOO_LONG)


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
