"""The service's own tokens: what is issued is taken, and nothing else of ours is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest
from joserfc import jws

from server.access.jwt import MAX_TOKEN_SIZE
from server.access.own_tokens import LIFETIME, OwnTokens
from server.access.refused import TokenFault, TokenRefused
from server.access.signing_keys import SigningKeys
from services.access.authorize import READ_AT_HOME, Grant
from services.issuance.key_pairs import generate_key_pair
from services.model.access import ServiceKey, Tenant
from services.model.caller import Caller, CallerLevels, Right
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.fakes.signing_keys import MemorySigningKeys
from tests.support import NOW, FrozenClock

OUTSIDE = {Right.INSTALLATION_ADMIN}
SCOPE, INSTANCE = f"scp_{'a' * 26}", f"scp_{'b' * 26}"
TENANT = Tenant(id="4f4a7c6e-0001-4000-8000-000000000001", subdomain="acme", display_name="Acme", created_at=NOW)
KEY = ServiceKey(
    id="key_1",
    client_id="sb-1!b1|destination-certificates!b1",
    secret_sha256=b"",
    tenant=TENANT.id,
    name="k",
    subaccount="shop",
    subaccount_scope_id=SCOPE,
    service_instance="orders",
    instance_scope_id=None,
    rights=frozenset({Right.AUDIT_READ}),
    scope_rights={SCOPE: frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE})},
    created_at=NOW,
    created_by="shell",
)
GRANT = Grant(key=KEY, tenant=TENANT, subaccount_scope_id=SCOPE, instance_scope_id=None, rights=KEY.rights, scope_rights=KEY.scope_rights)
PROVIDER = replace(
    GRANT,
    tenant=Tenant(id="provider", subdomain="at-provider", display_name="Provider", created_at=NOW),
    instance_scope_id=INSTANCE,
    rights=frozenset(),
    scope_rights={INSTANCE: frozenset({Right.DESTINATION_READ})},
)
CLAIMS: Mapping[str, Any] = {
    "iss": "https://certificates.example",
    "aud": "https://certificates.example",
    "exp": int((NOW + timedelta(days=3650)).timestamp()),
    "zid": "acme",
    "client_id": "forger",
    "scope": ["certificate.read"],
}


async def _make() -> Secret:
    return generate_key_pair(KeyAlgorithm.RSA_2048).private_key


@pytest.fixture
def tokens() -> OwnTokens:
    clock = FrozenClock()
    return OwnTokens(issuer="https://certificates.example", keys=SigningKeys(MemorySigningKeys(), _make, clock), clock=clock)


async def test_what_is_issued_makes_the_caller_with_its_rights_until_it_ends(tokens: OwnTokens) -> None:
    issued = await tokens.issue(GRANT)
    caller = await tokens.verify(str(issued["access_token"]).encode())
    assert (caller.tenant, caller.subject) == (TENANT.id, KEY.client_id)
    assert (caller.rights, caller.scope_rights) == (KEY.rights, KEY.scope_rights)
    assert caller.expires_at == NOW + LIFETIME


async def test_the_answer_and_the_claims_are_those_that_clients_read(tokens: OwnTokens) -> None:
    issued = await tokens.issue(GRANT)
    assert issued["expires_in"] == 540
    assert sorted(str(issued["scope"]).split()) == ["audit.read", f"certificate.read@{SCOPE}", f"certificate.write@{SCOPE}"]
    assert issued["jti"] != (await tokens.issue(GRANT))["jti"]
    claims = jws.extract_compact(str(issued["access_token"]).encode()).payload
    assert orjson.loads(claims)["zid"] == TENANT.id
    assert orjson.loads(claims)["ext_attr"] == {"zdn": "acme", "serviceinstanceid": "orders"}


async def test_what_a_stolen_key_signed_for_years_is_known_for_minutes(tokens: OwnTokens) -> None:
    caller = await tokens.verify((await tokens.keys.sign(CLAIMS)).encode())
    assert caller.expires_at == NOW + LIFETIME


async def test_a_token_says_its_levels(tokens: OwnTokens) -> None:
    for instance in (None, INSTANCE):
        issued = await tokens.issue(replace(GRANT, instance_scope_id=instance))
        caller = await tokens.verify(str(issued["access_token"]).encode())
        assert caller.levels == CallerLevels(subaccount_scope_id=SCOPE, instance_scope_id=instance)
        assert caller.provider is None


async def test_a_subscriber_s_token_says_who_its_program_is_at_home(tokens: OwnTokens) -> None:
    issued = await tokens.issue(replace(GRANT, provider=PROVIDER))
    caller = await tokens.verify(str(issued["access_token"]).encode())
    assert caller.levels == CallerLevels(subaccount_scope_id=SCOPE)
    assert caller.provider == Caller(
        tenant="provider",
        subject=KEY.client_id,
        scope_rights=PROVIDER.scope_rights,
        levels=CallerLevels(subaccount_scope_id=SCOPE, instance_scope_id=INSTANCE),
        expires_at=NOW + LIFETIME,
    )
    assert (caller.rights, caller.scope_rights) == (KEY.rights, KEY.scope_rights)


async def test_a_token_of_a_release_without_levels_has_none(tokens: OwnTokens) -> None:
    caller = await tokens.verify((await tokens.keys.sign(CLAIMS)).encode())
    assert (caller.levels, caller.provider) == (None, None)


async def test_the_largest_token_for_a_subscriber_is_no_longer_than_what_is_taken(tokens: OwnTokens) -> None:
    both = {SCOPE: frozenset(Right), INSTANCE: frozenset(Right)}
    grant = replace(GRANT, instance_scope_id=INSTANCE, rights=frozenset(Right), scope_rights=both)
    provider = replace(PROVIDER, scope_rights=dict.fromkeys(both, READ_AT_HOME))
    token = str((await tokens.issue(replace(grant, provider=provider)))["access_token"]).encode()
    assert len(token) < MAX_TOKEN_SIZE / 2
    assert (await tokens.verify(token)).scope_rights == {SCOPE: both[SCOPE] - OUTSIDE, INSTANCE: both[SCOPE] - OUTSIDE}


LEVELS = {"subaccount": SCOPE, "instance": None}
HOME = {**LEVELS, "zid": "provider", "scope": [f"certificate.read@{SCOPE}"]}


@pytest.mark.parametrize(
    "changed",
    [
        {"levels": None, "provider": HOME},
        {"levels": []},
        {"levels": {}},
        {"levels": SCOPE},
        {"levels": {"subaccount": SCOPE}},
        {"levels": {"instance": SCOPE}},
        {"levels": {**LEVELS, "subaccount": None}},
        {"levels": {**LEVELS, "subaccount": "sales"}},
        {"levels": {**LEVELS, "instance": "orders"}},
        {"levels": {**LEVELS, "instance": 7}},
        {"levels": LEVELS, "provider": []},
        {"levels": LEVELS, "provider": LEVELS},
        {"levels": LEVELS, "provider": {**HOME, "zid": None}},
        {"levels": LEVELS, "provider": {**HOME, "subaccount": "sales"}},
        {"levels": LEVELS, "provider": {**HOME, "scope": f"certificate.read@{SCOPE}"}},
        {"levels": LEVELS, "provider": {**HOME, "scope": [7]}},
        {"levels": LEVELS, "provider": {**HOME, "scope": ["certificate.read"]}},
        {"levels": LEVELS, "provider": {**HOME, "scope": [f"certificate.read@{INSTANCE}"]}},
    ],
)
async def test_levels_in_another_form_refuse_the_token(changed: dict[str, Any], tokens: OwnTokens) -> None:
    await tokens.verify((await tokens.keys.sign({**CLAIMS, "levels": LEVELS, "provider": HOME})).encode())
    token = await tokens.keys.sign({name: value for name, value in {**CLAIMS, **changed}.items() if value is not None})
    with pytest.raises(TokenRefused) as refused:
        await tokens.verify(token.encode())
    assert refused.value.fault is TokenFault.CLAIMS_UNFIT


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "https://other.example"},
        {"zid": None},
        {"zid": 7},
        {"client_id": None},
        {"scope": "certificate.read"},
        {"scope": [7]},
        {"exp": None},
    ],
)
async def test_what_this_service_would_not_say_is_refused(changed: dict[str, Any], tokens: OwnTokens) -> None:
    token = await tokens.keys.sign({name: value for name, value in {**CLAIMS, **changed}.items() if value is not None})
    with pytest.raises(TokenRefused):
        await tokens.verify(token.encode())


async def test_only_its_own_name_is_its_own(tokens: OwnTokens) -> None:
    assert tokens.issues("https://certificates.example")
    assert not replace(tokens, issuer="https://other.example").issues("https://certificates.example")
    assert not tokens.issues("")
