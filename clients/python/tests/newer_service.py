"""Answers of a service that is newer than the client: none of them breaks it, and what it knows it still checks."""

import asyncio
import json
from contextlib import aclosing
from typing import Any, cast

import httpx
from pydantic import ValidationError
from websockets.asyncio.server import ServerConnection, serve

from destination_certificates import (
    ChangeKind,
    Client,
    CreateScopeInput,
    CreateScopeSuccess,
    ErrorCode,
    KeystoreEntry,
    OperationRefused,
    Refusal,
    RequestFailed,
    ScopeLevel,
    ValidityStatus,
    expect_result,
)

ROW: dict[str, Any] = {
    "__typename": "CertificateBundle",
    "id": "crt_1",
    "name": "a.bks",
    "type": "BKS",
    "format": "BKS",
    "status": "REVOKED",
    "commonName": None,
    "notAfter": None,
    "hasPrivateKey": None,
    "version": 1,
    "createdAt": "2026-11-26T09:30:00Z",
    "modifiedAt": "2026-11-26T09:30:00Z",
    "labels": [],
}
SCOPE = {"id": "scp_1", "level": "GLOBAL_ACCOUNT", "subaccount": "a", "serviceInstance": None, "displayName": "a"}
GIVEN = CreateScopeInput(level=ScopeLevel.SUBACCOUNT, subaccount="a")


def answering(data: dict[str, Any]) -> Client:
    """Return a client of a service that says this to everything."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"data": data}))
    return Client("http://newer.example/graphql", "token", http_client=httpx.AsyncClient(transport=transport))


async def unknown_errors_have_code_and_message() -> None:
    said = {"__typename": "ScopeFrozenError", "code": "SCOPE_FROZEN", "message": "The scope is frozen."}
    refused = await answering({"createScope": said}).create_scope(GIVEN)
    assert isinstance(refused, Refusal)
    assert refused.code == "SCOPE_FROZEN"
    assert refused.code not in list(ErrorCode)
    try:
        expect_result(refused, CreateScopeSuccess)
    except OperationRefused as error:
        assert (str(error), error.code) == ("The scope is frozen.", "SCOPE_FROZEN")
    else:
        raise AssertionError


async def unknown_members_that_are_no_errors_are_named() -> None:
    refused = await answering({"createScope": {"__typename": "CreateScopeQueued"}}).create_scope(GIVEN)
    assert isinstance(refused, Refusal)
    assert (refused.typename__, refused.code) == ("CreateScopeQueued", None)


async def unknown_types_have_what_their_interface_has() -> None:
    page = {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
    (row,) = (await answering({"certificates": {"nodes": [ROW], "pageInfo": page}}).list_certificates()).nodes
    assert (row.typename__, row.name, row.type_, row.status) == ("CertificateBundle", "a.bks", "BKS", "REVOKED")
    entry = {"__typename": "CrlEntry", "id": "ent_1", "alias": "one", "createdAt": None}
    opened = await answering({"certificate": {"__typename": "CertificateBundle", "id": "crt_1", "entries": [entry]}}).get_entries("crt_1")
    assert opened
    (found,) = opened.entries
    assert isinstance(found, KeystoreEntry)
    assert (found.typename__, found.alias) == ("CrlEntry", "one")


async def unknown_values_are_texts_and_known_ones_are_members() -> None:
    scope = SCOPE | {"createdAt": ROW["createdAt"], "viewerPermissions": ["CERTIFICATE_READ", "SCOPE_FREEZE"]}
    found = await answering({"scope": scope}).get_scope("scp_1")
    assert found
    assert [found.level, *found.viewer_permissions] == ["GLOBAL_ACCOUNT", "CERTIFICATE_READ", "SCOPE_FREEZE"]
    assert ValidityStatus("VALID") is ValidityStatus.VALID


async def what_is_known_is_still_checked() -> None:
    for data in (
        {"createScope": {"__typename": "CreateScopeSuccess"}},
        {
            "certificate": {
                "__typename": "Keystore",
                "id": "crt_1",
                "entries": [{"__typename": "SecretKeyEntry", "id": "ent_1", "alias": "one"}],
            }
        },
    ):
        client = answering(data)
        try:
            await (client.create_scope(GIVEN) if "createScope" in data else client.get_entries("crt_1"))
        except ValidationError:
            continue
        raise AssertionError(data)


async def inputs_refuse_names_that_are_none() -> None:
    try:
        CreateScopeInput(level=ScopeLevel.SUBACCOUNT, subaccount="a", display="A")  # type: ignore[call-arg]
    except ValidationError:
        return
    raise AssertionError


async def events_are_read_likewise() -> None:
    change = {"kind": "REVOKED", "scopeId": "scp_1", "certificateId": "crt_1", "certificate": ROW, "position": "p1"}
    change["typename"] = ROW["__typename"]
    failed = {"message": "Read the list again.", "extensions": {"code": "RESUME_LOST"}}
    events: list[dict[str, Any]] = [{"data": {"certificateChanged": change}}, {"data": None, "errors": [failed]}]

    async def tell(socket: ServerConnection) -> None:
        assert json.loads(await socket.recv())["payload"] == {"Authorization": "Bearer token"}
        await socket.send(json.dumps({"type": "connection_ack"}))
        started = json.loads(await socket.recv())
        for event in events:
            await socket.send(json.dumps({"type": "next", "id": started["id"], "payload": event}))
        await socket.close(4400, "Enough.")

    async with serve(tell, "127.0.0.1", 0, subprotocols=cast(Any, ["graphql-transport-ws"])) as server:
        client = Client(f"http://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}/graphql", "token")
        for code, status in (("RESUME_LOST", 200), (None, 4400)):
            async with aclosing(client.certificate_changed("scp_1")) as changes:
                heard = await anext(changes)
                assert (heard.kind, heard.certificate and heard.certificate.name) == ("REVOKED", "a.bks")
                assert heard.kind not in list(ChangeKind)
                try:
                    await anext(changes)
                except RequestFailed as error:
                    assert (error.code, error.status) == (code, status)
                else:
                    raise AssertionError
            events[1:] = []


async def main() -> None:
    """Try each."""
    for case in (
        unknown_errors_have_code_and_message,
        unknown_members_that_are_no_errors_are_named,
        unknown_types_have_what_their_interface_has,
        unknown_values_are_texts_and_known_ones_are_members,
        what_is_known_is_still_checked,
        inputs_refuse_names_that_are_none,
        events_are_read_likewise,
    ):
        await case()
        print(case.__name__)


if __name__ == "__main__":
    asyncio.run(main())
