"""Looking at destinations and fragments."""

from dataclasses import replace

import pytest

from services.encryption.envelope import DecryptionFailed
from services.errors import NotFound
from services.model.caller import Caller, Right
from services.model.destination import ConfigurationKind
from tests.services.certificates.making import make_scope
from tests.services.destinations.making import PROPERTIES, make
from tests.support import CALLER, STRANGER, Bench

DESTINATION, FRAGMENT = ConfigurationKind


async def test_it_is_found_by_its_id_and_by_its_exact_name() -> None:
    bench = Bench()
    scope, other = await make_scope(bench), await make_scope(bench, "other")
    made = await make(bench, scope=scope)
    await make(bench, "beside", scope=scope)
    find = bench.use_cases().destinations.find
    assert await find(CALLER, [made.id, "dst_x"]) == [made, None]
    assert await find.by_name(CALLER, scope.id, DESTINATION, name="orders") == made
    assert await find.by_names(CALLER, scope.id, DESTINATION, names=["orders", "none"]) == [made]
    for scope_id, kind, name in (
        (scope.id, DESTINATION, "Orders"),
        (scope.id, FRAGMENT, "orders"),
        (other.id, DESTINATION, "orders"),
        ("scp_x", DESTINATION, "orders"),
    ):
        assert await find.by_name(CALLER, scope_id, kind, name=name) is None
    assert await find(STRANGER, [made.id]) == [None]


async def test_what_is_revealed_are_all_properties_of_each() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    made = [
        await make(bench, scope=scope),
        await make(bench, scope=scope, kind=FRAGMENT, properties={"URL": "x"}),
        await make(bench, "a", scope=scope),
    ]
    revealed = await bench.use_cases().destinations.find.reveal(CALLER, made)
    assert revealed == [PROPERTIES, {"URL": "x"}, PROPERTIES]


async def test_without_secrets_nothing_is_decrypted() -> None:
    bench = Bench()
    made = replace(await make(bench), secrets=None, secret_names=())
    assert "Password" not in (await bench.use_cases().destinations.find.reveal(CALLER, [made]))[0]


@pytest.mark.parametrize("elsewhere", [{"id": "dst_x"}, {"version": 2}, {"scope_id": "scp_x"}])
async def test_secrets_are_opened_in_their_place_only(elsewhere: dict[str, str]) -> None:
    bench = Bench()
    made = await make(bench)
    with pytest.raises(DecryptionFailed):
        await bench.use_cases().destinations.find.reveal(CALLER, [replace(made, **elsewhere)])  # type: ignore[arg-type]


async def test_the_secrets_of_one_are_not_opened_as_those_of_another() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    one, other = await make(bench, scope=scope), await make(bench, "other", scope=scope)
    with pytest.raises(DecryptionFailed):
        await bench.use_cases().destinations.find.reveal(CALLER, [replace(other, secrets=one.secrets)])


async def test_the_right_is_needed_for_each() -> None:
    bench = Bench()
    scope, other = await make_scope(bench), await make_scope(bench, "other")
    made = [await make(bench, scope=scope), await make(bench, scope=other)]
    reader = Caller(tenant="default", subject="s", scope_rights={scope.id: frozenset({Right.DESTINATION_READ_SECRETS})})
    find = bench.use_cases().destinations.find
    assert await find.reveal(reader, made[:1]) == [PROPERTIES]
    with pytest.raises(NotFound):
        await find.reveal(reader, made)
    with pytest.raises(NotFound):
        await find.reveal(STRANGER, made[:1])
