"""The binding: what clients of SAP's Destination service read of a service key, as JSON. Pure.

What is read of it (November 2026): `@sap/xssec` 4.15 reads clientid, clientsecret, url, uaadomain and xsappname; it asks for a subscriber's
token at `https://<uaadomain>` with `x-zid`, or at `https://<subdomain>.<uaadomain>`. `@sap-cloud-sdk/connectivity` 4.9.1 reads uri and
tenantid beside. `sap-cloud-sdk` 0.62.0 for Python reads clientid, clientsecret, uri, url, identityzone and instanceid; for a subscriber it
puts its subdomain in the place of the url's first label, if that is identityzone.
"""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from services.model.access import ServiceKey, Tenant
from services.model.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where clients reach the service, and the host below which each tenant has one of its own; None if tenants have none.

    `public_url` has no slash at its end; `token_domain` is a host name, perhaps with a port.
    """

    public_url: str
    token_domain: str | None = None

    @property
    def uaa_domain(self) -> str:
        """The host at which any tenant's token is asked for, with its port if it has one."""
        return self.token_domain or urlsplit(self.public_url).netloc

    def token_base(self, subdomain: str) -> str:
        """Return the URL before `/oauth/token` for the tenant of the subdomain."""
        if self.token_domain is None:
            return self.public_url
        return f"{urlsplit(self.public_url).scheme}://{subdomain}.{self.token_domain}"


def write_binding(key: ServiceKey, secret: Secret, *, tenant: Tenant, endpoints: Endpoints) -> Secret:
    """Return the JSON text, which holds the key's secret: the value of `credentials` of a service in VCAP_SERVICES."""
    binding = {
        "clientid": key.client_id,
        "clientsecret": secret.reveal().decode(),
        "credential-type": "binding-secret",
        "uri": endpoints.public_url,
        "url": endpoints.token_base(tenant.subdomain),
        "uaadomain": endpoints.uaa_domain,
        "identityzone": tenant.subdomain,
        "tenantid": tenant.id,
        "tenantmode": "shared",  # the key serves the tenants that are subscribed to its own, too
        "xsappname": key.client_id.removeprefix("sb-"),
        "subaccountid": key.subaccount,
        **({"instanceid": key.service_instance} if key.service_instance is not None else {}),
    }
    return Secret(json.dumps(binding, indent=2, ensure_ascii=False).encode())
