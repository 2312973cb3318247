"""What Schemathesis needs to know of this service: values that lead somewhere, and what counts as a fault of GraphQL."""

import json
import os
from typing import Any

import schemathesis  # type: ignore[import-not-found]
from hypothesis import strategies as st
from schemathesis.graphql import nodes  # type: ignore[import-not-found]

known: dict[str, list[str]] = json.loads(os.environ["SCHEMATHESIS_KNOWN"])
"""Names and ids that exist, so that not every request ends at what does not."""

CRASHED = ("INTERNAL", "TIMEOUT")


@schemathesis.check  # type: ignore[untyped-decorator]
def graphql_keeps_its_word(ctx: Any, response: Any, case: Any) -> None:
    """No crash, no answer of another shape, no field null that must not be, and each error with a code."""
    answer = response.json()
    assert response.status_code < 500, answer
    assert answer.keys() <= {"data", "errors", "extensions"}
    assert "data" in answer or answer["errors"]
    for error in answer.get("errors", ()):
        code = error["extensions"]["code"]
        assert code not in CRASHED, error
        assert not error["message"].startswith("Cannot return null for non-nullable field"), error


def name_known(value: Any, member: str) -> st.SearchStrategy[Any]:
    """Return the value as it is, or with a name that exists; what has no such member stays as it is."""
    if not isinstance(value, dict) or member not in value:
        return st.just(value)
    return st.one_of(st.just(value), st.sampled_from(known["names"]).map(lambda name: {**value, member: name}))


@schemathesis.hook  # type: ignore[untyped-decorator]
def flatmap_path_parameters(context: Any, path_parameters: Any) -> st.SearchStrategy[Any]:
    """Let each second name in a path be one that exists."""
    return name_known(path_parameters, "name")


@schemathesis.hook  # type: ignore[untyped-decorator]
def flatmap_body(context: Any, body: Any) -> st.SearchStrategy[Any]:
    """Let each second name in a body be one that exists."""
    return name_known(body, "Name")


moments = st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat())
texts = {
    "ID": st.one_of(st.sampled_from(known["ids"]), st.text(max_size=40)),
    "DateTime": st.one_of(moments, st.text(max_size=40)),
    "Base64": st.one_of(st.binary(max_size=40).map(lambda octets: octets.hex()), st.sampled_from(known["files"])),
    "Hex": st.one_of(st.binary(max_size=40).map(lambda octets: octets.hex()), st.text(max_size=10)),
    "OID": st.one_of(st.just("2.5.29.15"), st.text(max_size=10)),
}
for scalar, strategy in texts.items():
    schemathesis.graphql.scalar(scalar, strategy.map(nodes.String))
schemathesis.graphql.scalar("Upload", st.just(nodes.Null))
