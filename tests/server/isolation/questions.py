"""One rule for each field with arguments: which requests name somebody else's things in it, by every argument that can."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.server.isolation.things import PASSWORD, Things


@dataclass(frozen=True)
class Question:
    """A request. `ways` are how it is sent."""

    query: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    ways: tuple[str, ...] = ("post",)

    def write(self) -> bytes:
        """Return it as the body of a request."""
        return json.dumps({"query": self.query, "variables": self.variables}).encode()


Rule = Callable[[Things], list[Question]]

USE = "property level configuration { id name version }"
CERTIFICATE = f"""__typename id name labels {{ key values }} versions {{ number status entries {{ alias }} }} scope {{ id displayName }} entries {{ alias }}
  usedBy {{ {USE} }}"""
PAGE = f"totalCount totalCountIsExact edges {{ cursor }} nodes {{ {CERTIFICATE} }} pageInfo {{ hasNextPage endCursor }}"
CHANGED = "__typename id name version secretProperties properties { name value } labels { key values } scope { id displayName }"
"""What is asked of a configuration that was changed; what it names can be a certificate that the caller stored by another question."""
CONFIGURATION = (
    f"{CHANGED} certificates {{ property name level certificate {{ id name }} }} findings {{ code message parameters {{ name value }} }}"
)
CONFIGURATIONS = f"totalCount totalCountIsExact edges {{ cursor }} nodes {{ {CONFIGURATION} }} pageInfo {{ hasNextPage endCursor }}"
SHARED = "totalCount nodes { id name scope { id } }"


def _node(field_: str, names: str, *things: str, ways: tuple[str, ...] = ("post",)) -> Rule:
    """Return the rule of a field that takes an id."""
    query = f"query ($id: ID!) {{ {field_}(id: $id) {{ {names} }} }}"
    return lambda all_: [Question(query, {"id": getattr(all_, thing)}, ways) for thing in things]


def _filters(all_: Things) -> Iterator[dict[str, Any]]:
    yield {"scope": all_.scope}
    yield {"scope": all_.scope, "deleted": True}
    yield {"search": all_.name}
    yield {"search": all_.sha256}
    yield {"nameContains": all_.name}
    yield {"nameContains": all_.name, "deleted": True}
    yield {"subjectContains": all_.subject}
    yield {"issuerContains": all_.subject}
    yield {"serialNumber": all_.serial_number}
    yield {"sha256": all_.sha256}
    yield {"sha256": all_.sha256, "statuses": ["VALID", "NOT_YET_VALID"]}
    yield {"labels": [{"key": all_.label, "values": [all_.label]}]}
    yield {"findings": ["WEAK_KEY", "EXPIRED", "CHAIN_INCOMPLETE", "INTEGRITY_NOT_VERIFIED"]}
    yield {"severities": ["ERROR", "WARNING", "INFO"]}
    yield {"severities": ["ERROR", "WARNING", "INFO"], "deleted": True}
    yield {"hasPrivateKey": True}
    yield {"modifiedAfter": "2020-01-01T00:00:00Z"}
    yield {"modifiedAfter": "2020-01-01T00:00:00Z", "deleted": True}
    yield {"expiresFrom": all_.expiry(-1), "expiresBefore": all_.expiry(1)}
    yield {"expiresAfter": all_.expiry(-1), "expiresBefore": all_.expiry(1), "deleted": True}


def _lists(all_: Things, around: str) -> list[Question]:
    """Return what asks the list for everything by which certificates are found; `around` has %s in the place of the field."""
    asked = "certificates(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before)"
    head = (
        "query ($filter: CertificateFilter, $orderBy: CertificateOrder, $first: Int, $after: String, $last: Int, $before: String, $in: ID!)"
    )
    query = f"{head} {{ {around % f'{asked} {{ {PAGE} }}'} use: scope(id: $in) {{ __typename }} }}"
    variables: list[dict[str, Any]] = [{"filter": wanted} for wanted in _filters(all_)]
    variables += [{"filter": {"sha256": all_.sha256}, "orderBy": {"field": order}} for order in ("TYPE", "STATUS")]
    variables += [{"first": 2, "after": all_.certificates_cursor}, {"last": 2, "before": all_.certificates_cursor}]
    return [Question(query, {"in": all_.own.scope, **each}) for each in variables]


def _statistics(all_: Things, around: str) -> list[Question]:
    field_ = """statistics(expiring: {from: $from, to: $to, per: DAY}) {
      total byStatus { total } byType { total } expiring { total } }"""
    query = f"query ($from: DateTime!, $to: DateTime!, $in: ID!) {{ {around % field_} use: scope(id: $in) {{ __typename }} }}"
    return [Question(query, {"from": all_.expiry(-1), "to": all_.expiry(1), "in": all_.own.scope})]


def _labels(all_: Things, around: str) -> list[Question]:
    field_ = "labelsInUse(key: $key, prefix: $prefix) { hasMore labels { key values hasMore } }"
    query = f"query ($key: String, $prefix: String, $in: ID!) {{ {around % field_} use: scope(id: $in) {{ __typename }} }}"
    asked: list[dict[str, Any]] = [{}, {"key": all_.label}, {"key": all_.label, "prefix": all_.label}, {"prefix": all_.label}]
    return [Question(query, {**one, "in": all_.own.scope}) for one in asked]


def _in_theirs(ask: Callable[[Things, str], list[Question]]) -> Rule:
    """Return the rule of a field of a scope: in somebody else's and in the own one."""

    def rule(all_: Things) -> list[Question]:
        return [*ask(all_, f'scope(id: "{all_.scope}") {{ id %s }}'), *ask(all_, f'scope(id: "{all_.own.scope}") {{ id %s }}')]

    return rule


