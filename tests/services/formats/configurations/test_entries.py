"""What documents hold."""

import pytest

from services.errors import InvalidInput, MalformedContent
from services.formats.configurations.entries import Pairs, is_removed, list_entries, read_entry
from services.model.destination import ConfigurationKind
from tests.services.formats.configurations.making import failure


def test_an_entry_needs_a_name() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_entry("entry 1", Pairs([("Type", "HTTP")]))
    assert caught.value.field == "Name"


@pytest.mark.parametrize("type_", ["http", "SOAP", ""])
def test_an_entry_needs_a_type_that_exists(type_: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_entry("entry 1", Pairs([("Name", "a"), ("Type", type_)]))
    assert caught.value.field == "Type"


def test_a_destination_may_have_a_property_named_as_fragments_are() -> None:
    found = read_entry("entry 1", Pairs([("Name", "a"), ("Type", "HTTP"), ("FragmentName", "b")]))
    assert (found.kind, found.name, found.properties) == (ConfigurationKind.DESTINATION, "a", {"FragmentName": "b"})


def test_the_type_of_a_fragment_is_left_to_the_rules_of_fragments() -> None:
    assert read_entry("entry 1", Pairs([("FragmentName", "b"), ("Type", "HTTP")])).properties == {"Type": "HTTP"}


def test_no_value_shows_in_what_is_printed() -> None:
    pairs = Pairs([("Name", "a"), ("Type", "HTTP"), ("Password", "needle")])
    assert "needle" not in repr(read_entry("entry 1", pairs)) + repr(pairs)


def test_a_long_name_is_cut_in_a_message() -> None:
    (found,) = list_entries(Pairs([("x" * 1000, None)]))
    assert len(failure(found).message) < 200


def test_a_scalar_is_no_document() -> None:
    with pytest.raises(MalformedContent):
        list(list_entries("a"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<< Existing password/certificate removed on export >>", True),
        (" << Existing password removed on Export >> ", True),
        ("<< Existing password/certificate removed on export >>x", False),
        ("", False),
    ],
)
def test_the_sign_of_a_removed_secret(text: str, *, expected: bool) -> None:
    assert is_removed(text) is expected
