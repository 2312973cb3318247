"""Destinations as YAML."""

import pytest

from services.errors import MalformedContent, TooLarge
from services.formats.configurations.entries import Found
from services.formats.configurations.values import ValueCount
from services.formats.configurations.yaml_text import read_yaml, write_yaml
from services.model.limits import MAX_FILE_VALUES
from tests.services.formats.configurations.making import entry, failure


def read(text: str) -> list[Found]:
    return list(read_yaml(text, ValueCount()))


def test_texts_stay_as_they_are_written() -> None:
    (found,) = map(entry, read("Name: shop\nType: HTTP\nsap-client: 001\nTrustAll: yes\nvalue: 1.50\nwhen: 2026-01-01\n"))
    assert (found.source, found.name) == ("entry 1", "shop")
    assert found.properties == {"sap-client": "001", "TrustAll": "yes", "value": "1.50", "when": "2026-01-01"}


def test_several_documents_and_lists_are_numbered_together() -> None:
    text = "Name: a\nType: HTTP\n---\n- {Name: b, Type: HTTP}\n- FragmentName: c\n---\nName: d\nType: HTTP\n"
    assert [(one.source, entry(one).name) for one in read(text)] == [("entry 1", "a"), ("entry 2", "b"), ("entry 3", "c"), ("entry 4", "d")]


def test_a_part_of_init_data_is_taken() -> None:
    (found,) = read("existing_destinations_policy: update\ndestinations:\n- Name: a\n  Type: HTTP\n")
    assert (found.source, entry(found).name) == ("destinations 1", "a")


@pytest.mark.parametrize("text", ["Name: a\nType: HTTP\nURL: &x y\nUser: *x\n", "- &a {Name: x}\n- *a\n"])
def test_an_alias_is_refused(text: str) -> None:
    with pytest.raises(MalformedContent, match="alias"):
        read(text)


def test_a_bomb_of_aliases_is_refused_at_its_first() -> None:
    bomb = 'a: &a ["x","x"]\n' + "".join(f"{chr(98 + at)}: &{chr(98 + at)} [*{chr(97 + at)},*{chr(97 + at)}]\n" for at in range(20))
    with pytest.raises(MalformedContent, match="alias") as caught:
        read(bomb)
    assert caught.value.position == "line 2"


@pytest.mark.parametrize("value", ["!!python/object/apply:os.system ['id']", "!x y", "!!int 5", "!!binary aGk="])
def test_a_tag_is_refused(value: str) -> None:
    with pytest.raises(MalformedContent, match="tag"):
        read(f"Name: a\nType: HTTP\nURL: {value}\n")


@pytest.mark.parametrize("value", ["", "~", "null", "[a]", "{a: b}"])
def test_a_property_is_one_text(value: str) -> None:
    (found,) = read(f"Name: a\nType: HTTP\nURL: {value}\n")
    assert '"URL"' in failure(found).message


@pytest.mark.parametrize("value", ['""', "''", "'null'", '"~"'])
def test_what_is_quoted_is_a_text(value: str) -> None:
    (found,) = read(f"Name: a\nType: HTTP\nURL: {value}\n")
    assert entry(found).properties == {"URL": value[1:-1]}


def test_a_repeated_name_is_refused() -> None:
    (found,) = read("Name: a\nType: HTTP\nURL: x\nURL: y\n")
    assert failure(found).message == '"URL" stands there twice.'


@pytest.mark.parametrize(
    "text", ["Name: [", "a: b: c", "\t- x", "a: 'needle", "Name: a\n Type: HTTP", "? [a]\n: b", "~: a", "a", "Name: \x01"]
)
def test_what_is_no_yaml_of_destinations_is_refused(text: str) -> None:
    with pytest.raises(MalformedContent) as caught:
        read(text)
    assert "needle" not in caught.value.message


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(MalformedContent, match="deeply"):
        read("a:\n" + "".join(" " * at + "- \n" for at in range(1, 20)))


def test_the_number_of_values_is_bounded_while_they_are_read() -> None:
    with pytest.raises(TooLarge):
        read("a: b\n" * MAX_FILE_VALUES)


def test_a_document_is_written_below_its_comments() -> None:
    text = write_yaml([("Name", "shop"), ("Type", "HTTP"), ("sap-client", "001"), ("Größe", "x" * 300)], comments=["Password: taken out"])
    assert text == f"# Password: taken out\nName: shop\nType: HTTP\nsap-client: '001'\nGröße: {'x' * 300}\n"