def _by_name(all_: Things, around: str) -> list[Question]:
    query = f"query ($name: String!) {{ {around % f'certificate(name: $name) {{ {CERTIFICATE} }}'} }}"
    return [Question(query, {"name": all_.name})]


def _configurations(field_: str) -> Callable[[Things, str], list[Question]]:
    """Return what asks a list of destinations, or of fragments, for everything by which they are found."""
    filter_ = f"{field_[0].upper()}{field_[1:-1]}Filter"
    asked = f"{field_}(filter: $filter, first: $first, after: $after, last: $last, before: $before) {{ {CONFIGURATIONS} }}"
    head = f"query ($filter: {filter_}, $first: Int, $after: String, $last: Int, $before: String, $in: ID!)"

    def rule(all_: Things, around: str) -> list[Question]:
        query = f"{head} {{ {around % asked} use: scope(id: $in) {{ __typename }} }}"
        cursor = getattr(all_, f"{field_}_cursor")
        variables: list[dict[str, Any]] = [
            {"filter": {"nameContains": all_.configuration}},
            {"filter": {"certificate": all_.name}},
            {"filter": {"labels": [{"key": all_.label, "values": [all_.label]}]}},
            {"first": 2, "after": cursor},
            {"last": 2, "before": cursor},
        ]
        return [Question(query, {"in": all_.own.scope, **each}) for each in variables]

    return rule


def _configuration(field_: str) -> Callable[[Things, str], list[Question]]:
    def rule(all_: Things, around: str) -> list[Question]:
        query = f"query ($name: String!) {{ {around % f'{field_}(name: $name) {{ {CONFIGURATION} }}'} }}"
        return [Question(query, {"name": all_.configuration})]

    return rule


def _shared(field_: str) -> Rule:
    """Return the rule of a field that finds certificates by what is in others."""
    asked = f"{field_}(first: $first, after: $after, last: $last, before: $before) {{ {SHARED} }}"
    entries = f"entries {{ ... on TrustedCertificateEntry {{ certificate {{ {asked} }} }} }}"
    head = "$first: Int, $after: String, $last: Int, $before: String"
    own = f"query ({head}, $id: ID!) {{ certificate(id: $id) {{ {entries} }} }}"
    one = f"... on SingleCertificate {{ certificate {{ {asked} }} certificateChain {{ {asked} }} }}"
    named = f"query ({head}, $id: ID!) {{ certificate(id: $id) {{ {one} }} }}"
    sent = f"""query ({head}, $pem: String!) {{ inspectCertificate(input: {{source: {{pem: $pem}}}}) {{
      ... on Error {{ message }} ... on InspectCertificateSuccess {{ inspection {{ entries {{
        ... on TrustedCertificateEntry {{ certificate {{ {asked} }} }}
        ... on PrivateKeyEntry {{ certificateChain {{ {asked} }} }} }} }} }} }} }}"""

    def rule(all_: Things) -> list[Question]:
        cursors = {"first": 2, "after": all_.own_cursor}, {"last": 2, "before": all_.own_cursor}
        return [
            Question(named, {"id": all_.certificate}),
            Question(sent, {"pem": all_.pem}),
            Question(own, {"id": all_.own.certificate}),
            Question(named, {"id": all_.own.certificate}),
            *(Question(named.replace("certificateChain", "again: certificate"), {"id": all_.own.certificate, **each}) for each in cursors),
        ]

    return rule


