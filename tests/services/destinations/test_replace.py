"""Replacing the properties of destinations and fragments."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.destinations.replace import ReplaceRequest
from services.encryption.envelope import DecryptionFailed
from services.errors import InvalidInput, ModifiedMeanwhile, NotFound
from services.model.certificate import Label
from services.model.destination import Configuration, ConfigurationKind, DestinationType, Property, Reference
from services.model.limits import MAX_PROPERTIES
from tests.services.destinations.making import PROPERTIES, make
from tests.support import CALLER, NOW, STRANGER, Bench

LATER = NOW + timedelta(hours=1)
KEPT = frozenset({"Password"})


async def put(bench: Bench, configuration: Configuration, *, is_dry_run: bool = False, **changes: Any) -> Configuration:
    replace = bench.use_cases().destinations.replace
    request = {"configuration_id": configuration.id, "type": configuration.type, "properties": {}, **changes}
    return await (replace.dry_run if is_dry_run else replace)(CALLER, ReplaceRequest(**request))


async def reveal(bench: Bench, configuration: Configuration) -> dict[str, str]:
    return dict((await bench.use_cases().destinations.find.reveal(CALLER, [configuration]))[0])


async def test_the_properties_replace_all_that_there_were() -> None:
    bench = Bench()
    labels = (Label(key="env", values=()),)
    before = await make(bench, labels=labels)
    bench.clock.moment = LATER
    properties = {"User": "x", "TrustStoreLocation": "trust.jks", "clientSecret": "s3cret"}
    after = await put(bench, before, type=DestinationType.LDAP, properties=properties)
    assert (after.id, after.name, after.labels, after.created_at, after.created_by) == (before.id, "orders", labels, NOW, CALLER.subject)
    assert (after.type, after.modified_at, after.version) == (DestinationType.LDAP, LATER, 2)
    assert after.properties == (Property(name="User", value="x"), Property(name="TrustStoreLocation", value="trust.jks"))
    assert after.secret_names == ("clientSecret",)
    assert after.references == (Reference(property="TrustStoreLocation", certificate="trust.jks"),)
    assert await bench.find_configuration(before.id) == after
    assert await reveal(bench, after) == properties


async def test_secrets_that_are_kept_stay_and_the_others_go() -> None:
    bench = Bench()
    before = await make(bench, kind=ConfigurationKind.FRAGMENT)
    after = await put(bench, before, properties={"URL": "https://new.example"}, kept_secrets=KEPT)
    assert after.secret_names == ("Password",)
    assert await reveal(bench, after) == {"URL": "https://new.example", "Password": PROPERTIES["Password"]}
    again = await put(bench, after, properties={"clientSecret": "new"}, kept_secrets=KEPT)
    assert await reveal(bench, again) == {"clientSecret": "new", "Password": PROPERTIES["Password"]}
    none = await put(bench, again)
    assert (none.secrets, none.secret_names) == (None, ())


async def test_kept_secrets_are_encrypted_anew_for_the_new_version() -> None:
    bench = Bench()
    before = await make(bench)
    after = await put(bench, before, kept_secrets=frozenset({"Password", "KeyStorePassword"}))
    assert after.secrets != before.secrets
    with pytest.raises(DecryptionFailed):
        await reveal(bench, replace(after, secrets=before.secrets))


@pytest.mark.parametrize("kept", [{"Password", "clientSecret"}, {"URL"}, {"password"}])
async def test_only_a_secret_that_is_there_can_be_kept(kept: set[str]) -> None:
    bench = Bench()
    before = await make(bench)
    with pytest.raises(InvalidInput, match="not there, or is not secret") as caught:
        await put(bench, before, kept_secrets=frozenset(kept))
    assert caught.value.field == "keep_secrets"
    assert await bench.find_configuration(before.id) == before


async def test_what_is_kept_has_no_new_value() -> None:
    bench = Bench()
    before = await make(bench)
    with pytest.raises(InvalidInput, match="new value") as caught:
        await put(bench, before, properties={"Password": "new"}, kept_secrets=KEPT)
    assert caught.value.field == "keep_secrets"
    assert await reveal(bench, before) == PROPERTIES


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"type": None}, "type"),
        ({"properties": {"Type": "HTTP"}}, "properties[0].name"),
        ({"properties": {f"p{at}": "" for at in range(MAX_PROPERTIES)}, "kept_secrets": KEPT}, "properties"),
    ],
)
async def test_what_breaks_a_rule_changes_nothing(changes: dict[str, Any], field: str) -> None:
    bench = Bench()
    before = await make(bench)
    bench.memory.audit.clear()
    with pytest.raises(InvalidInput) as caught:
        await put(bench, before, **changes)
    assert caught.value.field == field
    assert await bench.find_configuration(before.id) == before
    assert bench.memory.audit == []


async def test_a_fragment_gets_no_type() -> None:
    bench = Bench()
    before = await make(bench, kind=ConfigurationKind.FRAGMENT)
    with pytest.raises(InvalidInput):
        await put(bench, before, type=DestinationType.HTTP)


async def test_a_dry_run_returns_what_would_be_and_stores_nothing() -> None:
    bench = Bench()
    before = await make(bench)
    would_be = await put(bench, before, properties={"URL": "https://new.example"}, is_dry_run=True)
    assert (would_be.version, would_be.properties) == (2, (Property(name="URL", value="https://new.example"),))
    assert await bench.find_configuration(before.id) == before


async def test_who_was_overtaken_is_told() -> None:
    bench = Bench()
    before = await make(bench)
    request = ReplaceRequest(configuration_id=before.id, type=before.type, properties={})
    case = bench.use_cases().destinations.replace
    load = case.configurations.find

    async def find_and_be_overtaken(tenant: str, configuration_id: str) -> Configuration | None:
        found = await load(tenant, configuration_id)
        await put(bench, before, properties={"URL": "https://first.example"})
        return found

    case.configurations.find = find_and_be_overtaken  # type: ignore[method-assign]
    with pytest.raises(ModifiedMeanwhile):
        await case(CALLER, request)
    assert bench.memory.configurations[before.id].version == 2


async def test_another_tenants_is_not_found() -> None:
    bench = Bench()
    before = await make(bench)
    with pytest.raises(NotFound):
        await bench.use_cases().destinations.replace(STRANGER, ReplaceRequest(configuration_id=before.id, type=before.type, properties={}))


async def test_no_representation_shows_a_value() -> None:
    assert "s3cret" not in repr(ReplaceRequest(configuration_id="dst_x", type=None, properties=PROPERTIES))
