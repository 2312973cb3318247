"""The certificates of a file with what they say; each distinct one is described once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from services.errors import MalformedContent
from services.formats.contents.raw import RawCertificate
from services.model.contents import Format
from services.model.x509 import X509Certificate
from services.x509.describe import describe_certificate
from services.x509.key_work import KeyWork


@dataclass(frozen=True, slots=True)
class Described:
    """A stored certificate and what it says, or (`certificate` None) the reason why it cannot be read."""

    raw: RawCertificate
    certificate: X509Certificate | None
    reason: str = ""


class Describer:
    """Describes certificates; the same octets cost nothing the second time. `work` is what the file may cost in all."""

    def __init__(self, format_: Format, work: KeyWork | None = None) -> None:
        self.work = work or KeyWork()
        self._is_keystore = format_.is_keystore
        # A Java alias belongs to the entry, not to the certificate in it.
        self._has_friendly_names = format_ not in (Format.JKS, Format.JCEKS)
        self._known: dict[bytes, X509Certificate | str] = {}
        self._count = 0

    def describe(self, raw: RawCertificate) -> Described:
        """Return what the certificate says; raises MalformedContent if it cannot be read and stands outside a keystore."""
        self._count += 1
        known = self._known.get(raw.der)
        if known is None:
            known = self._known[raw.der] = self._read(raw)
        if isinstance(known, str):
            return Described(raw, None, known)
        name = raw.name if self._has_friendly_names else None
        return Described(raw, known if name is None else replace(known, friendly_name=name))

    def describe_all(self, raws: Iterable[RawCertificate]) -> tuple[Described, ...]:
        """Return what each of them says, in their order."""
        return tuple(self.describe(raw) for raw in raws)

    def _read(self, raw: RawCertificate) -> X509Certificate | str:
        try:
            return describe_certificate(raw.der, work=self.work)
        except MalformedContent as error:
            if self._is_keystore:
                return error.message
            position = raw.position or f"certificate {self._count}"
            raise MalformedContent(f"The file is damaged in {position}: {error.message}", position=position) from None


def list_readable(described: Iterable[Described]) -> tuple[X509Certificate, ...]:
    """Return the certificates that could be read, each once, in their order."""
    readable = (each.certificate for each in described if each.certificate is not None)
    distinct: dict[str, X509Certificate] = {}
    for certificate in readable:
        distinct.setdefault(certificate.sha256, certificate)
    return tuple(distinct.values())
