"""Which runtimes read a private key."""

import pytest

from services.formats.contents.raw import RawKey
from services.formats.runtimes.by_algorithm import ANY, JAVA, OPENSSL, OPENSSL_35
from services.formats.runtimes.keys import judge_key
from services.model.contents import PrivateKeyDetails, PrivateKeyEntry
from services.model.runtime import RuntimeReason, RuntimeVersion
from services.model.secret import Secret
from tests.services.formats.runtimes.odd_stores import odd_keys

OLD_JAVA = frozenset({RuntimeVersion.JAVA_8, RuntimeVersion.JAVA_11})


def told(
    pkcs8: bytes | None, algorithm: str | None = "RSA", *, curve: str | None = None, encoding: str = "PKCS#8"
) -> dict[RuntimeReason, frozenset[RuntimeVersion]]:
    raw = RawKey(pkcs8=None if pkcs8 is None else Secret(pkcs8), encoding=encoding, is_encrypted=True)
    key = PrivateKeyDetails(algorithm=algorithm, bits=None, curve=curve, encoding=encoding, is_encrypted=True, is_locked=pkcs8 is None)
    shown = PrivateKeyEntry(alias="a", created_at=None, private_key=key, certificate_chain=())
    return {refusal.reason: refusal.runtimes for refusal in judge_key(raw, shown, among=ANY)}


RSA = odd_keys()["RSA"][0]


def test_a_usual_key_is_read_everywhere() -> None:
    assert told(RSA) == {}
    assert told(odd_keys()["EC"][0], "EC", curve="secp256r1") == {}


def test_of_a_locked_key_its_algorithm_tells() -> None:
    assert told(None, "ED25519") == {RuntimeReason.KEY_UNSUPPORTED: OLD_JAVA}
    assert told(None, None) == {}


@pytest.mark.parametrize("encoding", ["PKCS#1", "SEC1"])
def test_another_encoding_is_read_nowhere(encoding: str) -> None:
    assert told(RSA, encoding=encoding) == {RuntimeReason.KEY_UNREADABLE: ANY}


def test_what_is_no_key_is_read_nowhere() -> None:
    assert told(b"junk") == {RuntimeReason.KEY_UNREADABLE: ANY}
    assert told(b"junk", None) == {RuntimeReason.KEY_UNREADABLE: ANY}


def test_an_algorithm_that_was_not_tried_is_not_judged() -> None:
    assert told(None, "SLH-DSA-SHA2-128s") == {RuntimeReason.UNKNOWN: ANY, RuntimeReason.KEY_UNSUPPORTED: ANY}
    assert next(iter(told(None, "EC", curve="SM2"))) is RuntimeReason.UNKNOWN


def test_curves_that_java_lacks() -> None:
    assert told(None, "EC", curve="brainpoolP256t1") == {RuntimeReason.KEY_UNSUPPORTED: JAVA}


def test_ml_dsa_is_of_the_newest() -> None:
    """Java 25 reads its own keys, but no key manager takes them: seen with a store of its keytool."""
    seed = odd_keys()["ML-DSA-65 by its seed"][0]
    assert told(seed, "ML-DSA-65") == {RuntimeReason.KEY_UNSUPPORTED: ANY - OPENSSL_35}


@pytest.mark.parametrize(
    ("name", "algorithm", "refusing"),
    [
        ("RSA of version 2", "RSA", OLD_JAVA | (OPENSSL - OPENSSL_35)),
        ("RSA of version 2 without public key", "RSA", OLD_JAVA),
        ("RSA of version 1 with public key", "RSA", ANY - OLD_JAVA),
        ("RSA with attributes", "RSA", frozenset()),
        ("RSA without NULL", "RSA", frozenset()),
    ],
)
def test_the_form_of_pkcs8_counts(name: str, algorithm: str, refusing: frozenset[RuntimeVersion]) -> None:
    unreadable = [
        refusal.runtimes
        for refusal in judge_key(
            RawKey(pkcs8=Secret(odd_keys()[name][0]), encoding="PKCS#8", is_encrypted=True),
            PrivateKeyEntry(
                alias="a",
                created_at=None,
                private_key=PrivateKeyDetails(
                    algorithm=algorithm, bits=2048, curve=None, encoding="PKCS#8", is_encrypted=True, is_locked=False
                ),
                certificate_chain=(),
            ),
            among=ANY,
        )
    ]
    assert frozenset[RuntimeVersion]().union(*unreadable) == refusing
