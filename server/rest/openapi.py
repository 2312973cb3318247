"""The OpenAPI document (3.1) of this API, made from the table of operations, so that it says what runs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from server.rest.operation import Operation, Parameter, Reply

VERSION = "3.1.0"
SCHEMA_PLACE = "#/components/schemas/{name}"
_JSON = "application/json"
_NAME = {
    "name": "name",
    "in": "path",
    "required": True,
    "description": "The name, percent-encoded.",
    "schema": {"type": "string", "minLength": 1, "pattern": "^[^/]+$"},
}

_ABOUT = (
    "Certificates, destinations and fragments, as clients of SAP's Destination service ask for them. "
    "The access token says which subaccount and which service instance a request is about."
)


def write_document(operations: Sequence[Operation]) -> Mapping[str, object]:
    """Return the document, as JSON has it."""
    types = list(dict.fromkeys(_list_types(operations)))
    schemas, components = msgspec.json.schema_components(types, ref_template=SCHEMA_PLACE)
    schema_of = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, object]] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _describe(operation, schema_of)
    return {
        "openapi": VERSION,
        "info": {"title": "Destination Certificates: the REST API", "version": "1", "description": _ABOUT},
        "servers": [{"url": "/destination-configuration"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}},
    }


def name_operation(operation: Operation) -> str:
    """Return the name of the operation, such as `getV1SubaccountCertificatesName`; no two have the same."""
    words = re.findall(r"[A-Za-z0-9]+", operation.path)
    return operation.method.lower() + "".join(word[0].upper() + word[1:] for word in words)


def _list_types(operations: Sequence[Operation]) -> Iterator[Any]:
    for operation in operations:
        if operation.body is not None:
            yield operation.body
        for reply in operation.replies.values():
            yield from _alternatives(reply)


def _alternatives(reply: Reply) -> tuple[Any, ...]:
    if reply.body is None:
        return ()
    return reply.body if isinstance(reply.body, tuple) else (reply.body,)


def _describe(operation: Operation, schema_of: Mapping[Any, Mapping[str, object]]) -> Mapping[str, object]:
    parameters = [_NAME] if "{name}" in operation.path else []
    described: dict[str, object] = {
        "operationId": name_operation(operation),
        "summary": operation.summary,
        "parameters": [*parameters, *map(_describe_parameter, operation.parameters)],
        "responses": {str(int(status)): _describe_reply(reply, schema_of) for status, reply in sorted(operation.replies.items())},
    }
    if operation.body is not None:
        described["requestBody"] = {"required": True, "content": {_JSON: {"schema": schema_of[operation.body]}}}
    return described


def _describe_parameter(parameter: Parameter) -> Mapping[str, object]:
    return {
        "name": parameter.name,
        "in": "header" if parameter.is_header else "query",
        "description": parameter.meaning,
        "required": parameter.is_required,
        "schema": parameter.schema,
    }


def _describe_reply(reply: Reply, schema_of: Mapping[Any, Mapping[str, object]]) -> Mapping[str, object]:
    described: dict[str, object] = {"description": reply.meaning}
    if reply.headers:
        described["headers"] = {name: {"description": meaning, "schema": {"type": "string"}} for name, meaning in reply.headers.items()}
    schemas = [schema_of[kind] for kind in _alternatives(reply)]
    if schemas:
        described["content"] = {_JSON: {"schema": schemas[0] if len(schemas) == 1 else {"anyOf": schemas}}}
    return described
