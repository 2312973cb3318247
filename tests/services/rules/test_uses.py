"""Tests for services/rules/uses.py: where names lead, and who uses what."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.codec.view import NotFetched
from services.errors import InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.destination import Configuration, ConfigurationKind
from services.model.scope import Scope, ScopeLevel
from services.model.uses import FollowedReference, FoundUses
from services.rules import uses as module
from services.rules.uses import MAX_USES, Uses
from tests.fakes.memory import Memory
from tests.services.storage.examples import NOW, a_certificate, a_scope
from tests.services.storage.naming import add_naming, an_instance
from tests.services.storage.steps import add, beside, remove
from tests.services.storage.stores import Store, store_in_memory

KEY, TRUST, TOKEN = "KeyStoreLocation", "TrustStoreLocation", "tokenService.KeyStoreLocation"
DESTINATION, FRAGMENT = ConfigurationKind.DESTINATION, ConfigurationKind.FRAGMENT
READER = Caller(tenant="acme", subject="r", rights=frozenset({Right.CERTIFICATE_READ, Right.DESTINATION_READ}))
BOTH = frozenset({Right.CERTIFICATE_READ, Right.DESTINATION_READ})


class World:
    """A subaccount with two service instances, and another subaccount."""

    def __init__(self) -> None:
        self.store: Store = store_in_memory(Memory())
        self.subaccount, self.other = a_scope(), a_scope()
        self.first, self.second = an_instance(self.subaccount), an_instance(self.subaccount)
        self.uses = Uses(scopes=self.store.scopes, certificates=self.store.certificates, configurations=self.store.configurations)

    @property
    def scopes(self) -> list[Scope]:
        """All scopes."""
        return [self.subaccount, self.first, self.second, self.other]

    async def start(self, *but: Scope) -> "World":
        """Store the scopes, but for some."""
        for scope in self.scopes:
            if scope not in but:
                await self.store.scopes.add(scope, quota=10, records=beside(scope))
        return self

    async def hold(self, scope: Scope, name: str = "client.p12") -> Certificate:
        """Store a certificate."""
        return await add(self.store, scope, name=name)

    async def name(self, scope: Scope, name: str = "client.p12", *, by: str = KEY, kind: ConfigurationKind = DESTINATION) -> Configuration:
        """Store a configuration that names a certificate by a property."""
        return await add_naming(self.store, scope, {by: name}, kind=kind)

    async def followed(self, configuration: Configuration, caller: Caller = READER) -> FollowedReference:
        """Return where the only reference leads."""
        ((followed,),) = await self.uses.follow_references(caller, [configuration])
        return followed

    async def used_by(self, certificate: Certificate, caller: Caller = READER, *, count_hidden: bool = False) -> FoundUses:
        """Return who uses one certificate."""
        (found,) = await self.uses.find_uses(caller, [certificate], count_hidden=count_hidden)
        return found


def ids(found: FoundUses) -> list[str]:
    return [use.configuration.id for use in found.shown]


def reading(*scopes: Scope, **rights: frozenset[Right]) -> Caller:
    """Someone who may read certificates and destinations in these scopes."""
    return Caller(tenant="acme", subject="someone", scope_rights={scope.id: rights.get("rights", BOTH) for scope in scopes})


# ------------------------------------------------------------------ where names lead


async def test_a_name_leads_to_the_certificate_of_the_same_scope() -> None:
    world = await World().start()
    own = await world.hold(world.subaccount)
    await world.hold(world.subaccount, "other.p12")
    await world.hold(world.other)

    followed = await world.followed(await world.name(world.subaccount))

    assert followed.certificate is not None
    assert (followed.certificate.id, followed.level, followed.is_hidden) == (own.id, ScopeLevel.SUBACCOUNT, False)
    assert followed.scope_ids == (world.subaccount.id,)


async def test_in_a_service_instance_its_own_certificate_comes_first_then_the_subaccounts() -> None:
    world = await World().start()
    above, own = await world.hold(world.subaccount), await world.hold(world.first)

    led = [await world.followed(await world.name(scope)) for scope in (world.first, world.second)]

    assert [one.certificate and one.certificate.id for one in led] == [own.id, above.id]
    assert [one.level for one in led] == [ScopeLevel.SERVICE_INSTANCE, ScopeLevel.SUBACCOUNT]
    assert led[1].scope_ids == (world.second.id, world.subaccount.id)


async def test_a_subaccounts_name_never_leads_to_an_instances_certificate_nor_to_another_subaccounts() -> None:
    world = await World().start()
    await world.hold(world.first)
    await world.hold(world.other)

    followed = await world.followed(await world.name(world.subaccount))

    assert (followed.certificate, followed.level, followed.is_hidden) == (None, None, False)


async def test_an_instance_whose_subaccount_has_no_scope_looks_in_its_own_alone() -> None:
    world = World()
    await world.start(world.subaccount)

    followed = await world.followed(await world.name(world.first))

    assert (followed.certificate, followed.scope_ids) == (None, (world.first.id,))


async def test_each_reference_leads_somewhere_in_the_order_of_the_references() -> None:
    world = await World().start()
    keys, trusted = await world.hold(world.subaccount, "keys.p12"), await world.hold(world.subaccount, "trusted.pem")
    both = await add_naming(world.store, world.subaccount, {TRUST: "trusted.pem", KEY: "keys.p12", TOKEN: "none.p12"})
    none = await add_naming(world.store, world.subaccount, {"URL": "https://example.com"})

    found = await world.uses.follow_references(READER, [none, both])

    assert found[0] == ()
    assert [(followed.reference.property, followed.certificate and followed.certificate.id) for followed in found[1]] == [
        (KEY, keys.id),
        (TRUST, trusted.id),
        (TOKEN, None),
    ]


async def test_only_the_fields_that_are_wanted_are_read() -> None:
    world = await World().start()
    await world.hold(world.subaccount)

    ((followed,),) = await world.uses.follow_references(READER, [await world.name(world.subaccount)], fields=frozenset({"type"}))

    assert followed.certificate is not None
    assert (followed.certificate.name, followed.certificate.type.value) == ("client.p12", "PEM")
    with pytest.raises(NotFetched):
        assert followed.certificate.size


async def test_where_certificates_may_not_be_read_it_is_hidden_whether_there_is_one() -> None:
    world = await World().start()
    of_subaccount, of_instance = await world.name(world.subaccount), await world.name(world.first)
    for holds in (False, True):
        if holds:
            await world.hold(world.subaccount)
        for caller in (reading(world.first), replace(READER, rights=frozenset({Right.DESTINATION_READ}))):
            followed = await world.followed(of_subaccount, caller)
            assert (followed.certificate, followed.is_hidden) == (None, True)
        hidden_above = await world.followed(of_instance, reading(world.first))
        hidden_below = await world.followed(of_instance, reading(world.subaccount))
        assert (hidden_above.certificate, hidden_above.is_hidden) == (hidden_below.certificate, hidden_below.is_hidden) == (None, True)


async def test_an_instances_own_certificate_is_shown_to_who_may_not_read_the_subaccounts() -> None:
    world = await World().start()
    own = await world.hold(world.first)

    followed = await world.followed(await world.name(world.first), reading(world.first))

    assert followed.certificate is not None
    assert followed.certificate.id == own.id


# ------------------------------------------------------------------ who uses what


async def test_a_subaccounts_certificate_is_used_by_all_that_have_none_of_their_own() -> None:
    world = await World().start()
    certificate, own = await world.hold(world.subaccount), await world.hold(world.first)
    above = await world.name(world.subaccount, kind=FRAGMENT, by=TRUST)
    below = await world.name(world.second)
    covered = await world.name(world.first)
    for scope, name in ((world.other, "client.p12"), (world.subaccount, "other.p12")):
        await world.name(scope, name)

    found = await world.used_by(certificate)

    assert [(use.configuration.id, use.property, use.level) for use in found.shown] == [
        (above.id, TRUST, ScopeLevel.SUBACCOUNT),
        (below.id, KEY, ScopeLevel.SERVICE_INSTANCE),
    ]
    assert (found.count, found.hidden) == (2, 0)
    assert ids(await world.used_by(own)) == [covered.id]


async def test_an_instances_certificate_is_used_in_that_instance_alone() -> None:
    world = await World().start()
    certificate = await world.hold(world.first)
    user = await world.name(world.first)
    for scope in (world.subaccount, world.second):
        await world.name(scope)

    found = await world.used_by(certificate)

    assert [(use.configuration.id, use.level) for use in found.shown] == [(user.id, ScopeLevel.SERVICE_INSTANCE)]


async def test_each_property_that_names_it_is_a_use_and_the_configuration_counts_once() -> None:
    world = await World().start()
    certificate = await world.hold(world.subaccount)
    await add_naming(world.store, world.subaccount, {KEY: "client.p12", TRUST: "client.p12", TOKEN: "x.p12"})

    found = await world.used_by(certificate)

    assert [use.property for use in found.shown] == [KEY, TRUST]
    assert found.count == 1


async def test_uses_are_listed_by_scope_kind_and_name_those_of_the_same_scope_first() -> None:
    world = await World().start()
    certificate = await world.hold(world.subaccount)
    for scope, name, kind in (
        (world.first, "a", DESTINATION),
        (world.subaccount, "a", FRAGMENT),
        (world.subaccount, "b", DESTINATION),
        (world.subaccount, "A", DESTINATION),
    ):
        await add_naming(world.store, scope, {KEY: "client.p12"}, name=name, kind=kind)

    found = await world.used_by(certificate)

    names = [(use.configuration.name, use.configuration.kind) for use in found.shown]
    assert names == [("A", DESTINATION), ("b", DESTINATION), ("a", FRAGMENT), ("a", DESTINATION)]


async def test_what_may_not_be_read_is_left_out_or_counted_if_that_is_wanted() -> None:
    world = await World().start()
    certificate = await world.hold(world.subaccount)
    shown, hidden = await world.name(world.subaccount), await world.name(world.first)
    caller = reading(world.subaccount)

    found, counted = await world.used_by(certificate, caller), await world.used_by(certificate, caller, count_hidden=True)

    assert (ids(found), found.count, found.hidden) == ([shown.id], 1, 0)
    assert (ids(counted), counted.count, counted.hidden) == ([shown.id], 2, 1)
    assert ids(await world.used_by(certificate, reading(world.subaccount, world.first))) == [shown.id, hidden.id]


@pytest.mark.parametrize("right", [Right.CERTIFICATE_READ, Right.DESTINATION_READ])
async def test_of_an_instance_it_takes_both_rights_to_see_a_use(right: Right) -> None:
    """Without that to read certificates it would show whether the instance has one of that name."""
    world = await World().start()
    certificate = await world.hold(world.subaccount)
    await world.name(world.first)
    caller = Caller(tenant="acme", subject="s", scope_rights={world.subaccount.id: BOTH, world.first.id: frozenset({right})})

    assert await world.used_by(certificate, caller) == FoundUses()
    assert (await world.used_by(certificate, caller, count_hidden=True)).hidden == 1


@pytest.mark.parametrize("tenant_right", [Right.CERTIFICATE_READ, Right.DESTINATION_READ])
async def test_a_right_in_the_tenant_and_one_in_a_scope_make_both_in_the_scope(tenant_right: Right) -> None:
    world = await World().start()
    certificate = await world.hold(world.subaccount)
    users = [await world.name(scope) for scope in (world.subaccount, world.first)]
    caller = replace(reading(world.subaccount), rights=frozenset({tenant_right}))

    assert ids(await world.used_by(certificate, caller)) == [users[0].id]


async def test_who_may_read_no_destinations_sees_no_use() -> None:
    world = await World().start()
    certificate = await world.hold(world.subaccount)
    await world.name(world.subaccount)

    assert await world.used_by(certificate, replace(READER, rights=frozenset({Right.CERTIFICATE_READ}))) == FoundUses()


async def test_no_more_than_a_screen_of_uses_is_shown_but_all_count() -> None:
    world = await World().start()
    certificate = await world.hold(world.subaccount)
    for _ in range(MAX_USES):
        await add_naming(world.store, world.subaccount, {KEY: "client.p12", TRUST: "client.p12"})

    found = await world.used_by(certificate)

    assert (len(found.shown), found.count, found.hidden) == (MAX_USES, MAX_USES, 0)


async def test_an_instances_certificate_is_found_in_use_whoever_else_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_NAMING", 1)
    world = await World().start()
    certificate = await world.hold(world.first)
    await world.name(world.subaccount)
    user = await world.name(world.first)

    assert ids(await world.used_by(certificate)) == [user.id]


async def test_a_certificate_whose_scope_is_gone_is_used_by_nobody() -> None:
    world = await World().start()

    assert await world.used_by(a_certificate(a_scope())) == FoundUses()


async def test_several_certificates_with_too_many_uses_together_are_refused_and_one_is_shown_what_was_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_NAMING", 3)
    world = await World().start()
    certificates = [await world.hold(world.subaccount, name) for name in ("a.p12", "b.p12")]
    for name in ("a.p12", "a.p12", "a.p12", "b.p12"):
        await world.name(world.subaccount, name)

    with pytest.raises(InvalidInput, match="ask for fewer at once"):
        await world.uses.find_uses(READER, certificates)
    assert len((await world.used_by(certificates[0])).shown) == 3
    assert len((await world.used_by(certificates[1])).shown) == 1


async def test_a_deleted_certificate_covers_nothing() -> None:
    world = await World().start()
    certificate, own = await world.hold(world.subaccount), await world.hold(world.first)
    user = await world.name(world.first)
    await remove(world.store, own, at=NOW)

    assert ids(await world.used_by(certificate)) == [user.id]
    deleted = await world.store.deletion.find_deleted("acme", own.id)
    assert deleted is not None
    assert await world.used_by(deleted) == FoundUses()


# ------------------------------------------------------------------ both ways

NAMES = ("a.p12", "b.pem")
PLACES = st.sampled_from(range(4))
HOLDINGS = st.sets(st.tuples(PLACES, st.sampled_from(NAMES)))
NAMINGS = st.lists(
    st.tuples(PLACES, st.sampled_from(ConfigurationKind), st.dictionaries(st.sampled_from((KEY, TRUST, TOKEN)), st.sampled_from(NAMES))),
    max_size=8,
)
RIGHTS = st.lists(st.frozensets(st.sampled_from((Right.CERTIFICATE_READ, Right.DESTINATION_READ))), min_size=5, max_size=5)


@given(holdings=HOLDINGS, namings=NAMINGS, rights=RIGHTS)
def test_a_configuration_uses_a_certificate_exactly_if_its_name_leads_there(
    holdings: set[tuple[int, str]],
    namings: Sequence[tuple[int, ConfigurationKind, dict[str, str]]],
    rights: Sequence[frozenset[Right]],
) -> None:
    """For whoever asks, of what that caller may read; and whoever may read everything sees what is counted."""

    async def check() -> None:
        world = await World().start()
        certificates = [await world.hold(world.scopes[place], name) for place, name in sorted(holdings)]
        configurations = [await add_naming(world.store, world.scopes[place], named, kind=kind) for place, kind, named in namings]
        scope_rights = {scope.id: given for scope, given in zip(world.scopes, rights[1:], strict=True)}
        for caller in (READER, Caller(tenant="acme", subject="s", rights=rights[0], scope_rights=scope_rights)):
            seen = [one for one in certificates if caller.has(Right.CERTIFICATE_READ, one.scope_id)]
            named = [one for one in configurations if caller.has(Right.DESTINATION_READ, one.scope_id)]
            used = await world.uses.find_uses(caller, seen)
            counted = await world.uses.find_uses(caller, seen, count_hidden=True)
            all_followed = await world.uses.follow_references(caller, named)
            uses = {(one.id, use.configuration.id, use.property) for one, found in zip(seen, used, strict=True) for use in found.shown}
            led = {
                (followed.certificate.id, one.id, followed.reference.property)
                for one, found in zip(named, all_followed, strict=True)
                for followed in found
                if followed.certificate is not None
            }
            assert uses == led
            assert [ids(one) for one in counted] == [ids(one) for one in used]
            every = await world.uses.find_uses(READER, seen)
            assert [one.count for one in counted] == [one.count for one in every]

    asyncio.run(check())
