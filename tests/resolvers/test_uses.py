"""What uses certificates, in answers."""

import base64
from typing import Any

import pytest

from resolvers import work
from resolvers.context import Context
from resolvers.schema import build_schema
from services.destinations.foresee import Foresee
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.destination import Configuration, ConfigurationKind
from services.model.secret import Secret
from services.rules.references import PASSWORD_OF
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.checking import KEY, TRUST, p12
from tests.services.destinations.making import make
from tests.support import CALLER, Bench, chain_of_three, p12_of

SCHEMA = build_schema()
USE = "property level configuration { __typename id name scope { displayName } ... on Destination { type } }"
WHOLE = "configuration { name version secretProperties properties { name } ... on Destination { type } findings { code } }"


class World:
    """A scope with a key store that a destination and a fragment use."""

    def __init__(self) -> None:
        self.bench = Bench()

    async def start(self) -> "World":
        """Fill it."""
        self.scope = await make_scope(self.bench)
        self.certificate: Certificate = await upload(self.bench, p12(b"pw"), "client.p12", scope=self.scope)
        properties = {"URL": "https://a.example", KEY: "client.p12", PASSWORD_OF[KEY]: "other"}
        self.destination: Configuration = await make(self.bench, "orders", scope=self.scope, properties=properties)
        self.fragment: Configuration = await make(
            self.bench, "tls", scope=self.scope, kind=ConfigurationKind.FRAGMENT, properties={KEY: "client.p12"}
        )
        return self

    async def ask(self, query: str, caller: Caller = CALLER, **variables: Any) -> dict[str, Any]:
        """Return what is answered without errors."""
        context = Context(caller, self.bench.use_cases(), "r1")
        result = await SCHEMA.execute(query, variable_values=variables, context_value=context)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data


@pytest.fixture
async def world() -> World:
    return await World().start()


async def test_a_certificate_says_who_uses_it_by_which_property_and_at_which_level(world: World) -> None:
    found = await world.ask(f"query ($id: ID!) {{ certificate(id: $id) {{ usedBy {{ {USE} }} }} }}", id=world.certificate.id)

    scope = {"displayName": "acme"}
    assert found["certificate"]["usedBy"] == [
        {
            "property": KEY,
            "level": "SUBACCOUNT",
            "configuration": {"__typename": "Destination", "id": world.destination.id, "name": "orders", "scope": scope, "type": "HTTP"},
        },
        {
            "property": KEY,
            "level": "SUBACCOUNT",
            "configuration": {"__typename": "Fragment", "id": world.fragment.id, "name": "tls", "scope": scope},
        },
    ]


async def test_of_what_uses_a_certificate_everything_can_be_asked(world: World) -> None:
    found = await world.ask(f"query ($id: ID!) {{ certificate(id: $id) {{ usedBy {{ {WHOLE} }} }} }}", id=world.certificate.id)

    destination, fragment = [use["configuration"] for use in found["certificate"]["usedBy"]]
    assert destination == {
        "name": "orders",
        "version": 1,
        "secretProperties": ["KeyStorePassword"],
        "properties": [{"name": "URL"}, {"name": KEY}],
        "type": "HTTP",
        "findings": [{"code": "PASSWORD_WRONG"}],
    }
    assert (fragment["name"], fragment["findings"]) == ("tls", [])


async def test_a_destination_shows_the_certificates_that_it_names_and_findings(world: World) -> None:
    properties = {KEY: "client.p12", TRUST: "none.pem"}
    named = await make(world.bench, "both", scope=world.scope, properties=properties)
    query = """query ($id: ID!) { node(id: $id) { ... on Configuration {
      certificates { property name level certificate { id size usedBy { property configuration { name } } } }
      findings { code severity message fix property certificate } } } }"""

    found = (await world.ask(query, id=named.id))["node"]

    key, trust = found["certificates"]
    assert (key["property"], key["name"], key["level"]) == (KEY, "client.p12", "SUBACCOUNT")
    assert (key["certificate"]["id"], key["certificate"]["size"]) == (world.certificate.id, world.certificate.size)
    assert [use["configuration"]["name"] for use in key["certificate"]["usedBy"]] == ["both", "orders", "tls"]
    assert trust == {"property": TRUST, "name": "none.pem", "level": None, "certificate": None}
    assert [(one["code"], one["severity"], one["property"], one["certificate"]) for one in found["findings"]] == [
        ("PASSWORD_MISSING", "ERROR", KEY, "client.p12"),
        ("CERTIFICATE_NOT_FOUND", "ERROR", TRUST, "none.pem"),
    ]


