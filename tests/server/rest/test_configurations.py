"""Destinations and fragments over REST."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from server.rest.properties import MAX_BULK
from services.model.caller import Caller, CallerLevels, Right
from services.model.destination import Configuration, ConfigurationKind, ConfigurationListing
from tests.commands import naming_commands
from tests.server.rest.asking import ADMINISTRATOR, Rest

NOT_FOUND = "Configuration with the specified name was not found"
RIGHTS = (Right.DESTINATION_READ, Right.DESTINATION_READ_SECRETS, Right.DESTINATION_WRITE)
KEEPER, READER = "keeper", "reader"
NOUNS = {"Destinations": "Name", "DestinationFragments": "FragmentName"}
LEVELS = ("subaccount", "instance")


@pytest.fixture
def keeper(rest: Rest) -> Rest:
    """The API, with one program that keeps destinations and another one that reads them without their secrets."""
    rest.admit(KEEPER, *RIGHTS)
    rest.admit(READER, Right.DESTINATION_READ)
    return rest


def a_body(noun: str = "Destinations", name: str = "backend", **properties: Any) -> dict[str, Any]:
    return {NOUNS[noun]: name, **({"Type": "HTTP"} if noun == "Destinations" else {}), **properties}


async def ask(keeper: Rest, method: str, path: str, body: Any = None, *, token: str = KEEPER, **more: Any) -> tuple[int, Any]:
    """Return the status, and the JSON of the answer, None where it is empty."""
    sent = {} if body is None else {"json": body}
    answer = await keeper.ask(method, path, token=token, **sent, **more)
    return answer.status_code, json.loads(answer.content) if answer.content else None


async def keep(keeper: Rest, *names: str, noun: str = "Destinations", level: str = "subaccount", **properties: str) -> None:
    for name in names:
        assert await ask(keeper, "POST", f"/{level}{noun}", a_body(noun, name, **properties)) == (201, None)


async def read_all(keeper: Rest) -> list[Configuration]:
    """Return all that is stored on both levels."""
    use, found = keeper.served.installation.use_cases.destinations, list[Configuration]()
    for kind in ConfigurationKind:
        for scope_id in (keeper.levels.subaccount_scope_id, keeper.levels.instance_scope_id):
            found += (await use.list(ADMINISTRATOR, ConfigurationListing(kind=kind, first=100, scope_id=scope_id))).items
    return found


async def list_names(keeper: Rest, query: str = "", noun: str = "Destinations") -> list[str]:
    status, body = await ask(keeper, "GET", f"/subaccount{noun}{query}")
    assert status == 200, body
    return [one[NOUNS[noun]] for one in body]


# ------------------------------------------------------------------ one


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("noun", NOUNS)
async def test_the_whole_life_of_one(keeper: Rest, noun: str, level: str) -> None:
    path, other = f"/{level}{noun}", f"/{LEVELS[1 - LEVELS.index(level)]}{noun}"
    first = a_body(noun, URL="https://x", Password="p4ss", KeyStorePassword="", empty="")
    assert await ask(keeper, "POST", path, first) == (201, None)
    assert await ask(keeper, "GET", f"{path}/backend") == (200, first)
    assert await ask(keeper, "GET", path) == (200, [first])
    assert await ask(keeper, "GET", other) == (200, [])
    assert (await ask(keeper, "GET", f"{other}/backend"))[0] == 404
    second = a_body(noun, URL="https://y", clientSecret="s3cret")
    assert await ask(keeper, "PUT", path, second) == (200, {"Count": 1})
    assert await ask(keeper, "GET", f"{path}/backend") == (200, second)
    assert await ask(keeper, "DELETE", f"{path}/backend") == (200, {"Count": 1})
    for method in ("GET", "DELETE"):
        assert await ask(keeper, method, f"{path}/backend") == (404, {"ErrorMessage": NOT_FOUND, "code": "NOT_FOUND"})
    assert await ask(keeper, "PUT", path, second) == (404, {"ErrorMessage": NOT_FOUND, "code": "NOT_FOUND"})
    assert await read_all(keeper) == []


@pytest.mark.parametrize("kind", ["HTTP", "RFC", "LDAP", "MAIL", "TCP"])
async def test_every_type_comes_back_as_it_came(keeper: Rest, kind: str) -> None:
    sent = {"Name": kind, "Type": kind, "URL": "u"}
    assert await ask(keeper, "POST", "/instanceDestinations", sent) == (201, None)
    assert await ask(keeper, "GET", f"/instanceDestinations/{kind}") == (200, sent)


async def test_what_was_read_can_be_sent_back(keeper: Rest) -> None:
    await keep(keeper, "backend", URL="u", Password="p")
    (read,) = (await ask(keeper, "GET", "/subaccountDestinations?$includeMetadata=modification_time;etag"))[1]
    assert await ask(keeper, "PUT", "/subaccountDestinations", read) == (200, {"Count": 1})
    (again,) = (await ask(keeper, "GET", "/subaccountDestinations"))[1]
    assert again == {name: value for name, value in read.items() if name != "$metadata"}


async def test_secret_properties_are_for_who_may_read_them(keeper: Rest) -> None:
    await keep(keeper, "backend", URL="u", Password="p4ss")
    public = a_body(URL="u")
    assert await ask(keeper, "GET", "/subaccountDestinations/backend", token=READER) == (200, public)
    assert await ask(keeper, "GET", "/subaccountDestinations", token=READER) == (200, [public])
    assert await ask(keeper, "GET", "/subaccountDestinations?$page=1", token=READER) == (200, [public])
    etags = {(await keeper.ask("GET", "/subaccountDestinations/backend", token=token)).headers["etag"] for token in (KEEPER, READER)}
    assert len(etags) == 2
    assert b"p4ss" not in json.dumps([str(one) for one in await read_all(keeper)]).encode()


async def test_a_version_is_known_by_its_etag(keeper: Rest) -> None:
    await keep(keeper, "backend", URL="u")
    path = "/subaccountDestinations/backend"
    etag = (await keeper.ask("GET", path, token=KEEPER)).headers["etag"]
    assert len(etag.strip('"')) == 64
    for known in (etag, etag.strip('"')):
        answer = await keeper.ask("GET", path, token=KEEPER, headers={"If-None-Match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
        assert (await keeper.ask("GET", path, token=KEEPER, headers={"If-Match": known})).status_code == 200
    await ask(keeper, "PUT", "/subaccountDestinations", a_body(URL="u"))
    assert (await keeper.ask("GET", path, token=KEEPER, headers={"If-None-Match": etag})).status_code == 200
    answer = await keeper.ask("GET", path, token=KEEPER, headers={"If-Match": etag})
    assert (answer.status_code, answer.json()["code"]) == (412, "PRECONDITION_FAILED")


# ------------------------------------------------------------------ several


async def test_several_are_stored_and_replaced_at_once(keeper: Rest) -> None:
    path = "/subaccountDestinations"
    status, body = await ask(keeper, "POST", path, [a_body(name="a"), a_body(name="b")])
    assert (status, [(one["name"], one["status"], len(one["etag"])) for one in body]) == (201, [("a", 201, 64), ("b", 201, 64)])
    assert body[0]["etag"] == (await keeper.ask("GET", f"{path}/a", token=KEEPER)).headers["etag"].strip('"')
    status, body = await ask(keeper, "PUT", path, [a_body(name="b", URL="u"), a_body(name="a", URL="u")])
    assert (status, [(one["name"], one["status"]) for one in body]) == (200, [("b", 200), ("a", 200)])
    assert {one["URL"] for one in (await ask(keeper, "GET", path))[1]} == {"u"}


async def test_a_whole_scope_is_stored_at_once(keeper: Rest) -> None:
    """With as many properties as SAP's pages have for one with a key store."""
    properties = {f"property{number}": "x" for number in range(10)}
    bodies = [a_body(name=f"d{number}", **properties) for number in range(MAX_BULK)]
    status, body = await ask(keeper, "PUT", "/subaccountDestinations", bodies)  # of none that is there: it is read, and nothing stored
    assert (status, len(body)) == (207, MAX_BULK)
    status, refused = await ask(keeper, "PUT", "/subaccountDestinations", [*bodies, bodies[0]])
    assert (status, refused["code"]) == (400, "VALIDATION_FAILED")


