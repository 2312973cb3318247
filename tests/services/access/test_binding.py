"""The binding, as clients of SAP's service read it."""

import json
from typing import Any

from services.access.binding import Endpoints, write_binding
from services.model.secret import Secret
from tests.services.storage.examples import a_service_key, a_tenant

TENANT = a_tenant(id="7d0f", subdomain="acme")


def read(endpoints: Endpoints, **changes: Any) -> dict[str, str]:
    key = a_service_key(client_id="sb-1!b1|destination-certificates!b1", **changes)
    binding: dict[str, str] = json.loads(write_binding(key, Secret(b"s=|$"), tenant=TENANT, endpoints=endpoints).reveal())
    return binding


def test_without_a_token_domain_all_is_at_the_public_url() -> None:
    assert read(Endpoints(public_url="https://certs.example:8443"), subaccount="sales", service_instance="orders") == {
        "clientid": "sb-1!b1|destination-certificates!b1",
        "clientsecret": "s=|$",
        "credential-type": "binding-secret",
        "uri": "https://certs.example:8443",
        "url": "https://certs.example:8443",
        "uaadomain": "certs.example:8443",
        "identityzone": "acme",
        "tenantid": "7d0f",
        "tenantmode": "shared",
        "xsappname": "1!b1|destination-certificates!b1",
        "subaccountid": "sales",
        "instanceid": "orders",
    }


def test_below_a_token_domain_each_tenant_has_its_host() -> None:
    binding = read(Endpoints(public_url="http://certs.example", token_domain="auth.example:81"))
    assert (binding["uri"], binding["url"], binding["uaadomain"]) == (
        "http://certs.example",
        "http://acme.auth.example:81",
        "auth.example:81",
    )


def test_a_key_of_no_service_instance_names_none() -> None:
    assert "instanceid" not in read(Endpoints(public_url="https://certs.example"))
