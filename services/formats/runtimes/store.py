"""A keystore as the rules look at it: its raw entries, what was made of them, and what its outline shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from services.errors import UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawKey
from services.formats.pkcs12.bags import BagReader, KeyBag, SecretBag
from services.formats.pkcs12.structure import Outline, read_outline
from services.formats.runtimes.java_jks import view_jks
from services.formats.runtimes.java_pkcs12 import JavaViews, view_pkcs12
from services.model.contents import Contents, Format, PrivateKeyEntry
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509.summary import iterate_certificates


@dataclass(frozen=True, kw_only=True)
class Store:
    """A keystore that was read. `outline` is there for PKCS#12; `password` (UTF-8) is the one that was given, if any.

    `tried` remembers, by what the password was tried with, whether its standard form is right: each attempt is costly.
    """

    raw: RawContents
    contents: Contents
    outline: Outline | None
    password: Secret | None
    budget: Budget
    tried: dict[int, bool] = field(default_factory=dict)

    @cached_property
    def certificates(self) -> Mapping[bytes, X509Certificate]:
        """All certificates that can be read, by their octets."""
        return {certificate.der: certificate for _, certificate in iterate_certificates(self.contents)}

    @cached_property
    def keys(self) -> list[tuple[RawKey, PrivateKeyEntry]]:
        """The private keys in the file's order, with what is shown of them."""
        raws = (entry for entry in self.raw.entries if isinstance(entry, RawKey))
        shown = (entry for entry in self.contents.entries if isinstance(entry, PrivateKeyEntry))
        return list(zip(raws, shown, strict=True))

    @cached_property
    def raw_certificates(self) -> list[RawCertificate]:
        """All certificates of the file, also those of chains that the format stores."""
        return [
            certificate
            for entry in self.raw.entries
            for certificate in ((entry,) if isinstance(entry, RawCertificate) else entry.chain or () if isinstance(entry, RawKey) else ())
        ]

    @cached_property
    def key_bags(self) -> list[KeyBag | SecretBag]:
        """The keys outside encrypted parts."""
        return [bag for bag in self.outline.clear_bags if isinstance(bag, KeyBag | SecretBag)] if self.outline else []

    @cached_property
    def java(self) -> JavaViews:
        """What Javas see: all the same in JKS and JCEKS."""
        if self.outline is not None:
            return view_pkcs12(self.raw.entries, self.certificates.get)
        view = view_jks(self.raw.entries, self.certificates.get)
        return JavaViews(view, view)

    @property
    def is_hidden(self) -> bool:
        """Whether a password hides more than single keys: nobody knows then what the file holds."""
        return self.raw.hides_parts


def look_at(octets: bytes, raw: RawContents, contents: Contents, *, password: Secret | None, budget: Budget) -> Store | None:
    """Return the store; None where its outline has an algorithm that is not read here."""
    outline = None
    if raw.format is Format.PKCS12:
        try:
            outline = read_outline(octets, BagReader(Budget()))
        except UnsupportedAlgorithm:
            return None
    return Store(raw=raw, contents=contents, outline=outline, password=password, budget=budget)