@pytest.mark.parametrize("wrong", [a_body(name="a b"), a_body(name="b", x=1), {"Type": "HTTP"}, {"Name": 7, "Type": "HTTP"}, {}], ids=str)
async def test_one_bad_one_of_three_holds_up_no_other(keeper: Rest, wrong: Any) -> None:
    status, body = await ask(keeper, "POST", "/subaccountDestinations", [a_body(name="a"), wrong, a_body(name="c")])
    assert (status, [one["status"] for one in body]) == (207, [201, 400, 201])
    assert body[1]["cause"]
    assert [one.name for one in await read_all(keeper)] == ["a", "c"]


async def test_of_several_one_is_there_and_one_is_not(keeper: Rest) -> None:
    await keep(keeper, "a")
    status, body = await ask(keeper, "POST", "/subaccountDestinations", [a_body(name="a"), a_body(name="b"), a_body(name="b")])
    assert (status, [(one["name"], one["status"]) for one in body]) == (207, [("a", 409), ("b", 201), ("b", 409)])
    status, body = await ask(keeper, "PUT", "/subaccountDestinations", [a_body(name="c"), a_body(name="b")])
    assert (status, [(one["name"], one["status"]) for one in body]) == (207, [("c", 404), ("b", 200)])
    assert body[0]["cause"] == NOT_FOUND


