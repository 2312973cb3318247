"""Foreseeing what another file means for those that use a certificate."""

import pytest

from services.certificates.replace import ReplaceRequest
from services.model.caller import Caller, Right
from services.model.configuration_findings import ConfigurationFindingCode
from services.model.secret import Secret
from services.model.uses import Impact
from services.rules.references import PASSWORD_OF
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.checking import KEY, TRUST, Allowance, p12
from tests.services.destinations.making import make
from tests.support import CALLER, NOW, Bench, chain_of_three, pem_chain

Code = ConfigurationFindingCode


async def foresee(
    bench: Bench, certificate_id: str, octets: bytes, *, caller: Caller = CALLER, allowance: Allowance | None = None
) -> list[tuple[str, str, ConfigurationFindingCode]]:
    """Return who would have which finding by which property if the file were replaced."""
    use = bench.use_cases()
    replaced = await use.certificates.replace.dry_run(CALLER, ReplaceRequest(certificate_id=certificate_id, octets=Secret(octets)))
    found: tuple[Impact, ...] = await use.destinations.foresee(
        caller, replaced.certificate, Secret(octets), now=NOW, may_open=allowance or Allowance()
    )
    return [(impact.use.configuration.name, impact.use.property, impact.finding.code) for impact in found]


async def used(bench: Bench) -> str:
    """Store a key store under the password `pw`, which two destinations use; return its id."""
    scope = await make_scope(bench)
    for name, properties in (
        ("old", {KEY: "client.p12", PASSWORD_OF[KEY]: "pw"}),
        ("new", {KEY: "client.p12", PASSWORD_OF[KEY]: "changed"}),
    ):
        await make(bench, name, scope=scope, properties=properties)
    return (await upload(bench, p12(b"pw"), "client.p12", scope=scope)).id


async def test_those_whose_password_does_not_open_the_new_file_are_told() -> None:
    bench = Bench()
    certificate_id = await used(bench)
    stored = bench.memory.certificates[certificate_id].certificate

    assert await foresee(bench, certificate_id, p12(b"changed")) == [("old", KEY, Code.PASSWORD_WRONG)]
    assert await foresee(bench, certificate_id, p12(b"pw")) == [("new", KEY, Code.PASSWORD_WRONG)]
    assert bench.memory.certificates[certificate_id].certificate == stored


async def test_a_file_without_private_key_is_wrong_for_key_stores_and_right_for_trust_stores() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await make(bench, scope=scope, properties={KEY: "client.pem", TRUST: "client.pem"})
    certificate = await upload(bench, pem_chain(*chain_of_three(), with_key=True), scope=scope)

    assert await foresee(bench, certificate.id, pem_chain(*chain_of_three())) == [("orders", KEY, Code.PRIVATE_KEY_MISSING)]


async def test_no_password_is_guessed_by_files_of_ones_own() -> None:
    """Whoever may replace the certificate, but not read secret properties, could else try one password after the other."""
    bench = Bench()
    certificate_id = await used(bench)
    rights = frozenset(Right) - {Right.DESTINATION_READ_SECRETS}
    caller, allowance = Caller(tenant="default", subject="w", rights=rights), Allowance()

    for password in (b"changed", b"guess"):
        assert await foresee(bench, certificate_id, p12(password), caller=caller, allowance=allowance) == []
    assert allowance.sizes == []


async def test_what_the_caller_may_not_read_is_left_out() -> None:
    bench = Bench()
    certificate_id = await used(bench)
    rights = frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE, Right.DESTINATION_READ_SECRETS})

    assert await foresee(bench, certificate_id, p12(b"x"), caller=Caller(tenant="default", subject="w", rights=rights)) == []


@pytest.mark.parametrize(("count", "codes"), [(1, [Code.PASSWORD_WRONG, Code.NOT_CHECKED]), (2, [Code.PASSWORD_WRONG] * 2)])
async def test_no_more_files_are_opened_than_may_be(count: int, codes: list[ConfigurationFindingCode]) -> None:
    bench = Bench()

    found = await foresee(bench, await used(bench), p12(b"x"), allowance=Allowance(count))

    assert [code for _, _, code in found] == codes
