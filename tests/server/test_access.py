"""Who may do what over the whole application: the cases of docs/reference/reliability.md section 4 that are about access."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from services.model.access import Role
from services.model.caller import Caller, Right
from services.model.identity import new_certificate_id, new_scope_id
from tests.server.callers import Served, served
from tests.server.installed import installed
from tests.server.isolation.things import add_certificate, add_scope
from tests.support import issue

OWNER = Caller(tenant="acme", subject="owner", rights=frozenset(Right))
VIEWERS = [role for role in Role if "Viewer" in role.value]
DELETE = "mutation ($id: ID!) { deleteCertificate(input: {certificate: $id}) { __typename ... on Error { code } } }"
LABEL = "mutation ($id: ID!) { setCertificateLabels(input: {certificate: $id, labels: []}) { ... on Error { code } } }"


@dataclass(frozen=True)
class Place:
    """A scope with a certificate, and another scope."""

    served: Served
    scope: str
    other: str
    certificate: str

    def let(self, name: str, **given: Any) -> None:
        """Let the token of that name stand for a caller of that kind."""
        self.served.callers.by_name[name] = Caller(**{"tenant": "acme", "subject": name, **given})


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def place(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    async with served(mongo_uri, tmp_path_factory.mktemp("access"), {"owner": OWNER}) as here:
        scope, other = await add_scope(here, "owner", "one"), await add_scope(here, "owner", "other")
        yield Place(here, scope, other, await add_certificate(here, "owner", scope, "one.pem", issue("one").pem))


@pytest.mark.parametrize("role", VIEWERS)
@pytest.mark.parametrize("everywhere", [False, True])
async def test_who_may_only_read_deletes_nothing(place: Place, role: Role, everywhere: bool) -> None:
    """Row 65."""
    place.let("viewer", **({"rights": role.rights} if everywhere else {"scope_rights": {place.scope: role.rights}}))
    answer = (await place.served.ask("viewer", DELETE, id=place.certificate))["deleteCertificate"]
    assert answer == {"__typename": "ForbiddenError", "code": "FORBIDDEN"}
    assert (await find(place, "owner", place.certificate)) is not None


@pytest.mark.parametrize("role", Role)
async def test_for_who_has_a_role_in_another_scope_it_does_not_exist(place: Place, role: Role) -> None:
    """Row 65."""
    place.let("elsewhere", scope_rights={place.other: role.rights})
    answer = (await place.served.ask("elsewhere", DELETE, id=place.certificate))["deleteCertificate"]
    assert answer == {"__typename": "NotFoundError", "code": "NOT_FOUND"}
    assert (await find(place, "owner", place.certificate)) is not None


async def test_a_node_that_the_caller_may_not_see_or_that_nobody_has_is_null(place: Place) -> None:
    """Row 58."""
    place.let("elsewhere", scope_rights={place.other: frozenset(Right)})
    place.let("foreign", tenant="beta", rights=frozenset(Right))
    forged = [new_scope_id(), new_certificate_id(place.scope), place.certificate.replace("crt_", "scp_"), place.certificate.upper()]
    broken = ["", place.certificate[:-1], place.scope[:-1], f"{place.certificate}0", "x" * 1_000, "\0", "crt_", '{"$ne": null}', "é" * 300]
    for caller in ("elsewhere", "foreign"):
        assert [await find(place, caller, one) for one in (place.scope, place.certificate, *forged, *broken)] == [None] * 15
    assert [await find(place, "owner", one) for one in (*forged, *broken)] == [None] * 13
    assert await find(place, "owner", place.certificate) == {"id": place.certificate}


async def find(place: Place, caller: str, node: str) -> Any:
    """Return the node of that id."""
    return (await place.served.ask(caller, "query ($id: ID!) { node(id: $id) { id } }", id=node))["node"]


def write_upload(scope: str) -> tuple[dict[str, str], bytes]:
    """Return a multipart upload, as every page that a user opens could send it."""
    query = """mutation ($scope: ID!, $file: Upload!) { uploadCertificate(input: {scope: $scope, fileName: "two.pem", source: {file: $file}}) {
      __typename } }"""
    operations = json.dumps({"query": query, "variables": {"scope": scope, "file": None}}).encode()
    parts = {b"operations": operations, b"map": b'{"0": ["variables.file"]}', b'0"; filename="two.pem': issue("two").pem}
    body = b"".join(b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % part for part in parts.items())
    return {"Content-Type": "multipart/form-data; boundary=b"}, body + b"--b--\r\n"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Origin": "https://evil.example", "Authorization": "Bearer owner"}, 403, "CSRF"),
        ({"Origin": "https://evil.example", "Authorization": "Bearer owner", "GraphQL-Require-Preflight": "1"}, 403, "CSRF"),
        ({"Origin": "https://evil.example"}, 403, "CSRF"),
        ({}, 401, "UNAUTHENTICATED"),
        ({"GraphQL-Require-Preflight": "1"}, 401, "UNAUTHENTICATED"),
        ({"Cookie": "Authorization=Bearer owner; token=owner; session=owner"}, 401, "UNAUTHENTICATED"),
        ({"Authorization": "Basic dTpvd25lcg=="}, 401, "UNAUTHENTICATED"),
        ({"X-Forwarded-Client-Cert": 'Subject="CN=owner"', "X-SSL-Client-Verify": "SUCCESS"}, 401, "UNAUTHENTICATED"),
    ],
)
async def test_an_upload_by_a_page_of_somebody_else_is_refused(place: Place, headers: dict[str, str], status: int, code: str) -> None:
    """Row 56: nothing but a token says who asks, so that what a browser adds by itself, such as a cookie, makes nobody of a page."""
    form, body = write_upload(place.scope)
    answer = await place.served.http.post("/graphql", content=body, headers={**form, **headers})
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)
    listed = await place.served.ask("owner", "query ($id: ID!) { scope(id: $id) { certificates { nodes { name } } } }", id=place.scope)
    assert listed["scope"]["certificates"]["nodes"] == [{"name": "one.pem"}]


async def test_the_same_upload_by_its_own_page_is_taken(place: Place) -> None:
    form, body = write_upload(place.other)
    headers = {**form, "Authorization": "Bearer owner"}
    answer = await place.served.http.post("/graphql", content=body, headers=headers)
    assert answer.json()["data"] == {"uploadCertificate": {"__typename": "UploadCertificateSuccess"}}


async def test_without_a_token_that_is_one_nobody_gets_in(mongo_uri: str, tmp_path: Path) -> None:
    """Row 61."""
    async with installed(mongo_uri, tmp_path) as here:
        del here.http.headers["Authorization"]
        for sent in (None, "", "Bearer", "Bearer ", "Basic dTpw", "Bearer not-a-token", "Token x", "Bearer a b", "Bearer \xff\xfe"):
            headers = {} if sent is None else {"Authorization": sent.encode("latin-1")}
            answer = await here.http.post("/graphql", json={"query": "{ viewer { subject } }"}, headers=headers)  # type: ignore[arg-type]
            assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED"), sent
            assert answer.headers["www-authenticate"].startswith("Bearer"), sent


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"scope_rights": {}}, "NOT_FOUND"),
        ({"tenant": "beta", "rights": frozenset(Right), "scope_rights": {}}, "NOT_FOUND"),
        ({"scope_rights": "only writes"}, "FORBIDDEN"),
    ],
)
async def test_who_may_not_hear_any_more_hears_that_and_nothing_else(place: Place, changes: dict[str, Any], code: str) -> None:
    place.let("watcher", scope_rights={place.scope: frozenset({Right.CERTIFICATE_READ})})
    before = place.served.callers.by_name["watcher"]
    if changes["scope_rights"] == "only writes":
        changes = {"scope_rights": {place.scope: frozenset({Right.CERTIFICATE_WRITE})}}
    query = {"query": f'subscription {{ certificateChanged(scope: "{place.scope}") {{ kind certificate {{ modifiedAt }} }} }}'}
    headers = {"Authorization": "Bearer watcher", "Accept": "text/event-stream"}
    watching = asyncio.ensure_future(place.served.http.post("/graphql", json=query, headers=headers))
    async with asyncio.timeout(20):
        for number in range(1_000):
            if number == 10:
                place.served.callers.by_name["watcher"] = replace(before, **changes)
            if watching.done():
                break
            place.served.clock.moment += timedelta(seconds=1)  # else nothing would change
            await place.served.ask("owner", LABEL, id=place.certificate)
            await asyncio.sleep(0.02)
        events = (await watching).text
    told = [json.loads(line.removeprefix("data:")) for line in events.splitlines() if line.startswith("data:") and len(line) > 6]
    *heard, last = told
    assert len(heard) <= 10
    assert all("errors" not in one for one in heard)
    assert last["errors"][0]["extensions"]["code"] == code
