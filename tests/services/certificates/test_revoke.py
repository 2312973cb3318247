"""Revoking what the local authority issued."""

from dataclasses import replace
from typing import Any

import pytest
from cryptography import x509

from services.errors import NotGenerated, ServiceUnavailable
from services.model.certificate import Certificate
from services.model.generation import RevocationReason
from services.model.secret import Secret
from tests.fakes.attributes import MemoryAttributes
from tests.presence import not_none
from tests.services.certificates.making import FailingAuthority, generate, upload
from tests.support import CALLER, Bench, issue, local_authority


async def test_the_revocation_list_names_it_with_its_reason() -> None:
    bench = Bench()
    certificate = await generate(bench)
    serial = int(
        (not_none((await bench.use_cases().certificates.find.load_contents(CALLER, [certificate]))[0])).certificate_chain[0].serial_number,
        16,
    )
    revoked = await bench.use_cases().certificates.revoke(CALLER, certificate.id, RevocationReason.KEY_COMPROMISE)
    assert revoked.revocation is not None
    crl = x509.load_der_x509_crl(not_none(await bench.use_cases().certificates.publish()).der)
    entry = crl.get_revoked_certificate_by_serial_number(serial)
    assert entry is not None
    assert entry.extensions.get_extension_for_class(x509.CRLReason).value.reason is x509.ReasonFlags.key_compromise
    assert crl.is_signature_valid(local_authority().signer.certificate.public_key())  # type: ignore[arg-type]


async def test_revoking_again_changes_nothing_and_a_renewal_is_not_revoked() -> None:
    bench = Bench()
    certificate = await generate(bench)
    first = await bench.use_cases().certificates.revoke(CALLER, certificate.id, RevocationReason.SUPERSEDED)
    again = await bench.use_cases().certificates.revoke(CALLER, certificate.id, RevocationReason.KEY_COMPROMISE)
    assert again.revocation == first.revocation
    renewed, _ = await bench.use_cases().certificates.renew(CALLER, certificate.id)
    assert renewed.revocation is None


async def test_others_certificates_cannot_be_revoked_here() -> None:
    bench = Bench()
    uploaded = await upload(bench, issue("a").pem)
    with pytest.raises(NotGenerated):
        await bench.use_cases().certificates.revoke(CALLER, uploaded.id, RevocationReason.UNSPECIFIED)
    generated = await generate(bench, "other", scope_id=uploaded.scope_id)
    bench.authority = FailingAuthority()
    with pytest.raises(NotGenerated):
        await bench.use_cases().certificates.revoke(CALLER, generated.id, RevocationReason.UNSPECIFIED)
    assert await bench.use_cases().certificates.publish() is None


async def test_revoking_ends_automatic_renewal_and_forgets_the_password() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True, password=Secret(b"s3cret!"))
    revoked = await bench.use_cases().certificates.revoke(CALLER, certificate.id, RevocationReason.KEY_COMPROMISE)
    assert revoked.renewal is not None
    assert (revoked.renewal.automatic, revoked.renewal.next_attempt_at) == (False, None)
    assert revoked.spec is not None
    assert revoked.spec.password is None
    bench.clock.moment = certificate.validities[0].not_after
    assert await bench.use_cases().certificates.renew.renew_due() == 0


async def test_a_revocation_of_which_nobody_knows_whether_it_is_stored_is_looked_for() -> None:
    bench = Bench()
    certificate = await generate(bench)
    use_cases = bench.use_cases()

    class Unsure(MemoryAttributes):
        async def set_revocation(self, *args: Any, **more: Any) -> Certificate:
            await super().set_revocation(*args, **more)
            raise ServiceUnavailable("The database does not answer.")

    publish = use_cases.certificates.publish
    before = not_none(await publish()).number
    with pytest.raises(ServiceUnavailable):
        await replace(use_cases.certificates.revoke, attributes=Unsure(bench.memory))(CALLER, certificate.id, RevocationReason.UNSPECIFIED)
    assert not_none(await publish()).number == before + 1
