"""The claims of an issuer's token make a caller, and never more of one than the settings allow."""

from dataclasses import replace
from typing import Any

import pytest

from server.access.development import DEVELOPER
from server.access.issuer_settings import IssuerSettings
from server.access.issuers import OpenIdIssuer, find_claim, open_issuers
from server.access.refused import TokenFault, TokenRefused
from services.model.access import Role
from services.model.caller import Caller, Right
from services.model.identity import new_scope_id
from tests.server.access.signing import AUDIENCE, ISSUER, Keys, write_valid
from tests.support import NOW, FrozenClock

SETTINGS = IssuerSettings(issuer=ISSUER, audiences=frozenset({AUDIENCE}), tenant_claim="zid")
SCOPE = new_scope_id()


async def verify(settings: IssuerSettings = SETTINGS, **claims: Any) -> Caller:
    return await OpenIdIssuer(settings, Keys.of("ES256"), FrozenClock()).verify(write_valid(**claims))


async def test_claims_make_the_caller() -> None:
    caller = await verify(scope=f"openid certificate.read certificate.write@{SCOPE}")
    assert caller == Caller(
        tenant="acme",
        subject=f"{ISSUER}#alice",
        rights=frozenset({Right.CERTIFICATE_READ}),
        scope_rights={SCOPE: frozenset({Right.CERTIFICATE_WRITE})},
        expires_at=caller.expires_at,
    )
    assert caller.expires_at is not None
    assert (caller.expires_at - NOW).total_seconds() == 600


async def test_a_tenant_can_be_fixed_and_then_no_claim_names_another() -> None:
    fixed = replace(SETTINGS, tenant="ours", tenant_claim=None)
    assert (await verify(fixed, zid="other", tenant="other")).tenant == "ours"


@pytest.mark.parametrize(
    ("claims", "path", "found"),
    [
        ({"zid": "a"}, "zid", "a"),
        ({"ext_attr": {"zid": "a"}}, "ext_attr.zid", "a"),
        ({"a": {"b": {"c": [1]}}}, "a.b.c", [1]),
        ({"https://x.example/tenant": "a"}, "https://x.example/tenant", "a"),
        ({"a.b": "whole", "a": {"b": "member"}}, "a.b", "whole"),
        ({"a": "text"}, "a.b", None),
        ({"a": ["x"]}, "a.0", None),
        ({}, "a", None),
        ({}, "", None),
    ],
)
def test_a_claim_is_found_by_its_path(claims: dict[str, Any], path: str, found: object) -> None:
    assert find_claim(claims, path) == found


NO_NAMES = [None, "", 5, True, ["acme"], {"id": "acme"}, "x" * 256, "a\nb", "a\u0000", "\u202eacme"]


@pytest.mark.parametrize("value", NO_NAMES)
@pytest.mark.parametrize("claim", ["zid", "sub"])
async def test_who_and_in_which_tenant_must_be_said(claim: str, value: Any) -> None:
    with pytest.raises(TokenRefused) as caught:
        await verify(**{claim: value})
    assert caught.value.fault is TokenFault.CLAIMS_UNFIT


@pytest.mark.parametrize(
    "subject", ["developer", "key_1", "renewal", f"{ISSUER}#alice", "https://other.example#bob", "sb-x!b1|destcert!b2"]
)
async def test_a_subject_cannot_look_like_another(subject: str) -> None:
    """An issuer's address holds no #, so that the first one ends it."""
    caller = await verify(sub=subject)
    assert caller.subject == f"{ISSUER}#{subject}"
    assert caller.subject.partition("#")[0] == ISSUER
    assert caller.subject != DEVELOPER.subject


@pytest.mark.parametrize(
    ("claimed", "rights"),
    [
        ("certificate.read audit.read", {Right.CERTIFICATE_READ, Right.AUDIT_READ}),
        (["certificate.read", "audit.read"], {Right.CERTIFICATE_READ, Right.AUDIT_READ}),
        (["Destination Certificate Viewer"], Role.DESTINATION_CERTIFICATE_VIEWER.rights),
        (["Destination Viewer Instance"], set()),
        (["readers", "unknown"], {Right.CERTIFICATE_READ}),
        ("readers", {Right.CERTIFICATE_READ}),
        (["nothing", "audit.write"], set()),
        ("", set()),
        ([], set()),
        (None, set()),
        (5, set()),
        ({"certificate.read": True}, set()),
        ([["certificate.read"], 5, None, {}], set()),
    ],
)
async def test_rights_come_from_one_claim(claimed: Any, rights: set[Right]) -> None:
    settings = replace(SETTINGS, rights_claim="roles", rights={"readers": ("certificate.read",), "nothing": (), "audit.write": ()})
    caller = await verify(settings, roles=claimed, scope="certificate.write access.admin", groups=["access.admin"])
    assert caller.rights == rights
    assert caller.scope_rights == {}


async def test_a_value_that_the_settings_name_stands_for_what_they_say_only() -> None:
    settings = replace(SETTINGS, rights={"access.admin": ("certificate.read",), "admins": ("access.admin", "audit.read")})
    assert (await verify(settings, scope="access.admin")).rights == {Right.CERTIFICATE_READ}
    assert (await verify(settings, scope="admins")).rights == {Right.ACCESS_ADMIN, Right.AUDIT_READ}


async def test_nobody_administers_the_installation_unless_the_settings_say_so() -> None:
    mapped = replace(SETTINGS, rights={"admins": ("installation.admin", "certificate.read")})
    for settings in (SETTINGS, mapped):
        for scope in ("installation.admin", "admins", f"installation.admin@{SCOPE}", " ".join(right.value for right in Right)):
            caller = await verify(settings, scope=scope)
            assert Right.INSTALLATION_ADMIN not in caller.rights
            assert not caller.scope_rights
    trusted = replace(SETTINGS, may_administer_installation=True)
    assert (await verify(trusted, scope="installation.admin")).rights == {Right.INSTALLATION_ADMIN}


async def test_an_issuer_is_meant_character_by_character() -> None:
    issuer = OpenIdIssuer(SETTINGS, Keys.of("ES256"), FrozenClock())
    assert issuer.issues(ISSUER)
    for other in ("", ISSUER + "/", ISSUER.upper(), ISSUER.replace("https", "http"), "https://other.example"):
        assert not issuer.issues(other)


async def test_issuers_are_opened_without_asking_them() -> None:
    other = replace(SETTINGS, issuer="https://other.example")
    async with open_issuers([SETTINGS, other], FrozenClock()) as issuers:
        assert [issuer.issues(ISSUER) for issuer in issuers] == [True, False]
    async with open_issuers([], FrozenClock()) as issuers:
        assert issuers == []