async def test_what_the_caller_may_not_read_is_in_no_answer(world: World) -> None:
    readers = {right: Caller(tenant="default", subject="r", rights=frozenset({right})) for right in Right}
    uses = "query ($id: ID!) { certificate(id: $id) { usedBy { property } } }"
    names = "query ($id: ID!) { destination(id: $id) { certificates { name level certificate { id } } findings { code } } }"

    assert await world.ask(uses, readers[Right.CERTIFICATE_READ], id=world.certificate.id) == {"certificate": {"usedBy": []}}
    assert await world.ask(names, readers[Right.DESTINATION_READ], id=world.destination.id) == {
        "destination": {
            "certificates": [{"name": "client.p12", "level": None, "certificate": None}],
            "findings": [{"code": "NOT_CHECKED"}],
        }
    }


async def test_an_operation_opens_a_limited_number_of_files(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MAX_OPENED", 1)
    await make(world.bench, "later", scope=world.scope, properties={KEY: "client.p12", PASSWORD_OF[KEY]: "third"})

    found = await world.ask("{ destinations { nodes { name findings { code } } } }")

    assert [(one["name"], one["findings"][0]["code"]) for one in found["destinations"]["nodes"]] == [
        ("later", "PASSWORD_WRONG"),
        ("orders", "NOT_CHECKED"),
    ]


# ------------------------------------------------------------------ deleting and replacing

DELETE = """mutation ($input: DeleteCertificateInput!) { deleteCertificate(input: $input) {
  __typename ... on InUseError { message code count hidden usedBy { property configuration { name } } } ... on Error { message }
  ... on DeleteCertificateDryRun { name usedBy { property configuration { name } } usedByHidden }
  ... on DeleteCertificateSuccess { deletedCertificateId id name usedBy { property configuration { name } } usedByHidden } } }"""
USES = [{"property": KEY, "configuration": {"name": "orders"}}, {"property": KEY, "configuration": {"name": "tls"}}]


async def test_a_used_certificate_is_deleted_only_if_it_is_said(world: World) -> None:
    given = {"certificate": world.certificate.id}

    refused = (await world.ask(DELETE, input=given))["deleteCertificate"]
    assert refused == {
        "__typename": "InUseError",
        "message": "2 destinations or fragments use the certificate.",
        "code": "IN_USE",
        "count": 2,
        "hidden": 0,
        "usedBy": USES,
    }
    told = {"name": "client.p12", "usedBy": USES, "usedByHidden": 0}
    for more in ({}, {"evenIfUsed": True}):
        dry_run = (await world.ask(DELETE, input={**given, **more, "dryRun": True}))["deleteCertificate"]
        assert dry_run == {"__typename": "DeleteCertificateDryRun", **told}
    assert set(world.bench.memory.certificates) == {world.certificate.id}
    deleted = (await world.ask(DELETE, input={**given, "evenIfUsed": True}))["deleteCertificate"]
    ids = {"deletedCertificateId": world.certificate.id, "id": world.certificate.id}
    assert deleted == {"__typename": "DeleteCertificateSuccess", **ids, **told}
    assert set(world.bench.memory.certificates) == set()


async def test_who_may_not_read_destinations_hears_how_many_use_it(world: World) -> None:
    caller = Caller(tenant="default", subject="w", rights=frozenset({Right.CERTIFICATE_WRITE}))

    for more, expected in (({}, ("InUseError", 2)), ({"dryRun": True}, ("DeleteCertificateDryRun", None))):
        found = (await world.ask(DELETE, caller, input={"certificate": world.certificate.id, **more}))["deleteCertificate"]
        assert (found["__typename"], found.get("hidden"), found["usedBy"]) == (*expected, [])
    assert found["usedByHidden"] == 2


IMPACT = "impact { use { property configuration { name } } finding { code } }"
PUT = f"""mutation ($input: %sCertificateInput!) {{ changed: %sCertificate(input: $input) {{ ... on Error {{ message }}
  ... on %sCertificateDryRun {{ inspection {{ format entries {{ alias }} }} changes {{ alias field what }} {IMPACT} }}
  ... on %sCertificateSuccess {{ certificate {{ version usedBy {{ property }} }} changes {{ alias field what }} {IMPACT} }} }} }}"""
REPLACE, ROLL_BACK = PUT % ("Replace", "replace", "Replace", "Replace"), PUT % ("RollBack", "rollBack", "RollBack", "RollBack")
WRONG = [{"use": USES[0], "finding": {"code": "PASSWORD_WRONG"}}]


async def test_a_replacement_says_what_is_wrong_for_whom(world: World) -> None:
    given = {"certificate": world.certificate.id, "source": {"base64": base64.b64encode(p12(b"new")).decode()}}

    dry_run = (await world.ask(REPLACE, input={**given, "dryRun": True}))["changed"]
    assert world.bench.memory.certificates[world.certificate.id].certificate.version == 1
    replaced = (await world.ask(REPLACE, input=given))["changed"]

    assert dry_run.pop("inspection")["format"] == "PKCS12"
    certificate = replaced.pop("certificate")
    assert (certificate["version"], len(certificate["usedBy"])) == (2, 2)
    assert replaced == dry_run
    assert replaced["impact"] == WRONG


async def test_a_roll_back_shows_the_earlier_version_and_what_is_wrong_with_it_for_whom(world: World) -> None:
    world.certificate = await upload(world.bench, p12(b"pw"), "rolled.p12", scope=world.scope, password=Secret(b"pw"))
    destination = {KEY: "rolled.p12", PASSWORD_OF[KEY]: "other"}
    await make(world.bench, "rolling", scope=world.scope, properties=destination)
    second = base64.b64encode(p12_of(*chain_of_three(), password=b"other", alias=b"second")).decode()
    given = {"certificate": world.certificate.id}
    await world.ask(REPLACE, input={**given, "source": {"base64": second}, "password": "other"})

    dry_run = (await world.ask(ROLL_BACK, input={**given, "dryRun": True}))["changed"]
    assert world.bench.memory.certificates[world.certificate.id].certificate.version == 2
    rolled_back = (await world.ask(ROLL_BACK, input=given))["changed"]

    shown, certificate = dry_run.pop("inspection"), rolled_back.pop("certificate")
    assert (shown["format"], "second" in [entry["alias"] for entry in shown["entries"]], certificate["version"]) == ("PKCS12", False, 3)
    assert rolled_back == dry_run
    assert {"alias": "second", "field": "ENTRY", "what": "entry"} in rolled_back["changes"]
    assert [(one["use"]["configuration"]["name"], one["finding"]["code"]) for one in rolled_back["impact"]] == [
        ("rolling", "PASSWORD_WRONG")
    ]


async def test_a_dry_run_of_a_roll_back_takes_the_right_to_read(world: World) -> None:
    """It would show what an earlier version has, and leave no record."""
    writer = Caller(tenant="default", subject="w", rights=frozenset({Right.CERTIFICATE_WRITE}))
    again = {"certificate": world.certificate.id, "source": {"base64": base64.b64encode(p12(b"new")).decode()}}
    await world.ask(REPLACE, input=again)

    refused = (await world.ask(ROLL_BACK, writer, input={"certificate": world.certificate.id, "dryRun": True}))["changed"]

    assert refused == {"message": "The operation needs the right certificate.read."}


@pytest.mark.parametrize("dry_run", [True, False], ids=["dry run", "done"])
async def test_impact_costs_nothing_where_nobody_asks_for_it(world: World, monkeypatch: pytest.MonkeyPatch, *, dry_run: bool) -> None:
    monkeypatch.setattr(Foresee, "__call__", lambda *_, **__: pytest.fail("it was foreseen"))
    query = """mutation ($input: ReplaceCertificateInput!) { replaceCertificate(input: $input) { __typename
      ... on ReplaceCertificateSuccess { changes { field } } ... on ReplaceCertificateDryRun { changes { field } } } }"""
    source = {"base64": base64.b64encode(p12(b"new")).decode()}

    found = await world.ask(query, input={"certificate": world.certificate.id, "source": source, "dryRun": dry_run})

    assert found["replaceCertificate"]["__typename"].endswith("DryRun" if dry_run else "Success")