def _change(name: str, told: str, *inputs: Callable[[Things], Mapping[str, Any]], dry_run: str | None = None) -> Rule:
    """Return the rule of a mutation; `dry_run` is what it tells in a dry run, where it has one."""
    kind = name[0].upper() + name[1:]
    tried = "" if dry_run is None else f"... on {kind}DryRun {{ {dry_run} }}"
    query = f"""mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ __typename
      ... on Error {{ code message }} ... on {kind}Success {{ {told} }} {tried} }} }}"""
    return lambda all_: [Question(query, {"input": given(all_)}) for given in inputs]


def _of(thing: str, **given: Any) -> Callable[[Things], Mapping[str, Any]]:
    return lambda all_: {"certificate": getattr(all_, thing), **given}


def _upload(all_: Things, **given: Any) -> Mapping[str, Any]:
    return {"scope": all_.own.scope, "fileName": all_.name, "source": {"pem": all_.pem}, **given}


def _generate(all_: Things, **given: Any) -> Mapping[str, Any]:
    return {"scope": all_.own.scope, "name": f"made-{all_.name}", "type": "PEM", "keyAlgorithm": "EC_P256", **given}


def _creations(**more: Any) -> list[Callable[[Things], Mapping[str, Any]]]:
    """Return inputs of a new destination or fragment: in somebody else's scope, and under somebody else's name in the own one."""
    return [
        lambda all_: {"scope": all_.scope, "name": "fresh", **more},
        lambda all_: {"scope": all_.own.scope, "name": all_.configuration, "dryRun": True, **more},
        lambda all_: {
            "scope": all_.own.scope,
            "name": all_.configuration,
            "properties": [{"name": "KeyStoreLocation", "value": all_.name}],
            "labels": [{"key": all_.label, "values": [all_.label]}],
            **more,
        },
    ]


PREVIEWED = """preview { properties { name value } secretProperties labels { key values }
  certificates { property name level certificate { id name } } findings { code message } }"""
OF_DESTINATION, OF_FRAGMENT = f"destination {{ {CHANGED} }}", f"fragment {{ {CHANGED} }}"
KEEPING: tuple[dict[str, Any], ...] = ({"keepSecrets": ["KeyStorePassword"]}, {"dryRun": True})
TOLD = f"certificate {{ {CERTIFICATE} }}"
INSPECTED = "inspection { format status findings { code } }"
"""What is asked of a file that is sent; the rest of it the caller knows."""
BROKEN = f"impact {{ use {{ {USE} }} finding {{ code message }} }}"
COMPARED = f"changes {{ alias field before after }} {BROKEN}"
IMPORTED = f"entries {{ outcome source name kind missingSecrets configuration {{ {CHANGED} }} error {{ code message }} }}"
EXPORT = """query ($of: DestinationSelection!) { exportDestinations(input: {selection: $of}) {
  ... on Error { code message } ... on ExportDestinationsSuccess { fileName mediaType sha256 content } } }"""
INSPECT = """query ($pem: String!, $name: String) { inspectCertificate(input: {fileName: $name, source: {pem: $pem}}) {
  ... on Error { message } ... on InspectCertificateSuccess { inspection { format findings { code } } } } }"""
WATCH = "subscription ($scope: ID, $after: String) { certificateChanged(scope: $scope, after: $after) { kind certificateId position } }"
WATCH_SCOPES = "subscription ($after: String) { scopeChanged(after: $after) { kind scopeId } }"
"""What holds a position of theirs that is one: tests/server/test_positions.py."""
SCOPES = """query ($first: Int, $after: String, $last: Int, $before: String) {
  scopes(first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor } nodes { id displayName viewerPermissions } pageInfo { hasNextPage hasPreviousPage endCursor } } }"""
EVENTS = """query ($filter: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
  auditEvents(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { action noun nounId name } pageInfo { hasNextPage } } }"""
