"""Look at one certificate."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.model.caller import Caller, Right
from services.model.certificate import Certificate, Validity, Version, earliest_of
from services.model.contents import Contents
from services.model.limits import MAX_NAME_LENGTH
from services.model.query import Fields
from services.model.text import MAX_DECOMPOSITION, compose
from services.repositories.certificates import CertificateRepository
from services.repositories.versions import VersionRepository
from services.rules.access import find_certificates, require_in
from services.x509.summary import summarize


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """The use case: a certificate by its id or its name, and what belongs to it. What belongs to another tenant does not exist."""

    certificates: CertificateRepository
    versions: VersionRepository

    async def __call__(self, caller: Caller, certificate_ids: Sequence[str], *, fields: Fields = None) -> list[Certificate | None]:
        """Return the certificate of each id with these fields, None if there is none; raises Forbidden."""
        return await find_certificates(self.certificates, caller, certificate_ids, right=Right.CERTIFICATE_READ, fields=fields)

    async def by_name(self, caller: Caller, scope_id: str, name: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of exactly that name, in any spelling of its accents, None if there is none.

        Raises NotFound for the scope, and Forbidden.
        """
        require_in(caller, Right.CERTIFICATE_READ, scope_id)
        if len(name) > MAX_NAME_LENGTH * MAX_DECOMPOSITION:
            return None
        return await self.certificates.find_by_name(caller.tenant, scope_id, compose(name), fields=fields)

    async def by_names(self, caller: Caller, scope_id: str, names: Sequence[str], *, fields: Fields = None) -> list[Certificate]:
        """Return the certificates of these names, each once and in no order, as `by_name` does."""
        require_in(caller, Right.CERTIFICATE_READ, scope_id)
        composed = {compose(name) for name in names if len(name) <= MAX_NAME_LENGTH * MAX_DECOMPOSITION}
        return await self.certificates.find_named(caller.tenant, scope_ids=[scope_id], names=composed, fields=fields)

    async def load_contents(
        self, caller: Caller, certificates: Sequence[Certificate], *, numbers: Sequence[int] | None = None
    ) -> list[Contents | None]:
        """Return the entries of each certificate's version of that number, the present one by default; raises Forbidden.

        None stands for a version that is not kept, or whose certificate was removed meanwhile.
        """
        for certificate in certificates:
            require_in(caller, Right.CERTIFICATE_READ, certificate.scope_id)
        return await self.versions.load_many_contents(certificates, numbers)

    async def find_validities(
        self, caller: Caller, certificates: Sequence[Certificate], *, numbers: Sequence[int]
    ) -> list[Validity | None]:
        """Return the validity that ends first of each certificate's version of that number, as its contents say it; raises Forbidden.

        None stands for what is unknown, and for versions that are not kept.
        """
        loaded = await self.load_contents(caller, certificates, numbers=numbers)
        return [None if contents is None else earliest_of(summarize(contents).validities) for contents in loaded]

    async def list_versions(self, caller: Caller, certificates: Sequence[Certificate]) -> list[tuple[Version, ...]]:
        """Return the versions of each, newest first; raises Forbidden."""
        for certificate in certificates:
            require_in(caller, Right.CERTIFICATE_READ, certificate.scope_id)
        return await self.versions.list_versions(certificates)
