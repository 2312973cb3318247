"""The tags of ASN.1, as the octet that DER writes (X.690 8.1.2): a SEQUENCE and a SET are always constructed."""

BOOLEAN = 0x01
INTEGER = 0x02
BIT_STRING = 0x03
OCTET_STRING = 0x04
NULL = 0x05
OBJECT_IDENTIFIER = 0x06
ENUMERATED = 0x0A
UTF8_STRING = 0x0C
NUMERIC_STRING = 0x12
PRINTABLE_STRING = 0x13
T61_STRING = 0x14
IA5_STRING = 0x16
UTC_TIME = 0x17
GENERALIZED_TIME = 0x18
VISIBLE_STRING = 0x1A
UNIVERSAL_STRING = 0x1C
BMP_STRING = 0x1E
SEQUENCE = 0x30
SET = 0x31

CONSTRUCTED = 0x20
CONTEXT = 0x80

TEXT_ENCODINGS = {
    UTF8_STRING: "utf-8",
    BMP_STRING: "utf-16-be",
    UNIVERSAL_STRING: "utf-32-be",
    **dict.fromkeys((NUMERIC_STRING, PRINTABLE_STRING, T61_STRING, IA5_STRING, VISIBLE_STRING, UTC_TIME, GENERALIZED_TIME), "latin-1"),
}
"""Of the character strings, to which X.680 counts the times. The narrow types are read as openssl reads them, whatever octets they
hold; nobody writes T.61.
"""


def primitive(number: int) -> int:
    """Return the context-specific tag [number], up to 30, of what has no elements inside it: an implicit tag of a simple type."""
    return CONTEXT | number


def constructed(number: int) -> int:
    """Return the context-specific tag [number], up to 30, of what has elements inside it: an explicit tag, or one of a SEQUENCE."""
    return CONTEXT | CONSTRUCTED | number
