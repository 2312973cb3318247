"""What Java sees in a keystore: its entries by their aliases, each key with the chain that Java presents."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from services.formats.contents.raw import RawCertificate, RawEntry
from services.model.x509 import X509Certificate

FindCertificate = Callable[[bytes], X509Certificate | None]
"""From the octets of a certificate to what it says; None where it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JavaEntry:
    """An entry under the alias by which Java finds it; `chain` is that of a private key, end entity first, empty where Java has none."""

    alias: str
    raw: RawEntry
    chain: tuple[X509Certificate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JavaView:
    """The entries that Java finds, in its order; `lost` are aliases that it lists and does not find. `chained` are the SHA-256 digests of
    all certificates in chains.

    Entries of the file that are neither among them nor in a chain are those that Java does not see.
    """

    entries: tuple[JavaEntry, ...]
    lost: tuple[str, ...] = ()
    chained: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_raw: Mapping[int, JavaEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "chained", frozenset(each.sha256 for entry in self.entries for each in entry.chain))
        object.__setattr__(self, "_by_raw", {id(entry.raw): entry for entry in self.entries})

    def find(self, raw: RawEntry) -> JavaEntry | None:
        """Return Java's entry for this very one of the file, None where it does not see it as an entry."""
        return self._by_raw.get(id(raw))


def list_readable(raws: Iterable[RawCertificate], find: FindCertificate) -> tuple[X509Certificate, ...]:
    """Return what the certificates say, without those that cannot be read."""
    found = (find(raw.der) for raw in raws)
    return tuple(certificate for certificate in found if certificate is not None)