@pytest.mark.parametrize("noun", NOUNS)
async def test_several_are_deleted_by_their_names(keeper: Rest, noun: str) -> None:
    await keep(keeper, "a", "b", "c", noun=noun)
    query = urlencode({"$filter": "Name in ('a', 'nope', 'b', 'a')"})
    assert await ask(keeper, "DELETE", f"/subaccount{noun}?{query}") == (
        200,
        {
            "Count": 2,
            "Summary": [
                {"name": "a", "status": "DELETED"},
                {"name": "nope", "status": "NOT_FOUND", "reason": "Could not find configuration"},
                {"name": "b", "status": "DELETED"},
            ],
        },
    )
    assert [one.name for one in await read_all(keeper)] == ["c"]


# ------------------------------------------------------------------ lists


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("Name in ('b-x', 'zzz', 'a_x')", ["a_x", "b-x"]),
        ("startswith(Name,'a')", ["a1", "a_x"]),
        ("startswith(Name,'A')", ["A2"]),
        ("startswith(Name,'')", ["a1", "A2", "a_x", "b-x"]),
        (f"startswith(Name,'{'a' * 300}')", []),
        ("endswith(Name,'x')", ["a_x", "b-x"]),
        ("endswith(Name,'X')", []),
        ("modifiedwithin('1','minutes')", ["a1", "A2", "a_x", "b-x"]),
        ("Label['env'] HAS ('prod','test')", ["a1", "b-x"]),
        ("Label['env'] HAS ('prod') AND Label['t%2Fm'] HAS ('%C3%A4')", ["b-x"]),
        ("Label['env'] HAS ('other')", []),
    ],
    ids=str,
)
async def test_a_list_is_filtered(keeper: Rest, noun: str, wanted: str, names: list[str]) -> None:
    await keep(keeper, "b-x", "a_x", "A2", "a1", noun=noun)
    await ask(keeper, "PUT", f"/subaccount{noun}/a1/labels", [{"key": "env", "values": ["test"]}])
    await ask(keeper, "PUT", f"/subaccount{noun}/b-x/labels", [{"key": "env", "values": ["eu", "prod"]}, {"key": "t/m", "values": ["ä"]}])
    for encoded in (urlencode({"$filter": wanted}), f"$filter={quote(wanted)}"):
        assert await list_names(keeper, f"?{encoded}", noun) == names


