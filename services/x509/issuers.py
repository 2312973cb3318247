"""Who may have issued a certificate, among those of a file: by its name, and by the key that made its signature."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from services.model.x509 import X509Certificate
from services.x509.key_work import KeyWork
from services.x509.names import NameKey, name_key
from services.x509.signatures import SignatureChecks

MAX_SIGNATURE_CHECKS = 200
"""Of one chain: four levels of 40 CAs of one name each and of other keys, about 20 ms."""

MAX_OF_ONE_KEY = 100
"""Certificates of one subject and one key that chains can go through: a cross-signed CA has about five."""

Holder = tuple[NameKey, str]
"""A subject and the SHA-256 of its key: two certificates of one holder are the same to a chain (RFC 4158 5.2)."""


class ChecksLeft:
    """Counts down the signatures that may be checked; `is_exhausted` once there was none left for one that was to be checked."""

    def __init__(self, number: int = MAX_SIGNATURE_CHECKS) -> None:
        self.number = number
        self.is_exhausted = False

    def take(self) -> bool:
        """Whether one more was left; then it is taken."""
        self.is_exhausted = self.is_exhausted or self.number <= 0
        self.number -= 1
        return self.number >= 0


class _Namesakes:
    """The certificates of one subject, sorted once: roots first, then what ends last. All of one key stand together."""

    def __init__(self, certificates: Iterable[X509Certificate]) -> None:
        self.by_key: dict[str, list[X509Certificate]] = {}
        self._keys: dict[str | None, dict[str, None]] = {}
        for one in sorted(certificates, key=lambda one: (not one.is_self_signed, -one.not_after.timestamp(), one.sha256)):
            self.by_key.setdefault(one.public_key.spki_sha256, []).append(one)
            self._keys.setdefault(one.subject_key_identifier, {})[one.public_key.spki_sha256] = None

    def has_identifier(self, identifier: str) -> bool:
        return identifier in self._keys

    def list_keys(self, identifier: str | None) -> Iterator[str]:
        """Yield the keys, the likeliest to have that identifier first; identifiers are hints only (RFC 4158 3.5.12)."""
        likely = {**self._keys.get(identifier, {}), **self._keys.get(None, {})} if identifier is not None else {}
        yield from likely
        yield from (key for key in self.by_key if key not in likely)


class Issuers:
    """Certificates by their subject, each of them once; made once for a file, used for every chain in it.

    `checks` are those of the file; without them these certificates may cost as much as a file of their own. The order in which the
    certificates are given does not matter.
    """

    def __init__(self, certificates: Iterable[X509Certificate], checks: SignatureChecks | None = None) -> None:
        self.checks = checks or SignatureChecks(KeyWork())
        by_subject: dict[NameKey, list[X509Certificate]] = defaultdict(list)
        for certificate in {certificate.sha256: certificate for certificate in certificates}.values():
            by_subject[name_key(certificate.subject)].append(certificate)
        self._by_subject = {name: _Namesakes(those) for name, those in by_subject.items()}
        self._signers: dict[str, tuple[X509Certificate, ...]] = {}
        self._holders: dict[str, Holder] = {}

    def identify(self, certificate: X509Certificate) -> Holder:
        """Return whose certificate it is."""
        holder = self._holders.get(certificate.sha256)
        if holder is None:
            holder = self._holders[certificate.sha256] = name_key(certificate.subject), certificate.public_key.spki_sha256
        return holder

    def has_named(self, certificate: X509Certificate) -> bool:
        """Whether a certificate's subject is this one's issuer, that of this one itself among them."""
        return name_key(certificate.issuer) in self._by_subject

    def has_identified(self, certificate: X509Certificate) -> bool:
        """Whether one of them also has the key identifier that this one names for its issuer."""
        identifier, namesakes = certificate.authority_key_identifier, self._by_subject.get(name_key(certificate.issuer))
        return identifier is not None and namesakes is not None and namesakes.has_identifier(identifier)

    def has_searched(self, certificate: X509Certificate) -> bool:
        """Whether `find_signers` has looked at all of them for this one."""
        return certificate.sha256 in self._signers

    def find_signers(self, certificate: X509Certificate, checks_left: ChecksLeft) -> tuple[X509Certificate, ...]:
        """Return those whose subject is this one's issuer and whose key made its signature, the most likely issuer first.

        Where a key cannot be checked, the name decides. The certificate itself is among them if it is self-signed. Of one key a
        self-signed one stands before a cross-signed one, because OpenSSL and Java take the shortest path to a root. Each key is tried
        once, and none after the one that made the signature. Fewer may be returned once `checks_left` is exhausted.
        """
        known = self._signers.get(certificate.sha256)
        if known is not None:
            return known
        found: list[X509Certificate] = []
        namesakes = self._by_subject.get(name_key(certificate.issuer), _NOBODY)
        for key in namesakes.list_keys(certificate.authority_key_identifier):
            of_one_key = namesakes.by_key[key]
            if not self.checks.is_known(certificate, of_one_key[0]) and not checks_left.take():
                return tuple(found)
            is_signed = self.checks.is_signed_by(certificate, of_one_key[0])
            if is_signed is not False:
                likely = sorted(of_one_key[:MAX_OF_ONE_KEY], key=lambda one: fits_identifier(certificate, one) is False)
                found = likely if is_signed else found + likely
            if is_signed or len(found) >= MAX_OF_ONE_KEY:
                break
        self._signers[certificate.sha256] = tuple(found[:MAX_OF_ONE_KEY])
        return self._signers[certificate.sha256]


_NOBODY = _Namesakes(())


def fits_identifier(certificate: X509Certificate, issuer: X509Certificate) -> bool | None:
    """Whether the key identifier that a certificate names for its issuer is the one that the issuer has; None where one has none."""
    wanted, offered = certificate.authority_key_identifier, issuer.subject_key_identifier
    return None if wanted is None or offered is None else wanted == offered
