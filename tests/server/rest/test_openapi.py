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
from services.model.caller import Caller
from tests.server.rest.asking import Rest, encode
from tests.support import issue

DOCUMENT: Mapping[str, Any] = json.loads(json.dumps(write_document(OPERATIONS)))
BASE = "/destination-configuration"

Example = tuple[int, Mapping[str, Any]]
"""The status that is expected, and what is sent: `query`, `name`, `json`, `headers`, `content`, `token`."""

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

OF_ALL: list[Example] = [(401, {"token": None}), (400, {"query": "$unknown=1"}), (403, {"token": "without levels"})]
"""What every operation answers."""


def list_examples(operation: Operation) -> list[Example]:
    """Return what is asked of the operation."""
    _, _, place = operation.path.partition("Certificates")
    return [*OF_ALL, *(OF_CERTIFICATES[operation.method, place] if "Certificates" in operation.path else [])]


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
    rest.served.callers.by_name["without levels"] = Caller(tenant="acme", subject="without levels")
    for expected, sent in list_examples(operation):
        level = operation.level.value if operation.level else "subaccount"
        await rest.ask("POST", f"/{level}Certificates", json={"Name": "known.pem", "Content": encode(issue("known").pem)})
        more = {key: value for key, value in sent.items() if key in ("json", "headers", "content", "token")}
        if operation.body is not None and not {"json", "content"} & set(more):
            more["json"] = {}
        path = operation.path.replace("{name}", sent.get("name", "known.pem"))
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
