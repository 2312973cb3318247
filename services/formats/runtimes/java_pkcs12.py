"""What Java's PKCS12KeyStore sees: which bags become entries, and which chain it presents with each private key.

Written after OpenJDK's `PKCS12KeyStore.loadSafeContents`, `findMatchedCertificate` and `engineLoad`, as they are in 8u, 11u, 17u and later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from services.formats.contents.raw import BagPlace, RawCertificate, RawEntry, RawKey, RawSecretKey
from services.formats.runtimes.java_names import JavaName, name_java_issuer, name_java_subject
from services.formats.runtimes.java_view import FindCertificate, JavaEntry, JavaView
from services.model.x509 import X509Certificate
from services.x509.names import NameKey, name_key

MAX_CHAIN = 100
"""Certificates of a chain: Java has no limit, and no chain in use is a fifth as long."""

_ONLY_KEY = b"01"
"""The localKeyID that Java gives to the first key without one, and to the first certificate of a part that follows it."""


@dataclass(frozen=True, slots=True)
class JavaViews:
    """What the Java of today (17 and later) sees, and what 8 and 11 do, which take the first issuer of the name."""

    today: JavaView
    old: JavaView


def view_pkcs12(entries: Sequence[RawEntry], find: FindCertificate) -> JavaViews:
    """Return Java's views of the bags.

    Java reads no key that is not encrypted, opens no SafeContents inside a bag, makes an entry of a certificate only by its own attribute,
    and gives a key the certificate of the same localKeyID, or else of the same name. A later entry takes the place of an earlier one.
    """
    loading = _Loading(find)
    for entry in entries:
        if entry.place is not None and not entry.place.is_nested:
            loading.load(entry, entry.place)
    names = _Names(loading.certificates)
    return JavaViews(loading.finish(_Chains(names, by_identifier=True)), loading.finish(_Chains(names, by_identifier=False)))


@dataclass(slots=True)
class _Loading:
    """The bags that were read until now, as `loadSafeContents` keeps them."""

    find: FindCertificate
    entries: dict[str, RawEntry] = field(default_factory=dict)
    certificates: list[X509Certificate] = field(default_factory=list)
    by_both: dict[tuple[bytes, str], X509Certificate] = field(default_factory=dict)
    by_id: dict[bytes, X509Certificate] = field(default_factory=dict)
    by_alias: dict[str, X509Certificate] = field(default_factory=dict)
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
        """Return the certificate that Java gives to the key: the first of both, else the last of its localKeyID, else of its name."""
        key_id, alias = self.key_ids[id(key)]
        return self.by_both.get((key_id, alias.lower())) or self.by_id.get(key_id) or self.by_alias.get(alias.lower())

    def finish(self, chains: "_Chains") -> JavaView:
        """Return the view with the chains of all keys."""
        found = (
            JavaEntry(alias=alias, raw=entry, chain=tuple(chains.follow(self.match(entry))) if isinstance(entry, RawKey) else ())
            for alias, entry in self.entries.items()
        )
        return JavaView(entries=tuple(found))

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
        alias = None if place.name is None else place.name.lower()
        if key_id is not None:
            self.by_id[key_id] = certificate
        if alias is not None:
            self.by_alias[alias] = certificate
        if key_id is not None and alias is not None:
            self.by_both.setdefault((key_id, alias), certificate)

    def _name(self, place: BagPlace) -> str:
        if place.name is not None:
            return place.name
        self.nameless += 1
        return str(self.nameless)


class _Chains:
    """Chains from certificate to issuer among those of the file; each certificate looks for its issuer once."""

    def __init__(self, names: "_Names", *, by_identifier: bool) -> None:
        self._names = names
        self._by_identifier = by_identifier
        self._issuers: dict[str, X509Certificate | None] = {}

    def follow(self, end_entity: X509Certificate | None) -> Iterator[X509Certificate]:
        """Return the chain, up to the first certificate that issued itself, or that would stand in it twice."""
        seen: set[str] = set()
        certificate = end_entity
        while certificate is not None and certificate.sha256 not in seen and len(seen) < MAX_CHAIN:
            seen.add(certificate.sha256)
            yield certificate
            if certificate.sha256 not in self._issuers:
                self._issuers[certificate.sha256] = None if self._is_last(certificate) else self._find_issuer(certificate)
            certificate = self._issuers[certificate.sha256]

    def _is_last(self, certificate: X509Certificate) -> bool:
        if self._by_identifier:
            return certificate.is_self_signed
        is_likely = name_key(certificate.subject) == name_key(certificate.issuer)
        return is_likely and name_java_subject(certificate.der) == name_java_issuer(certificate.der)

    def _find_issuer(self, certificate: X509Certificate) -> X509Certificate | None:
        named = self._names.find_issuers(certificate)
        wanted = certificate.authority_key_identifier if self._by_identifier else None
        return named.first if wanted is None else named.by_identifier.get(wanted, named.without)


class _Names:
    """Certificates by their subjects; looked at only where a chain is looked for, for a trust store has none."""

    def __init__(self, certificates: Sequence[X509Certificate]) -> None:
        self._certificates = certificates
        self._groups: dict[NameKey, list[X509Certificate]] = {}
        self._named: dict[JavaName, _Named] = {}

    def find_issuers(self, certificate: X509Certificate) -> "_Named":
        """Return the certificates whose subject is this one's issuer to Java."""
        likely = self._group().get(name_key(certificate.issuer), [])
        issuer = name_java_issuer(certificate.der)
        if issuer not in self._named:
            self._named[issuer] = _Named([each for each in likely if name_java_subject(each.der) == issuer])
        return self._named[issuer]

    def _group(self) -> dict[NameKey, list[X509Certificate]]:
        """By this service's own comparison, which no two names pass as different that Java takes for equal, and which costs less."""
        if not self._groups:
            for certificate in self._certificates:
                self._groups.setdefault(name_key(certificate.subject), []).append(certificate)
        return self._groups


class _Named:
    """The certificates of one subject: the first, the first of each key identifier, and the last that has none."""

    def __init__(self, certificates: Sequence[X509Certificate]) -> None:
        self.first = next(iter(certificates), None)
        self.by_identifier: dict[str, X509Certificate] = {}
        self.without: X509Certificate | None = None
        for certificate in certificates:
            if certificate.subject_key_identifier is None:
                self.without = certificate
            else:
                self.by_identifier.setdefault(certificate.subject_key_identifier, certificate)
