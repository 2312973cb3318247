"""Have a certificate signed and laid into a file: what generating and renewing have in common.

The order is intent, sign, store (Boulder's): a crash at any point leaves a record of every certificate that was signed.
"""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from services.certificates.lay_out import Issuance, check_laid_out, lay_out
from services.errors import AuthorityUnavailable
from services.issuance.certificates import new_serial_number
from services.issuance.csr import write_csr
from services.issuance.validity import choose_validity
from services.model.caller import Caller
from services.model.certificate import CertificateSpec, TimeUnit, ValidityPeriod
from services.model.contents import Contents
from services.model.generation import IssueRequest, KeyPair
from services.model.identity import new_key
from services.model.lifecycle import Intent
from services.model.limits import Limits
from services.model.secret import Secret
from services.ports.authorities import IssuingAuthority
from services.ports.clock import Clock
from services.ports.key_pairs import KeyPairMaker
from services.ports.reading import ContentReader
from services.repositories.issuances import IntentRepository
from services.rules.clock_trust import ClockTrust
from services.rules.records import stored_moment

END_OF_TIME = datetime.max.replace(tzinfo=UTC)
"""Where an authority does not say when its own certificate ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """A finished file, what reading it back says, and the open intent that storing it must close."""

    octets: Secret
    contents: Contents
    intent_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Makes certificates."""

    authority: IssuingAuthority
    intents: IntentRepository
    reader: ContentReader
    clock: Clock
    trust: ClockTrust
    limits: Limits
    make_key_pair: KeyPairMaker

    def choose_validity(self, period: ValidityPeriod) -> tuple[datetime, datetime]:
        """Return notBefore and notAfter; raises InvalidInput (VALIDITY_OUT_OF_RANGE, VALIDITY_EXCEEDS_CA)."""
        longest = ValidityPeriod(value=self.limits.max_validity_days, unit=TimeUnit.DAYS)
        return choose_validity(period, now=self.clock.now(), authority_not_after=self.authority.not_after or END_OF_TIME, longest=longest)

    async def __call__(self, issuance: Issuance, caller: Caller) -> IssuedFile:
        """Return the file, made in the caller's turn; raises InvalidInput (validity, alias), AuthorityUnavailable and ClockDiffers.

        Only the intent is stored.
        ServiceUnavailable, before anything is stored, where too many key pairs are being made.
        """
        await self.trust.check()
        not_before, not_after = self.choose_validity(issuance.spec.validity)
        pair = None if issuance.spec.key_algorithm is None else await self.make_key_pair(issuance.spec.key_algorithm, caller)
        public_key = pair.public_key if pair else issuance.request_key
        if public_key is None:
            raise ValueError("an issuance needs a key algorithm or a public key")
        request = IssueRequest(
            serial_number=new_serial_number(),
            subject=issuance.spec.subject,
            public_key=public_key,
            not_before=not_before,
            not_after=not_after,
            csr=self._write_csr(issuance.spec, pair) if self.authority.needs_csr else None,
        )
        intent = self._open_intent(issuance, request)
        await self.intents.add(intent)
        issued = await self.authority.issue(request)
        octets = await asyncio.to_thread(lay_out, issuance, issued, pair=pair, now=self.clock.now())
        contents = await self.reader(octets, file_name=issuance.name, password=issuance.password, caller=caller)
        check_laid_out(contents, issuance, issued, has_key=pair is not None and issuance.file_type.holds_generated_key)
        return IssuedFile(octets=octets, contents=contents, intent_id=intent.id)

    def _write_csr(self, spec: CertificateSpec, pair: KeyPair | None) -> bytes | None:
        return spec.csr if pair is None else write_csr(pair.private_key, spec.subject)

    def _open_intent(self, issuance: Issuance, request: IssueRequest) -> Intent:
        return Intent(
            id=new_key(),
            tenant=issuance.tenant,
            scope_id=issuance.scope_id,
            certificate_id=issuance.certificate_id,
            name=issuance.name,
            serial_number=_spell(request.serial_number),
            authority=self.authority.name,
            at=stored_moment(self.clock),
        )


def given_up() -> AuthorityUnavailable:
    """Return what is raised where the sweeper gave the intent up, because this process stood still in the middle."""
    return AuthorityUnavailable("Issuing the certificate took too long and was stopped; nothing was stored.", retry_after=1)


def _spell(serial_number: int) -> str:
    """Return it as certificates are described and searched: hex, two digits an octet."""
    digits = f"{serial_number:x}"
    return digits.zfill(len(digits) + len(digits) % 2)
