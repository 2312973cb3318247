"""The OpenAPI document is true: every answer that an operation gives is in it, with its status and its shape."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from server.rest.openapi import name_operation, write_document
from server.rest.operation import Operation
from server.rest.operations import OPERATIONS
from services.model.caller import Caller, Right
from tests.server.rest.asking import PROGRAM, Rest, encode
from tests.support import issue

DOCUMENT: Mapping[str, Any] = json.loads(json.dumps(write_document(OPERATIONS)))
BASE = "/destination-configuration"

Example = tuple[int, Mapping[str, Any]]
"""The status that is expected, and what is sent: `query`, `name`, `json`, `named` (its name), `headers`, `content`, `token`."""

OF_CERTIFICATES: Mapping[tuple[str, str], list[Example]] = {
    ("GET", ""): [
        (200, {}),
        (200, {"query": "$select=Name"}),
        (200, {"query": "$page=1&$pageCount=true&$entityCount=true"}),
        (200, {"query": "$filter=Name in ('known.pem')"}),
        (400, {"query": "$page=0"}),
    ],
    ("POST", ""): [
        (201, {"json": {"Name": "new.pem", "Content": encode(issue("new").pem), "Type": "PEM"}}),
        (201, {"json": [{"Name": "newer.pem", "Content": encode(issue("new").pem)}]}),
        (207, {"json": [{"Name": "known.pem", "Content": encode(issue("new").pem)}]}),
        (409, {"json": {"Name": "known.pem", "Content": encode(issue("new").pem)}}),
        (400, {"json": {}}),
        (413, {"content": b"a" * 4_000_000, "headers": {"Content-Type": "application/json"}}),
        (415, {"content": b"a"}),
    ],
    ("PUT", ""): [
        (200, {"json": {"Name": "known.pem", "Content": encode(issue("new").pem)}}),
        (200, {"json": [{"Name": "known.pem", "Content": encode(issue("new").pem)}]}),
        (207, {"json": [{"Name": "nope.pem", "Content": encode(issue("new").pem)}]}),
        (404, {"json": {"Name": "nope.pem", "Content": encode(issue("new").pem)}}),
    ],
    ("DELETE", ""): [(200, {"query": "$filter=Name in ('known.pem','nope.pem')"}), (400, {})],
    ("GET", "/{name}"): [
        (200, {}),
        (304, {"headers": {"If-None-Match": "*"}}),
        (412, {"headers": {"If-Match": "other"}}),
        (404, {"name": "nope.pem"}),
    ],
    ("DELETE", "/{name}"): [(200, {}), (404, {"name": "nope.pem"})],
    ("GET", "/{name}/publicKeys"): [
        (200, {}),
        (304, {"headers": {"If-None-Match": "*"}}),
        (412, {"headers": {"If-Match": "other"}}),
        (404, {"name": "nope.pem"}),
    ],
    ("GET", "/{name}/labels"): [(200, {}), (404, {"name": "nope.pem"})],
    ("PUT", "/{name}/labels"): [(200, {"json": [{"key": "env", "values": ["prod"]}]}), (400, {"json": [{}]})],
    ("PATCH", "/{name}/labels"): [(200, {"json": {"action": "ADD", "labels": [{"key": "env"}]}}), (400, {"json": {"action": "no"}})],
}

OF_CONFIGURATIONS: Mapping[tuple[str, str], list[Example]] = {
    ("GET", ""): [
        (200, {}),
        (200, {"query": "$select=Name"}),
        (200, {"query": "$page=1&$pageSize=1&$pageCount=true&$entityCount=true"}),
        (200, {"query": "$filter=startswith(Name,'k')&$includeMetadata=etag;modification_time"}),
        (400, {"query": "$page=1&$select=Name"}),
    ],
    ("POST", ""): [(201, {"named": "new"}), (409, {"named": "known"}), (400, {"json": {}}), (415, {"content": b"a"})],
    ("PUT", ""): [(200, {"named": "known"}), (404, {"named": "nope"})],
    ("DELETE", ""): [(200, {"query": "$filter=Name in ('known','nope')"}), (400, {})],
    ("GET", "/{name}"): [
        (200, {}),
        (304, {"headers": {"If-None-Match": "*"}}),
        (412, {"headers": {"If-Match": "other"}}),
        (404, {"name": "nope"}),
    ],
    ("DELETE", "/{name}"): [(200, {}), (404, {"name": "nope"})],
    ("GET", "/{name}/labels"): [(200, {}), (404, {"name": "nope"})],
    ("PUT", "/{name}/labels"): [(200, {"json": [{"key": "env", "values": ["prod"]}]}), (400, {"json": [{}]})],
    ("PATCH", "/{name}/labels"): [(200, {"json": {"action": "ADD", "labels": [{"key": "env"}]}}), (400, {"json": {"action": "no"}})],
}
IN_BULK: Mapping[str, list[Example]] = {
    "POST": [(201, {"json": [{"Name": "newer", "Type": "HTTP"}]}), (207, {"json": [{"Name": "known", "Type": "HTTP"}]})],
    "PUT": [(200, {"json": [{"Name": "known", "Type": "TCP"}]}), (207, {"json": [{"Name": "nope", "Type": "HTTP"}]})],
}
OF_LOOKUPS: list[Example] = [
    (200, {}),
    (200, {"headers": {"X-fragment-name": "known"}}),
    (304, {"headers": {"If-None-Match": "*"}}),
    (412, {"headers": {"If-Match": "other"}}),
    (400, {"headers": {"X-user-token": "a", "X-tenant": "b"}}),
    (404, {"name": "nope"}),
]

OF_ALL: list[Example] = [(401, {"token": None}), (400, {"query": "$unknown=1"}), (403, {"token": "without levels"})]
"""What every operation answers."""


def list_examples(operation: Operation) -> list[Example]:
    """Return what is asked of the operation."""
    noun, place = split(operation)
    if noun == "Certificates":
        return [*OF_ALL, *OF_CERTIFICATES[operation.method, place]]
    if noun == "destinations":
        return [*OF_ALL, *OF_LOOKUPS]
    several = IN_BULK.get(operation.method, []) if noun == "Destinations" and not place else []
    return [*OF_ALL, *OF_CONFIGURATIONS[operation.method, place], *several]


def split(operation: Operation) -> tuple[str, str]:
    """Return the noun, and what follows it in the path."""
    matched = re.fullmatch(r"/v[12]/(?:subaccount|instance)?([A-Za-z]+)(.*)", operation.path)
    assert matched is not None
    return matched[1], matched[2]


def write_named(noun: str, name: str) -> Mapping[str, str]:
    """Return the body of a destination or fragment that names a certificate."""
    own = {"FragmentName": name} if noun == "DestinationFragments" else {"Name": name, "Type": "HTTP"}
    return {**own, "KeyStoreLocation": "known.pem", "Password": "p"}


def check(operation: Operation, status: int, body: bytes, content_type: str | None) -> None:
    """Fail unless the answer is in the document."""
    declared = DOCUMENT["paths"][operation.path][operation.method.lower()]["responses"]
    assert str(status) in declared, f"{status} is not declared: {body!r}"
    content = declared[str(status)].get("content")
    if content is None:
        assert body == b"" or status == 201
        return
    assert content_type == "application/json"
    schema = {**content["application/json"]["schema"], "components": DOCUMENT["components"]}
    Draft202012Validator(schema).validate(json.loads(body))


@pytest.mark.parametrize("operation", OPERATIONS, ids=name_operation)
async def test_each_answer_of_an_operation_is_in_the_document(rest: Rest, operation: Operation) -> None:
    rest.admit(PROGRAM, *Right)
    rest.served.callers.by_name["without levels"] = Caller(tenant="acme", subject="without levels")
    level = operation.level.value if operation.level else "subaccount"
    for number, (expected, sent) in enumerate(list_examples(operation)):
        if number == 0 or operation.method != "GET":  # the example before may have taken something away
            await rest.ask("POST", f"/{level}Certificates", json={"Name": "known.pem", "Content": encode(issue("known").pem)})
            for kind in ("Destinations", "DestinationFragments"):
                for where in {level, "instance"}:
                    await rest.ask("POST", f"/{where}{kind}", json=write_named(kind, "known"))
        more = {key: value for key, value in sent.items() if key in ("json", "headers", "content", "token")}
        if "named" in sent:
            more["json"] = write_named(split(operation)[0], sent["named"])
        if operation.body is not None and not {"json", "content"} & set(more):
            more["json"] = {}
        path = operation.path.replace("{name}", sent.get("name", "known.pem" if split(operation)[0] == "Certificates" else "known"))
        query = f"?{sent['query']}" if "query" in sent else ""
        response = await rest.ask(operation.method, f"{path}{query}", base=BASE, **more)
        assert response.status_code == expected, response.text
        check(operation, response.status_code, response.content, response.headers.get("content-type"))


async def test_everybody_may_read_the_document(rest: Rest) -> None:
    response = await rest.ask("GET", "/openapi.json", base=BASE, token=None)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.json() == DOCUMENT


def test_the_document_has_every_operation_once_under_a_name_of_its_own() -> None:
    declared = [(method, path) for path, methods in DOCUMENT["paths"].items() for method in methods]
    assert sorted(declared) == sorted((operation.method.lower(), operation.path) for operation in OPERATIONS)
    names = [methods[method]["operationId"] for methods in DOCUMENT["paths"].values() for method in methods]
    assert len(set(names)) == len(names)


def test_all_is_described_and_every_reference_leads_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    for reference in set(re.findall(r'"#/components/schemas/([^"]+)"', text)):
        assert reference in DOCUMENT["components"]["schemas"]
    for schema in DOCUMENT["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
        assert schema.get("description"), schema
    for methods in DOCUMENT["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert all(parameter["description"] for parameter in operation["parameters"])


def test_a_password_is_in_no_answer() -> None:
    answers = [reply.body for operation in OPERATIONS for reply in operation.replies.values()]
    assert not any("Attributes" in repr(body) or "NewCertificate" in repr(body) for body in answers)
