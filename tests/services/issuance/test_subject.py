"""Common names (docs/reference/reliability.md, cases 33 and 34) and the attributes around them."""

from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ErrorCode, InvalidInput
from services.issuance.certificates import issue_end_entity
from services.issuance.subject import check_organization, make_subject, to_name
from services.model.generation import OrganizationAttributes, Subject
from services.model.scope import Scope, ScopeLevel
from services.x509.describe import describe_certificate
from tests.services.issuance.pki import NOW, key_pair, make_pki, make_request

SAP_LIKE = OrganizationAttributes(
    country="DE",
    organization="Example SE",
    organizational_units=("Example Clients", "Canary", "{tenant}"),
    locality="certificates.example.com/{subaccount}",
)
NOTHING = OrganizationAttributes()


def a_scope(*, subaccount: str = "8d7f6f3c", tenant: str = "default") -> Scope:
    return Scope(
        id="scp_" + "0" * 26,
        tenant=tenant,
        level=ScopeLevel.SUBACCOUNT,
        subaccount=subaccount,
        service_instance=None,
        display_name="Test",
        created_at=NOW,
    )


def test_the_subject_has_saps_attributes_in_saps_order() -> None:
    name = to_name(make_subject("terraform.jks", SAP_LIKE, a_scope()))
    assert [(part.rfc4514_attribute_name, part.value) for part in name] == [
        ("C", "DE"),
        ("O", "Example SE"),
        ("OU", "Example Clients"),
        ("OU", "Canary"),
        ("OU", "default"),
        ("L", "certificates.example.com/8d7f6f3c"),
        ("CN", "terraform.jks"),
    ]
    assert all(len(list(rdn)) == 1 for rdn in name.rdns)


def test_a_bare_installation_has_the_common_name_only() -> None:
    assert to_name(make_subject("a", NOTHING, a_scope())).rfc4514_string() == "CN=a"


@pytest.mark.parametrize(
    "common_name", ["x,OU=admin", "x+OU=y", "CN=a/O=b", '"', "\\", "#0401ff", "a=b;c", "OU=\\2C", "日本語", "a b", "a" * 64, "\u00e9" * 32]
)
def test_whatever_a_common_name_looks_like_it_is_one_attribute(common_name: str) -> None:
    """No DN injection: the certificate itself has exactly one CN, and it is the text that was given."""
    subject = make_subject(common_name, SAP_LIKE, a_scope())
    request = make_request(key_pair())
    der = issue_end_entity(make_pki().signer, replace(request, subject=subject), crl_url=None)
    attributes = x509.load_der_x509_certificate(der).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert [attribute.value for attribute in attributes] == [common_name]
    facts = describe_certificate(der)
    assert facts.subject.common_name == common_name
    assert [part.value for part in facts.subject.attributes if part.short_name == "OU"] == ["Example Clients", "Canary", "default"]


@pytest.mark.parametrize(
    "common_name",
    ["", "a" * 65, "\u00e9" * 33, "\u0958" * 20 + "abcde", "a\nb", "a\x00b", "\x7f", " a", "a ", "\u202eb", "\ufeff", "\ud800"],
)
def test_common_names_that_are_refused(common_name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        make_subject(common_name, NOTHING, a_scope())
    assert caught.value.code is ErrorCode.CN_INVALID
    assert caught.value.field == "common_name"


@given(st.text(max_size=70))
def test_a_common_name_is_taken_as_it_is_or_refused(text: str) -> None:
    try:
        subject = make_subject(text, NOTHING, a_scope())
    except InvalidInput as error:
        assert error.code is ErrorCode.CN_INVALID
        return
    assert [part.value for part in to_name(subject)] == [subject.common_name]
    assert 1 <= len(subject.common_name.encode()) <= 64


def test_ids_that_do_not_fit_give_way_to_the_scopes() -> None:
    subject = make_subject("a", SAP_LIKE, a_scope(subaccount="s" * 200, tenant="t" * 65))
    assert subject.locality == f"certificates.example.com/{a_scope().id}"
    assert subject.organizational_units[-1] == a_scope().id


def test_ids_are_put_in_once() -> None:
    attributes = OrganizationAttributes(locality="{subaccount}|{scope}|{unknown}")
    assert make_subject("a", attributes, a_scope(subaccount="{scope}")).locality == f"{{scope}}|{a_scope().id}|{{unknown}}"


@pytest.mark.parametrize(
    ("attributes", "field"),
    [
        (OrganizationAttributes(country="de"), "C"),
        (OrganizationAttributes(country="DEU"), "C"),
        (OrganizationAttributes(country="D1"), "C"),
        (OrganizationAttributes(organization=""), "O"),
        (OrganizationAttributes(organization="o" * 65), "O"),
        (OrganizationAttributes(organizational_units=("fine", "o" * 65)), "OU"),
        (OrganizationAttributes(organizational_units=("{scope}" + "o" * 40,)), "OU"),
        (OrganizationAttributes(locality="l" * 129), "L"),
        (OrganizationAttributes(locality="a\nb"), "L"),
        (OrganizationAttributes(locality=""), "L"),
    ],
)
def test_attributes_that_fit_no_certificate_stop_the_start(attributes: OrganizationAttributes, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_organization(attributes)
    assert caught.value.field == field


def test_attributes_that_fit() -> None:
    check_organization(SAP_LIKE)
    check_organization(NOTHING)
    check_organization(OrganizationAttributes(organizational_units=("{scope}" + "o" * 34,), locality="{scope}" + "l" * 98))


def test_a_subject_without_country_has_none() -> None:
    assert not to_name(Subject(common_name="a")).get_attributes_for_oid(NameOID.COUNTRY_NAME)
