"""P-256 spelt out as ECParameters (SEC 1 C.2), as keys with explicit parameters have it. Numbers: FIPS 186-4 D.1.2.3."""

from tests.services.x509.made import integer, oid, sequence, tlv

_P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_GENERATOR = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def _octets(number: int) -> bytes:
    return number.to_bytes(32, "big")


P256_PARAMETERS = sequence(
    integer(1),
    sequence(oid("1.2.840.10045.1.1"), integer(_P)),
    sequence(
        tlv(0x04, _octets(_P - 3)),
        tlv(0x04, _octets(_B)),
        tlv(0x03, b"\x00" + bytes.fromhex("c49d360886e704936a6678e1139d26b7819f7e90")),
    ),
    tlv(0x04, b"\x04" + _octets(_GENERATOR[0]) + _octets(_GENERATOR[1])),
    integer(_ORDER),
    integer(1),
)
