"""What differs between two versions of a file."""

from datetime import timedelta

import pytest

from services.certificates.compare import compare_contents
from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.changes import ContentChange, ContentField
from services.model.contents import Contents
from services.model.secret import Secret
from services.storage.mongo.contents import read_contents as read_stored_contents
from services.storage.mongo.contents import write_contents
from tests.support import NOW, chain_of_three, issue, p12_of


def read(octets: bytes, password: str | None = None) -> Contents:
    known = None if password is None else Secret(password.encode())
    return read_contents(octets, file_name=None, password=known, budget=Budget())


def test_every_field_of_another_certificate_is_named_and_times_are_written_as_the_api_writes_them() -> None:
    before, after = issue("old", days=10, start=NOW), issue("new", days=20, start=NOW + timedelta(days=1))
    changes = {change.field: (change.before, change.after) for change in compare_contents(read(before.pem), read(after.pem))}
    assert list(changes) == [
        ContentField.SUBJECT,
        ContentField.ISSUER,
        ContentField.SERIAL_NUMBER,
        ContentField.NOT_BEFORE,
        ContentField.NOT_AFTER,
        ContentField.PUBLIC_KEY,
    ]
    assert changes[ContentField.NOT_BEFORE] == ("2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z")
    assert changes[ContentField.NOT_AFTER] == ("2026-12-03T12:00:00Z", "2026-12-14T12:00:00Z")


@pytest.mark.parametrize("stored", [False, True], ids=["as read", "as stored"])
def test_a_file_differs_from_itself_in_nothing_and_its_entries_are_named_by_their_types(*, stored: bool) -> None:
    """What is stored comes back as views, whose classes have other names."""
    contents = read(p12_of(*chain_of_three(), password=b"pw", alias=b"a"), "pw")
    other = read(p12_of(*chain_of_three(), password=b"pw", alias=b"b"), "pw")
    before = read_stored_contents(write_contents(contents)) if stored else contents
    assert compare_contents(before, contents) == ()
    assert compare_contents(before, other) == (
        ContentChange(alias="a", field=ContentField.ENTRY, before="PrivateKeyEntry", after=None),
        ContentChange(alias="b", field=ContentField.ENTRY, before=None, after="PrivateKeyEntry"),
    )


def test_another_format_is_named() -> None:
    (change,) = compare_contents(read((one := issue("a")).pem), read(one.der))
    assert change == ContentChange(alias=None, field=ContentField.FORMAT, before="PEM", after="DER")
