"""Which certificates some runtimes do not read or take, each against what was seen of it as a CA's in a store."""

import pytest

from services.formats.runtimes.by_algorithm import JAVA, NODE, OPENSSL
from services.formats.runtimes.certificates import refuse_certificate
from services.model.runtime import RuntimeReason, RuntimeVersion
from services.x509.describe import describe_certificate
from tests.runtimes.record_odd import load_odd_recording
from tests.services.formats.runtimes.odd_stores import odd_certificates, pki

_NOT_COMPUTED = "point not on its curve"
CERTIFICATES = {name: der for name, der in odd_certificates().items() if name != _NOT_COMPUTED}


@pytest.mark.parametrize("name", list(CERTIFICATES))
def test_who_refuses_a_store_for_a_certificate_is_told(name: str) -> None:
    opens_in, _ = load_odd_recording()[f"certificate: {name}, of a CA"]
    refusals = list(refuse_certificate(describe_certificate(CERTIFICATES[name])))
    told = frozenset[RuntimeVersion]().union(*(refusal.runtimes for refusal in refusals))
    assert told - {RuntimeVersion.JAVA_8} == frozenset(RuntimeVersion) - opens_in - {RuntimeVersion.JAVA_8}


def test_a_usual_certificate_is_refused_by_nobody() -> None:
    assert [list(refuse_certificate(issued.described)) for issued in pki().values()] == [[]] * len(pki())


@pytest.mark.parametrize(
    ("name", "runtimes", "reason", "field"),
    [
        ("version 1 with extensions", JAVA, RuntimeReason.CERTIFICATE_UNREADABLE, "version"),
        ("empty subject", JAVA, RuntimeReason.CERTIFICATE_UNREADABLE, "subject"),
        ("extension twice", JAVA, RuntimeReason.CERTIFICATE_UNREADABLE, "extensions"),
        ("padded serial", OPENSSL, RuntimeReason.CERTIFICATE_UNREADABLE, "serialNumber"),
        ("latin-1 in UTF8String", OPENSSL, RuntimeReason.CERTIFICATE_UNREADABLE, "name"),
        ("unknown key algorithm", NODE, RuntimeReason.CERTIFICATE_UNREADABLE, "subjectPublicKeyInfo"),
    ],
)
def test_the_field_is_named(name: str, runtimes: frozenset[RuntimeVersion], reason: RuntimeReason, field: str) -> None:
    (refusal,) = refuse_certificate(describe_certificate(CERTIFICATES[name]))
    assert (refusal.runtimes, refusal.reason, refusal.names) == (runtimes, reason, (field,))
