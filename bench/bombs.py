"""The worst legal files: inside every limit, and made so that reading them takes as long as it can."""

import random
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bench.files import write_jks
from bench.floor import PASSWORD
from services.formats.budget import MAX_ITERATIONS
from services.model.limits import MAX_ENTRIES
from tests.services.formats.java_writer import private_key, protect_jks, store, trusted
from tests.services.formats.pkcs12_writer import LOCAL_KEY_ID, attribute, certificate_bag, clear_part, key_bag, octets, pfx
from tests.services.x509.made import algorithm, bit_string, common_name, hand_made, integer, name_of, rsa_spki, sequence, tlv

_DSA = "1.2.840.10040.4.1"
_NAME = name_of(common_name("Same"))
_random = random.Random(0)


@cache
def write_bombs() -> Mapping[str, bytes]:
    """Return the files by what is costly about them; `PASSWORD` opens them."""
    return MappingProxyType(
        {
            "iterations": _write_iterations(),
            "long exponents": _write_long_exponents(),
            "long private numbers": _write_long_private_numbers(),
            "one localKeyID": _write_one_id(),
            "many entries": write_jks(keys=0, authorities=MAX_ENTRIES),
        }
    )


def _write_iterations() -> bytes:
    """Return a PKCS#12 of two keys, each with as many iterations as one may have, and together as many as a file may have."""
    return pfx(clear_part(*(key_bag(PASSWORD, _write_key(), iterations=MAX_ITERATIONS) for _ in range(2))))


def _write_long_exponents() -> bytes:
    """Return a JKS of 1,400 self-issued certificates of RSA-3072 whose public exponent is as long as the modulus."""
    spki = rsa_spki(_number(3_072), _number(3_071))
    given = {"issuer": _NAME, "subject": _NAME, "public_key": spki, "signature": bit_string(b"\x01" * (3_072 // 8))}
    ends = (hand_made(serial_number=integer(at), **given) for at in range(1, 1_401))
    return store(*(trusted(str(at), end) for at, end in enumerate(ends)), password=PASSWORD)


def _write_long_private_numbers() -> bytes:
    """Return a JKS of 1,500 DSA keys whose private number is as long as the prime."""
    parameters = sequence(integer(_number(8_192)), integer(_number(256)), integer(_number(8_190)))
    blob = protect_jks(sequence(integer(0), algorithm(_DSA, parameters), tlv(0x04, integer(_number(8_000)))), PASSWORD)
    return store(*(private_key(str(at), blob, []) for at in range(1_500)), password=PASSWORD)


def _write_one_id() -> bytes:
    """Return a PKCS#12 of 2,400 keys and 2,500 certificates of one localKeyID, none of which belongs to any key."""
    key_id = attribute(LOCAL_KEY_ID, octets(b"1"))
    keys = (key_bag(PASSWORD, _write_key(), key_id) for _ in range(2_400))
    certificates = (certificate_bag(hand_made(serial_number=integer(at)), key_id) for at in range(1, 2_501))
    return pfx(clear_part(*keys, *certificates))


def _write_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def _number(bits: int) -> int:
    return _random.getrandbits(bits) | 1 << bits - 1 | 1
