"""Checking the certificates that destinations and fragments name."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.destinations.check import Check
from services.destinations.replace import ReplaceRequest
from services.errors import Forbidden, NotFound
from services.model.caller import Caller, Right
from services.model.configuration_findings import ConfigurationFinding, ConfigurationFindingCode
from services.model.destination import Configuration, ConfigurationKind
from services.model.scope import Scope, ScopeLevel
from services.rules.references import PASSWORD_OF
from services.scopes.create import ScopeRequest
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.checking import KEY, TOKEN, TRUST, Allowance, p12
from tests.services.destinations.making import make
from tests.support import CALLER, NOW, Bench, chain_of_three, issue, pem_chain

Code = ConfigurationFindingCode
BOTH = frozenset({Right.DESTINATION_READ, Right.CERTIFICATE_READ})


async def check(
    bench: Bench, *configurations: Configuration, caller: Caller = CALLER, allowance: Allowance | None = None
) -> list[list[ConfigurationFinding]]:
    found = await bench.use_cases().destinations.check(caller, configurations, now=bench.clock.now(), may_open=allowance or Allowance())
    return [list(each) for each in found]


async def codes(bench: Bench, configuration: Configuration, **more: Any) -> list[ConfigurationFindingCode]:
    (found,) = await check(bench, configuration, **more)
    return [finding.code for finding in found]


async def name(bench: Bench, scope: Scope, name: str = "client.pem", **more: Any) -> Configuration:
    """Create a destination whose key store has that name."""
    return await make(bench, scope=scope, properties={KEY: name}, **more)


async def make_instance(bench: Bench, subaccount: str = "acme") -> Scope:
    request = ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount=subaccount, service_instance="orders")
    return await bench.use_cases().scopes.create(CALLER, request)


def key_file() -> bytes:
    return pem_chain(*chain_of_three(), with_key=True)


async def test_a_fitting_certificate_has_no_findings_and_neither_has_what_names_none() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, key_file(), scope=scope)

    assert await check(bench, await name(bench, scope), await make(bench, "plain", scope=scope, properties={"URL": "x"})) == [[], []]


async def test_a_name_that_leads_nowhere_is_found_and_mended_by_an_upload() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    configuration = await name(bench, scope)
    assert await codes(bench, configuration) == [Code.CERTIFICATE_NOT_FOUND]

    await upload(bench, key_file(), scope=scope)

    assert await codes(bench, configuration) == []


@pytest.mark.parametrize("kind", ConfigurationKind)
async def test_a_deleted_certificate_is_found_as_long_as_it_can_be_restored(kind: ConfigurationKind) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    configuration = await name(bench, scope, kind=kind)
    certificate = await upload(bench, pem_chain(*chain_of_three(days=900), with_key=True), scope=scope)
    await bench.use_cases().certificates.delete(CALLER, certificate.id, even_if_used=True)

    (found,) = await check(bench, configuration)
    assert [finding.code for finding in found] == [Code.CERTIFICATE_DELETED]
    assert NOW.date().isoformat() in found[0].message
    bench.clock.moment += bench.limits.restorable_for
    assert await codes(bench, configuration) == [Code.CERTIFICATE_NOT_FOUND]

    bench.clock.moment -= timedelta(days=1)
    await bench.use_cases().certificates.restore(CALLER, certificate.id)
    assert await codes(bench, configuration) == []


async def test_for_a_service_instance_what_was_deleted_last_on_either_level_is_told() -> None:
    bench = Bench()
    scope, instance = await make_scope(bench), await make_instance(bench)
    configuration = await name(bench, instance)
    for place in (instance, scope):
        certificate = await upload(bench, key_file(), scope=place)
        await bench.use_cases().certificates.delete(CALLER, certificate.id, even_if_used=True)
        bench.clock.moment += timedelta(days=2)

    (found,) = await check(bench, configuration)

    assert [finding.code for finding in found] == [Code.CERTIFICATE_DELETED]
    assert (NOW + timedelta(days=2)).date().isoformat() in found[0].message


async def test_the_file_type_the_key_the_time_and_the_password_are_checked_for_each_property() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, pem_chain(*chain_of_three(days=2)), "public.cer", scope=scope)
    await upload(bench, p12(b"pw"), "client.p12", scope=scope)
    properties = {KEY: "public.cer", TRUST: "client.p12", TOKEN: "client.p12", PASSWORD_OF[TOKEN]: "other"}
    configuration = await make(bench, scope=scope, properties=properties)
    bench.clock.moment += timedelta(days=3)

    (found,) = await check(bench, configuration)

    assert [(finding.property, finding.code) for finding in found] == [
        (KEY, Code.FORMAT_UNFIT),
        (KEY, Code.PRIVATE_KEY_MISSING),
        (KEY, Code.EXPIRED),
        (TRUST, Code.FORMAT_UNFIT),
        (TRUST, Code.PASSWORD_MISSING),
        (TOKEN, Code.PASSWORD_WRONG),
    ]


async def test_the_moment_of_the_operation_decides() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, pem_chain(issue("a", start=NOW, days=100), with_key=True), scope=scope)
    configuration = await name(bench, scope)

    for days, expected in ((-1, [Code.NOT_YET_VALID]), (1, []), (95, [Code.EXPIRES_SOON]), (101, [Code.EXPIRED])):
        bench.clock.moment = NOW + timedelta(days=days)
        assert await codes(bench, configuration) == expected


async def test_many_are_checked_at_once_each_by_its_own_names() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, key_file(), scope=scope)
    names = ("client.pem", "none.pem", "client.pem")
    configurations = [await make(bench, f"d{number}", scope=scope, properties={KEY: one}) for number, one in enumerate(names)]

    assert [[finding.code for finding in found] for found in await check(bench, *configurations)] == [[], [Code.CERTIFICATE_NOT_FOUND], []]


async def test_a_password_is_tried_although_the_caller_may_not_see_it_and_stays_unseen() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, p12(b"pw"), "client.p12", scope=scope)
    configuration = await make(bench, scope=scope, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "s3cret"})

    (found,) = await check(bench, configuration, caller=Caller(tenant="default", subject="r", rights=BOTH))

    assert [finding.code for finding in found] == [Code.PASSWORD_WRONG]
    assert "s3cret" not in repr(found)


async def test_what_may_not_be_opened_any_more_is_said() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, p12(b"pw"), "client.p12", scope=scope)
    configuration = await make(bench, scope=scope, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "pw"})

    assert await codes(bench, configuration, allowance=Allowance(0)) == [Code.NOT_CHECKED]


async def test_what_was_tried_is_remembered_by_the_use_case() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, p12(b"pw"), "client.p12", scope=scope)
    configuration = await make(bench, scope=scope, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "pw"})
    use = bench.use_cases().destinations.check

    for allowance in (Allowance(1), Allowance(0)):
        assert await use(CALLER, [configuration], now=NOW, may_open=allowance) == [()]


# ------------------------------------------------------------------ who may know what


@pytest.mark.parametrize("state", ["there", "deleted", "never"])
async def test_who_may_not_read_the_certificates_hears_the_same_whatever_is_there(state: str) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    if state != "never":
        certificate = await upload(bench, p12(b"pw"), "client.p12", scope=scope)
        if state == "deleted":
            await bench.use_cases().certificates.delete(CALLER, certificate.id)
    configuration = await make(bench, scope=scope, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "other"})
    caller = Caller(tenant="default", subject="r", scope_rights={scope.id: frozenset({Right.DESTINATION_READ})})
    allowance = Allowance()

    (found,) = await check(bench, configuration, caller=caller, allowance=allowance)

    assert [finding.code for finding in found] == [Code.NOT_CHECKED]
    assert allowance.sizes == []


async def test_who_may_not_read_the_subaccounts_certificates_hears_nothing_of_them() -> None:
    bench = Bench()
    scope, instance = await make_scope(bench), await make_instance(bench)
    configuration = await name(bench, instance)
    caller = Caller(tenant="default", subject="r", scope_rights={instance.id: BOTH})
    seen = [await codes(bench, configuration, caller=caller)]
    certificate = await upload(bench, pem_chain(*chain_of_three()), scope=scope)
    seen.append(await codes(bench, configuration, caller=caller))
    await bench.use_cases().certificates.delete(CALLER, certificate.id, even_if_used=True)
    seen.append(await codes(bench, configuration, caller=caller))

    assert seen == [[Code.NOT_CHECKED]] * 3
    assert await codes(bench, configuration) == [Code.CERTIFICATE_DELETED]


async def test_neither_strangers_nor_those_without_the_right_to_read_it_hear_anything() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    configuration = await name(bench, scope)

    with pytest.raises(NotFound):
        await check(bench, configuration, caller=Caller(tenant="other", subject="s", rights=BOTH))
    with pytest.raises(Forbidden):
        await check(bench, configuration, caller=Caller(tenant="default", subject="r", rights=frozenset({Right.CERTIFICATE_READ})))


# ------------------------------------------------------------------ what is not stored


async def try_out(check: Check, configuration: Configuration, caller: Caller = CALLER) -> list[ConfigurationFindingCode]:
    return [finding.code for finding in await check.dry_run(caller, configuration, now=NOW, may_open=Allowance())]


async def test_what_came_of_a_dry_run_is_not_remembered_for_the_version_that_comes_next() -> None:
    bench = Bench()
    scope, use = await make_scope(bench), bench.use_cases().destinations
    await upload(bench, p12(b"pw"), "client.p12", scope=scope)
    stored = await make(bench, scope=scope, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "pw"})
    right = ReplaceRequest(configuration_id=stored.id, type=stored.type, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "pw"})
    wrong = replace(right, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "guess"})

    assert await try_out(use.check, await use.replace.dry_run(CALLER, wrong)) == [Code.PASSWORD_WRONG]
    replaced = await use.replace(CALLER, right)
    assert await use.check(CALLER, [replaced], now=NOW, may_open=Allowance()) == [()]
    assert await try_out(use.check, await use.replace.dry_run(CALLER, replace(wrong, properties={KEY: "b.p12"}))) == [
        Code.CERTIFICATE_NOT_FOUND
    ]


@pytest.mark.parametrize("missing", [Right.CERTIFICATE_EXPORT, Right.CERTIFICATE_EXPORT_PRIVATE], ids=lambda right: right.value)
async def test_no_password_is_tried_on_a_file_that_the_caller_may_not_take(missing: Right) -> None:
    """No record tells of a dry run: so many a password could be guessed. What needs no guess is told."""
    bench = Bench()
    scope, check = await make_scope(bench), bench.use_cases().destinations.check
    await upload(bench, p12(b"pw"), "client.p12", scope=scope)
    caller = Caller(tenant="default", subject="s", rights=frozenset(Right) - {missing})
    for password in ("guess", "pw"):
        properties = {KEY: "client.p12", PASSWORD_OF[KEY]: password}
        preview = await make(bench, scope=scope, properties=properties, is_dry_run=True)
        assert await try_out(check, preview, caller) == [Code.NOT_CHECKED]
    await upload(bench, key_file(), "open.pem", scope=scope)
    assert await try_out(check, await make(bench, scope=scope, properties={KEY: "open.pem"}, is_dry_run=True), caller) == []
