"""Tests for services/rules/references.py."""

import pytest

from services.model.destination import Reference
from services.model.limits import MAX_NAME_LENGTH
from services.rules.references import NAMING_PROPERTIES, find_references


@pytest.mark.parametrize("name", ["KeyStoreLocation", "TrustStoreLocation", "tokenService.KeyStoreLocation"])
def test_each_of_the_three_properties_names_a_certificate(name: str) -> None:
    assert find_references({"URL": "https://example.com", name: "client.p12"}) == (Reference(property=name, certificate="client.p12"),)


def test_references_are_listed_key_store_first_whatever_the_order_of_the_properties() -> None:
    properties = {name: f"{name}.pem" for name in reversed(NAMING_PROPERTIES)}

    found = [reference.property for reference in find_references(properties)]

    assert found == ["KeyStoreLocation", "TrustStoreLocation", "tokenService.KeyStoreLocation"]


def test_two_properties_may_name_the_same_certificate() -> None:
    found = find_references({"KeyStoreLocation": "both.p12", "TrustStoreLocation": "both.p12"})

    assert [reference.certificate for reference in found] == ["both.p12", "both.p12"]


def test_an_empty_value_names_nothing() -> None:
    assert find_references({"KeyStoreLocation": "", "TrustStoreLocation": ""}) == ()


@pytest.mark.parametrize("name", ["keystorelocation", "KeyStoreLocation ", "KeyStorePassword", "Name"])
def test_no_other_property_names_a_certificate(name: str) -> None:
    assert find_references({name: "client.p12"}) == ()


def test_a_key_store_that_the_client_brings_is_no_reference() -> None:
    properties = {name: "mine.p12" for name in NAMING_PROPERTIES} | {"KeyStore.Source": "ClientProvided"}

    assert [reference.property for reference in find_references(properties)] == ["TrustStoreLocation", "tokenService.KeyStoreLocation"]


@pytest.mark.parametrize("source", ["DestinationService", "", "something"])
def test_any_other_source_of_the_key_store_is_this_service(source: str) -> None:
    assert len(find_references({"KeyStoreLocation": "client.p12", "KeyStore.Source": source})) == 1


def test_names_are_in_nfc_as_certificates_names_are() -> None:
    (reference,) = find_references({"KeyStoreLocation": "cle\u0301.p12"})

    assert reference.certificate == "cl\u00e9.p12"


def test_the_longest_name_of_a_certificate_is_kept_whole_however_it_is_spelt() -> None:
    name = "\u0390" * (MAX_NAME_LENGTH - 4) + ".pem"  # three code points each when decomposed

    assert [one.certificate for one in find_references({"TrustStoreLocation": "\u03b9\u0308\u0301" * (MAX_NAME_LENGTH - 4) + ".pem"})] == [
        name
    ]


@pytest.mark.parametrize("character", ["a", "\u03b9\u0308\u0301"])
def test_of_a_name_that_is_too_long_a_beginning_is_kept_that_is_too_long_as_well(character: str) -> None:
    (reference,) = find_references({"KeyStoreLocation": character * 30_000})

    assert len(reference.certificate) == MAX_NAME_LENGTH + 1
