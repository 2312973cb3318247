"""What clients of SAP's Destination service need: the service by TLS, a provider with a service key, a subscriber, and a backend."""

import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from server.app import build_app
from server.installation import open_installation
from server.settings import Settings
from services.access.create_service_key import ServiceKeyRequest
from services.access.create_tenant import TenantRequest
from services.access.subscribe import SubscriptionRequest
from services.model.access import DEFAULT_TENANT
from services.model.caller import Caller, Right
from services.model.secret import Secret
from services.rules.giving import Wish
from tests.clients.backend import Backend, run_backend
from tests.clients.serving import Late, encrypted, issue_for_hosts, write_identity
from tests.server.endpoint import serve

OPERATOR = Caller(tenant=DEFAULT_TENANT, subject="operator", rights=frozenset(Right))
SUBSCRIBER = "4f4a7c6e-0001-4000-8000-000000000001"
SUBDOMAIN = "acme"
RIGHTS = frozenset(
    {
        Right.CERTIFICATE_READ,
        Right.CERTIFICATE_EXPORT,
        Right.CERTIFICATE_EXPORT_PRIVATE,
        Right.CERTIFICATE_WRITE,
        Right.DESTINATION_READ,
        Right.DESTINATION_READ_SECRETS,
        Right.DESTINATION_WRITE,
    }
)
"""What whoever holds a binding of SAP's service may do."""

PATH = {"PATH": "/usr/local/bin:/usr/bin:/bin"}


@dataclass(frozen=True)
class Sap:
    """The binding as `createServiceKey` answered it, the backend, and a file of all certificates that the clients' system trusts."""

    binding: dict[str, Any]
    backend: Backend
    trusted: Path

    def tls(self) -> ssl.SSLContext:
        """Return what a client of the service trusts."""
        return ssl.create_default_context(cafile=str(self.trusted))

    def http(self, token: str = "") -> httpx.AsyncClient:
        """Return a client of the service; it sends the token if there is one."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        base = f"{self.binding['uri']}/destination-configuration"
        return httpx.AsyncClient(base_url=base, headers=headers, verify=self.tls(), timeout=30)

    async def token(self, *, tenant: str | None = None) -> str:
        """Return an access token of the service key: for its own tenant, or for the one of that id."""
        client = {"client_id": self.binding["clientid"], "client_secret": self.binding["clientsecret"]}
        async with self.http() as http:
            # At the service's own address: a name below localhost is known to few resolvers.
            address = f"{self.binding['uri']}/oauth/token"
            headers = {"x-zid": tenant} if tenant else {}
            answer = await http.post(address, data={"grant_type": "client_credentials", **client}, headers=headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])


@asynccontextmanager
async def served(mongo_uri: str, folder: Path, rights: frozenset[Right] = RIGHTS) -> AsyncIterator[Sap]:
    """Serve the application by TLS at `localhost`, and tokens below it, each tenant's at its subdomain."""
    certificate, late = issue_for_hosts(["localhost", f"{DEFAULT_TENANT}.localhost", f"{SUBDOMAIN}.localhost"]), Late()
    identity = write_identity(folder / "service.pem", certificate)
    async with serve(late) as (_, port), encrypted(port, identity) as tls_port:
        settings = Settings(
            data=folder / "data",
            mongodb_uri=Secret(mongo_uri.encode()),
            mongodb_database=f"sap_{folder.name[-20:]}",
            public_url=f"https://localhost:{tls_port}",
            token_domain=f"localhost:{tls_port}",
        )
        async with open_installation(settings) as installation:
            late.app, access = build_app(settings, installation), installation.use_cases.access
            wish = Wish(subaccount_rights=rights, instance_rights=rights)
            request = ServiceKeyRequest(name="shop", subaccount="shop", service_instance="orders", wish=wish)
            created = await access.create_service_key(OPERATOR, request)
            await access.create_tenant(OPERATOR, TenantRequest(id=SUBSCRIBER, subdomain=SUBDOMAIN))
            await access.subscribe(OPERATOR, SubscriptionRequest(subscriber=SUBSCRIBER, subaccount="theirs"))
            trusted = folder / "trusted.pem"
            trusted.write_bytes(certificate.pem)
            async with httpx.AsyncClient(verify=ssl.create_default_context(cafile=str(trusted))) as http:
                root = await http.get(f"https://localhost:{tls_port}/pki/root.cer")
            client_root = x509.load_der_x509_certificate(root.content).public_bytes(Encoding.PEM)
            async with run_backend(folder, client_root) as backend:
                yield Sap(json.loads(created.binding.reveal()), backend, trusted)


PASSWORD = "correct horse 1"
EXTENSIONS = ("p12", "pfx", "pem", "jks")
STORES = {f"{kind}.{extension}": password for extension in EXTENSIONS for kind, password in (("open", ""), ("protected", PASSWORD))}
"""Names of the key stores that the service generates, and their passwords."""

LEVELS = ("subaccount", "instance")


async def generate_stores(sap: Sap, token: str, *names: str) -> None:
    """Generate these key stores, or all, in the token's subaccount."""
    async with sap.http(token) as http:
        for name in names or STORES:
            password = STORES[name]
            attributes = {"CN": name, **({"Password": password} if password else {})}
            answer = await http.post("/v1/subaccountCertificates", json={"Name": name, "Attributes": attributes})
            assert answer.status_code == 201, answer.text