ENTRY = "query ($id: ID!, $alias: String!) { certificate(id: $id) { ... on Keystore { entry(alias: $alias) { alias } } } }"

NODES = ("scope", "certificate", "entry", "generated", "locked", "deleted", "destination", "fragment", "key")
MANY = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Scope { displayName } ... on Certificate { name entries { alias } } } }"


def _connection(field_: str, names: str, cursor: str) -> Rule:
    """Return the rule of a list by age; a cursor that was not written of it is refused alike."""
    query = f"""query ($first: Int, $after: String, $last: Int, $before: String) {{
      {field_}(first: $first, after: $after, last: $last, before: $before) {{ totalCount nodes {{ {names} }} pageInfo {{ hasNextPage }} }} }}"""
    return lambda all_: [
        Question(query), Question(query, {"after": getattr(all_, cursor)}), Question(query, {"last": 9, "before": getattr(all_, cursor)})
    ]  # fmt: skip


READS: dict[str, Rule] = {
    "Query.inspectCertificate": lambda all_: [Question(INSPECT, {"pem": all_.pem, "name": all_.name})],
    "Query.node": _node(
        "node",
        "__typename id",
        *NODES,
        ways=("post", "get", "socket", "events")
    ),
    "Query.nodes": lambda all_: [
        *(Question(MANY, {"ids": [getattr(all_, thing)]}) for thing in NODES),
        Question(MANY, {"ids": [all_.own.certificate, *(getattr(all_, thing) for thing in NODES), all_.own.scope]}),
    ],
    "Query.scope": _node("scope", "id displayName viewerPermissions certificates { totalCount } statistics { total }", "scope"),
    "Query.certificate": _node("certificate", CERTIFICATE, "certificate", "generated", "locked", "deleted", "scope"),
    "Query.scopes": lambda all_: [
        Question(SCOPES, {"first": 20, "after": all_.scopes_cursor}), Question(SCOPES, {"last": 20, "before": all_.scopes_cursor})
    ],
    "Query.serviceKeys": _connection("serviceKeys", "id name clientId lastUsedAt", "keys_cursor"),
    "Query.tenants": _connection("tenants", "id subdomain status", "keys_cursor"),
    "Query.subscriptions": lambda all_: [
        *_connection("subscriptions", "id provider subscriber subaccount", "keys_cursor")(all_),
        Question("query ($tenant: ID) { subscriptions(tenant: $tenant) { totalCount nodes { id } } }", {"tenant": all_.tenant}),
    ],
    "Query.auditEvents": lambda all_: [
        *(
            Question(EVENTS, {"filter": wanted})
            for wanted in ({"scopeId": all_.scope}, {"nounId": all_.certificate}, {"nounId": all_.key}, {"nounId": all_.subscription})
        ),
        Question(EVENTS, {"filter": {"subject": all_.actor}}),
        Question(EVENTS, {"first": 9, "after": all_.events_cursor}),
        Question(EVENTS, {"last": 9, "before": all_.events_cursor}),
    ],
    "Query.labelsInUse": lambda all_: _labels(all_, "%s"),
    "Query.statistics": lambda all_: _statistics(all_, "%s"),
    "Query.certificates": lambda all_: _lists(all_, "%s"),
    "Query.destination": _node("destination", CONFIGURATION, "destination", "fragment", "scope"),
    "Query.fragment": _node("fragment", CONFIGURATION, "fragment", "destination", "scope"),
    "Query.destinations": lambda all_: _configurations("destinations")(all_, "%s"),
    "Query.fragments": lambda all_: _configurations("fragments")(all_, "%s"),
    "Query.exportDestinations": lambda all_: [
        *(Question(EXPORT, {"of": {"configurations": ids}}) for ids in ([all_.destination], [all_.fragment, all_.own.scope])),
        Question(EXPORT, {"of": {"scope": all_.scope}}),
    ],
    "Scope.destinations": _in_theirs(_configurations("destinations")),
    "Scope.fragments": _in_theirs(_configurations("fragments")),
    "Scope.destination": _in_theirs(_configuration("destination")),
    "Scope.fragment": _in_theirs(_configuration("fragment")),
    "Scope.labelsInUse": _in_theirs(_labels),
    "Scope.statistics": _in_theirs(_statistics),
    "Scope.certificates": _in_theirs(_lists),
    "Scope.certificate": _in_theirs(_by_name),
    "Keystore.entry": lambda all_: [
        Question(ENTRY, {"id": each, "alias": all_.alias}) for each in (all_.locked, all_.own.store)
    ],
    "X509Certificate.occurrences": _shared("occurrences"),
    "X509Certificate.sameKey": _shared("sameKey"),
    "Subscription.certificateChanged": lambda all_: [
        Question(WATCH, asked, ("post", "socket", "events"))
        for asked in ({"scope": all_.scope}, {"scope": all_.scope, "after": all_.certificate}, {"after": all_.certificates_cursor})
    ],
    "Subscription.scopeChanged": lambda all_: [
        Question(WATCH_SCOPES, {"after": after}, ("post", "socket", "events")) for after in (all_.scope, all_.scopes_cursor)
    ],
}  # fmt: skip
"""Of what changes nothing."""

