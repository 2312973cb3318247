"""What somebody holds of others' things, and the like of it that exists nowhere: of the same form and length."""

import base64
import hashlib
import secrets
import string
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

from schema.certificates.lists import name_certificates
from schema.cursor import name_list, write_cursor
from schema.destinations.lists import name_configurations
from services.access.create_tenant import TenantRequest
from services.access.subscribe import SubscriptionRequest
from services.model.caller import Caller, Right
from services.model.destination import ConfigurationKind, ConfigurationListing
from services.model.identity import (
    new_certificate_id,
    new_configuration_id,
    new_key,
    new_scope_id,
    new_service_key_id,
    new_subscription_id,
    write_entry_id,
    write_entry_ids,
)
from services.model.query import CertificateFilter, Direction, Listing, Position
from tests.server.callers import Served
from tests.support import Issued, chain_of_three, issue, p12_of, pem_chain

UPLOAD = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {
  ... on Error { message } ... on UploadCertificateSuccess { certificate { id } } } }"""
PASSWORD = "pass word"
OPERATOR = Caller(tenant="default", subject="operator", rights=frozenset({Right.INSTALLATION_ADMIN}))
OWN_NAMES = ("0common.pem", "0single.pem")
"""Of what shares a certificate with others, and of what does not. They stand before all names of theirs, so that a cursor of one of these is
a place behind them."""


@dataclass(frozen=True, kw_only=True)
class Own:
    """What whoever asks has: a scope, a certificate in it, a key store, and a fingerprint that the certificate has."""

    scope: str
    certificate: str
    store: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Things:
    """One of each thing that can be named in a request. `own` is of whoever asks, and only what it shares with others differs."""

    scope: str
    certificate: str
    generated: str
    locked: str
    deleted: str
    destination: str
    fragment: str
    tenant: str
    key: str
    subscription: str
    subaccount: str
    name: str
    upload_key: str
    generation_key: str
    label: str
    subject: str
    serial_number: str
    sha256: str
    alias: str
    expires: datetime
    pem: str
    scopes_cursor: str
    events_cursor: str
    actor: str
    keys_cursor: str
    certificates_cursor: str
    configuration: str
    destinations_cursor: str
    fragments_cursor: str
    own: Own

    def texts(self) -> Mapping[str, str]:
        """Return all that can be recognised in an answer, the longest first."""
        found = {name: value for name, value in asdict(self).items() if isinstance(value, str)}
        found |= {f"expires{days}": self.expiry(days) for days in (-1, 1)}
        return dict(sorted(found.items(), key=lambda one: -len(one[1])))

    def expiry(self, days: int) -> str:
        """Return the moment so many days after something expires."""
        return (self.expires + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def entry(self) -> str:
        """The id of the one entry of the certificate."""
        return write_entry_id(write_entry_ids(self.certificate, version=1, count=1), 0)

    @property
    def own_cursor(self) -> str:
        """A cursor of the list of what has the fingerprint of the own certificate, at a place that somebody else's certificate has."""
        listing = Listing(first=1, filter=CertificateFilter(sha256=self.own.sha256))
        return write_cursor(Position(value=self.name, id=self.certificate), of=name_certificates(listing))

    def nowhere(self, *, scope: str | None = None) -> Self:
        """Return the like that exists nowhere, or in that scope."""
        word = "".join(secrets.choice(string.ascii_lowercase) for _ in range(6))
        scope_id = scope or new_scope_id()
        certificate, name = new_certificate_id(scope_id), f"{word}0.pem"
        return replace(
            self,
            scope=new_scope_id() if scope else scope_id,
            certificate=certificate,
            generated=new_certificate_id(scope_id),
            locked=new_certificate_id(scope_id),
            deleted=new_certificate_id(scope_id),
            destination=(destination := new_configuration_id(ConfigurationKind.DESTINATION, scope_id)),
            fragment=(fragment := new_configuration_id(ConfigurationKind.FRAGMENT, scope_id)),
            tenant="".join(secrets.choice("iou") for _ in self.tenant),  # such as stands in no sentence and in no random id
            key=new_service_key_id(),
            subscription=new_subscription_id(),
            subaccount=f"{word}-subaccount",
            name=name,
            upload_key=secrets.token_hex(16),
            generation_key=secrets.token_hex(16),
            label=f"{word}-label",
            subject=f"{word}.example",
            serial_number=secrets.token_hex(len(self.serial_number) // 2),
            sha256=secrets.token_hex(32),
            alias=word,
            expires=self.expires + timedelta(days=50),
            pem=pem_chain(*_make_chain(word), with_key=True).decode(),
            scopes_cursor=write_cursor(Position(value=self.expires, id=scope_id), of=name_list("scopes")),
            events_cursor=_write_events_cursor(self.expires, new_key()),
            actor=word[: len(self.actor)],
            keys_cursor=write_cursor(Position(value=self.expires, id=new_service_key_id()), of=name_list("ServiceKeyConnection")),
            certificates_cursor=_write_cursor(name, certificate),
            configuration=f"{word}-system",
            destinations_cursor=_write_configurations_cursor(ConfigurationKind.DESTINATION, f"{word}-system", destination),
            fragments_cursor=_write_configurations_cursor(ConfigurationKind.FRAGMENT, f"{word}-system", fragment),
        )


def _write_cursor(name: str, certificate: str) -> str:
    return write_cursor(Position(value=name, id=certificate), of=name_certificates(Listing(first=1)))


def _write_configurations_cursor(kind: ConfigurationKind, name: str, configuration: str) -> str:
    return write_cursor(Position(value=name, id=configuration), of=name_configurations(ConfigurationListing(kind=kind, first=1)))


def _write_events_cursor(at: datetime, event: str) -> str:
    return write_cursor(Position(value=at, id=event), of=name_list("audit", {}, Direction.DESC.value))


def _make_chain(word: str) -> tuple[Issued, Issued]:
    root = issue(f"{word} root")
    return issue(f"{word}.example", root, days=777), root


def _fingerprint(one: Issued) -> str:
    return hashlib.sha256(one.der).hexdigest()


def _hex(number: int) -> str:
    digits = f"{number:x}"
    return digits.zfill(len(digits) + len(digits) % 2)


async def add_scope(served: Served, caller: str, subaccount: str) -> str:
    """Return the id of a new scope."""
    query = """mutation ($input: CreateScopeInput!) { createScope(input: $input) {
      ... on Error { message } ... on CreateScopeSuccess { scope { id } } } }"""
    given = {"level": "SUBACCOUNT", "subaccount": subaccount}
    return str((await served.ask(caller, query, input=given))["createScope"]["scope"]["id"])


async def add_key(served: Served, caller: str) -> str:
    """Return the id of a new service key."""
    query = """mutation ($input: CreateServiceKeyInput!) { createServiceKey(input: $input) {
      ... on Error { message } ... on CreateServiceKeySuccess { serviceKey { id } } } }"""
    given = {"name": "theirs-key", "subaccount": "theirs-keys", "subaccountRights": ["CERTIFICATE_READ"]}
    return str((await served.ask(caller, query, input=given))["createServiceKey"]["serviceKey"]["id"])


async def add_tenants(served: Served) -> None:
    """Make the tenants of the callers, and one more."""
    create = served.installation.use_cases.access.create_tenant
    for tenant in sorted({caller.tenant for caller in served.callers.by_name.values()} | {"delta"}):
        await create(OPERATOR, TenantRequest(id=tenant, subdomain=f"at-{tenant}"))


async def add_subscription(served: Served, caller: str) -> str:
    """Return the id of the subscription of the one more tenant to the caller's."""
    provider = served.callers.by_name[caller].tenant
    request = SubscriptionRequest(provider=provider, subscriber="delta", subaccount="theirs-subaccount")
    return (await served.installation.use_cases.access.subscribe(OPERATOR, request)).id


async def add_certificate(served: Served, caller: str, scope: str, name: str, pem: bytes, **more: Any) -> str:
    """Return the id of an uploaded certificate."""
    given = {"scope": scope, "fileName": name, "source": {"pem": pem.decode()}, **more}
    return str((await served.ask(caller, UPLOAD, input=given))["uploadCertificate"]["certificate"]["id"])


async def add_store(served: Served, caller: str, scope: str, alias: str, *chain: Issued) -> str:
    """Return the id of a key store that was uploaded without its password."""
    octets = p12_of(*chain, password=PASSWORD.encode(), alias=alias.encode())
    given = {"scope": scope, "fileName": f"{alias}.p12", "source": {"base64": base64.b64encode(octets).decode()}}
    return str((await served.ask(caller, UPLOAD, input=given))["uploadCertificate"]["certificate"]["id"])


async def add_configurations(served: Served, caller: str, scope: str, *names: str, certificate: str, label: str) -> tuple[str, str]:
    """Return the ids of the first destination and fragment; each name is that of one of both."""
    query = """mutation ($of: CreateDestinationInput!, $in: CreateFragmentInput!) {
      createDestination(input: $of) { ... on Error { message } ... on CreateDestinationSuccess { destination { id } } }
      createFragment(input: $in) { ... on Error { message } ... on CreateFragmentSuccess { fragment { id } } } }"""
    properties = [{"name": "KeyStoreLocation", "value": certificate}, {"name": "KeyStorePassword", "value": PASSWORD}]
    found = []
    for name in names:
        given = {"scope": scope, "name": name, "properties": properties, "labels": [{"key": label, "values": [label]}]}
        told = await served.ask(caller, query, **{"of": {**given, "type": "HTTP"}, "in": given})
        found.append((str(told["createDestination"]["destination"]["id"]), str(told["createFragment"]["fragment"]["id"])))
    return found[0]


async def add_theirs(served: Served, caller: str, shared: tuple[Issued, ...], own: Own) -> Things:
    """Return the things of a tenant: two certificates of each chain, so that one more or less can be told."""
    scope = await add_scope(served, caller, "theirs-subaccount")
    chain = _make_chain("theirs")
    pem, label = pem_chain(*chain, with_key=True), [{"key": "theirs-label", "values": ["theirs-label"]}]
    keys = secrets.token_hex(16), secrets.token_hex(16)
    certificate = await add_certificate(served, caller, scope, "theirs0.pem", pem, labels=label, idempotencyKey=keys[0])
    for name, octets in (("theirs1.pem", pem), ("shared0.pem", pem_chain(*shared)), ("shared1.pem", pem_chain(*shared))):
        await add_certificate(served, caller, scope, name, octets, labels=label)
    deleted = await add_certificate(served, caller, scope, "theirs2.pem", pem)
    await served.ask(
        caller, "mutation ($id: ID!) { deleteCertificate(input: {certificate: $id}) { ... on Error { message } } }", id=deleted
    )
    leaf = chain[0].certificate
    names = ("theirs-system", "theirs-other")
    destination, fragment = await add_configurations(served, caller, scope, *names, certificate="theirs0.pem", label="theirs-label")
    return Things(
        scope=scope,
        certificate=certificate,
        generated=await _generate(served, caller, scope, keys[1]),
        locked=await add_store(served, caller, scope, "theirs", *chain),
        deleted=deleted,
        destination=destination,
        fragment=fragment,
        tenant=served.callers.by_name[caller].tenant,
        key=await add_key(served, caller),
        subscription=await add_subscription(served, caller),
        subaccount="theirs-subaccount",
        name="theirs0.pem",
        upload_key=keys[0],
        generation_key=keys[1],
        label="theirs-label",
        subject="theirs.example",
        serial_number=_hex(leaf.serial_number),
        sha256=_fingerprint(chain[0]),
        alias="theirs",
        expires=leaf.not_valid_after_utc,
        pem=pem.decode(),
        scopes_cursor=write_cursor(Position(value=leaf.not_valid_after_utc, id=scope), of=name_list("scopes")),
        events_cursor=_write_events_cursor(leaf.not_valid_after_utc, new_key()),
        actor=caller,
        keys_cursor=write_cursor(Position(value=leaf.not_valid_after_utc, id=new_service_key_id()), of=name_list("ServiceKeyConnection")),
        certificates_cursor=_write_cursor("theirs0.pem", certificate),
        configuration="theirs-system",
        destinations_cursor=_write_configurations_cursor(ConfigurationKind.DESTINATION, "theirs-system", destination),
        fragments_cursor=_write_configurations_cursor(ConfigurationKind.FRAGMENT, "theirs-system", fragment),
        own=own,
    )


async def add_own(served: Served, caller: str, shared: tuple[Issued, ...], subaccount: str) -> tuple[Own, Own]:
    """Return what somebody has, once with a certificate that others have too, and once with one that nobody else has."""
    scope, alone = await add_scope(served, caller, subaccount), chain_of_three("own.example")
    store = await add_store(served, caller, scope, "0client", *chain_of_three())
    await add_configurations(served, caller, scope, "0system", certificate="0client.p12", label="own-label")
    found = []
    for name, chain in zip(OWN_NAMES, (shared, alone), strict=True):
        certificate = await add_certificate(served, caller, scope, name, pem_chain(*chain))
        found.append(Own(scope=scope, certificate=certificate, store=store, sha256=_fingerprint(chain[0])))
    return found[0], found[1]


async def _generate(served: Served, caller: str, scope: str, key: str) -> str:
    query = """mutation ($input: GenerateCertificateInput!) { generateCertificate(input: $input) {
      ... on Error { message } ... on GenerateCertificateSuccess { certificate { id } } } }"""
    given = {"scope": scope, "name": "theirs-made", "type": "PEM", "keyAlgorithm": "EC_P256", "idempotencyKey": key}
    return str((await served.ask(caller, query, input=given))["generateCertificate"]["certificate"]["id"])
