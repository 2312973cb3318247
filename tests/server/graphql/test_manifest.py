"""Manifests: three tools' files, and a sentence for what is none of them."""

import json
from pathlib import Path

import pytest

from server.graphql import manifest
from server.graphql.manifest import BadManifest, Manifest, name_id, read_manifest

APOLLO = {"format": "apollo-persisted-query-manifest", "version": 1}


def write(folder: Path, content: object) -> Path:
    """Return the path of a file that says it: octets as they are, all else as JSON."""
    path = folder / "manifest.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def refusal(path: Path) -> str:
    """Return the sentence, which names the file and is one line."""
    with pytest.raises(BadManifest) as refused:
        read_manifest(path)
    message = str(refused.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message.removeprefix(str(path)).strip()


@pytest.mark.parametrize(
    "content",
    [
        {"8bd7": "query A { hello }", "5e0f": "query B {\n  hello\n}\n"},
        {
            **APOLLO,
            "operations": [
                {"id": "8bd7", "name": "A", "type": "query", "body": "query A { hello }"},
                {"id": "5e0f", "body": "query B {\n  hello\n}\n", "name": "B", "type": "query"},
            ],
        },
        b'\xef\xbb\xbf{\n  "8bd7": "query A { hello }",\n  "5e0f": "query B {\\n  hello\\n}\\n"\n}\n',
    ],
    ids=["codegen and Relay", "Apollo", "with a byte order mark"],
)
def test_the_files_of_all_three_say_the_same(tmp_path: Path, content: object) -> None:
    path = write(tmp_path, content)
    assert read_manifest(path) == Manifest(str(path), {"8bd7": "query A { hello }", "5e0f": "query B {\n  hello\n}\n"})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b'{"a": "\xff"}', "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"a": "{b}", "a": "{c}"}', "is not JSON: an object has a key twice"),
        ([], "is not an object of ids and texts, as graphql-codegen and Relay write it, or Apollo's persisted query manifest"),
        (None, "is not an object"),
        ("{hello}", "is not an object"),
        (["{hello}"], "is not an object"),
        ({}, "holds no documents"),
        ({"a": 1}, "its item 1 has no id or no text"),
        ({"a": "{hello}", "b": ["{hello}"]}, "its item 2 has no id or no text"),
        ({"": "{hello}"}, "its item 1 has no id or no text"),
        ({"operations": {}}, "its item 1 has no id or no text"),
        ({"format": "apollo-persisted-query-manifest"}, "another version than 1"),
        ({**APOLLO, "version": 2, "operations": []}, "another version than 1"),
        ({**APOLLO, "format": 1}, "another format"),
        ({"format": "{hello}"}, "another format"),
        (APOLLO, "has no list of `operations`"),
        ({**APOLLO, "operations": {"a": {"body": "{hello}"}}}, "has no list of `operations`"),
        ({**APOLLO, "operations": []}, "holds no documents"),
        ({**APOLLO, "operations": ["{hello}"]}, "its item 1 has no id or no text"),
        ({**APOLLO, "operations": [{"id": "a"}]}, "its item 1 has no id or no text"),
        ({**APOLLO, "operations": [{"id": "a", "body": "{a}"}, {"body": "{a}"}]}, "its item 2 has no id or no text"),
        ({**APOLLO, "operations": [{"id": "a", "body": "{a}"}, {"id": "a", "body": "{b}"}]}, 'has two documents with the id "a"'),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_is_none_is_named_in_a_sentence(tmp_path: Path, content: object, expected: str) -> None:
    assert expected in refusal(write(tmp_path, content))


def test_a_file_that_is_not_there_or_none(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "missing.json")
    assert "cannot be read" in refusal(tmp_path)


def test_a_file_is_read_up_to_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "MAX_MANIFEST_SIZE", 20)
    read_manifest(write(tmp_path, b'{"a": "{12345678}" }'))
    assert refusal(write(tmp_path, b'{"a": "{12345678}"  }')) == "is larger than 20 octets."


def test_the_same_document_may_stand_twice_in_apollos(tmp_path: Path) -> None:
    once = {"id": "a", "body": "{hello}"}
    assert read_manifest(write(tmp_path, {**APOLLO, "operations": [once, once]})).texts == {"a": "{hello}"}


def test_an_id_is_said_in_one_short_line() -> None:
    assert name_id("a\nb\ud800") == r'"a\nb\ud800"'
    assert len(name_id("x" * 10_000)) < 100


def test_a_manifest_does_not_show_its_texts() -> None:
    assert "hello" not in repr(Manifest("a", {"a": "{hello}"}))
