"""Destinations as their consumers look them up: levels, fragments, certificates and secrets."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.certificates.upload import UploadRequest
from services.destinations.create import CreateRequest
from services.destinations.levels import NO_DESTINATION, FragmentName, LookUpLevel
from services.destinations.look_up import MAX_FRAGMENTS, LookedUp, LookUpRequest
from services.encryption.envelope import DecryptionFailed
from services.errors import Forbidden, InvalidInput, NotFound
from services.model.caller import Caller, CallerLevels, Right
from services.model.certificate import Certificate
from services.model.destination import Configuration, ConfigurationKind, DestinationType
from services.model.scope import Scope, ScopeLevel
from services.model.secret import Secret
from services.rules.uses import Uses
from services.scopes.create import ScopeRequest
from tests.fakes.certificates import MemoryCertificates
from tests.fakes.configurations import MemoryConfigurations
from tests.fakes.scopes import MemoryScopes
from tests.support import Bench, issue

INSTANCE, SUBACCOUNT = LookUpLevel.INSTANCE, LookUpLevel.SUBACCOUNT
PROVIDER_INSTANCE, PROVIDER_SUBACCOUNT = LookUpLevel.PROVIDER_INSTANCE, LookUpLevel.PROVIDER_SUBACCOUNT

FILE = issue("a").pem
READ, SECRETS, CERTIFICATES = Right.DESTINATION_READ, Right.DESTINATION_READ_SECRETS, Right.CERTIFICATE_READ


@dataclass
class World:
    """A provider's two levels and a subscriber's, and a program of the provider."""

    bench: Bench = field(default_factory=Bench)
    scopes: dict[LookUpLevel, Scope] = field(default_factory=dict)

    async def open(self) -> "World":
        for tenant, levels in (("acme", (SUBACCOUNT, INSTANCE)), ("provider", (PROVIDER_SUBACCOUNT, PROVIDER_INSTANCE))):
            for level, instance in zip(levels, (None, "orders"), strict=True):
                kind = ScopeLevel.SUBACCOUNT if instance is None else ScopeLevel.SERVICE_INSTANCE
                request = ScopeRequest(level=kind, subaccount=f"of {tenant}", service_instance=instance)
                self.scopes[level] = await self.bench.use_cases().scopes.create(admin(tenant), request)
        return self

    def levels(self, subaccount: LookUpLevel, instance: LookUpLevel) -> CallerLevels:
        return CallerLevels(subaccount_scope_id=self.scopes[subaccount].id, instance_scope_id=self.scopes[instance].id)

    def caller(self, rights: Mapping[LookUpLevel, set[Right]] | None = None) -> Caller:
        """The program on behalf of the subscriber, with these rights, or with all."""
        given = {level: set(Right) for level in LookUpLevel} if rights is None else rights
        by_scope = {self.scopes[level].id: frozenset(rights) for level, rights in given.items()}
        of = {
            tenant: {scope.id: by_scope[scope.id] for scope in self.scopes.values() if scope.tenant == tenant and scope.id in by_scope}
            for tenant in ("acme", "provider")
        }
        home = Caller(
            tenant="provider",
            subject="program",
            scope_rights=of["provider"],
            levels=self.levels(PROVIDER_SUBACCOUNT, PROVIDER_INSTANCE),
        )
        return replace(home, tenant="acme", scope_rights=of["acme"], levels=self.levels(SUBACCOUNT, INSTANCE), provider=home)

    async def add(self, level: LookUpLevel, name: str = "backend", /, **properties: str) -> Configuration:
        return await self._add(ConfigurationKind.DESTINATION, level, name, properties)

    async def add_fragment(self, level: LookUpLevel, name: str, /, **properties: str) -> Configuration:
        return await self._add(ConfigurationKind.FRAGMENT, level, name, properties)

    async def _add(self, kind: ConfigurationKind, level: LookUpLevel, name: str, properties: Mapping[str, str]) -> Configuration:
        scope = self.scopes[level]
        type_ = DestinationType.HTTP if kind is ConfigurationKind.DESTINATION else None
        request = CreateRequest(scope_id=scope.id, kind=kind, name=name, type=type_, properties=properties)
        return await self.bench.use_cases().destinations.create(admin(scope.tenant), request)

    async def upload(self, level: LookUpLevel, name: str = "store.pem") -> Certificate:
        scope = self.scopes[level]
        request = UploadRequest(scope_id=scope.id, file_name=name, octets=Secret(FILE))
        return (await self.bench.use_cases().certificates.upload(admin(scope.tenant), request))[0]

    async def look_up(self, caller: Caller | None = None, /, name: str = "backend", **request: Any) -> LookedUp:
        fragments = tuple(FragmentName(name=one) if isinstance(one, str) else one for one in request.pop("fragments", ()))
        wanted = LookUpRequest(name=name, fragments=fragments, **request)
        return await self.bench.use_cases().destinations.look_up(caller or self.caller(), wanted)


def admin(tenant: str) -> Caller:
    return Caller(tenant=tenant, subject="admin", rights=frozenset(Right))


@pytest.fixture
async def world() -> World:
    return await World().open()


def at(name: str, level: LookUpLevel) -> FragmentName:
    return FragmentName(name=name, level=level)


# ------------------------------------------------------------------ levels


async def test_the_service_instance_is_asked_first_and_then_the_subaccount(world: World) -> None:
    of_subaccount = await world.add(SUBACCOUNT)
    assert (await world.look_up()).destination == of_subaccount
    of_instance = await world.add(INSTANCE)
    found = await world.look_up()
    assert found.destination == of_instance
    assert found.scopes[of_instance.scope_id].service_instance == "orders"


async def test_a_level_has_no_fallback(world: World) -> None:
    made = {}
    for level in LookUpLevel:
        with pytest.raises(NotFound, match=NO_DESTINATION):
            await world.look_up(level=level)
        made[level] = await world.add(level)
        for known, configuration in made.items():
            assert (await world.look_up(level=known)).destination == configuration


async def test_a_provider_s_own_token_has_its_own_levels_for_the_provider_s(world: World) -> None:
    home = world.caller().provider
    assert home is not None
    for level, same in ((PROVIDER_INSTANCE, INSTANCE), (PROVIDER_SUBACCOUNT, SUBACCOUNT)):
        made = await world.add(level)
        for wanted in (level, same):
            assert (await world.look_up(home, level=wanted)).destination == made


async def test_what_the_subscriber_has_the_provider_s_own_token_does_not_see(world: World) -> None:
    await world.add(SUBACCOUNT)
    await world.add(INSTANCE)
    for level in (None, *LookUpLevel):
        with pytest.raises(NotFound):
            await world.look_up(world.caller().provider, level=level)


async def test_without_a_service_instance_there_is_none_at_its_level(world: World) -> None:
    caller = world.caller()
    assert caller.levels is not None
    alone = replace(caller, levels=replace(caller.levels, instance_scope_id=None), provider=None)
    await world.add(INSTANCE)
    for level in (None, INSTANCE, PROVIDER_INSTANCE):
        with pytest.raises(NotFound, match=NO_DESTINATION):
            await world.look_up(alone, level=level)
    of_subaccount = await world.add(SUBACCOUNT)
    assert (await world.look_up(alone)).destination == of_subaccount
    with pytest.raises(NotFound):
        await world.look_up(replace(alone, levels=None))


async def test_a_scope_that_was_removed_meanwhile_has_no_destination(world: World) -> None:
    await world.add(INSTANCE)
    del world.bench.memory.scopes[world.scopes[INSTANCE].id]
    with pytest.raises(NotFound, match=NO_DESTINATION):
        await world.look_up()


# ------------------------------------------------------------------ rights


async def test_a_find_sees_only_where_the_caller_may_read(world: World) -> None:
    await world.add(INSTANCE)
    of_subaccount = await world.add(SUBACCOUNT)
    caller = world.caller({SUBACCOUNT: {READ}, INSTANCE: {CERTIFICATES}})
    assert (await world.look_up(caller)).destination == of_subaccount
    with pytest.raises(Forbidden, match=r"destination\.read"):
        await world.look_up(caller, level=INSTANCE)


@pytest.mark.parametrize(("others", "refusal"), [({CERTIFICATES}, Forbidden), (set(), NotFound)])
async def test_who_may_read_nowhere_finds_nothing(world: World, others: set[Right], refusal: type[Exception]) -> None:
    for level in LookUpLevel:
        await world.add(level)
    caller = world.caller(dict.fromkeys(LookUpLevel, others))
    for level in (None, *LookUpLevel):
        with pytest.raises(refusal) as refused:
            await world.look_up(caller, level=level)
        if refusal is NotFound:
            assert str(refused.value) == NO_DESTINATION


@pytest.mark.parametrize("holder", ["destination", "fragment"])
async def test_secret_properties_need_their_right_where_they_are_kept(world: World, holder: str) -> None:
    await world.add(INSTANCE, URL="u", **({"Password": "p4ss"} if holder == "destination" else {}))
    await world.add_fragment(PROVIDER_INSTANCE, "f", **({"clientSecret": "s3cret"} if holder == "fragment" else {"a": "b"}))
    where = INSTANCE if holder == "destination" else PROVIDER_INSTANCE
    rights = {INSTANCE: {READ, SECRETS}, PROVIDER_INSTANCE: {READ, SECRETS}}
    wanted: dict[str, Any] = {"level": INSTANCE, "fragments": [at("f", PROVIDER_INSTANCE)]}
    assert {"p4ss", "s3cret"} & set((await world.look_up(world.caller(rights), **wanted)).properties.values())
    without = world.caller({**rights, where: {READ}})
    with pytest.raises(Forbidden, match=r"destination\.read_secrets"):
        await world.look_up(without, **wanted)
    found = await world.look_up(without, skips_credentials=True, **wanted)
    assert found.properties.keys() <= {"URL", "a"}


async def test_without_secret_properties_their_right_is_not_needed(world: World) -> None:
    await world.add(INSTANCE, URL="u")
    assert (await world.look_up(world.caller({INSTANCE: {READ}}))).properties == {"URL": "u"}


async def test_an_empty_password_is_there(world: World) -> None:
    await world.add(INSTANCE, KeyStorePassword="")
    assert (await world.look_up()).properties == {"KeyStorePassword": ""}
    assert (await world.look_up(skips_credentials=True)).properties == {}


async def test_a_secret_that_was_moved_is_not_opened(world: World) -> None:
    one, other = await world.add(INSTANCE, Password="a"), await world.add(INSTANCE, "other", Password="b")
    world.bench.memory.configurations[one.id] = replace(one, secrets=other.secrets)
    with pytest.raises(DecryptionFailed):
        await world.look_up()


async def test_nothing_secret_is_shown(world: World) -> None:
    await world.add(INSTANCE, Password="p4ss", URL="https://user:p4ss@x")
    found = await world.look_up()
    assert found.properties["Password"] == "p4ss"
    assert "p4ss" not in repr(replace(found, destination=replace(found.destination, properties=())))


# ------------------------------------------------------------------ fragments


async def test_fragments_win_over_the_destination_and_the_last_one_over_all(world: World) -> None:
    await world.add(INSTANCE, a="destination", b="destination", c="destination", Password="destination")
    first = await world.add_fragment(INSTANCE, "first", b="first", c="first", d="first")
    last = await world.add_fragment(INSTANCE, "last", c="last", Password="last")
    found = await world.look_up(fragments=["first", "last"])
    assert found.fragments == (first, last)
    assert found.properties == {"a": "destination", "b": "first", "c": "last", "d": "first", "Password": "last"}
    turned = await world.look_up(fragments=["last", "first"])
    assert turned.properties == {"a": "destination", "b": "first", "c": "first", "d": "first", "Password": "last"}


NAMES = st.sampled_from(["URL", "Password", "KeyStoreLocation", "a", "b"])
PROPERTIES = st.dictionaries(NAMES, st.text(max_size=3), max_size=5)


@given(destination=PROPERTIES, fragments=st.lists(PROPERTIES, max_size=4), order=st.randoms(use_true_random=False))
async def test_any_fragments_are_merged_in_the_order_of_the_request(
    destination: dict[str, str], fragments: list[dict[str, str]], order: Any
) -> None:
    world = await World().open()
    await world.add(SUBACCOUNT, **destination)
    for number, properties in enumerate(fragments):
        await world.add_fragment(SUBACCOUNT, f"f{number}", **properties)
    wanted = list(range(len(fragments)))
    order.shuffle(wanted)
    merged = dict(destination)
    for number in wanted:
        merged.update(fragments[number])
    found = await world.look_up(fragments=[f"f{number}" for number in wanted])
    assert found.properties == merged
    assert [one.name for one in found.fragments] == [f"f{number}" for number in wanted]


async def test_in_a_find_fragments_are_those_at_the_level_of_the_destination(world: World) -> None:
    await world.add(SUBACCOUNT, URL="destination")
    await world.add_fragment(INSTANCE, "f", URL="instance")
    with pytest.raises(NotFound, match="The fragment with the specified name 'f' was not found"):
        await world.look_up(fragments=["f"])
    await world.add_fragment(SUBACCOUNT, "f", URL="subaccount")
    assert (await world.look_up(fragments=["f"])).properties == {"URL": "subaccount"}
    await world.add(INSTANCE, URL="destination")
    assert (await world.look_up(fragments=["f"])).properties == {"URL": "instance"}


async def test_fragments_come_from_the_level_that_they_name(world: World) -> None:
    levels = [INSTANCE, PROVIDER_INSTANCE, PROVIDER_SUBACCOUNT]
    await world.add(INSTANCE)
    for level in LookUpLevel:
        await world.add_fragment(level, "f", **{level.value: "here", "last": level.value})
    found = await world.look_up(level=INSTANCE, fragments=[at("f", level) for level in levels])
    assert found.properties == {**dict.fromkeys([level.value for level in levels], "here"), "last": PROVIDER_SUBACCOUNT.value}
    assert set(found.scopes) == {world.scopes[level].id for level in levels}


@pytest.mark.parametrize("optional", [False, True])
async def test_a_missing_fragment_fails_the_call_unless_it_is_the_only_one_and_optional(world: World, optional: bool) -> None:
    await world.add(INSTANCE, URL="u")
    await world.add_fragment(INSTANCE, "there")
    for several in (["there", "missing"], ["missing", "there"], ["missing", "missing"]):
        with pytest.raises(NotFound, match="'missing'"):
            await world.look_up(fragments=several, is_fragment_optional=optional)
    for one in ("missing", at("missing", PROVIDER_INSTANCE)):
        if optional:
            found = await world.look_up(level=INSTANCE, fragments=[one], is_fragment_optional=True)
            assert (found.properties, found.fragments) == ({"URL": "u"}, ())
        else:
            with pytest.raises(NotFound, match="'missing'"):
                await world.look_up(level=INSTANCE, fragments=[one])


async def test_fragments_of_a_level_that_the_caller_may_not_read_are_refused(world: World) -> None:
    await world.add(INSTANCE)
    await world.add_fragment(PROVIDER_INSTANCE, "f")
    for rights, refusal in (({CERTIFICATES}, Forbidden), (set[Right](), NotFound)):
        caller = world.caller({INSTANCE: {READ}, PROVIDER_INSTANCE: rights})
        for optional in (False, True):
            with pytest.raises(refusal):
                await world.look_up(caller, level=INSTANCE, fragments=[at("f", PROVIDER_INSTANCE)], is_fragment_optional=optional)


@pytest.mark.parametrize(
    ("level", "fragments"),
    [
        (SUBACCOUNT, [at("f", INSTANCE)]),
        (SUBACCOUNT, [at("f", PROVIDER_SUBACCOUNT)]),
        (SUBACCOUNT, [at("f", SUBACCOUNT), at("f", PROVIDER_INSTANCE)]),
        (INSTANCE, [at("f", SUBACCOUNT)]),
        (PROVIDER_SUBACCOUNT, [at("f", SUBACCOUNT)]),
        (INSTANCE, [FragmentName(name="f"), at("f", SUBACCOUNT)]),
    ],
)
async def test_the_subaccount_s_level_is_not_mixed_with_others(world: World, level: LookUpLevel, fragments: Sequence[FragmentName]) -> None:
    for one in LookUpLevel:
        await world.add(one)
        await world.add_fragment(one, "f")
    with pytest.raises(InvalidInput, match="cannot be combined"):
        await world.look_up(level=level, fragments=fragments)


async def test_there_is_a_limit_of_fragments(world: World) -> None:
    await world.add(INSTANCE)
    for number in range(MAX_FRAGMENTS + 1):
        await world.add_fragment(INSTANCE, f"f{number}")
    names = [f"f{number}" for number in range(MAX_FRAGMENTS + 1)]
    assert len((await world.look_up(fragments=names[:-1])).fragments) == MAX_FRAGMENTS
    with pytest.raises(InvalidInput, match="at most 20"):
        await world.look_up(fragments=names)


# ------------------------------------------------------------------ certificates


async def test_certificates_are_the_key_store_the_trust_store_and_the_token_service_s(world: World) -> None:
    names = {"tokenService.KeyStoreLocation": "token.pem", "TrustStoreLocation": "trust.pem", "KeyStoreLocation": "key.pem"}
    for name in names.values():
        await world.upload(INSTANCE, name)
    await world.add(INSTANCE, **names)
    assert [one.name for one in (await world.look_up()).certificates] == ["key.pem", "trust.pem", "token.pem"]
    await world.add(SUBACCOUNT, "same", KeyStoreLocation="key.pem", TrustStoreLocation="key.pem")
    await world.upload(SUBACCOUNT, "key.pem")
    assert [one.name for one in (await world.look_up(name="same")).certificates] == ["key.pem"]


async def test_merged_properties_decide(world: World) -> None:
    for name in ("a.pem", "b.pem"):
        await world.upload(INSTANCE, name)
    await world.add(INSTANCE, KeyStoreLocation="a.pem")
    await world.add_fragment(INSTANCE, "other", KeyStoreLocation="b.pem")
    await world.add_fragment(INSTANCE, "none", **{"KeyStore.Source": "ClientProvided"})
    assert [one.name for one in (await world.look_up(fragments=["other"])).certificates] == ["b.pem"]
    assert (await world.look_up(fragments=["none"])).certificates == ()


async def test_a_service_instance_s_own_certificate_comes_before_its_subaccount_s(world: World) -> None:
    of_subaccount = await world.upload(SUBACCOUNT)
    await world.add(INSTANCE, KeyStoreLocation="store.pem")
    found = await world.look_up()
    assert [one.id for one in found.certificates] == [of_subaccount.id]
    assert found.scopes[of_subaccount.scope_id].subaccount == "of acme"
    of_instance = await world.upload(INSTANCE)
    assert [one.id for one in (await world.look_up()).certificates] == [of_instance.id]


@pytest.mark.parametrize("elsewhere", [level for level in LookUpLevel if level is not SUBACCOUNT])
async def test_a_subaccount_s_destination_sees_its_own_certificates_only(
    world: World, elsewhere: LookUpLevel, caplog: pytest.LogCaptureFixture
) -> None:
    await world.upload(elsewhere)
    made = await world.add(SUBACCOUNT, KeyStoreLocation="store.pem")
    with caplog.at_level(logging.WARNING):
        found = await world.look_up()
    assert (found.certificates, found.properties) == ((), {"KeyStoreLocation": "store.pem"})
    assert f"KeyStoreLocation of {made.id} names a certificate that is not there: 'store.pem'" in caplog.text


async def test_a_certificate_is_looked_for_where_its_property_comes_from(world: World) -> None:
    for level in LookUpLevel:
        await world.upload(level)
    await world.add(INSTANCE, KeyStoreLocation="store.pem")
    await world.add_fragment(PROVIDER_SUBACCOUNT, "f", TrustStoreLocation="store.pem")
    found = await world.look_up(level=INSTANCE, fragments=[at("f", PROVIDER_SUBACCOUNT)])
    assert [one.scope_id for one in found.certificates] == [world.scopes[INSTANCE].id, world.scopes[PROVIDER_SUBACCOUNT].id]
    assert [one.tenant for one in found.certificates] == ["acme", "provider"]


async def test_certificates_of_a_subaccount_that_the_caller_knows_nothing_of_are_not_there(world: World) -> None:
    of_subaccount = await world.upload(SUBACCOUNT)
    await world.add(INSTANCE, KeyStoreLocation="store.pem")
    assert (await world.look_up(world.caller({INSTANCE: set(Right)}))).certificates == ()
    known = world.caller({INSTANCE: set(Right), SUBACCOUNT: {READ}})
    assert [one.id for one in (await world.look_up(known)).certificates] == [of_subaccount.id]


async def test_a_name_that_no_certificate_can_have_is_one_that_is_not_there(world: World) -> None:
    await world.add(INSTANCE, KeyStoreLocation="x" * 300, TrustStoreLocation="", **{"tokenService.KeyStoreLocation": "\0"})
    assert (await world.look_up()).certificates == ()


@settings(deadline=None)
@given(
    held=st.sets(st.tuples(st.sampled_from([INSTANCE, SUBACCOUNT]), st.sampled_from(["a.pem", "b.pem"]))),
    level=st.sampled_from([INSTANCE, SUBACCOUNT]),
    names=st.tuples(*[st.sampled_from(["a.pem", "b.pem", "c.pem"])] * 2),
)
async def test_certificates_are_those_of_which_the_destination_is_said_to_be_a_user(
    held: set[tuple[LookUpLevel, str]], level: LookUpLevel, names: tuple[str, str]
) -> None:
    """One rule, told in two places: here the token says which subaccount a service instance is in, there the scope's name does."""
    world = await World().open()
    for where, name in sorted(held, key=str):
        await world.upload(where, name)
    made = await world.add(level, KeyStoreLocation=names[0], TrustStoreLocation=names[1])
    memory = world.bench.memory
    uses = Uses(scopes=MemoryScopes(memory), certificates=MemoryCertificates(memory), configurations=MemoryConfigurations(memory))
    (all_followed,) = await uses.follow_references(admin("acme"), [made])
    expected = dict.fromkeys(followed.certificate.id for followed in all_followed if followed.certificate is not None)
    assert [one.id for one in (await world.look_up(level=level)).certificates] == list(expected)
