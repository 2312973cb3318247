"""Destinations as the text of java.util.Properties."""

import pytest

from services.errors import MalformedContent, TooLarge
from services.formats.configurations.property_text import read_properties, write_properties
from services.formats.configurations.values import ValueCount
from services.model.configuration_file import FileEntry
from services.model.destination import ConfigurationKind, DestinationType
from services.model.limits import MAX_FILE_VALUES
from tests.services.formats.configurations.making import entry, failure

EXPORTED = """\
#Password=<< Existing password/certificate removed on export >>
#
#Thu Jun 16 12:17:12 UTC 2022
Description=A shop
Type=HTTP
HTML5.DynamicDestination=true
Authentication=BasicAuthentication
Name=shop
ProxyType=Internet
URL=https\\://shop.example\\:443
User=ann
"""
"""What SAP's cockpit exports, with names of our own."""


def read(text: str) -> FileEntry:
    (found,) = read_properties(text, ValueCount())
    return entry(found)


def properties(text: str) -> dict[str, str]:
    return dict(read("Name=a\nType=HTTP\n" + text).properties)


def test_an_export_of_the_cockpit_is_read() -> None:
    found = read(EXPORTED)
    assert (found.kind, found.name, found.type) == (ConfigurationKind.DESTINATION, "shop", DestinationType.HTTP)
    assert found.properties == {
        "Description": "A shop",
        "HTML5.DynamicDestination": "true",
        "Authentication": "BasicAuthentication",
        "ProxyType": "Internet",
        "URL": "https://shop.example:443",
        "User": "ann",
    }
    assert found.removed == ("Password",)


@pytest.mark.parametrize(
    "line",
    [
        "clientSecret=<< Existing password/certificate removed on export >>",
        "clientSecret=<< Existing password removed on Export >>",
        "#clientSecret=<< Existing password/certificate removed on export >>",
        "! clientSecret = << Existing password/certificate removed on export >>",
    ],
)
def test_the_sign_of_a_removed_secret_is_no_value(line: str) -> None:
    found = read(f"Name=a\nType=HTTP\n{line}\n")
    assert (found.properties, found.removed) == ({}, ("clientSecret",))


def test_a_value_beats_the_comment_that_says_it_was_removed() -> None:
    found = read("#Password=<< Existing password/certificate removed on export >>\nName=a\nType=HTTP\nPassword=x\n")
    assert (found.properties, found.removed) == ({"Password": "x"}, ())


def test_a_fragment_is_told_by_its_name() -> None:
    found = read("FragmentName=prod\nURL=https\\://prod\n")
    assert (found.kind, found.name, found.type, found.properties) == (ConfigurationKind.FRAGMENT, "prod", None, {"URL": "https://prod"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a=\u00e4\ud83d\ude00", {"a": "ä😀"}),
        ("a=ä", {"a": "ä"}),
        (r"a\ b\=c\:d = x", {"a b=c:d": "x"}),
        (r"a=\ x ", {"a": " x "}),
        (r"a=x\ty\nz\\", {"a": "x\ty\nz\\"}),
        ("a:x", {"a": "x"}),
        ("a x", {"a": "x"}),
        ("a", {"a": ""}),
        ("a=", {"a": ""}),
        ("a==", {"a": "="}),
        ("a=x\\\n   y\\\r\n\tz", {"a": "xyz"}),
        ("a=x\\\\\nb=y", {"a": "x\\", "b": "y"}),
        ("a=x\\\n#y", {"a": "x#y"}),
        ("\\\n#a=x", {"#a": "x"}),
        ("\\\n  a=x", {"a": "x"}),
        ("#c\\\na=x", {"a": "x"}),
        ("a=x\\", {"a": "x"}),
        ("a=x\rb=y\r\nc=z", {"a": "x", "b": "y", "c": "z"}),
    ],
)
def test_lines_are_read_as_java_reads_them(text: str, expected: dict[str, str]) -> None:
    """Source: java.util.Properties.load."""
    assert properties(text) == expected


def test_an_escape_without_digits_is_refused_without_the_value() -> None:
    with pytest.raises(MalformedContent) as caught:
        read("Name=a\nType=HTTP\nPassword=\\uneedle\n")
    assert "needle" not in caught.value.message
    assert "need" not in caught.value.message.replace("needs", "")


def test_what_stands_twice_is_refused() -> None:
    (found,) = read_properties("Name=a\nType=HTTP\nURL=x\nURL=needle\n", ValueCount())
    assert failure(found).message == '"URL" stands there twice.'


def test_the_number_of_lines_is_bounded_before_the_work() -> None:
    with pytest.raises(TooLarge) as caught:
        list(read_properties("\n" * (MAX_FILE_VALUES + 1), ValueCount()))
    assert caught.value.limit == MAX_FILE_VALUES


def test_a_file_names_the_secrets_that_it_leaves_out() -> None:
    text = write_properties([("Name", "shop"), ("Type", "HTTP"), ("URL", "https://ä")], removed=["Password", "my secret"])
    assert text == (
        "#Password=<< Existing password/certificate removed on export >>\n"
        "#my\\ secret=<< Existing password/certificate removed on export >>\n"
        "#\n"
        "Name=shop\nType=HTTP\nURL=https\\://\\u00e4\n"
    )
    assert read(text).removed == ("Password", "my secret")


def test_a_file_without_secrets_has_no_comment() -> None:
    assert write_properties([("Name", "shop")], removed=[]) == "Name=shop\n"
