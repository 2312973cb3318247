"""Hand out a stored file, as it is or converted."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from services.certificates.versions import load_octets
from services.errors import CONVERTING, Forbidden, NotFound
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.contents import Contents, Format
from services.model.conversion import Conversion, TargetFormat, Wishes
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import FileConverter
from services.repositories.audit import AuditRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate, require_in
from services.rules.exports import find_private_key
from services.rules.records import Facts, export_facts, record, stored_moment

NOTHING_ELSE = (Wishes(), Wishes(include_private_key=True))
"""The stored file has its private keys in it: to say so is no wish for another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """Which file, perhaps of an earlier version, and how; `password` and `key_passwords` open the stored file and are not kept."""

    certificate_id: str
    version: int | None = None
    password: Secret | None = None
    key_passwords: KeyPasswords | None = None
    wishes: Wishes = NOTHING_ELSE[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file to hand out."""

    octets: Secret
    file_name: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The use case. The stored octets go out byte by byte as they came; whatever else is wanted is converted.

    What may have a private key in it goes out once the audit record of that is stored, and not without.
    """

    raises: ClassVar = (*CONVERTING, Forbidden)
    certificates: CertificateRepository
    versions: VersionRepository
    audit: AuditRepository
    converter: FileConverter
    keys: KeyProvider
    clock: Clock
    limits: Limits

    async def __call__(self, caller: Caller, request: ExportRequest) -> Exported:
        """Return the file.

        A rebuilt file without private keys needs the right certificate.read. The stored file, and a rebuilt one with private keys, need
        certificate.export, and certificate.export_private unless the stored file is known to have no private key.

        Raises Forbidden; NotFound for the certificate, an alias, or a version that does not exist, was superseded longer ago than the
        overlap, or is not kept; InvalidInput for wishes that contradict each other or the file; and what reading raises
        (`ContentReader`), such as PasswordRequired for a key that the conversion needs.
        """
        certificate = await load_certificate(self.certificates, caller, request.certificate_id, right=Right.CERTIFICATE_READ)
        version = await self._find_version(certificate, request.version)
        earlier = None if version == certificate.version else await self.versions.load_contents(certificate, version)
        stored_format = certificate.format if earlier is None else earlier.format
        as_stored, target = request.wishes in NOTHING_ELSE, request.wishes.format or _TARGETS[stored_format]
        wanted = Conversion(target=target, created_at=self.clock.now(), wishes=request.wishes)
        has_key: bool | None = False
        if as_stored or wanted.takes_keys:
            has_key = await self._require_export(caller, certificate, earlier)
        octets = await load_octets(self.versions, certificate, version, keys=self.keys)
        if not as_stored:
            octets = await self.converter.convert(
                octets, password=request.password, wanted=wanted, caller=caller, key_passwords=request.key_passwords
            )
        written = stored_format if as_stored else target
        if has_key is not False:
            await self._record(caller, certificate, request, facts=export_facts(version, written.value, has_key=has_key))
        name = certificate.name if as_stored else suggest_name(certificate.name, target)
        return Exported(octets=octets, file_name=name, media_type=media_type_of(written))

    async def _find_version(self, certificate: Certificate, number: int | None) -> int:
        """Return the number of a version that may still be read; the present one by default."""
        if number is None or number == certificate.version:
            return certificate.version
        (versions,) = await self.versions.list_versions([certificate])
        version = next((version for version in versions if version.number == number), None)
        if version is None or version.superseded_at is None:
            raise NotFound(f"The certificate has no version {number}.")
        if self.clock.now() - version.superseded_at >= self.limits.version_overlap:
            overlap = _say(self.limits.version_overlap)
            raise NotFound(f"Version {number} was superseded more than {overlap} ago, and is not handed out any more; roll back to use it.")
        if not version.is_kept:
            raise NotFound(f"The file of version {number} is not kept any more.")
        return number

    async def _require_export(self, caller: Caller, certificate: Certificate, earlier: Contents | None) -> bool | None:
        """Return whether the file, of the present version unless `earlier` is given, has a private key, None if it may hide one.

        Raises Forbidden who may not take it. A file with nothing but certificates needs the lesser right only.
        """
        require_in(caller, Right.CERTIFICATE_EXPORT, certificate.scope_id)
        has_key = await find_private_key(certificate, self.versions, earlier=earlier)
        if has_key is not False:
            require_in(caller, Right.CERTIFICATE_EXPORT_PRIVATE, certificate.scope_id)
        return has_key

    async def _record(self, caller: Caller, certificate: Certificate, request: ExportRequest, *, facts: Facts) -> None:
        aliases = request.wishes.aliases
        chosen = {"aliases": "all" if aliases is None else str(len(aliases))}
        records = record(AuditAction.EXPORTED, caller, certificate, at=stored_moment(self.clock), after={**facts, **chosen})
        await self.audit.add(records.audit)


_TARGETS = {
    Format.PEM: TargetFormat.PEM,
    Format.DER: TargetFormat.DER,
    Format.PKCS7: TargetFormat.PKCS7,
    Format.PKCS12: TargetFormat.PKCS12,
    Format.JKS: TargetFormat.JKS,
    Format.JCEKS: TargetFormat.JKS,  # what Java reads without the cryptography extension; JCEKS itself is not written
}


def _say(duration: timedelta) -> str:
    hours = round(duration / timedelta(hours=1))
    return f"{hours // 24} days" if hours >= 48 and hours % 24 == 0 else f"{hours} hours"


_MEDIA_TYPES = {
    "PEM": "application/x-pem-file",  # what browsers and Apache's mime.types say; RFC 8555's type is for chains without key
    "DER": "application/pkix-cert",  # RFC 2585 4
    "PKCS7": "application/x-pkcs7-certificates",  # Apache's mime.types for .p7b
    "PKCS12": "application/x-pkcs12",  # Apache's mime.types
    "JKS": "application/x-java-keystore",
    "JCEKS": "application/x-java-keystore",
}
_EXTENSIONS = {
    TargetFormat.PEM: ("pem",),
    TargetFormat.DER: ("cer", "crt"),
    TargetFormat.PKCS7: ("p7b",),
    TargetFormat.PKCS12: ("p12", "pfx"),
    TargetFormat.JKS: ("jks",),
}


def media_type_of(format_: Format | TargetFormat) -> str:
    """Return the media type of a file of that format."""
    return _MEDIA_TYPES[format_.value]


def suggest_name(name: str, target: TargetFormat) -> str:
    """Return the certificate's name, with the format's usual extension unless it has one of those already."""
    stem, _, extension = name.rpartition(".")
    usual = _EXTENSIONS[target]
    return name if extension.lower() in usual else f"{stem or extension}.{usual[0]}"
