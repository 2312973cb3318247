"""Trusted documents: prepared at the start, by every name that they have, or refused in a sentence."""

import pytest

from server.graphql import trusted
from server.graphql.documents import Documents
from server.graphql.limits import QueryLimits
from server.graphql.manifest import BadManifest, Manifest
from server.graphql.trusted import TrustedDocuments, hash_text, prepare_trusted
from tests.server.graphql.test_documents import SCHEMA

HELLO, LEAF = "{hello}", "{leaf{id}}"


def prepare(*texts: dict[str, str], limits: QueryLimits | None = None) -> TrustedDocuments:
    """Prepare manifests, named a.json, b.json and so on."""
    limits = limits or QueryLimits()
    manifests = [Manifest(f"{name}.json", one) for name, one in zip("abc", texts, strict=False)]
    return prepare_trusted(manifests, Documents(SCHEMA, limits=limits), limits=limits)


def refusal(*texts: dict[str, str], limits: QueryLimits | None = None) -> str:
    """Return the sentence, which is one line."""
    with pytest.raises(BadManifest) as refused:
        prepare(*texts, limits=limits)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_hash_is_that_of_the_specification() -> None:
    """The examples of GraphQL over HTTP, appendix A."""
    assert hash_text("query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}") == (
        "7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"
    )
    assert hash_text("query($id:ID!){user(id:$id){name}}") == "71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b"


def test_a_document_has_its_id_its_hash_and_its_text() -> None:
    found = prepare({"5d41402abc4b2a76b9719d911017c592": HELLO})
    digest = hash_text(HELLO)
    assert set(found.by_id) == {"5d41402abc4b2a76b9719d911017c592", digest, f"sha256:{digest}"}
    assert set(found.by_text) == {HELLO}
    assert len({*map(id, found.by_id.values()), *map(id, found.by_text.values())}) == 1


def test_manifests_are_taken_together_and_may_share_documents() -> None:
    found = prepare({"a": HELLO, "b": LEAF}, {"a": HELLO, "c": HELLO})
    assert found.by_id["a"] is found.by_id["c"] is not found.by_id["b"]
    assert len(found.by_text) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "Syntax Error: Expected Name, found <EOF>."),
        ("", "Syntax Error: Unexpected <EOF>."),
        ("{unknown}", "Cannot query field 'unknown' on type 'Query'."),
        ("fragment F on Leaf {id}", "Fragment 'F' is never used."),
        ("type Query {hello: String}", "is not executable"),
        ("{hello #\ud800\n}", "Invalid character"),
        ("{leaf" + "{child" * 11 + "{id}" + "}" * 12, "levels deep"),
        ("{" + " ".join(f"a{index}: hello" for index in range(20)) + "}", "20 aliases; at most 15 are allowed"),
        ("{leaves(first: 0){totalCount}}", "`first` must be from 1 to 100."),
        ("{leaves(first: 100){nodes{children(first: 100){nodes{children(first: 100){nodes{id}}}}}}}", "at most 75000 are allowed"),
        ("query A{hello} query B{leaves(first: 100){nodes{children(first: 100){nodes{children{nodes{id}}}}}}}", "at most 75000"),
    ],
    ids=lambda value: value.encode("ascii", "replace").decode()[:40],
)
def test_a_document_that_cannot_run_is_named(text: str, reason: str) -> None:
    message = refusal({"good": HELLO}, {"bad": text})
    assert message.startswith('b.json: the document "bad" is refused: ')
    assert reason in message


def test_what_is_cheap_enough_with_small_pages_is_taken() -> None:
    """How much a request costs is looked at when it comes, with its variables."""
    text = "query ($n: Int!) {leaves(first: $n){nodes{children(first: $n){nodes{children(first: $n){nodes{id}}}}}}}"
    document = prepare({"a": text}).by_id["a"]
    operation = document.find_operation(None)
    assert document.cost(operation, {"n": 100}) > QueryLimits().cost > document.cost(operation, {"n": 1})
    assert "or more" in refusal({"a": text}, limits=QueryLimits(cost=5))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (({"a": HELLO}, {"a": LEAF}), 'b.json: the id "a" is already that of another document.'),
        (({"a": HELLO, hash_text(HELLO): LEAF},), "is already that of another document"),
        (({hash_text(HELLO): LEAF, "a": HELLO},), "is already that of another document"),
        (({f"sha256:{hash_text(HELLO)}": LEAF},), "is not the SHA-256 of its document"),
        (({"sha256:": HELLO},), "is not the SHA-256 of its document"),
        (({f"sha256:{hash_text(HELLO).upper()}": HELLO},), "is not the SHA-256 of its document"),
    ],
    ids=["two manifests", "a hash", "a hash before", "prefix", "empty prefix", "upper case"],
)
def test_an_id_for_two_documents_is_refused(texts: tuple[dict[str, str], ...], expected: str) -> None:
    assert expected in refusal(*texts)


def test_there_are_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trusted, "MAX_DOCUMENTS", 2)
    three = {str(index): f"query Q{index} {{hello}}" for index in range(3)}
    prepare({"0": three["0"]}, {"1": three["1"], "again": three["0"]})
    assert refusal({"bad": "{", **three}) == "a.json: there are more than 2 documents.", "before any is looked at"
    assert refusal({"0": three["0"]}, three) == "b.json: there are more than 2 documents."


def test_a_text_with_a_string_or_that_is_long_is_prepared_as_well() -> None:
    """It is public: it stands in the front end."""
    texts = {"a": '{hello(name: "you")}', "b": "{hello #" + "x" * 20_000 + "\n}"}
    assert set(prepare(texts).by_text) == set(texts.values())
