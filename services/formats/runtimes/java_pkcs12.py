"""What Java's PKCS12KeyStore sees: which bags become entries, and which chain it presents with each private key.

Written after OpenJDK's `PKCS12KeyStore.loadSafeContents`, `findMatchedCertificate` and `engineLoad`, as they are in 8u, 11u, 17u and later.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from services.formats.contents.raw import BagPlace, RawCertificate, RawEntry, RawKey, RawSecretKey
from services.formats.runtimes.java_names import JavaName, name_java_issuer, name_java_subject
from services.formats.runtimes.java_view import FindCertificate, JavaEntry, JavaView
from services.model.x509 import X509Certificate

_ONLY_KEY = b"01"
"""The localKeyID that Java gives to the first key without one, and to the first certificate of a part that follows it."""


def view_pkcs12(entries: Sequence[RawEntry], find: FindCertificate, *, by_identifier: bool = True) -> JavaView:
    """Return Java's view of the bags. `by_identifier` is how Java 17 and later look for issuers; 8 and 11 take the first of the name.

    Java reads no key that is not encrypted, opens no SafeContents inside a bag, makes an entry of a certificate only by its own attribute,
    and gives a key the certificate of the same localKeyID, or else of the same name. A later entry takes the place of an earlier one.
    """
    loading = _Loading(find)
    for entry in entries:
        if entry.place is not None and not entry.place.is_nested:
            loading.load(entry, entry.place)
    chains = _Chains(loading.certificates, by_identifier=by_identifier)
    found = (
        JavaEntry(alias=alias, raw=entry, chain=tuple(chains.follow(loading.match(entry))) if isinstance(entry, RawKey) else ())
        for alias, entry in loading.entries.items()
    )
    return JavaView(entries=tuple(found))


@dataclass(frozen=True, slots=True)
class _Offered:
    """A certificate that may belong to a key."""

    certificate: X509Certificate
    key_id: bytes | None
    alias: str | None


@dataclass(slots=True)
class _Loading:
    """The bags that were read until now, as `loadSafeContents` keeps them."""

    find: FindCertificate
    entries: dict[str, RawEntry] = field(default_factory=dict)
    certificates: list[X509Certificate] = field(default_factory=list)
    offered: list[_Offered] = field(default_factory=list)
    key_ids: dict[int, tuple[bytes, str]] = field(default_factory=dict)
    key_count: int = 0
    nameless: int = 0

    def load(self, entry: RawEntry, place: BagPlace) -> None:
        """Take the next bag."""
        if isinstance(entry, RawCertificate):
            self._load_certificate(entry, place)
        elif isinstance(entry, RawSecretKey):
            self.entries[self._name(place).lower()] = entry
        elif isinstance(entry, RawKey) and place.is_shrouded:
            self._load_key(entry, place)

    def match(self, key: RawKey) -> X509Certificate | None:
        """Return the certificate that Java gives to the key: by both, else the last one of its localKeyID, else the last of its name."""
        key_id, alias = self.key_ids[id(key)]
        by_id = by_alias = None
        for offered in self.offered:
            is_named_so = offered.alias is not None and offered.alias.lower() == alias.lower()
            if offered.key_id == key_id:
                by_id = offered.certificate
                if is_named_so:
                    return by_id
            elif is_named_so:
                by_alias = offered.certificate
        return by_id or by_alias

    def _load_key(self, key: RawKey, place: BagPlace) -> None:
        self.key_count += 1
        if key.local_key_id is None and self.key_count > 1:
            return
        alias = self._name(place)
        self.key_ids[id(key)] = (_ONLY_KEY if key.local_key_id is None else key.local_key_id, alias)
        self.entries[alias.lower()] = key

    def _load_certificate(self, raw: RawCertificate, place: BagPlace) -> None:
        certificate = self.find(raw.der)
        if certificate is None:
            return  # Java gives the whole file up, which is said elsewhere
        self.certificates.append(certificate)
        if raw.is_trusted:
            self.entries[self._name(place).lower()] = raw
            return
        is_first = self.key_count == 1 and place.position == 0
        key_id = _ONLY_KEY if raw.local_key_id is None and is_first else raw.local_key_id
        self.offered.append(_Offered(certificate, key_id, place.name))

    def _name(self, place: BagPlace) -> str:
        if place.name is not None:
            return place.name
        self.nameless += 1
        return str(self.nameless)


class _Chains:
    """Chains from certificate to issuer among those of the file."""

    def __init__(self, certificates: Sequence[X509Certificate], *, by_identifier: bool) -> None:
        self._certificates = certificates
        self._by_identifier = by_identifier
        self._by_subject: dict[JavaName, list[X509Certificate]] = {}

    def follow(self, end_entity: X509Certificate | None) -> Iterator[X509Certificate]:
        """Return the chain, up to the first certificate that issued itself, or that would stand in it twice."""
        seen: set[str] = set()
        certificate = end_entity
        while certificate is not None and certificate.sha256 not in seen:
            seen.add(certificate.sha256)
            yield certificate
            certificate = None if self._is_last(certificate) else self._find_issuer(certificate)

    def _is_last(self, certificate: X509Certificate) -> bool:
        if self._by_identifier:
            return certificate.is_self_signed
        return name_java_subject(certificate.der) == name_java_issuer(certificate.der)

    def _find_issuer(self, certificate: X509Certificate) -> X509Certificate | None:
        named = self._group().get(name_java_issuer(certificate.der), ())
        wanted = certificate.authority_key_identifier if self._by_identifier else None
        if wanted is None:
            return next(iter(named), None)
        without = None
        for candidate in named:
            if candidate.subject_key_identifier == wanted:
                return candidate
            if candidate.subject_key_identifier is None:
                without = candidate
        return without

    def _group(self) -> dict[JavaName, list[X509Certificate]]:
        """Names are compared only where a chain is looked for: a trust store has none."""
        if not self._by_subject:
            found: dict[JavaName, list[X509Certificate]] = defaultdict(list)
            for certificate in self._certificates:
                found[name_java_subject(certificate.der)].append(certificate)
            self._by_subject = found
        return self._by_subject
