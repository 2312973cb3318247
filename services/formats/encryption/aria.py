"""ARIA (RFC 5794) in CBC mode, decryption only: OpenSSL writes it; neither cryptography nor pycryptodomex has the cipher.

CBC decrypts each block by itself, so all blocks go through the rounds together, column by column: a column holds the octets at one place
of every block. Look-ups in tables take a time that depends on what is looked up, so this is not constant-time. That does not matter here:
the key is derived from a password that the sender of the request gave, so the time tells them nothing new; and a stranger who can watch
the caches of this machine gets a few milliseconds of each key, while such attacks average over many runs. Never use it with a key of the
service's own.
"""

from collections.abc import Iterable, Sequence

from services.errors import TooCostly

MAX_OCTETS = 10 * 1024 * 1024
"""Of one ciphertext: as long as the largest file that can be uploaded, so that no entry is lost to it. At 20 to 30 million octets a second
(one core of 2025) they take about half a second."""

COST = 200
"""Of one decryption besides its octets, in iterations of the budget: expanding the key and going through the rounds takes 0.15 ms.
Without it a file of 5,000 short keys would hold a worker of the fast lane for two seconds and pay nothing."""

_BLOCK = 16
_SB1 = bytes.fromhex(
    "637c777bf26b6fc53001672bfed7ab76ca82c97dfa5947f0add4a2af9ca472c0b7fd9326363ff7cc34a5e5f171d8311504c723c31896059a071280e2eb27b275"
    "09832c1a1b6e5aa0523bd6b329e32f8453d100ed20fcb15b6acbbe394a4c58cfd0efaafb434d338545f9027f503c9fa851a3408f929d38f5bcb6da2110fff3d2"
    "cd0c13ec5f974417c4a77e3d645d197360814fdc222a908846eeb814de5e0bdbe0323a0a4906245cc2d3ac629195e479e7c8376d8dd54ea96c56f4ea657aae08"
    "ba78252e1ca6b4c6e8dd741f4bbd8b8a703eb5664803f60e613557b986c11d9ee1f8981169d98e949b1e87e9ce5528df8ca1890dbfe6426841992d0fb054bb16"
)
_SB2 = bytes.fromhex(
    "e24e54fc94c24acc620d6a463c4d8bd15efa64cbb497be2bbc772e03d31959c11d06416b55f09969ea9c18ae63dfe7bb007366fb964c85e43a0945aa0fee10eb"
    "2d7ff429accfad918d78c895f92fcecd087a88385c832a2847dbb8c793a41253ff870e3136215848018e377432cae9b1b7ab0cd7c4564226079860d9b6b91140"
    "ec208cbda0c984044923f14f501f13dcd8c09e57e3c37b653b028f3ee82592e515ddfd17a9bfd49a7ec53967fe769d43a7e1d0f568f21b347005a38ad57986a8"
    "30c6514b1ea627f635d26e2416825fdae675a2ef2cb21c9f5d6f800a72449b6c900b5b337d5a52f361a1f7b0d63f7c6ded14e0a53d22b3f889de711aafbab581"
)
"""SB1 and SB2 (2.4.2); the two others are their inverses."""

_SB3, _SB4 = (bytes(map(box.index, range(256))) for box in (_SB1, _SB2))
_ODD, _EVEN = (_SB1, _SB2, _SB3, _SB4) * 4, (_SB3, _SB4, _SB1, _SB2) * 4
"""The substitution layers SL1 and SL2 (2.4.2): a table for each place of a block."""

_PLACES = "34689de 25789cf 146abcf 057abde 0258bef 1349aef 0279acd 1368bcd 0147adf 0156bce 23568df 23479ce 12679bc 03678ad 03459be 12458af"
_DIFFUSION = tuple(tuple(int(place, _BLOCK) for place in places) for places in _PLACES.split())
"""The diffusion layer A (2.4.3): each octet becomes the sum of those at seven places, here as hexadecimal digits. A undoes itself."""

