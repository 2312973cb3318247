"""Foresee what another file in a certificate's place means for the destinations and fragments that use it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.destinations.openings import Attempt, MayOpen, Openings
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.configuration_findings import Opening
from services.model.destination import CertificateUse, Configuration, Reference
from services.model.secret import Secret
from services.model.uses import Impact
from services.repositories.configurations import ConfigurationRepository
from services.rules.access import require_for
from services.rules.reference_findings import Named, list_findings
from services.rules.uses import Uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresee:
    """The use case: of uses that the caller may read. Nothing is stored or remembered."""

    uses: Uses
    configurations: ConfigurationRepository
    openings: Openings

    async def __call__(
        self, caller: Caller, certificate: Certificate, octets: Secret, *, now: datetime, may_open: MayOpen
    ) -> tuple[Impact, ...]:
        """Return what is wrong for those that use the certificate with these octets as its file, which `certificate` describes.

        A configuration's password is tried only where the caller may read secret properties: the file can be one of the caller's own, so
        the outcome would tell whether a guess of the password is right. Raises NotFound and Forbidden.
        """
        require_for(caller, Right.CERTIFICATE_WRITE, certificate)
        (found,) = await self.uses.find_uses(caller, [certificate])
        openings = await self._try_passwords(caller, certificate, octets, uses=found.shown, may_open=may_open)
        return tuple(
            Impact(use=use, finding=finding)
            for use in found.shown
            for finding in list_findings(
                Named(
                    reference=_refer(use, certificate),
                    certificate=certificate,
                    now=now,
                    opening=openings.get((use.configuration.id, use.property)),
                )
            )
        )

    async def _try_passwords(
        self, caller: Caller, certificate: Certificate, octets: Secret, *, uses: Sequence[CertificateUse], may_open: MayOpen
    ) -> dict[tuple[str, str], Opening]:
        """Return what comes of it by the configuration's id and the property."""
        revealable = {use.configuration.id for use in uses if caller.has(Right.DESTINATION_READ_SECRETS, use.configuration.scope_id)}
        whole: dict[str, Configuration] = {}
        if revealable:
            whole = {one.id: one for one in await self.configurations.find_many(caller.tenant, sorted(revealable))}
        attempts = [
            Attempt(configuration=whole[use.configuration.id], reference=_refer(use, certificate), certificate=certificate)
            for use in uses
            if use.configuration.id in whole
        ]
        outcomes = await self.openings.of_file(caller, attempts, octets, may_open=may_open)
        return {(one.configuration.id, one.reference.property): outcome for one, outcome in zip(attempts, outcomes, strict=True)}


def _refer(use: CertificateUse, certificate: Certificate) -> Reference:
    return Reference(property=use.property, certificate=certificate.name)
