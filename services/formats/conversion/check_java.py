"""Whether Java makes the chains of a PKCS#12 that were written. Where it does not, the file goes out as none that misleads."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from services.errors import ErrorCode, InvalidInput
from services.formats.contents.raw import RawContents, RawKey
from services.formats.runtimes.java_pkcs12 import view_pkcs12
from services.formats.runtimes.java_view import JavaView
from services.formats.store_entries import EntryToWrite, KeyToWrite
from services.model.x509 import X509Certificate
from services.x509.chain import take_linked
from services.x509.key_work import KeyWork
from services.x509.signatures import SignatureChecks


def check_java(raw: RawContents, written: Sequence[EntryToWrite], described: Mapping[bytes, X509Certificate]) -> None:
    """Raise InvalidInput (CHAIN_AMBIGUOUS, for the field `format`) if some Java takes another chain for a key than the one written.

    `raw` is the file read again, which has the written keys in their order, `described` what its certificates say. The format keeps no
    chains, and no order of the certificates is right for two keys under different CAs of one name. A chain may go on to true issuers that
    are in the file for another reason, and certificates that do not hang together with its beginning are none that Java could find.
    """
    views = view_pkcs12(raw.entries, described.get)
    checks = SignatureChecks(KeyWork())
    read = (entry for entry in raw.entries if isinstance(entry, RawKey))
    keys = (entry for entry in written if isinstance(entry, KeyToWrite))
    for entry, key in zip(read, keys, strict=True):
        if not key.certificate_chain:
            continue
        chain = take_linked([described[certificate] for certificate in key.certificate_chain])
        if not _goes_on_truly(chain, _find_chain(views.today, entry), checks):
            raise _misled("Java", key.alias)
        if not _goes_on_truly(chain, _find_chain(views.old, entry), checks):
            raise _misled("Java 8 and 11", key.alias)


def _find_chain(view: JavaView, key: RawKey) -> tuple[X509Certificate, ...]:
    found = view.find(key)
    return () if found is None else found.chain


def _goes_on_truly(chain: tuple[X509Certificate, ...], found: tuple[X509Certificate, ...], checks: SignatureChecks) -> bool:
    """Whether what was found begins with the chain, and each further certificate signed the one before it."""
    if found[: len(chain)] != chain:
        return False
    return all(checks.is_signed_by(certificate, issuer) is not False for certificate, issuer in pairwise(found[len(chain) - 1 :]))


def _misled(who: str, alias: str) -> InvalidInput:
    message = (
        f'{who} would take another certificate chain for the private key "{alias}": PKCS#12 keeps no chains, and the file would hold '
        "several certificates of one name. Export the entries one by one (aliases), or as JKS, which keeps each key's chain."
    )
    return InvalidInput(message, field="format", code=ErrorCode.CHAIN_AMBIGUOUS)
