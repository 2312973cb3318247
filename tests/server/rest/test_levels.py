"""Which levels a request is about: by its token, or by its head."""

import uuid

import pytest

from server.rest.levels import NO_LEVELS
from services.model.caller import Caller, Right
from tests.server.callers import Served
from tests.server.rest.asking import PROGRAM, Rest, add_levels
from tests.support import issue

READ = {Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT}


@pytest.fixture
async def named(here: Served) -> tuple[Rest, str]:
    """The API, and the name of its subaccount, in whose levels are different certificates; a person may read them."""
    name = uuid.uuid4().hex
    rest = await add_levels(here, subaccount=name)
    await rest.store("above.pem", issue("above").pem)
    await rest.store("below.pem", issue("below").pem, level="instance")
    here.callers.by_name["person"] = Caller(tenant="acme", subject="person", rights=frozenset(READ))
    return rest, name


async def test_a_head_names_both_levels(named: tuple[Rest, str]) -> None:
    rest, name = named
    levels = {"X-Subaccount": name, "X-Service-Instance": f"{name}-instance"}
    for level, expected in (("subaccount", "above.pem"), ("instance", "below.pem")):
        found = await rest.ask("GET", f"/{level}Certificates?$select=Name", token="person", headers=levels)
        assert found.json() == [{"Name": expected}]


async def test_a_head_may_leave_out_the_service_instance(named: tuple[Rest, str]) -> None:
    rest, name = named
    found = await rest.ask("GET", "/instanceCertificates", token="person", headers={"X-Subaccount": name})
    assert (found.status_code, found.json()) == (200, [])


async def test_without_levels_a_sentence_says_how_to_name_them(named: tuple[Rest, str]) -> None:
    refused = await named[0].ask("GET", "/subaccountCertificates", token="person")
    assert (refused.status_code, refused.json()) == (403, {"ErrorMessage": NO_LEVELS, "code": "FORBIDDEN"})


async def test_names_that_there_are_not_are_not_found(named: tuple[Rest, str]) -> None:
    rest, name = named
    for levels in ({"X-Subaccount": "nowhere"}, {"X-Subaccount": name, "X-Service-Instance": "nowhere"}):
        assert (await rest.ask("GET", "/subaccountCertificates", token="person", headers=levels)).status_code == 404


async def test_what_contradicts_itself_is_refused(named: tuple[Rest, str]) -> None:
    rest, name = named
    by_token = await rest.ask("GET", "/subaccountCertificates", token=PROGRAM, headers={"X-Subaccount": name})
    assert (by_token.status_code, by_token.json()["code"]) == (400, "LEVELS_REPEATED")
    half = await rest.ask("GET", "/subaccountCertificates", token="person", headers={"X-Service-Instance": name})
    assert (half.status_code, half.json()["code"]) == (400, "LEVELS_INCOMPLETE")
    headers = [("Authorization", "Bearer person"), ("X-Subaccount", name), ("X-Subaccount", name)]
    twice = await rest.served.http.get("/destination-configuration/v1/subaccountCertificates", headers=headers)
    assert (twice.status_code, twice.json()["code"]) == (400, "HEADER_REPEATED")


async def test_another_tenants_names_are_not_found(named: tuple[Rest, str]) -> None:
    rest, name = named
    rest.served.callers.by_name["stranger"] = Caller(tenant="beta", subject="stranger", rights=frozenset(READ))
    refused = await rest.ask("GET", "/subaccountCertificates", token="stranger", headers={"X-Subaccount": name})
    assert refused.status_code == 404
