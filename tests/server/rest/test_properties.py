"""The JSON of destinations and fragments."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.http.refusal import RequestRefused
from server.rest.properties import GivenConfiguration, read_configuration
from services.model.destination import ConfigurationKind, DestinationType

DESTINATION, FRAGMENT = ConfigurationKind.DESTINATION, ConfigurationKind.FRAGMENT
HTTP = {"Name": "a", "Type": "HTTP"}


def test_name_and_type_are_no_properties() -> None:
    given = read_configuration(DESTINATION, {"URL": "u", **HTTP, "Password": ""})
    assert given == GivenConfiguration(name="a", type=DestinationType.HTTP, properties={"URL": "u", "Password": ""})
    fragment = read_configuration(FRAGMENT, {"FragmentName": "f", "URL": "u"})
    assert fragment == GivenConfiguration(name="f", type=None, properties={"URL": "u"})


def test_what_a_fragment_may_not_carry_is_left_to_be_refused() -> None:
    given = read_configuration(FRAGMENT, {"FragmentName": "f", **HTTP})
    assert given.properties == HTTP


def test_metadata_that_were_read_can_be_sent_back() -> None:
    some: list[dict[str, Any]] = [{}, {"etag": "x", "modification_time": "1"}, {"owner": {"destinations": []}}]
    for metadata in some:
        assert read_configuration(DESTINATION, {**HTTP, "$metadata": metadata}).properties == {}


@pytest.mark.parametrize(
    ("kind", "body", "says"),
    [
        (DESTINATION, {}, "Name is missing."),
        (DESTINATION, {"name": "a", "Type": "HTTP"}, "Name is missing."),
        (DESTINATION, {"Name": None, "Type": "HTTP"}, "Name must be a string, as all properties."),
        (DESTINATION, {"Name": "a"}, "Type must be one of HTTP, RFC, LDAP, MAIL, TCP."),
        (DESTINATION, {"Name": "a", "Type": "http"}, "Type must be one of HTTP, RFC, LDAP, MAIL, TCP."),
        (DESTINATION, {**HTTP, "TrustAll": True}, "TrustAll must be a string, as all properties."),
        (DESTINATION, {**HTTP, "sap-client": 100}, "sap-client must be a string, as all properties."),
        (DESTINATION, {**HTTP, "nested": {"a": "s3cret"}}, "nested must be a string, as all properties."),
        (DESTINATION, {**HTTP, "x" * 500: None}, f"{'x' * 60} must be a string, as all properties."),
        (DESTINATION, {**HTTP, "$metadata": "x"}, "$metadata must be an object with nothing but"),
        (DESTINATION, {**HTTP, "$metadata": {"shared_with_subscriber": True}}, "$metadata must be an object with nothing but"),
        (FRAGMENT, {"Name": "f"}, "FragmentName is missing."),
        (FRAGMENT, {"FragmentName": ["f"]}, "FragmentName must be a string, as all properties."),
    ],
)
def test_what_is_wrong_is_refused_without_a_value(kind: ConfigurationKind, body: dict[str, Any], says: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        read_configuration(kind, body)
    assert (refused.value.status, refused.value.code) == (400, "VALIDATION_FAILED")
    assert refused.value.message.startswith(says)
    assert "s3cret" not in refused.value.message


def test_nothing_secret_is_shown() -> None:
    assert "s3cret" not in repr(read_configuration(DESTINATION, {**HTTP, "Password": "s3cret"}))


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=5))
def test_all_other_members_are_properties(body: dict[str, str]) -> None:
    own = {name: value for name, value in body.items() if name not in ("Name", "Type", "$metadata")}
    assert read_configuration(DESTINATION, {**own, **HTTP}).properties == own
