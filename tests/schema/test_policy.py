"""What docs/api-policy.md promises."""

import re
from pathlib import Path

import pytest
from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType
from graphql import build_schema as build_core_schema

from resolvers.schema import build_schema

ROOT = Path(__file__).parents[2]
POLICY = (ROOT / "docs" / "api-policy.md").read_text()
API = build_core_schema(build_schema().as_str())
DEPRECATED = [
    (kind, field.deprecation_reason)
    for kind in API.type_map.values()
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    for field in kind.fields.values()
    if field.deprecation_reason
]


def test_what_is_replaced_names_its_successor_beside_it() -> None:
    assert len(DEPRECATED) >= 3
    for kind, reason in DEPRECATED:
        named = re.findall(r"`(\w+)`", reason)
        assert named, reason
        assert named[0] in kind.fields, f"{kind.name}: {reason}"
        assert kind.fields[named[0]].deprecation_reason is None


@pytest.mark.parametrize("name", ["Error", "Certificate", "KeystoreEntry", "RequestErrorCode"])
def test_what_the_policy_names_is_there(name: str) -> None:
    assert f"`{name}`" in POLICY
    assert name in API.type_map


def test_the_enums_that_the_policy_speaks_of_say_that_they_grow() -> None:
    for name in ("ErrorCode", "RequestErrorCode"):
        kind = API.type_map[name]
        assert isinstance(kind, GraphQLEnumType)
        assert "more some day" in (kind.description or "")


def test_the_policy_is_linked() -> None:
    assert "docs/api-policy.md" in (ROOT / "README.md").read_text()
    for link in re.findall(r"\]\(([^)]+)\)", POLICY):
        assert (ROOT / "docs" / link.partition("#")[0]).exists(), link
