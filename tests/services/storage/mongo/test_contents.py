"""Contents as documents, and back."""

from dataclasses import asdict
from typing import Any

import bson
import pytest
from hypothesis import given, settings

from services.model.contents import Contents, TrustedCertificateEntry
from services.model.runtime import Runtime, RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion
from services.storage.mongo import contents as module
from services.storage.mongo.codec import UnreadableDocument
from services.storage.mongo.contents import read_contents, write_contents
from tests.services.storage.examples import an_x509, some_contents
from tests.services.storage.mongo.golden import EXAMPLES
from tests.services.storage.strategies import any_of


@settings(max_examples=50, deadline=None)
@given(any_of(Contents))
def test_any_contents_are_read_as_they_were_written(contents: Contents) -> None:
    assert read_contents(write_contents(contents)) == contents


def test_the_same_certificate_is_stored_once() -> None:
    root = an_x509("root", "root", der=b"the root's octets")
    entries = tuple(TrustedCertificateEntry(alias=alias, created_at=None, certificate=root) for alias in ("a", "b", "c"))
    (octets,) = write_contents(some_contents(entries=entries, certificate_chain=(root,)))
    assert octets.count(b"the root's octets") == 1
    read = read_contents([octets]).entries
    assert [entry.certificate for entry in read if isinstance(entry, TrustedCertificateEntry)] == [root, root, root]


def test_the_same_certificate_under_another_friendly_name_keeps_both_names() -> None:
    entries = tuple(
        TrustedCertificateEntry(alias=name, created_at=None, certificate=an_x509(friendly_name=name)) for name in ("one", "two")
    )
    contents = some_contents(entries=entries)
    assert read_contents(write_contents(contents)) == contents


def test_long_contents_are_cut_into_parts_and_joined_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PART_LENGTH", 100)
    parts = write_contents(some_contents())
    assert len(parts) > 3
    assert all(len(part) == 100 for part in parts[:-1])
    assert read_contents(parts) == some_contents()
    with pytest.raises(UnreadableDocument):
        read_contents(parts[:-1])


@settings(max_examples=50, deadline=None)
@given(any_of(Contents))
def test_certificates_of_large_contents_are_read_when_they_are_asked_for(contents: Contents) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LARGE", 0)
        read = read_contents(write_contents(contents))
        decoded: list[bytes] = []
        decode = bson.decode
        patch.setattr(bson, "decode", lambda octets: decoded.append(octets) or decode(octets))  # type: ignore[func-returns-value]
        assert [entry.alias for entry in read.entries] == [entry.alias for entry in contents.entries]
        assert not decoded
        assert read == contents
        assert len(decoded) == len(set(decoded))  # each once


def test_a_damaged_certificate_of_large_contents_is_told_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGE", 0)
    root = an_x509("root", "root")
    contents = some_contents(entries=(TrustedCertificateEntry(alias="a", created_at=None, certificate=root),), certificate_chain=())
    (octets,) = write_contents(contents)
    at = octets.index(b"\x02sha256\x00") + len(b"\x02sha256\x00")
    read = read_contents([octets[:at] + b"\xff\xff\xff\x7f" + octets[at + 4 :]])
    (entry,) = read.entries
    assert isinstance(entry, TrustedCertificateEntry)
    with pytest.raises(UnreadableDocument, match="damaged"):
        _ = entry.certificate


def test_contents_from_before_runtimes_were_known_have_none() -> None:
    document = bson.decode(write_contents(some_contents(runtimes=(Runtime.NODE_18,)))[0])
    assert read_contents([bson.encode(document)]).runtimes == (Runtime.NODE_18,)
    del document["runtimes"]
    assert read_contents([bson.encode(document)]).runtimes == ()


def test_openings_are_kept_with_reason_and_message() -> None:
    openings = (
        RuntimeOpening(runtime=RuntimeVersion.JAVA_25, outcome=RuntimeOutcome.OPENS),
        RuntimeOpening(runtime=RuntimeVersion.NODE_24, outcome=RuntimeOutcome.NOT_TRIED, reason=RuntimeReason.LOCKED, message="Locked."),
    )
    assert read_contents(write_contents(some_contents(openings=openings))).openings == openings


def test_contents_from_before_openings_were_known_have_none() -> None:
    document = bson.decode(
        write_contents(some_contents(openings=(RuntimeOpening(runtime=RuntimeVersion.JAVA_8, outcome=RuntimeOutcome.OPENS),)))[0]
    )
    del document["openings"]
    assert read_contents([bson.encode(document)]).openings == ()


def test_contents_of_a_newer_schema_are_refused_by_a_sentence() -> None:
    document = bson.decode(write_contents(some_contents())[0])
    with pytest.raises(UnreadableDocument, match="schema version 2; this version of the service reads 1"):
        read_contents([bson.encode({**document, "v": 2})])


@pytest.mark.parametrize(
    "damage",
    [
        {"format": "XML"},
        {"entries": [{"kind": "surprise", "alias": "a", "created_at": None}]},
        {"certificates": []},
        {"certificates": [{}]},
        {"findings": 5},
        {"entries": None},
        {"runtimes": ["JAVA_1"]},
        {"openings": [{"runtime": "JAVA_1", "outcome": "OPENS", "reason": None, "message": None}]},
    ],
)
@pytest.mark.parametrize("large", [0, 64 * 1024])
def test_damaged_contents_are_refused_without_showing_them(damage: dict[str, object], large: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGE", large)
    document = bson.decode(write_contents(some_contents())[0])
    with pytest.raises(UnreadableDocument, match=r"^A stored \w+ is damaged \(\w+\)\.$"):
        asdict(read_contents([bson.encode({**document, **damage})]))


def test_octets_that_are_no_bson_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="InvalidBSON"):
        read_contents([b"\x05\x00\x00\x00"])


def test_contents_that_were_written_before_are_written_and_read_still(golden: dict[str, Any]) -> None:
    contents = EXAMPLES["contents"]
    written = bson.decode(b"".join(write_contents(contents)))
    for finding in written["findings"]:
        assert (finding.pop("kind"), finding.pop("parameters")) == (None, [])
    assert written.pop("openings") == []
    for entry in written["entries"]:
        assert not entry.get("private_key", {}).pop("has_own_password", False)
    for missing in written["missing_issuers"]:
        assert missing.pop("cause") == "NOT_IN_FILE"
    assert written == golden["contents"]
    assert read_contents([bson.encode(golden["contents"])]) == contents
