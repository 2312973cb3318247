"""What a certificate may be called."""

import pytest

from services.errors import ErrorCode, InvalidInput, UnrecognizedFormat
from services.model.contents import FileType
from services.rules.names import check_name, read_file_type


@pytest.mark.parametrize("name", ["a.pem", "our team's app.pem", "workflow (new).pem", "a.b.JKS", "Ünïcode 東京.p12", "x" * 196 + ".pem"])
def test_names_of_sap_customers_are_taken(name: str) -> None:
    assert check_name(name) == name


def test_a_name_is_kept_in_nfc() -> None:
    assert check_name("U\u0308ber.pem") == "Über.pem"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../../etc/passwd",
        "../../x.pem",
        "a\\b.pem",
        "a?.pem",
        "a#.pem",
        "x" * 197 + ".pem",
        "a\0.pem",
        "a\n.pem",
        "fdp\u202eexe.pem",
        "\u2066a.pem",
        "a\ud800.pem",
        "a\u200b.pem",
        " a.pem",
        "a.pem ",
        ".pem",
        "...pem",
    ],
)
def test_names_that_hide_reorder_or_leave_their_place_are_refused(name: str) -> None:
    with pytest.raises((InvalidInput, UnrecognizedFormat)) as caught:
        check_name(name)
    assert caught.value.code is ErrorCode.NAME_INVALID


@pytest.mark.parametrize("name", ["a.txt", "a.jks.exe", "pem", "a", "a.", "a.jceks"])
def test_other_extensions_are_refused_naming_the_six(name: str) -> None:
    with pytest.raises(UnrecognizedFormat, match=r"\.pem, \.cer, \.crt, \.jks, \.p12, \.pfx") as caught:
        check_name(name)
    assert caught.value.code is ErrorCode.TYPE_UNSUPPORTED


def test_the_extension_decides_the_type_whatever_its_case() -> None:
    assert read_file_type("Store.PfX") is FileType.PFX


def test_the_length_counts_as_stored() -> None:
    assert check_name("u\u0308" * 196 + ".pem") == "ü" * 196 + ".pem"


@pytest.mark.parametrize("name", ["a.jk\u017f", "a.\uff4aks", "a.p\u00b912", "a.cr\u0442", "a.p1\u0662"])
def test_an_extension_of_other_letters_is_none(name: str) -> None:
    with pytest.raises(UnrecognizedFormat):
        read_file_type(name)
    with pytest.raises(UnrecognizedFormat):
        check_name(name)


@pytest.mark.parametrize("name", ["\u3164.pem", "a\u115f.pem", "\u2800.pem", "\u200d.pem"])
def test_a_name_that_shows_as_another_one_or_as_nothing_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_name(name)
    assert caught.value.code is ErrorCode.NAME_INVALID