CHANGES: dict[str, Rule] = {
    "Mutation.createScope": _change(
        "createScope", "scope { displayName subaccount }", lambda all_: {"level": "SUBACCOUNT", "subaccount": all_.subaccount}
    ),
    "Mutation.uploadCertificate": _change(
        "uploadCertificate",
        TOLD,
        lambda all_: _upload(all_, scope=all_.scope),
        lambda all_: _upload(all_, scope=all_.scope, fileName="new.pem", source={"pem": "nothing"}),
        lambda all_: _upload(all_, dryRun=True),
        lambda all_: _upload(all_, idempotencyKey=all_.upload_key, labels=[{"key": all_.label, "values": [all_.label]}]),
        lambda all_: _upload(all_, idempotencyKey=all_.upload_key, labels=[{"key": all_.label, "values": [all_.label]}]),
        dry_run=INSPECTED,
    ),
    "Mutation.generateCertificate": _change(
        "generateCertificate",
        TOLD,
        lambda all_: _generate(all_, scope=all_.scope),
        lambda all_: _generate(all_, dryRun=True),
        lambda all_: _generate(all_, idempotencyKey=all_.generation_key),
        dry_run="preview { name subject }",
    ),
    "Mutation.setCertificateLabels": _change(
        "setCertificateLabels",
        TOLD,
        *(_of(thing, labels=[]) for thing in ("certificate", "deleted")),
        lambda all_: {"certificate": all_.own.certificate, "labels": [{"key": all_.label, "values": [all_.label]}]},
    ),
    "Mutation.unlockKeystore": _change("unlockKeystore", TOLD, *(_of(thing, password=PASSWORD) for thing in ("locked", "certificate"))),
    "Mutation.renewCertificate": _change("renewCertificate", TOLD, *(_of(thing) for thing in ("generated", "certificate", "deleted"))),
    "Mutation.setAutomaticRenewal": _change(
        "setAutomaticRenewal", TOLD, *(_of(thing, automatic=True) for thing in ("generated", "certificate"))
    ),
    "Mutation.replaceCertificate": _change(
        "replaceCertificate",
        "certificate { id name }",
        lambda all_: {"certificate": all_.certificate, "source": {"pem": all_.pem}},
        lambda all_: {"certificate": all_.own.certificate, "source": {"pem": all_.pem}, "dryRun": True},
        dry_run=f"{INSPECTED} {BROKEN}",
    ),
    "Mutation.rollBackCertificate": _change(
        "rollBackCertificate",
        f"{TOLD} {COMPARED}",
        _of("certificate"),
        _of("certificate", toVersion=1),
        _of("certificate", dryRun=True),
        dry_run=f"{INSPECTED} {COMPARED}",
    ),
    "Mutation.exportCertificate": _change(
        "exportCertificate",
        "fileName content",
        *(_of(thing) for thing in ("certificate", "locked", "deleted")),
        _of("certificate", version=7),
        _of("certificate", format="DER", includePrivateKey=False),
    ),
    "Mutation.revokeCertificate": _change("revokeCertificate", TOLD, *(_of(thing) for thing in ("generated", "certificate"))),
    "Mutation.createDestination": _change("createDestination", OF_DESTINATION, *_creations(type="HTTP"), dry_run=PREVIEWED),
    "Mutation.replaceDestination": _change(
        "replaceDestination",
        OF_DESTINATION,
        *(lambda all_, more=more: {"destination": all_.destination, "type": "HTTP", "properties": [], **more} for more in KEEPING),
        dry_run=PREVIEWED,
    ),
    "Mutation.setDestinationLabels": _change(
        "setDestinationLabels", OF_DESTINATION, lambda all_: {"destination": all_.destination, "labels": []}
    ),
    "Mutation.createFragment": _change("createFragment", OF_FRAGMENT, *_creations(), dry_run=PREVIEWED),
    "Mutation.replaceFragment": _change(
        "replaceFragment",
        OF_FRAGMENT,
        *(lambda all_, more=more: {"fragment": all_.fragment, "properties": [], **more} for more in KEEPING),
        dry_run=PREVIEWED,
    ),
    "Mutation.setFragmentLabels": _change("setFragmentLabels", OF_FRAGMENT, lambda all_: {"fragment": all_.fragment, "labels": []}),
    "Mutation.importDestinations": _change(
        "importDestinations",
        IMPORTED,
        lambda all_: {"scope": all_.scope, "source": {"text": "Name=fresh\nType=HTTP"}},
        lambda all_: {
            "scope": all_.own.scope,
            "source": {"text": f"Name={all_.configuration}-new\nType=RFC"},
            "ifExists": "SKIP",
            "dryRun": True,
        },
        lambda all_: {"scope": all_.own.scope, "source": {"text": f"FragmentName={all_.configuration}-new"}, "ifExists": "REPLACE"},
        dry_run=IMPORTED,
    ),
    "Mutation.deleteDestination": _change(
        "deleteDestination",
        "deletedDestinationId destination { id name }",
        lambda all_: {"destination": all_.fragment},
        lambda all_: {"destination": all_.destination},
    ),
    "Mutation.deleteFragment": _change(
        "deleteFragment",
        "deletedFragmentId fragment { id name }",
        lambda all_: {"fragment": all_.destination},
        lambda all_: {"fragment": all_.fragment},
    ),
    "Mutation.createServiceKey": _change(
        "createServiceKey",
        "serviceKey { name subaccount subaccountRights }",
        lambda all_: {"name": f"{all_.alias}-key", "subaccount": f"{all_.alias}-keys", "subaccountRights": ["CERTIFICATE_READ"]},
    ),
    "Mutation.deleteServiceKey": _change(
        "deleteServiceKey", "deletedServiceKeyId serviceKey { id name }", lambda all_: {"serviceKey": all_.key}
    ),
    "Mutation.createTenant": _change("createTenant", "tenant { id }", lambda all_: {"id": all_.tenant, "subdomain": f"at-{all_.tenant}"}),
    "Mutation.suspendTenant": _change("suspendTenant", "tenant { id }", lambda all_: {"tenant": all_.tenant}),
    "Mutation.resumeTenant": _change("resumeTenant", "tenant { id }", lambda all_: {"tenant": all_.tenant}),
    "Mutation.subscribeTenant": _change(
        "subscribeTenant",
        "subscription { id }",
        lambda all_: {"subscriber": all_.tenant, "subaccount": all_.subaccount},
        lambda all_: {"subscriber": "delta", "subaccount": all_.subaccount, "provider": all_.tenant},
    ),
    "Mutation.unsubscribeTenant": _change(
        "unsubscribeTenant", "deletedSubscriptionId subscription { id }", lambda all_: {"subscription": all_.subscription}
    ),
    "Mutation.deleteScope": _change("deleteScope", "deletedScopeId scope { id }", lambda all_: {"scope": all_.scope}),
    "Mutation.restoreCertificate": _change("restoreCertificate", TOLD, _of("deleted"), _of("certificate")),
    "Mutation.deleteCertificate": _change(
        "deleteCertificate",
        "deletedCertificateId name",
        _of("certificate", dryRun=True),
        *(_of(thing) for thing in ("certificate", "locked")),
        dry_run=f"name usedByHidden usedBy {{ {USE} }}",
    ),
}
"""Of what changes something; what their owner does last takes the things away."""

TOLD_OF_NOTHING = {
    "Query.inspectCertificate",
    "Query.tenants",
    *(f"Mutation.{name}" for name in ("createTenant", "suspendTenant", "resumeTenant", "subscribeTenant", "unsubscribeTenant")),
}
"""What names nothing that is kept, and what is for operators only: the owner is told the same."""
