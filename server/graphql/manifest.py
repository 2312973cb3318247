"""Manifests: the documents of a front end by their ids, as the tools that build it write them.

An object of ids and texts is what graphql-codegen's client preset writes (`persisted-documents.json`) and what Relay's compiler writes
(`persistedQueries.json`). The other form is that of @apollo/generate-persisted-query-manifest, Apollo Kotlin and Apollo iOS.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MAX_MANIFEST_SIZE = 16 * 1024 * 1024
"""Octets of a file: MAX_DOCUMENTS of server/graphql/trusted.py with 16 KiB each; honest ones have one or two."""

APOLLO_FORMAT = "apollo-persisted-query-manifest"
APOLLO_VERSION = 1

_FORMS = "an object of ids and texts, as graphql-codegen and Relay write it, or Apollo's persisted query manifest"


class BadManifest(Exception):
    """A manifest that cannot be served, in a sentence that names the file and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The texts of documents by their ids; `source` is how messages name where they are from."""

    source: str
    texts: Mapping[str, str] = field(repr=False)


def read_manifest(path: Path) -> Manifest:
    """Return what the file says; its documents are not looked at yet. Raises BadManifest."""
    try:
        with path.open("rb") as file:
            octets = file.read(MAX_MANIFEST_SIZE + 1)
    except (OSError, ValueError) as error:
        raise BadManifest(f"{path} cannot be read: {error}.") from None
    if len(octets) > MAX_MANIFEST_SIZE:
        raise BadManifest(f"{path} is larger than {MAX_MANIFEST_SIZE} octets.")
    try:
        value = json.loads(octets.decode("utf-8-sig"), object_pairs_hook=_read_object)
    except (ValueError, RecursionError) as error:
        raise BadManifest(f"{path} is not JSON: {' '.join(str(error).split())}.") from None
    return Manifest(str(path), _read_texts(str(path), value))


def _read_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("an object has a key twice")
    return result


def _read_texts(source: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise BadManifest(f"{source} is not {_FORMS}.")
    pairs = _read_apollo(source, value) if "format" in value else value.items()
    texts: dict[str, str] = {}
    for document_id, text in pairs:
        if not isinstance(document_id, str) or not document_id or not isinstance(text, str):
            raise BadManifest(f"{source} is not {_FORMS}: its item {len(texts) + 1} has no id or no text.")
        if texts.setdefault(document_id, text) != text:
            raise BadManifest(f"{source} has two documents with the id {name_id(document_id)}.")
    if not texts:
        raise BadManifest(f"{source} holds no documents.")
    return texts


def _read_apollo(source: str, value: Mapping[str, object]) -> Iterable[tuple[object, object]]:
    if value["format"] != APOLLO_FORMAT or value.get("version") != APOLLO_VERSION:
        raise BadManifest(f'{source} has another format than "{APOLLO_FORMAT}" or another version than {APOLLO_VERSION}.')
    operations = value.get("operations")
    if not isinstance(operations, list):
        raise BadManifest(f"{source} has no list of `operations`.")
    return [(one.get("id"), one.get("body")) if isinstance(one, dict) else (None, None) for one in operations]


def name_id(document_id: str) -> str:
    """Return the id as a message says it: in one line, and not too long."""
    return json.dumps(document_id if len(document_id) <= 80 else document_id[:79] + "…")