async def test_what_was_changed_long_ago_was_not_changed_now(keeper: Rest, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = keeper.served.clock
    monkeypatch.setattr(clock, "moment", clock.moment)  # it is set back afterwards
    await keep(keeper, "old", "changed")
    clock.moment += timedelta(minutes=30)
    await ask(keeper, "PUT", "/subaccountDestinations", a_body(name="changed"))
    assert await list_names(keeper, "?" + urlencode({"$filter": "modifiedwithin('29', 'minutes')"})) == ["changed"]
    assert await list_names(keeper, "?" + urlencode({"$filter": "modifiedwithin('30', 'minutes')"})) == ["changed", "old"]


async def test_names_alone_cost_no_more_than_names(keeper: Rest) -> None:
    await keep(keeper, "b", "a", Password="p")
    assert await ask(keeper, "GET", "/subaccountDestinations?$select=Name") == (200, [{"Name": "a"}, {"Name": "b"}])
    await keep(keeper, "f", noun="DestinationFragments")
    assert await ask(keeper, "GET", "/subaccountDestinationFragments?%24select=Name") == (200, [{"FragmentName": "f"}])


async def test_metadata_are_the_version_and_when_it_was_made(keeper: Rest) -> None:
    await keep(keeper, "a")
    modified = (await read_all(keeper))[0].modified_at
    etag = (await keeper.ask("GET", "/subaccountDestinations/a", token=KEEPER)).headers["etag"].strip('"')
    both = {"modification_time": str(int(modified.timestamp() * 1000)), "etag": etag}
    for query, wanted in (("modification_time;etag", both), ("etag", {"etag": etag})):
        (read,) = (await ask(keeper, "GET", f"/subaccountDestinations?$includeMetadata={query}"))[1]
        assert read["$metadata"] == wanted


async def test_pages_tell_of_their_neighbours_and_of_all(keeper: Rest) -> None:
    await keep(keeper, *(f"d{number}" for number in range(5)))
    path = "/subaccountDestinations"
    seen: list[str] = []
    for number, link in (
        (1, f"<{path}?$page=2&$pageSize=2>; rel='next'"),
        (2, f"<{path}?$page=1&$pageSize=2>; rel='previous', <{path}?$page=3&$pageSize=2>; rel='next'"),
        (3, f"<{path}?$page=2&$pageSize=2>; rel='previous'"),
    ):
        answer = await keeper.ask("GET", f"{path}?$page={number}&$pageSize=2&$pageCount=true&$entityCount=true", token=KEEPER)
        assert (answer.headers["link"], answer.headers["page-count"], answer.headers["entity-count"]) == (link, "3", "5")
        seen += [one["Name"] for one in answer.json()]
    assert seen == [f"d{number}" for number in range(5)]
    answer = await keeper.ask("GET", f"{path}?$page=9&$pageSize=2", token=KEEPER)
    assert (answer.json(), answer.headers["link"]) == ([], f"<{path}?$page=8&$pageSize=2>; rel='previous'")
    assert "page-count" not in answer.headers
    whole = await keeper.ask("GET", f"{path}?$page=1&$pageSize=5", token=KEEPER)
    assert ("link" in whole.headers, len(whole.json())) == (False, 5)


async def test_a_long_list_is_sent_whole(keeper: Rest) -> None:
    """More than one query's, and more octets than are sent at once."""
    names = [f"d{number:03}" for number in range(230)]
    for start in range(0, len(names), 100):
        bodies = [a_body(name=name, text="x" * 3_000, Password="p") for name in names[start : start + 100]]
        assert (await ask(keeper, "POST", "/subaccountDestinations", bodies))[0] == 201
    with naming_commands() as commands:
        assert await list_names(keeper) == names
    assert [(command.name, command.collection) for command in commands] == [("find", "configurations")] * 3
    assert await list_names(keeper, "?$page=2&$pageSize=150") == names[150:]
    assert await list_names(keeper, "?" + urlencode({"$filter": "endswith(Name,'9')"})) == names[9::10]


async def test_without_a_service_instance_its_level_is_empty(keeper: Rest) -> None:
    keeper.admit("alone", *RIGHTS, levels=CallerLevels(subaccount_scope_id=keeper.levels.subaccount_scope_id))
    await keep(keeper, "a", level="instance")
    for query in ("", "?$select=Name", "?$page=1", "?" + urlencode({"$filter": "Name in ('a')"})):
        assert await ask(keeper, "GET", f"/instanceDestinations{query}", token="alone") == (200, [])
    answer = await keeper.ask("GET", "/instanceDestinations?$page=1&$entityCount=true", token="alone")
    assert answer.headers["entity-count"] == "0"
    assert (await ask(keeper, "GET", "/instanceDestinations/a", token="alone"))[0] == 404
    assert (await ask(keeper, "POST", "/instanceDestinations", a_body(), token="alone"))[0] == 404
    assert len(await read_all(keeper)) == 1


# ------------------------------------------------------------------ labels


@pytest.mark.parametrize("noun", NOUNS)
async def test_labels_are_set_added_and_deleted(keeper: Rest, noun: str) -> None:
    await keep(keeper, "backend", noun=noun)
    path, env = f"/subaccount{noun}/backend/labels", {"key": "env", "values": ["prod", "eu"]}
    assert await ask(keeper, "GET", path) == (200, [])
    assert await ask(keeper, "PUT", path, [env]) == (200, {"Count": 1})
    assert await ask(keeper, "GET", path) == (200, [env])
    team = {"key": "team", "values": ["a"]}
    assert await ask(keeper, "PATCH", path, {"action": "ADD", "labels": [team]}) == (200, {"Count": 1})
    assert await ask(keeper, "GET", path) == (200, [env, team])
    assert await ask(keeper, "PATCH", path, {"action": "DELETE", "labels": [{"key": "env", "values": ["eu"]}]}) == (200, {"Count": 1})
    assert await ask(keeper, "GET", path) == (200, [{"key": "env", "values": ["prod"]}, team])
    missing = f"/subaccount{noun}/missing/labels"
    for method, body in (("GET", None), ("PUT", [env]), ("PATCH", {"action": "ADD", "labels": [env]})):
        assert (await ask(keeper, method, missing, body))[0] == 404


# ------------------------------------------------------------------ rights


@pytest.mark.parametrize("noun", NOUNS)
async def test_without_its_right_nothing_is_done(keeper: Rest, noun: str) -> None:
    await keep(keeper, "backend", noun=noun)
    before = await read_all(keeper)
    keeper.admit("stranger")
    path = f"/subaccount{noun}"
    changes: Sequence[tuple[str, str, Any]] = (
        ("POST", path, a_body(noun, "new")),
        ("PUT", path, a_body(noun)),
        ("DELETE", f"{path}/backend", None),
        ("DELETE", f"{path}?$filter=Name%20in%20('backend')", None),
        ("PUT", f"{path}/backend/labels", [{"key": "a", "values": []}]),
        ("PATCH", f"{path}/backend/labels", {"action": "ADD", "labels": [{"key": "a", "values": []}]}),
        *([("POST", path, [a_body(noun, "new")]), ("PUT", path, [a_body(noun)])] if noun == "Destinations" else []),
    )
    for method, where, body in changes:
        status, refused = await ask(keeper, method, where, body, token=READER)
        assert (status, refused["code"]) == (403, "FORBIDDEN"), (method, where)
        assert "destination.write" in refused["ErrorMessage"]
    for method, where, body in (*changes, ("GET", path, None), ("GET", f"{path}/backend", None), ("GET", f"{path}/backend/labels", None)):
        status, refused = await ask(keeper, method, where, body, token="stranger")
        statuses = {one["status"] for one in refused} if status == 207 else {status}
        assert statuses <= {403, 404}, (method, where)
    assert await read_all(keeper) == before


async def test_what_another_subaccount_has_cannot_be_told_from_nothing(keeper: Rest) -> None:
    """A token whose levels are somebody else's, and that has no right there, hears of what is there as of what is not."""
    await keep(keeper, "there")
    keeper.served.callers.by_name["other"] = Caller(tenant="acme", subject="other", levels=keeper.levels)
    for noun in NOUNS:
        for method in ("GET", "DELETE"):
            told = []
            for name in ("there", "nope", "also-not"):
                with naming_commands() as commands:
                    answer = await keeper.ask(method, f"/subaccount{noun}/{name}", token="other")
                told.append((answer.status_code, answer.content, len(commands)))
            assert told == [told[0]] * 3
            assert told[0][0] == 404


# ------------------------------------------------------------------ what is wrong

LONG = "x" * 201
BROKEN = [
    (b"", "The body is not JSON"),
    (b"{", "The body is not JSON"),
    (b'{"Name": "a", "Type": "HTTP",}', "The body is not JSON"),
    (b"\xff", "The body is not UTF-8"),
    (b'{"Name": "a", "Name": "b", "Type": "HTTP"}', "duplicate key"),
    (b'{"Name": "a", "Type": "HTTP", "x": NaN}', "NaN"),
    (b'{"Name": "a", "Type": "HTTP", "x": "\\ud800"}', "surrogate"),
    (b"[" * 100 + b"]" * 100, "nested too deeply"),
    (b'"text"', "expected form"),
    (b"7", "expected form"),
    (b"null", "expected form"),
    (b'["a"]', "expected form"),
    (b"[]", "expected form"),
    (b'[{"Name": "a", "Type": "HTTP"}, null]', "expected form"),
]
WRONG: list[tuple[str, Any, str]] = [
    ("Destinations", {"Type": "HTTP"}, "Name is missing."),
    ("Destinations", {"Name": "a"}, "Type must be one of HTTP, RFC, LDAP, MAIL, TCP."),
    ("Destinations", {"Name": "a", "Type": "FTP"}, "Type must be one of HTTP, RFC, LDAP, MAIL, TCP."),
    ("Destinations", a_body(name=""), "Name must have 1 to 200 characters; it has 0."),
    ("Destinations", a_body(name=LONG), "Name must have 1 to 200 characters; it has 201."),
    ("Destinations", a_body(name="a/b"), "Name must have letters"),
    ("Destinations", a_body(name="a b"), "Name must have letters"),
    ("Destinations", a_body(name="ä"), "Name must have letters"),
    ("Destinations", a_body(name="a@subaccount"), "Name must have letters"),
    ("Destinations", a_body(x=1), "x must be a string"),
    ("Destinations", a_body(x=None), "x must be a string"),
    ("Destinations", a_body(x=["s3cret"]), "x must be a string"),
    ("Destinations", a_body(**{"": "a"}), "name"),
    ("Destinations", a_body(**{"x" * 256: "a"}), "name"),
    ("Destinations", a_body(**{"a\0": "a"}), "name"),
    ("Destinations", a_body(**{"$x": "a"}), "$"),
    ("Destinations", a_body() | {"$metadata": {"shared_with_subscriber": True}}, "$metadata must be an object"),
    ("Destinations", a_body(x="y" * 32_769), "at most 32,768 characters"),
    ("Destinations", a_body(**{f"x{number}": "y" * 32_000 for number in range(3)}), "65,536 octets"),
    ("Destinations", a_body(**{f"x{number}": "y" for number in range(201)}), "at most 200 properties"),
    ("DestinationFragments", {"Name": "a"}, "FragmentName is missing."),
    ("DestinationFragments", a_body("DestinationFragments", Name="a"), "Name is no property"),
    ("DestinationFragments", a_body("DestinationFragments", Type="HTTP"), "Type is no property"),
    ("DestinationFragments", a_body("DestinationFragments", "a/b"), "FragmentName must have letters"),
    ("DestinationFragments", [a_body("DestinationFragments")], "expected form"),
]


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize(("noun", "body", "says"), WRONG, ids=lambda value: str(value)[:60])
async def test_a_wrong_body_is_refused_and_nothing_is_stored(keeper: Rest, method: str, noun: str, body: Any, says: str) -> None:
    name = body.get(NOUNS[noun]) if isinstance(body, dict) else None
    if method == "PUT" and name == "backend":
        await keep(keeper, "backend", noun=noun)
    before = await read_all(keeper)
    status, refused = await ask(keeper, method, f"/subaccount{noun}", body)
    if method == "PUT" and ("letters" in says or "characters; it" in says):  # of such a name there is nothing
        assert (status, refused["ErrorMessage"]) == (404, NOT_FOUND)
    else:
        assert status == 400, refused
        assert says in refused["ErrorMessage"]
    assert "s3cret" not in refused["ErrorMessage"]
    assert refused["code"]
    assert await read_all(keeper) == before


@pytest.mark.parametrize(("octets", "says"), BROKEN, ids=lambda value: str(value)[:40])
async def test_what_is_no_json_of_the_form_is_refused(keeper: Rest, octets: bytes, says: str) -> None:
    for method in ("POST", "PUT"):
        answer = await keeper.ask(
            method, "/subaccountDestinations", token=KEEPER, content=octets, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code == 400, answer.text
        assert says in answer.json()["ErrorMessage"]
    assert await read_all(keeper) == []


@pytest.mark.parametrize(
    ("method", "path", "status", "says"),
    [
        ("GET", "Destinations?$filter=Name", 400, "$filter must be"),
        ("GET", "Destinations?$filter=Name%20in%20('%25zz')", 400, "escape"),
        ("GET", "Destinations?$filter=Name%20in%20('%zz')", 400, "escape"),
        ("GET", "Destinations?$filter=Name%20in%20(%27a%27)&$page=1", 400, "cannot be combined"),
        ("GET", "Destinations?$select=Name&$page=1", 400, "cannot be combined"),
        ("GET", "Destinations?$select=Name&$filter=Name%20in%20('a')", 400, "cannot be combined"),
        ("GET", "Destinations?$page=0", 400, "$page must be a whole number from 1"),
        ("GET", "Destinations?$page=1&$pageSize=1001", 400, "$pageSize must be a whole number from 1 to 1000"),
        ("GET", "Destinations?$page=1&$pageSize=0", 400, "$pageSize must be"),
        ("GET", "Destinations?$pageSize=5", 400, "$pageSize needs $page"),
        ("GET", "Destinations?$select=Type", 400, "$select must be Name"),
        ("GET", "Destinations?$includeMetadata=owner", 400, "$includeMetadata must be"),
        ("GET", "Destinations?$top=1", 400, "$top"),
        ("GET", "Destinations?$select=Name&$select=Name", 400, "given twice"),
        (
            "GET",
            f"Destinations?$filter={quote(' AND '.join(['Label[%27a%27] HAS (%27b%27)'.replace('%27', chr(39))] * 21))}",
            400,
            "at most 20",
        ),
        ("GET", f"Destinations?$filter={'x' * 4000}", 400, "4000"),
        ("DELETE", "Destinations", 400, "$filter is missing"),
        ("DELETE", "DestinationFragments", 400, "$filter is missing"),
        ("DELETE", "Destinations?$filter=startswith(Name,'a')", 400, "$filter must be Name in"),
        ("DELETE", "Destinations?$select=Name", 400, "$select"),
        ("GET", "Destinations/a%2Fb", 400, "slash"),
        ("GET", "Destinations/a?$includeMetadata=etag", 400, "$includeMetadata"),
        ("GET", "Destinations/", 404, ""),
        ("GET", f"Destinations/{LONG}", 404, NOT_FOUND),
        ("GET", "Destinations/a%00", 404, NOT_FOUND),
        ("GET", "Destinations/back%2565nd", 404, NOT_FOUND),
        ("GET", "Destinations/backend/publicKeys", 404, ""),
        ("POST", "Destinations/backend", 405, "This path is served by"),
        ("PATCH", "Destinations", 405, "This path is served by"),
    ],
    ids=lambda value: str(value)[:60],
)
async def test_a_wrong_question_is_refused(keeper: Rest, method: str, path: str, status: int, says: str) -> None:
    await keep(keeper, "backend", "a")
    before = await read_all(keeper)
    answer = await keeper.ask(method, f"/subaccount{path}", token=KEEPER)
    assert answer.status_code == status, answer.text
    assert says in answer.json()["ErrorMessage"]
    assert await read_all(keeper) == before


@pytest.mark.parametrize(
    ("method", "body", "says"),
    [
        ("PUT", {"key": "a", "values": []}, "expected form"),
        ("PUT", [{"values": ["a"]}], "expected form"),
        ("PUT", [{"key": 1}], "expected form"),
        ("PUT", [{"key": "a", "value": "b"}], "expected form"),
        ("PUT", [{"key": "", "values": []}], "key"),
        ("PUT", [{"key": "a", "values": ["b", "b"]}], "unique"),
        ("PUT", [{"key": f"k{number}", "values": []} for number in range(11)], "at most 10 labels"),
        ("PATCH", {"action": "SET", "labels": []}, "expected form"),
        ("PATCH", {"labels": []}, "expected form"),
        ("PATCH", [], "expected form"),
    ],
    ids=str,
)
async def test_wrong_labels_are_refused(keeper: Rest, method: str, body: Any, says: str) -> None:
    await keep(keeper, "backend")
    before = await read_all(keeper)
    status, refused = await ask(keeper, method, "/subaccountDestinations/backend/labels", body)
    assert status == 400, refused
    assert says in refused["ErrorMessage"]
    assert await read_all(keeper) == before


async def test_as_many_properties_as_an_honest_bulk_has_are_read(keeper: Rest) -> None:
    bodies = [a_body(name=f"many-{number}", **{f"property{one}": "value" for one in range(150)}) for number in range(12)]
    status, body = await ask(keeper, "POST", "/subaccountDestinations", bodies)
    assert status == 201, body
    assert len(await list_names(keeper, "?$page=1&$pageSize=1000")) == len(bodies)
