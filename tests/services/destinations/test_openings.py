"""Trying the passwords that stand beside certificates' names."""

from collections.abc import Mapping, Sequence

import pytest

from services.certificates.replace import ReplaceRequest
from services.destinations import openings as module
from services.destinations.openings import Attempt, OpeningMemory
from services.destinations.replace import ReplaceRequest as ReplaceConfigurationRequest
from services.errors import TooCostly
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.configuration_findings import Opening
from services.model.contents import Contents
from services.model.destination import Configuration, ConfigurationKind
from services.model.limits import MAX_PASSWORD_LENGTH
from services.model.passwords import KeyPasswords
from services.model.scope import Scope
from services.model.secret import Secret
from services.rules.references import PASSWORD_OF
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.checking import KEY, TOKEN, TRUST, Allowance, CountingReader, Trial, jks, jks_of_roots, p12, pem
from tests.services.destinations.making import make
from tests.support import CALLER, chain_of_three, pem_chain

OPENS, NEEDS, LACKS, REFUSES = Opening.OPENS, Opening.NEEDS_PASSWORD, Opening.LACKS_PASSWORD, Opening.REFUSES_PASSWORD
UNTOLD, LATER = Opening.UNTOLD, Opening.LATER


async def store(
    trial: Trial,
    octets: bytes,
    name: str,
    *,
    property_: str = KEY,
    password: str | None = None,
    upload_password: bytes | None = None,
    scope: Scope | None = None,
    kind: ConfigurationKind = ConfigurationKind.DESTINATION,
) -> Attempt:
    """Store a file and a configuration that names it, with this password beside the name; None is none."""
    scope = scope or await make_scope(trial.bench)
    known = None if upload_password is None else Secret(upload_password)
    certificate = await upload(trial.bench, octets, name, scope=scope, password=known)
    properties = {property_: name} | ({} if password is None else {PASSWORD_OF[property_]: password})
    return attempt(await make(trial.bench, scope=scope, properties=properties, kind=kind), certificate)


def attempt(configuration: Configuration, certificate: Certificate) -> Attempt:
    (reference,) = configuration.references
    return Attempt(configuration=configuration, reference=reference, certificate=certificate)


async def outcome_of(octets: bytes, name: str, password: str | None, **more: object) -> tuple[Opening, int]:
    """Return what came of it, and how many files were read for that."""
    trial = Trial()
    one = await store(trial, octets, name, password=password, **more)  # type: ignore[arg-type]
    (found,) = await trial.openings()(CALLER, [one], may_open=Allowance())
    return found, trial.reader.count


@pytest.mark.parametrize("property_", [KEY, TOKEN])
@pytest.mark.parametrize(("octets", "name"), [(p12(b"pw"), "a.p12"), (p12(b"pw"), "a.pfx"), (jks(b"pw"), "a.jks"), (pem(b"pw"), "a.pem")])
@pytest.mark.parametrize(("password", "expected"), [("pw", OPENS), ("other", REFUSES), ("", NEEDS), (None, NEEDS)])
async def test_a_protected_key_store_opens_by_its_password_alone(
    octets: bytes, name: str, password: str | None, expected: Opening, property_: str
) -> None:
    assert await outcome_of(octets, name, password, property_=property_) == (expected, 1)


@pytest.mark.parametrize("unlocked", [None, b"pw"])
async def test_it_makes_no_difference_whether_the_file_was_unlocked_when_it_was_stored(unlocked: bytes | None) -> None:
    for password, expected in (("pw", OPENS), ("other", REFUSES), (None, NEEDS)):
        assert (await outcome_of(p12(b"pw"), "a.p12", password, upload_password=unlocked))[0] is expected


@pytest.mark.parametrize(
    ("octets", "name"), [(p12(None), "a.p12"), (jks(b""), "a.jks"), (pem(), "a.pem"), (pem_chain(*chain_of_three()), "a.cer")]
)
@pytest.mark.parametrize("password", ["", None])
async def test_what_no_password_protects_opens_without_one_and_is_not_even_read(octets: bytes, name: str, password: str | None) -> None:
    assert await outcome_of(octets, name, password) == (OPENS, 0)


