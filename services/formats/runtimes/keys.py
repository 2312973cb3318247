"""Which runtimes read a private key: by its algorithm, and by the form of its PKCS#8."""

from collections.abc import Iterator

from services.asn1.read import parse_whole
from services.asn1.tags import primitive
from services.errors import MalformedContent
from services.formats.contents.raw import RawKey
from services.formats.runtimes.by_algorithm import OPENSSL, OPENSSL_35, list_for_key
from services.formats.runtimes.certificates import has_explicit_curve
from services.formats.runtimes.refusals import Refusal, refuse, refuse_all_but
from services.model.contents import PrivateKeyEntry
from services.model.runtime import RuntimeReason, RuntimeVersion
from services.model.secret import Secret
from services.x509.algorithms import EC, read_algorithm

_FIRST_VERSION_ONLY = frozenset({RuntimeVersion.JAVA_8, RuntimeVersion.JAVA_11})
"""They read PKCS#8 of version 1 only; the Javas after them RFC 5958's version 2 as well."""

_PUBLIC_KEY = primitive(1)  # OneAsymmetricKey, RFC 5958 2


def judge_key(raw: RawKey, shown: PrivateKeyEntry, *, among: frozenset[RuntimeVersion]) -> Iterator[Refusal]:
    """Return which of these runtimes do not read the key; of a locked one only its certificate tells."""
    key = shown.private_key
    if raw.encoding != "PKCS#8":
        yield from refuse(among, RuntimeReason.KEY_UNREADABLE, f"it is {raw.encoding}, not PKCS#8")
        return
    if raw.problem is not None or (key.algorithm is None and not raw.is_locked):
        yield from refuse(among, RuntimeReason.KEY_UNREADABLE, "it is no PKCS#8")
        return
    if key.algorithm is None:
        return
    is_explicit = key.algorithm == "EC" and bool(shown.certificate_chain) and has_explicit_curve(shown.certificate_chain[0])
    runtimes = list_for_key(key.algorithm, key.curve, has_explicit_curve=is_explicit)
    name = " ".join(part for part in (key.algorithm, key.curve) if part)
    if not runtimes:
        yield from refuse(among, RuntimeReason.UNKNOWN, name)
    yield from refuse_all_but([(runtimes, name)], RuntimeReason.KEY_UNSUPPORTED, among=among)
    if raw.pkcs8 is not None:
        yield from _judge_form(raw, raw.pkcs8, among)


def _judge_form(raw: RawKey, pkcs8: Secret, among: frozenset[RuntimeVersion]) -> Iterator[Refusal]:
    try:
        version, identifier, _, *rest = parse_whole(pkcs8.reveal()).first(6)
        number, (oid, parameters) = version.number(), read_algorithm(identifier)
    except (MalformedContent, ValueError):
        yield from refuse(among, RuntimeReason.KEY_UNREADABLE, "it is no PKCS#8")
        return
    has_public_key = any(part.tag == _PUBLIC_KEY for part in rest)
    if oid == EC and parameters is None:
        yield from refuse(among, RuntimeReason.KEY_UNREADABLE, "its curve is not where it belongs")
    if number == 0 and has_public_key:
        yield from refuse(among - _FIRST_VERSION_ONLY, RuntimeReason.KEY_UNREADABLE, "a public key in version 1")
    if number != 0:
        yield from refuse(among & _FIRST_VERSION_ONLY, RuntimeReason.KEY_UNREADABLE, "PKCS#8 of version 2")
    if number != 0 and has_public_key:
        yield from refuse(among & OPENSSL - OPENSSL_35, RuntimeReason.KEY_UNREADABLE, "PKCS#8 of version 2 with a public key")
    if rest and raw.chain is not None:
        yield from refuse(among & _FIRST_VERSION_ONLY, RuntimeReason.KEY_UNREADABLE, "PKCS#8 with attributes")
