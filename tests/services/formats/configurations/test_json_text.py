"""Destinations as JSON."""

import json

import pytest

from services.errors import MalformedContent, TooLarge
from services.formats.configurations.entries import Found
from services.formats.configurations.json_text import read_json, write_json
from services.formats.configurations.values import ValueCount
from services.model.destination import ConfigurationKind
from services.model.limits import MAX_FILE_VALUES
from tests.services.formats.configurations.making import entry, failure

SHOP = {"Name": "shop", "Type": "HTTP", "URL": "https://shop.example"}


def read(document: object) -> list[Found]:
    return list(read_json(document if isinstance(document, str) else json.dumps(document), ValueCount()))


def test_one_object_is_one_entry() -> None:
    (found,) = map(entry, read(SHOP))
    assert (found.source, found.name, found.properties) == ("entry 1", "shop", {"URL": "https://shop.example"})


def test_the_answer_of_saps_rest_api_is_a_list() -> None:
    first, second = map(entry, read([{**SHOP, "$metadata": {"etag": "x"}}, {"FragmentName": "prod", "URL": "https://prod"}]))
    assert (first.source, first.name, first.properties) == ("entry 1", "shop", {"URL": "https://shop.example"})
    assert (second.source, second.kind, second.name) == ("entry 2", ConfigurationKind.FRAGMENT, "prod")


def test_a_part_of_init_data_is_taken() -> None:
    found = read({"existing_destinations_policy": "update", "destinations": [SHOP], "fragments": [{"FragmentName": "prod"}]})
    assert [(one.source, entry(one).name) for one in found] == [("destinations 1", "shop"), ("fragments 1", "prod")]


def test_what_else_stands_beside_destinations_is_refused() -> None:
    with pytest.raises(MalformedContent):
        read({"destinations": [SHOP], "certificates": []})
    with pytest.raises(MalformedContent):
        read({"destinations": [SHOP], "fragments": "prod"})


def test_a_property_may_be_named_as_the_list_of_destinations_is() -> None:
    (found,) = map(entry, read({**SHOP, "destinations": "all"}))
    assert found.properties["destinations"] == "all"


def test_numbers_and_truth_become_texts_as_they_are_written() -> None:
    (found,) = map(entry, read('{"Name": "a", "Type": "HTTP", "sap-client": 100, "f": 1.50, "big": 1e999, "t": true, "n": false}'))
    assert found.properties == {"sap-client": "100", "f": "1.50", "big": "1e999", "t": "true", "n": "false"}


@pytest.mark.parametrize("value", [None, [], {}, ["a"], {"a": "b"}])
def test_a_property_is_one_text(value: object) -> None:
    (found,) = read({**SHOP, "User": value})
    assert '"User"' in failure(found).message


def test_one_bad_entry_spoils_no_other() -> None:
    bad, good = read([{"Name": "a"}, SHOP])
    assert failure(bad).message == "Type must be one of HTTP, RFC, LDAP, MAIL, TCP."
    assert entry(good).name == "shop"


@pytest.mark.parametrize("item", ["a", 1, None, [], [SHOP]])
def test_an_entry_is_an_object(item: object) -> None:
    (found,) = read([item])
    assert isinstance(failure(found), MalformedContent)


@pytest.mark.parametrize("text", ["{", '{"a": NaN}', "{'a': 1}", '{"a": "\n"}', '{"a": "needle}', "{} {}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(MalformedContent) as caught:
        read(text)
    assert "needle" not in caught.value.message


def test_a_repeated_name_is_refused() -> None:
    (found,) = read('{"Name": "a", "Type": "HTTP", "URL": "x", "URL": "y"}')
    assert failure(found).message == '"URL" stands there twice.'


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(MalformedContent, match="nested"):
        read("[" * 40_000 + "]" * 40_000)


def test_the_number_of_values_is_bounded_before_the_work() -> None:
    with pytest.raises(TooLarge):
        read("[" + "{}," * MAX_FILE_VALUES)


def test_an_object_is_written_with_its_letters() -> None:
    text = write_json([("Name", "shop"), ("Description", "Größe\x7f")])
    assert text == '{\n  "Name": "shop",\n  "Description": "Größe\\u007f"\n}\n'
