"""Says what OpenSSL's PKCS12_parse makes of files: a library is named, each question a line of JSON (pfx in base64, password or null).

Needs nothing but the standard library. The answer: why it is refused, whether there is a key, and the SHA-256 of the key's certificate and of the others.
"""

import ctypes
import hashlib
import json
import sys
from base64 import b64decode
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ubyte, c_ulong, c_void_p


def load(path: str) -> ctypes.CDLL:
    """Return the library with the types of what is called."""
    library = ctypes.CDLL(path)
    types = {
        "d2i_PKCS12": (c_void_p, (c_void_p, POINTER(c_char_p), c_long)),
        "PKCS12_parse": (c_int, (c_void_p, c_char_p, POINTER(c_void_p), POINTER(c_void_p), POINTER(c_void_p))),
        "ERR_get_error": (c_ulong, ()),
        "ERR_error_string": (c_char_p, (c_ulong, c_char_p)),
        "OPENSSL_sk_num": (c_int, (c_void_p,)),
        "OPENSSL_sk_value": (c_void_p, (c_void_p, c_int)),
        "i2d_X509": (c_int, (c_void_p, POINTER(POINTER(c_ubyte)))),
    }
    for name, (result, arguments) in types.items():
        getattr(library, name).restype, getattr(library, name).argtypes = result, arguments
    return library


def answer(library: ctypes.CDLL, octets: bytes, password: str | None) -> dict[str, object]:
    """Return what is in the file, or why it is refused: OpenSSL's last error."""
    while library.ERR_get_error():
        pass
    store = library.d2i_PKCS12(None, byref(c_char_p(octets)), len(octets))
    key, certificate, others = c_void_p(), c_void_p(), c_void_p()
    secret = None if password is None else password.encode()
    if not store or library.PKCS12_parse(store, secret, byref(key), byref(certificate), byref(others)) != 1:
        errors = list(iter(library.ERR_get_error, 0))
        return {
            "refused": "; ".join(library.ERR_error_string(error, None).decode() for error in errors),
            "key": False,
            "certificate": None,
            "others": [],
        }
    count = library.OPENSSL_sk_num(others) if others else 0
    return {
        "refused": None,
        "key": bool(key),
        "certificate": digest(library, certificate) if certificate else None,
        "others": [digest(library, library.OPENSSL_sk_value(others, number)) for number in range(count)],
    }


def digest(library: ctypes.CDLL, certificate: c_void_p | int) -> str:
    """Return the SHA-256 of a certificate."""
    octets = POINTER(c_ubyte)()
    length = library.i2d_X509(certificate, byref(octets))
    return hashlib.sha256(bytes(octets[:length])).hexdigest()


def main(path: str) -> None:
    """Answer until the input ends."""
    library = load(path)
    for line in sys.stdin:
        question = json.loads(line)
        sys.stdout.write(json.dumps(answer(library, b64decode(question["pfx"]), question["passphrase"])) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