@pytest.mark.parametrize(("octets", "name", "expected"), [(p12(None), "a.p12", LACKS), (jks(b""), "a.jks", LACKS), (pem(), "a.pem", OPENS)])
async def test_for_a_token_service_a_key_store_has_a_password(octets: bytes, name: str, expected: Opening) -> None:
    for password in ("", None):
        assert await outcome_of(octets, name, password, property_=TOKEN) == (expected, 0)
    fragment = ConfigurationKind.FRAGMENT
    assert await outcome_of(octets, name, None, property_=TOKEN, kind=fragment) == (UNTOLD, 0)


async def test_a_pem_without_password_opens_whatever_stands_there_and_is_not_even_read() -> None:
    assert await outcome_of(pem(), "a.pem", "any") == (OPENS, 0)


async def test_a_store_with_the_empty_password_refuses_another_one() -> None:
    assert await outcome_of(jks(b""), "a.jks", "any") == (REFUSES, 1)


@pytest.mark.parametrize(("password", "expected"), [("pw", OPENS), ("other", REFUSES), (None, OPENS)])
async def test_a_trust_store_opens_if_its_certificates_can_be_read(password: str | None, expected: Opening) -> None:
    """Java reads a JKS of certificates without password, and verifies nothing then."""
    assert (await outcome_of(jks_of_roots(b"pw"), "roots.jks", password, property_=TRUST))[0] is expected


async def test_for_a_trust_store_a_locked_key_in_it_does_not_matter() -> None:
    assert (await outcome_of(pem(b"pw"), "a.pem", None, property_=TRUST))[0] is OPENS
    assert (await outcome_of(p12(b"pw"), "a.p12", None, property_=TRUST))[0] is NEEDS


async def test_the_password_of_a_fragment_may_come_from_the_destination() -> None:
    fragment = ConfigurationKind.FRAGMENT
    assert await outcome_of(p12(b"pw"), "a.p12", None, kind=fragment) == (UNTOLD, 0)
    assert (await outcome_of(p12(b"pw"), "a.p12", "other", kind=fragment))[0] is REFUSES
    assert (await outcome_of(p12(b"pw"), "a.p12", "pw", kind=fragment))[0] is OPENS


async def test_a_text_that_is_too_long_to_be_a_password_is_not_tried() -> None:
    assert await outcome_of(p12(b"pw"), "a.p12", "x" * (MAX_PASSWORD_LENGTH + 1)) == (UNTOLD, 0)


