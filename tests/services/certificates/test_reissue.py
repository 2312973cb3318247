"""Issuing anew in the place of what there is."""

from dataclasses import replace

import pytest

from services.certificates.plan import GenerateRequest
from services.errors import AuthorityUnavailable, InvalidInput, ModifiedMeanwhile, NotFound
from services.model.certificate import CreationMethod, Label, TimeUnit, ValidityPeriod, VersionOrigin
from services.model.contents import FileType
from services.model.generation import KeyAlgorithm
from services.model.lifecycle import IntentState
from services.model.secret import Secret
from tests.opened import open_generated
from tests.presence import not_none
from tests.services.certificates.making import FailingAuthority, generate, octets_of, upload
from tests.support import CALLER, STRANGER, Bench, issue

ENV = Label(key="env", values=("prod",))


def wishes(**changes: object) -> GenerateRequest:
    """Return wishes with an EC key, which is made fast; name, type and labels of it count for nothing."""
    base = GenerateRequest(scope_id="", name="other.p12", file_type=FileType.P12, key_algorithm=KeyAlgorithm.EC_P256)
    return replace(base, **changes)  # type: ignore[arg-type]


async def test_an_uploaded_certificate_becomes_a_generated_one() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, labels=(ENV,))
    validity = ValidityPeriod(value=30, unit=TimeUnit.DAYS)
    made = await bench.use_cases().certificates.reissue(
        CALLER, certificate.id, wishes(common_name="new", validity=validity, automatic_renewal=True)
    )
    assert (made.id, made.name, made.type, made.labels, made.version) == (certificate.id, "client.pem", FileType.PEM, (ENV,), 2)
    assert (made.creation.method, made.creation.common_name, made.creation.validity) == (CreationMethod.EXTERNAL_SERVICE, "new", validity)
    assert not_none(made.renewal).automatic
    assert await bench.find_certificate(certificate.id) == replace(made, facts=certificate.facts.__class__())
    assert open_generated(await octets_of(bench, made), "PEM").common_name == "new"
    ((newest, first),) = await bench.use_cases().certificates.find.list_versions(CALLER, [made])
    assert (newest.origin, newest.number, first.superseded_at) == (VersionOrigin.REPLACEMENT, 2, made.modified_at)
    (intent,) = bench.memory.intents.values()
    assert intent.state is IntentState.DONE


async def test_without_a_common_name_it_is_the_name() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    made = await bench.use_cases().certificates.reissue(CALLER, certificate.id, wishes())
    assert made.creation.common_name == "client.pem"


async def test_a_generated_certificate_gets_other_attributes_and_its_renewal_is_decided_anew() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True, password=Secret(b"old"))
    made = await bench.use_cases().certificates.reissue(CALLER, certificate.id, wishes(password=Secret(b"new")))
    assert not_none(made.renewal).automatic is False
    assert not_none(made.spec).password is None
    assert open_generated(await octets_of(bench, made), "PEM", "new").common_name == certificate.name
    again = await bench.use_cases().certificates.reissue(CALLER, certificate.id, wishes(password=Secret(b"pw"), automatic_renewal=True))
    assert not_none(again.spec).password is not None
    renewed, _ = await bench.use_cases().certificates.renew(CALLER, certificate.id)
    assert open_generated(await octets_of(bench, renewed), "PEM", "pw").common_name == certificate.name


async def test_the_declared_type_stays_unless_another_one_is_given() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    first = await bench.use_cases().certificates.reissue(CALLER, certificate.id, wishes(declared_type="PEM"))
    second = await bench.use_cases().certificates.reissue(CALLER, certificate.id, wishes())
    assert (first.declared_type, second.declared_type) == ("PEM", "PEM")


async def test_what_breaks_a_rule_signs_and_stores_nothing() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    for bad in (wishes(common_name=""), wishes(validity=ValidityPeriod(value=0, unit=TimeUnit.DAYS)), wishes(declared_type="T" * 101)):
        with pytest.raises(InvalidInput):
            await bench.use_cases().certificates.reissue(CALLER, certificate.id, bad)
    assert not bench.memory.intents
    assert not_none(await bench.find_certificate(certificate.id)).version == 1


async def test_an_authority_that_is_down_leaves_an_open_intent_and_the_old_version() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    bench.authority = FailingAuthority()
    with pytest.raises(AuthorityUnavailable):
        await bench.use_cases().certificates.reissue(CALLER, certificate.id, wishes())
    (intent,) = bench.memory.intents.values()
    assert intent.state is IntentState.OPEN
    assert not_none(await bench.find_certificate(certificate.id)).version == 1


async def test_of_two_at_once_the_second_is_told() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    use = bench.use_cases().certificates
    original = use.reissue.issue.reader

    async def replace_meanwhile(*given: object, **more: object) -> object:
        bench.memory.certificates[certificate.id].certificate = replace(certificate, version=2)
        return await original(*given, **more)  # type: ignore[arg-type]

    slow = replace(use.reissue, issue=replace(use.reissue.issue, reader=replace_meanwhile))  # type: ignore[arg-type]
    with pytest.raises((ModifiedMeanwhile, NotFound)):
        await slow(CALLER, certificate.id, wishes())


async def test_an_intent_that_was_given_up_meanwhile_is_told_as_the_authoritys_fault() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    use = bench.use_cases().certificates
    original = use.reissue.issue.reader

    async def give_up(*given: object, **more: object) -> object:
        for key, intent in bench.memory.intents.items():
            bench.memory.intents[key] = replace(intent, state=IntentState.ABANDONED)
        return await original(*given, **more)  # type: ignore[arg-type]

    slow = replace(use.reissue, issue=replace(use.reissue.issue, reader=give_up))  # type: ignore[arg-type]
    with pytest.raises(AuthorityUnavailable, match="too long"):
        await slow(CALLER, certificate.id, wishes())
    assert not_none(await bench.find_certificate(certificate.id)).version == 1


async def test_another_tenants_certificate_is_not_found() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.reissue(STRANGER, certificate.id, wishes())
