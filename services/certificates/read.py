"""Hand out stored files to applications, which read them again and again."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.encryption.envelope import decrypt
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.ports.read_notes import ReadNotes
from services.repositories.versions import VersionRepository
from services.rules.access import require_for
from services.rules.exports import require_file
from services.rules.places import octets_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The use case: the stored octets, byte by byte as they came.

    Unlike an export it is noted in the background, and for each reader once in a while (`ReadNotes`).
    """

    versions: VersionRepository
    keys: KeyProvider
    notes: ReadNotes

    async def require(self, caller: Caller, certificates: Sequence[Certificate]) -> None:
        """Raise NotFound or Forbidden who may not take all of these files.

        That needs certificate.read and certificate.export, and certificate.export_private unless the file is known to have no private key.
        """
        for certificate in certificates:
            require_for(caller, Right.CERTIFICATE_READ, certificate)
            await require_file(caller, certificate, self.versions)

    async def __call__(self, caller: Caller, certificates: Sequence[Certificate]) -> list[Secret | None]:
        """Return each certificate's file, None where the certificate was removed meanwhile; raises as `require`.

        All of them are in memory at once.
        """
        await self.require(caller, certificates)
        stored = await self.versions.load_many_octets(certificates)
        files = list[Secret | None]()
        for certificate, encrypted in zip(certificates, stored, strict=True):
            files.append(None if encrypted is None else decrypt(encrypted, place=octets_place(certificate), keys=self.keys))
            if encrypted is not None:
                self.notes.note(caller, certificate)
        return files
