"""Find and consume over REST: what SAP's clients read, and what they send that is wrong."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from services.destinations.create import CreateRequest
from services.model.caller import Caller, CallerLevels, Right
from services.model.destination import Configuration, ConfigurationKind, DestinationType
from tests.commands import naming_commands
from tests.server.rest.asking import ADMINISTRATOR, BASE, Rest, add_levels, encode
from tests.support import chain_of_three, issue, pem_chain

V2 = BASE.replace("v1", "v2")
READER = "reader"
READS = (Right.DESTINATION_READ, Right.DESTINATION_READ_SECRETS, Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT)
NOT_FOUND = "Configuration with the specified name was not found"


@dataclass(frozen=True)
class Lookups:
    """A program that may read all of both levels, and the hand of an administrator."""

    rest: Rest

    async def add(self, name: str = "backend", /, *, level: str = "subaccount", fragment: bool = False, **properties: str) -> Configuration:
        scope_id = self.rest.levels.subaccount_scope_id if level == "subaccount" else self.rest.levels.instance_scope_id
        assert scope_id is not None
        kind = ConfigurationKind.FRAGMENT if fragment else ConfigurationKind.DESTINATION
        request = CreateRequest(
            scope_id=scope_id, kind=kind, name=name, type=None if fragment else DestinationType.HTTP, properties=properties
        )
        return await self.rest.served.installation.use_cases.destinations.create(ADMINISTRATOR, request)

    async def ask(self, path: str, *, token: str = READER, **headers: str) -> httpx.Response:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.rest.ask("GET", path, base=BASE.removesuffix("/v1"), token=token, headers=sent)

    async def find(self, path: str = "/v1/destinations/backend", **headers: str) -> dict[str, Any]:
        answer = await self.ask(path, **headers)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


@pytest.fixture
def lookups(rest: Rest) -> Lookups:
    rest.admit(READER, *READS, Right.CERTIFICATE_EXPORT_PRIVATE)
    return Lookups(rest)


async def test_a_find_answers_with_owner_properties_and_certificates(lookups: Lookups) -> None:
    key, trust = pem_chain(*chain_of_three(), with_key=True), issue("root").pem
    await lookups.rest.store("ks.pem", key)
    await lookups.rest.store("trust.pem", trust)
    await lookups.add(URL="https://x", TrustStoreLocation="trust.pem", KeyStoreLocation="ks.pem", KeyStorePassword="")
    answer = await lookups.ask("/v1/destinations/backend")
    subaccount = (await lookups.rest.served.installation.use_cases.scopes.find(ADMINISTRATOR, [lookups.rest.levels.subaccount_scope_id]))[0]
    assert subaccount is not None
    assert answer.json() == {
        "owner": {"SubaccountId": subaccount.subaccount, "InstanceId": None},
        "destinationConfiguration": {
            "Name": "backend",
            "Type": "HTTP",
            "URL": "https://x",
            "TrustStoreLocation": "trust.pem",
            "KeyStoreLocation": "ks.pem",
            "KeyStorePassword": "",
        },
        "certificates": [
            {"Name": "ks.pem", "Type": "CERTIFICATE", "Content": encode(key)},
            {"Name": "trust.pem", "Type": "CERTIFICATE", "Content": encode(trust)},
        ],
    }
    assert answer.headers["cache-control"] == "no-store"


async def test_the_owner_of_a_service_instance_s_destination_is_the_instance(lookups: Lookups) -> None:
    await lookups.add()
    assert (await lookups.find())["owner"]["InstanceId"] is None
    await lookups.add(level="instance")
    found = await lookups.find()
    assert found["owner"]["InstanceId"] == f"{found['owner']['SubaccountId']}-instance"
    assert "certificates" not in found


async def test_a_consumed_destination_has_no_owner_but_in_its_metadata(lookups: Lookups) -> None:
    await lookups.rest.store("ks.pem", issue("a").pem, level="subaccount")
    await lookups.add(level="instance", KeyStoreLocation="ks.pem")
    await lookups.add("f", level="instance", fragment=True, a="b")
    plain = await lookups.find("/v2/destinations/backend")
    assert plain.keys() == {"destinationConfiguration", "certificates"}
    found = await lookups.find("/v2/destinations/backend@instance?$includeMetadata=owner", X_fragment_name="f@instance")
    name = (await lookups.find())["owner"]["SubaccountId"]
    instance = {"SubaccountId": name, "InstanceId": f"{name}-instance"}
    assert found["destinationConfiguration"] == {
        "Name": "backend",
        "Type": "HTTP",
        "KeyStoreLocation": "ks.pem",
        "a": "b",
        "FragmentName": "f",
        "$metadata": {
            "owner": {
                "destinations": [{"Name": "backend", **instance}],
                "fragments": [{"FragmentName": "f", **instance}],
                "certificates": [{"Name": "ks.pem", "SubaccountId": name, "InstanceId": None}],
            }
        },
    }


async def test_levels_follow_the_name(lookups: Lookups) -> None:
    await lookups.add(URL="subaccount")
    for path in ("backend@subaccount", "backend%40subaccount", "backend@provider_subaccount"):
        assert (await lookups.find(f"/v2/destinations/{path}"))["destinationConfiguration"]["URL"] == "subaccount"
    for path in ("backend", "backend@instance", "backend@provider_instance"):
        answer = await lookups.ask(f"/v2/destinations/{path}")
        assert (answer.status_code, answer.json()["ErrorMessage"]) == (404, NOT_FOUND)


async def test_fragments_are_named_in_their_order(lookups: Lookups) -> None:
    await lookups.add(URL="destination")
    for name in ("one", "two"):
        await lookups.add(name, fragment=True, URL=name)
    found = await lookups.find(X_fragment_name="two, one")
    assert found["destinationConfiguration"] == {"Name": "backend", "Type": "HTTP", "URL": "one", "FragmentName": "two,one"}
    both = await lookups.find("/v2/destinations/backend@subaccount", X_fragment_name="one@subaccount,two")
    assert both["destinationConfiguration"]["FragmentName"] == "one,two"
    for optional in ("true", "True"):
        without = await lookups.find(X_fragment_name="missing", X_fragment_optional=optional)
        assert without["destinationConfiguration"] == {"Name": "backend", "Type": "HTTP", "URL": "destination"}


async def test_the_two_texts_that_clients_compare(lookups: Lookups) -> None:
    answer = await lookups.ask("/v1/destinations/backend")
    assert (answer.status_code, answer.json()) == (404, {"ErrorMessage": NOT_FOUND, "code": "NOT_FOUND"})
    await lookups.add()
    for headers in ({}, {"X_fragment_optional": "false"}):
        answer = await lookups.ask("/v1/destinations/backend", X_fragment_name="x", **headers)
        assert (answer.status_code, answer.json()["ErrorMessage"]) == (404, "The fragment with the specified name 'x' was not found")


async def test_credentials_can_be_skipped(lookups: Lookups) -> None:
    lookups.rest.admit("viewer", Right.DESTINATION_READ)
    await lookups.add(URL="u", Password="p4ss")
    refused = await lookups.ask("/v1/destinations/backend", token="viewer")
    assert (refused.status_code, refused.json()["code"]) == (403, "FORBIDDEN")
    assert "destination.read_secrets" in refused.json()["ErrorMessage"]
    for token in ("viewer", READER):
        answer = await lookups.ask("/v1/destinations/backend?$skipCredentials=true&$skipTokenRetrieval=true", token=token)
        assert answer.json()["destinationConfiguration"] == {"Name": "backend", "Type": "HTTP", "URL": "u"}
    assert (await lookups.find())["destinationConfiguration"]["Password"] == "p4ss"


async def test_a_private_key_needs_its_right_also_for_a_find(lookups: Lookups) -> None:
    await lookups.rest.store("ks.pem", pem_chain(*chain_of_three(), with_key=True))
    await lookups.rest.store("trust.pem", issue("root").pem)
    await lookups.add("trusting", TrustStoreLocation="trust.pem")
    await lookups.add(KeyStoreLocation="ks.pem", TrustStoreLocation="trust.pem")
    etag = (await lookups.ask("/v1/destinations/backend")).headers["etag"]
    lookups.rest.admit("without", *READS)
    for headers in ({}, {"If_None_Match": etag}):
        refused = await lookups.ask("/v1/destinations/backend", token="without", **headers)
        assert (refused.status_code, refused.content.count(b"Content")) == (403, 0)
        assert "certificate.export_private" in refused.json()["ErrorMessage"]
    assert (await lookups.ask("/v1/destinations/trusting", token="without")).status_code == 200


async def test_a_certificate_that_is_not_there_is_left_out(lookups: Lookups) -> None:
    await lookups.add(KeyStoreLocation="missing.p12")
    assert (await lookups.find()).keys() == {"owner", "destinationConfiguration"}


async def test_a_read_of_a_private_key_is_noted(lookups: Lookups) -> None:
    await lookups.rest.store("ks.pem", pem_chain(*chain_of_three(), with_key=True))
    await lookups.add(KeyStoreLocation="ks.pem")
    for _ in range(3):
        await lookups.find()
    query = '{ auditEvents(first: 9, filter: {action: EXPORTED, scopeId: "%s"}) { nodes { subject } } }'
    lookups.rest.served.callers.by_name["auditor"] = ADMINISTRATOR
    for _ in range(100):
        data = await lookups.rest.served.ask("auditor", query % lookups.rest.levels.subaccount_scope_id)
        if data["auditEvents"]["nodes"]:
            break
    assert data["auditEvents"]["nodes"] == [{"subject": READER}]


# ------------------------------------------------------------------ versions


@pytest.mark.parametrize("quote", ['"%s"', "%s", 'W/"%s"', '"other", "%s"'])
async def test_what_the_client_has_is_not_sent_again(lookups: Lookups, quote: str) -> None:
    await lookups.rest.store("ks.pem", pem_chain(*chain_of_three(), with_key=True))
    await lookups.add(KeyStoreLocation="ks.pem")
    for path in ("/v1/destinations/backend", "/v2/destinations/backend@subaccount"):
        etag = (await lookups.ask(path)).headers["etag"].strip('"')
        assert len(etag) == 64
        answer = await lookups.ask(path, If_None_Match=quote % etag)
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", f'"{etag}"')
        assert (await lookups.ask(path, If_Match=quote % etag)).status_code == 200
        other = await lookups.ask(path, If_Match='"other"')
        assert (other.status_code, other.json()["code"]) == (412, "PRECONDITION_FAILED")


async def test_a_version_stands_for_all_that_the_answer_is_made_of(lookups: Lookups) -> None:
    use = lookups.rest.served.installation.use_cases
    path, seen = "/v2/destinations/backend@subaccount", set[str]()

    async def changed(query: str = "", **headers: str) -> bool:
        etag = (await lookups.ask(path + query, **headers)).headers["etag"]
        is_new = etag not in seen
        seen.add(etag)
        return is_new

    await lookups.add(KeyStoreLocation="ks.pem", URL="u")
    assert await changed()
    assert not await changed()
    assert await changed("?$skipCredentials=true")
    assert await changed("?$includeMetadata=owner")
    await lookups.rest.store("ks.pem", issue("a").pem)
    assert await changed()
    await lookups.rest.store("ks.pem.pem", issue("a").pem)
    assert not await changed()
    for name in ("one", "two"):
        await lookups.add(name, fragment=True, a="b")
    assert await changed(X_fragment_name="one,two")
    assert await changed(X_fragment_name="two,one")
    assert not await changed("?$skipTokenRetrieval=true")
    fragment = await use.destinations.find.by_name(
        ADMINISTRATOR, lookups.rest.levels.subaccount_scope_id, ConfigurationKind.FRAGMENT, name="one"
    )
    assert fragment is not None
    await use.destinations.delete(ADMINISTRATOR, fragment.id)
    await lookups.add("one", fragment=True, a="b")
    assert await changed(X_fragment_name="one,two")
    path = "/v1/destinations/backend"
    assert await changed()


# ------------------------------------------------------------------ for a subscriber


async def test_for_a_subscriber_the_provider_s_levels_are_its_own(lookups: Lookups) -> None:
    provider = lookups.rest
    await provider.store("ks.pem", pem_chain(*chain_of_three(), with_key=True))
    await lookups.add(URL="provider", KeyStoreLocation="ks.pem")
    subscriber = await add_levels(provider.served, subaccount=f"{id(lookups)}-subscriber")
    home = replace(provider.served.callers.by_name[READER], subject="serving")
    subscriber.admit("serving", *READS, Right.CERTIFICATE_EXPORT_PRIVATE)
    serving = replace(provider.served.callers.by_name["serving"], provider=home)
    provider.served.callers.by_name["serving"] = serving
    for path in ("/v1/destinations/backend", "/v2/destinations/backend@subaccount"):
        assert (await lookups.ask(path, token="serving")).status_code == 404
    found = await lookups.ask("/v2/destinations/backend@provider_subaccount", token="serving")
    assert found.json()["destinationConfiguration"]["URL"] == "provider"
    assert [one["Name"] for one in found.json()["certificates"]] == ["ks.pem"]
    await Lookups(subscriber).add(URL="subscriber")
    assert (await lookups.ask("/v1/destinations/backend", token="serving")).json()["destinationConfiguration"]["URL"] == "subscriber"


async def test_a_token_without_levels_finds_nothing(lookups: Lookups) -> None:
    await lookups.add()
    lookups.rest.served.callers.by_name["person"] = Caller(tenant="acme", subject="person", rights=frozenset(Right))
    answer = await lookups.ask("/v1/destinations/backend", token="person")
    assert (answer.status_code, answer.json()["code"]) == (403, "FORBIDDEN")


async def test_who_has_a_token_without_levels_names_them(lookups: Lookups) -> None:
    await lookups.add(URL="subaccount")
    await lookups.add(level="instance", URL="instance")
    lookups.rest.served.callers.by_name["person"] = Caller(tenant="acme", subject="person", rights=frozenset(Right))
    name = (await lookups.find())["owner"]["SubaccountId"]
    of_subaccount, both = {"X_Subaccount": name}, {"X_Subaccount": name, "X_Service_Instance": f"{name}-instance"}
    for headers, path, url in (
        (of_subaccount, "/v1/destinations/backend", "subaccount"),
        (both, "/v1/destinations/backend", "instance"),
        (of_subaccount, "/v2/destinations/backend@provider_subaccount", "subaccount"),
        (both, "/v2/destinations/backend", "instance"),
    ):
        answer = await lookups.ask(path, token="person", **headers)
        assert answer.json()["destinationConfiguration"]["URL"] == url
    assert (await lookups.ask("/v2/destinations/backend", token="person", **of_subaccount)).status_code == 404


async def test_a_token_without_a_service_instance_finds_what_is_the_subaccount_s(lookups: Lookups) -> None:
    await lookups.add(URL="subaccount")
    alone = CallerLevels(subaccount_scope_id=lookups.rest.levels.subaccount_scope_id)
    lookups.rest.admit("alone", *READS, levels=alone)
    assert (await lookups.ask("/v1/destinations/backend", token="alone")).status_code == 200
    assert (await lookups.ask("/v2/destinations/backend", token="alone")).status_code == 404


# ------------------------------------------------------------------ what it costs


async def test_a_find_with_key_store_trust_store_and_fragments_costs_four_queries(lookups: Lookups) -> None:
    for name in ("ks.pem", "trust.pem"):
        await lookups.rest.store(name, pem_chain(*chain_of_three(), with_key=True), level="subaccount")
    await lookups.add(level="instance", KeyStoreLocation="ks.pem", TrustStoreLocation="trust.pem", Password="p")
    for name in ("one", "two"):
        await lookups.add(name, level="instance", fragment=True, clientSecret=name)
    first = await lookups.find(X_fragment_name="one,two")
    assert len(first["certificates"]) == 2
    async with asyncio.timeout(10):  # until the scopes are known
        while True:
            with naming_commands() as commands:
                await lookups.find(X_fragment_name="one,two")
            asked = [(command.name, command.collection) for command in commands]
            if ("find", "scopes") not in asked:
                break
    assert sorted(asked[:2]) == [("find", "configurations"), ("find", "configurations")]
    assert asked[2:] == [("find", "certificates"), ("find", "octets")]


async def test_what_the_client_has_costs_no_file(lookups: Lookups) -> None:
    await lookups.rest.store("ks.pem", pem_chain(*chain_of_three(), with_key=True))
    await lookups.add(KeyStoreLocation="ks.pem")
    etag = (await lookups.ask("/v1/destinations/backend")).headers["etag"]
    with naming_commands() as commands:
        await lookups.ask("/v1/destinations/backend", If_None_Match=etag)
    assert {command.collection for command in commands} <= {"configurations", "certificates", "scopes"}


# ------------------------------------------------------------------ what is wrong


@pytest.mark.parametrize(
    ("path", "headers", "status", "says"),
    [
        ("/v1/destinations/backend", {"X_user_token": "a", "X_tenant": "b"}, 400, "X-user-token and X-tenant cannot be combined."),
        ("/v2/destinations/backend", {"X_user_token": "a", "X_tenant": "b"}, 400, "X-user-token and X-tenant cannot be combined."),
        ("/v2/destinations/backend@moon", {}, 400, "must be one of instance, subaccount, provider_instance, provider_subaccount"),
        ("/v2/destinations/backend@", {}, 400, "must be one of"),
        ("/v2/destinations/backend@Instance", {}, 400, "must be one of"),
        ("/v2/destinations/backend", {"X_fragment_name": "f@moon"}, 400, "must be one of"),
        ("/v2/destinations/backend@subaccount", {"X_fragment_name": "f@instance"}, 400, "cannot be combined"),
        ("/v2/destinations/backend@instance", {"X_fragment_name": "f@subaccount"}, 400, "cannot be combined"),
        ("/v1/destinations/backend", {"X_fragment_name": "one,,two"}, 400, "X-fragment-name has an empty name"),
        ("/v1/destinations/backend", {"X_fragment_name": ","}, 400, "X-fragment-name has an empty name"),
        ("/v1/destinations/backend", {"X_fragment_name": ",".join("f" * 21)}, 400, "at most 20 fragments"),
        ("/v1/destinations/backend", {"X_fragment_name": "f", "X_fragment_optional": "yes"}, 400, "X-fragment-optional must be true or"),
        ("/v1/destinations/backend?$skipCredentials=1", {}, 400, "$skipCredentials must be true or false"),
        ("/v1/destinations/backend?$skipTokenRetrieval=", {}, 400, "$skipTokenRetrieval must be true or false"),
        ("/v1/destinations/backend?$includeMetadata=owner", {}, 400, "$includeMetadata"),
        ("/v2/destinations/backend?$includeMetadata=etag", {}, 400, "$includeMetadata must be owner"),
        ("/v1/destinations/backend?$skipCredentials=true&$skipCredentials=true", {}, 400, "given twice"),
        ("/v1/destinations/back%2Fend", {}, 400, "slash"),
        ("/v1/destinations/back%zzend", {}, 400, "escape"),
        ("/v1/destinations/%ff", {}, 400, "UTF-8"),
        (f"/v1/destinations/{'x' * 4000}", {}, 400, "4000"),
        ("/v1/destinations/backend@subaccount", {}, 404, NOT_FOUND),
        (f"/v1/destinations/{'x' * 201}", {}, 404, NOT_FOUND),
        ("/v1/destinations/Backend", {}, 404, NOT_FOUND),
        ("/v1/destinations/backend%00", {}, 404, NOT_FOUND),
        ("/v1/destinations/back end", {}, 404, NOT_FOUND),
        ("/v1/destinations/", {}, 404, ""),
        ("/v1/destinations", {}, 404, ""),
        ("/v3/destinations/backend", {}, 404, ""),
        ("/v1/destinations/backend/labels", {}, 404, ""),
    ],
    ids=str,
)
async def test_what_is_wrong_is_refused_with_its_status_and_reason(
    lookups: Lookups, path: str, headers: dict[str, str], status: int, says: str
) -> None:
    await lookups.add(URL="u")
    await lookups.add(level="instance", URL="u")
    answer = await lookups.ask(path, **headers)
    assert answer.status_code == status, answer.text
    assert says in answer.json()["ErrorMessage"]
    assert answer.json()["code"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_a_lookup_is_for_reading(lookups: Lookups, method: str) -> None:
    answer = await lookups.rest.ask(method, "/destinations/backend", token=READER)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