class CostlyReader(CountingReader):
    """Refuses every file."""

    async def __call__(
        self,
        octets: Secret,
        *,
        file_name: str | None,
        password: Secret | None,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Contents:
        """Raise TooCostly."""
        raise TooCostly("Too much work.")


async def test_of_a_file_that_is_too_costly_to_read_nothing_is_told() -> None:
    trial = Trial(reader=CostlyReader())
    one = await store(trial, p12(b"pw"), "a.p12", password="pw")

    assert await trial.openings()(CALLER, [one], may_open=Allowance()) == [UNTOLD]


# ------------------------------------------------------------------ how much is read


async def many(trial: Trial, passwords: Sequence[str]) -> list[Attempt]:
    """Store a file, and destinations that name it with these passwords."""
    scope = await make_scope(trial.bench)
    certificate = await upload(trial.bench, p12(b"pw"), "a.p12", scope=scope)
    named = [{KEY: "a.p12", PASSWORD_OF[KEY]: password} for password in passwords]
    return [
        attempt(await make(trial.bench, f"d{number}", scope=scope, properties=properties), certificate)
        for number, properties in enumerate(named)
    ]


async def test_destinations_with_the_same_file_and_password_are_answered_by_one_reading() -> None:
    trial = Trial()
    allowance = Allowance()
    attempts = await many(trial, ["pw", "other", "pw", "pw"])

    assert await trial.openings()(CALLER, attempts, may_open=allowance) == [OPENS, REFUSES, OPENS, OPENS]
    assert trial.reader.count == 2
    assert allowance.sizes == [attempts[0].certificate.size] * 2


async def test_what_was_tried_is_remembered_and_costs_nothing() -> None:
    trial = Trial()
    openings, attempts = trial.openings(), await many(trial, ["pw", "other"])
    await openings(CALLER, attempts, may_open=Allowance())

    assert await openings(CALLER, attempts, may_open=Allowance(0)) == [OPENS, REFUSES]
    assert trial.reader.count == 2


async def test_no_more_files_are_opened_than_may_be_and_the_others_are_for_later() -> None:
    trial = Trial()
    openings, attempts = trial.openings(), await many(trial, ["pw", "other", "third"])

    assert await openings(CALLER, attempts, may_open=Allowance(2)) == [OPENS, REFUSES, LATER]
    assert await openings(CALLER, attempts, may_open=Allowance(1)) == [OPENS, REFUSES, REFUSES]
    assert trial.reader.count == 3


async def test_another_version_of_either_is_tried_anew() -> None:
    trial = Trial()
    openings, (one,) = trial.openings(), await many(trial, ["pw"])
    use = trial.bench.use_cases()
    assert await openings(CALLER, [one], may_open=Allowance()) == [OPENS]

    replaced = await use.certificates.replace(CALLER, ReplaceRequest(certificate_id=one.certificate.id, octets=Secret(p12(b"new"))))
    changed = attempt(one.configuration, replaced.certificate)
    assert await openings(CALLER, [changed], may_open=Allowance()) == [REFUSES]

    properties: Mapping[str, str] = {KEY: "a.p12", PASSWORD_OF[KEY]: "new"}
    request = ReplaceConfigurationRequest(configuration_id=one.configuration.id, type=one.configuration.type, properties=properties)
    configuration = await use.destinations.replace(CALLER, request)
    assert await openings(CALLER, [attempt(configuration, replaced.certificate)], may_open=Allowance()) == [OPENS]
    assert await openings(CALLER, [changed], may_open=Allowance(0)) == [REFUSES]


async def test_two_properties_of_one_destination_are_two_things() -> None:
    trial = Trial()
    scope = await make_scope(trial.bench)
    certificate = await upload(trial.bench, jks(b"pw"), "a.jks", scope=scope)
    properties = {KEY: "a.jks", PASSWORD_OF[KEY]: "pw", TRUST: "a.jks", PASSWORD_OF[TRUST]: "other"}
    configuration = await make(trial.bench, scope=scope, properties=properties)
    attempts = [Attempt(configuration=configuration, reference=one, certificate=certificate) for one in configuration.references]

    for allowance in (Allowance(), Allowance(0)):
        assert await trial.openings()(CALLER, attempts, may_open=allowance) == ([OPENS, REFUSES] if allowance.sizes else [LATER, LATER])


async def test_the_same_file_can_be_open_as_a_trust_store_and_closed_as_a_key_store() -> None:
    trial = Trial()
    scope = await make_scope(trial.bench)
    certificate = await upload(trial.bench, pem(b"pw"), "a.pem", scope=scope)
    configuration = await make(trial.bench, scope=scope, properties={KEY: "a.pem", TRUST: "a.pem"})
    attempts = [Attempt(configuration=configuration, reference=one, certificate=certificate) for one in configuration.references]

    assert await trial.openings()(CALLER, attempts, may_open=Allowance()) == [NEEDS, OPENS]


async def test_a_version_that_is_kept_no_more_is_for_later() -> None:
    trial = Trial()
    (one,) = await many(trial, ["pw"])
    trial.bench.memory.certificates[one.certificate.id].octets.clear()

    assert await trial.openings()(CALLER, [one], may_open=Allowance()) == [LATER]


async def test_the_oldest_outcomes_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_REMEMBERED", 2)
    memory, attempts = OpeningMemory(), await many(Trial(), ["a", "b", "c"])
    for one in attempts:
        memory.keep(one, OPENS)

    assert [memory.recall(one) for one in attempts] == [None, OPENS, OPENS]


async def test_another_file_in_its_place_is_tried_and_nothing_remembered() -> None:
    trial = Trial()
    openings, attempts = trial.openings(), await many(trial, ["new", "pw"])

    assert await openings.of_file(CALLER, attempts, Secret(p12(b"new")), may_open=Allowance()) == [OPENS, REFUSES]
    assert await openings.of_file(CALLER, attempts, Secret(p12(b"new")), may_open=Allowance(1)) == [OPENS, LATER]
    assert await openings(CALLER, attempts, may_open=Allowance()) == [REFUSES, OPENS]


async def test_nothing_shows_a_password() -> None:
    trial = Trial()
    openings, (one,) = trial.openings(), await many(trial, ["s3cret"])
    await openings(CALLER, [one], may_open=Allowance())

    assert "s3cret" not in f"{openings!r} {one!r} {vars(openings.memory)!r}"
