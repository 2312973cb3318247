"""What the runtimes make of a keystore, computed from its octets as Java's, OpenSSL's and Node's own loaders go through them.

Nothing is claimed that was not seen: the rules were taken from what Java 11, 17, 21 and 25, OpenSSL 1.1.1, 3.0 and 3.5, and Node 18, 20, 22
and 24 did with the corpus and with stores made for it (tests/runtimes); for Java 8 from its source and release notes. Opening means by
the runtime's own means, with the right password, that every private key it sees can be used, and that there is something to be used.
"""

from collections.abc import Iterator

from services.formats.budget import Budget
from services.formats.contents.raw import BagPlace, RawContents, RawUnreadable
from services.formats.runtimes.by_algorithm import ANY, JAVA, OPENSSL
from services.formats.runtimes.certificates import refuse_certificate
from services.formats.runtimes.java import judge_java
from services.formats.runtimes.openssl import judge_openssl
from services.formats.runtimes.refusals import Refusal, list_openings, refuse
from services.formats.runtimes.store import Store, look_at
from services.model.contents import Contents
from services.model.runtime import RuntimeOpening, RuntimeReason, RuntimeVersion
from services.model.secret import Secret


def judge(octets: bytes, raw: RawContents, contents: Contents, *, password: Secret | None, budget: Budget) -> tuple[RuntimeOpening, ...]:
    """Return what each runtime makes of a PKCS#12, JKS or JCEKS keystore, in the order of `RuntimeVersion`; none for other formats.

    `raw` and `contents` are what reading the octets gave with the password (UTF-8). A password that is not ASCII costs further key
    derivations, as far as the budget goes. Raises what reading the structure raises (`ContentReader`), which cannot be for octets that
    were read before.
    """
    if not contents.format.is_keystore:
        return ()
    store = look_at(octets, raw, contents, password=password, budget=budget)
    if store is None:
        return list_openings((), undecided=RuntimeReason.UNKNOWN)
    return list_openings(_list_refusals(store), undecided=RuntimeReason.LOCKED if store.is_hidden else None)


def judge_wrapped() -> tuple[RuntimeOpening, ...]:
    """Return that no runtime opens a keystore with base64 around it."""
    return list_openings(refuse(ANY, RuntimeReason.WRAPPED_IN_TEXT), undecided=None)


def _list_refusals(store: Store) -> Iterator[Refusal]:
    for certificate in store.certificates.values():
        yield from refuse_certificate(certificate)
    yield from _list_unreadable(store)
    yield from judge_java(store)
    yield from judge_openssl(store)


def _list_unreadable(store: Store) -> Iterator[Refusal]:
    """All runtimes parse every certificate that they see, and give the store up for one that they cannot read."""
    for raw in store.raw_certificates:
        if raw.der not in store.certificates:
            yield from refuse(_list_seeing(raw.place), RuntimeReason.CERTIFICATE_UNREADABLE)
        elif raw.stored is not None and raw.stored.is_text and store.outline is not None:
            yield from refuse(OPENSSL, RuntimeReason.CERTIFICATE_UNREADABLE, "PEM text")
    for entry in store.raw.entries:
        if isinstance(entry, RawUnreadable):
            yield from refuse(_list_seeing(entry.place), RuntimeReason.STRUCTURE_UNREADABLE)


def _list_seeing(place: BagPlace | None) -> frozenset[RuntimeVersion]:
    """Return the runtimes that open a bag: Java opens none inside another."""
    return ANY - JAVA if place is not None and place.is_nested else ANY