_CONSTANTS = (0x517CC1B727220A94FE13ABE8FA9A6EE0, 0x6DB14ACC9E21C820FF28B1D5EF5DE2B0, 0xDB92371D2126E9700324977504E8C90E)
_ROTATIONS = (19, 31, 128 - 61, 128 - 31, 128 - 19)
"""To the right, in bits, for each four round keys (2.2)."""


def decrypt_aria(key: bytes, iv: bytes, data: bytes) -> bytes:
    """Return the plaintext with its padding; raises TooCostly if there is more than MAX_OCTETS of it.

    Sizes are not checked: the key must have 16, 24 or 32 octets, the vector 16, and the data must be whole blocks.
    """
    if len(data) > MAX_OCTETS:
        raise TooCostly(f"{len(data):,} octets are encrypted by ARIA; the limit is {MAX_OCTETS:,}.")
    columns = _split(data)
    count = len(data) // _BLOCK
    *round_keys, before_last, last = _list_decryption_keys(key)
    for number, round_key in enumerate(round_keys):
        columns = _diffuse(_substitute(columns, round_key, boxes=_EVEN if number % 2 else _ODD, count=count))
    columns = _substitute(columns, before_last, boxes=_EVEN, count=count)
    plaintext = bytearray(len(data))
    for place, (column, octet, previous) in enumerate(zip(columns, last, _split((iv + data)[: len(data)]), strict=True)):
        plaintext[place::_BLOCK] = (column ^ octet * _ones(count) ^ previous).to_bytes(count)
    return bytes(plaintext)


def _split(data: bytes) -> list[int]:
    return [int.from_bytes(data[place::_BLOCK]) for place in range(_BLOCK)]


def _ones(count: int) -> int:
    return int.from_bytes(b"\x01" * count)


def _substitute(columns: Sequence[int], round_key: Iterable[int], *, boxes: Sequence[bytes], count: int) -> list[int]:
    """Add the round key to columns of so many octets, and apply a substitution layer."""
    ones = _ones(count)
    return [
        int.from_bytes((column ^ octet * ones).to_bytes(count).translate(box))
        for column, octet, box in zip(columns, round_key, boxes, strict=True)
    ]


def _diffuse(x: Sequence[int]) -> list[int]:
    return [x[a] ^ x[b] ^ x[c] ^ x[d] ^ x[e] ^ x[f] ^ x[g] for a, b, c, d, e, f, g in _DIFFUSION]


def _list_decryption_keys(key: bytes) -> list[Sequence[int]]:
    """Return the round keys in the order of decryption (2.2): those between the first and the last are diffused."""
    last, *middle, first = _list_encryption_keys(key)
    return [first, *(_diffuse(round_key) for round_key in reversed(middle)), last]


def _list_encryption_keys(key: bytes) -> list[bytes]:
    """Expand the key (2.2): 12, 14 or 16 rounds, and one key more than rounds."""
    start = (len(key) - 16) // 8
    words = [int.from_bytes(key[:_BLOCK])]
    added = int.from_bytes(key[_BLOCK:].ljust(_BLOCK, b"\0"))
    for number, boxes in enumerate((_ODD, _EVEN, _ODD)):
        constant = _CONSTANTS[(start + number) % 3].to_bytes(_BLOCK)
        mixed = _diffuse(_substitute(list(words[-1].to_bytes(_BLOCK)), constant, boxes=boxes, count=1))
        words.append(int.from_bytes(bytes(mixed)) ^ added)
        added = words[-2]
    keys = (words[i % 4] ^ _rotate_right(words[(i + 1) % 4], _ROTATIONS[i // 4]) for i in range(8 + len(key) // 4 + 1))
    return [round_key.to_bytes(_BLOCK) for round_key in keys]


def _rotate_right(word: int, count: int) -> int:
    return (word >> count | word << 128 - count) & (1 << 128) - 1
