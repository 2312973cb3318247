"""Exporting destinations and fragments."""

import base64
import random
from typing import Any

import pytest

from services.destinations.export_files import ExportedFile, ExportFilesRequest
from services.destinations.importing import ImportRequest
from services.errors import InvalidInput, NotFound, TooLarge
from services.model.configuration_file import ConfigurationFormat, ExistingPolicy, ImportOutcome
from services.model.destination import Configuration, ConfigurationKind, ConfigurationListing, DestinationType
from services.model.identity import new_configuration_id
from services.model.limits import (
    MAX_CONFIGURATION_FILE_SIZE,
    MAX_FILE_CONFIGURATIONS,
    MAX_FILE_VALUES,
    MAX_PAGE_SIZE,
    MAX_PROPERTIES,
    MAX_UNPACKED_SIZE,
    Limits,
)
from services.model.scope import Scope
from services.model.secret import Secret
from tests.services.certificates.making import make_scope
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench

FORMATS = list(ConfigurationFormat)


async def run(bench: Bench, *ids: str, scope: Scope | None = None, **options: Any) -> ExportedFile:
    request = ExportFilesRequest(configuration_ids=ids, scope_id=scope.id if scope else None, **options)
    return await bench.use_cases().destinations.export_files(CALLER, request)


async def take_in(bench: Bench, scope: Scope, octets: bytes, **options: Any) -> list[ImportOutcome]:
    use = bench.use_cases().destinations.import_files
    entries = await use.read(CALLER, scope.id, Secret(octets))
    return [one.outcome for one in await use(CALLER, ImportRequest(scope_id=scope.id, **options), entries)]


async def list_all(bench: Bench, scope: Scope) -> list[tuple[Any, ...]]:
    found: list[Configuration] = []
    for kind in ConfigurationKind:
        found += (await bench.use_cases().destinations.list(CALLER, ConfigurationListing(kind=kind, first=100, scope_id=scope.id))).items
    return [(one.kind, one.name, one.type, one.properties, one.references) for one in found]


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
async def scope(bench: Bench) -> Scope:
    return await make_scope(bench)


async def test_one_is_a_file_of_its_own(bench: Bench, scope: Scope) -> None:
    one = await make(bench, "shop", scope=scope, properties={"URL": "https://a", "Password": "needle"})
    exported = await run(bench, one.id)
    assert (exported.file_name, exported.media_type) == ("shop.properties", "text/x-java-properties")
    assert exported.octets == (
        b"#Password=<< Existing password/certificate removed on export >>\n#\nName=shop\nType=HTTP\nURL=https\\://a\n"
    )
    json = await run(bench, one.id, format=ConfigurationFormat.JSON)
    assert (json.file_name, json.media_type) == ("shop.json", "application/json")
    yaml = await run(bench, one.id, format=ConfigurationFormat.YAML)
    assert (yaml.file_name, yaml.media_type) == ("shop.yaml", "application/yaml")
    assert not any(b"needle" in each.octets for each in (exported, json, yaml))


@pytest.mark.parametrize("file_format", FORMATS)
async def test_a_scope_that_was_exported_is_the_same_in_another_one(bench: Bench, scope: Scope, file_format: ConfigurationFormat) -> None:
    for name in ("a", "b"):
        await make(bench, name, scope=scope)
        await make(bench, name, scope=scope, kind=ConfigurationKind.FRAGMENT)
    await make(bench, "c", scope=scope, type=DestinationType.MAIL, properties={"mail.password": "needle", "mail.user": "001"})
    exported = await run(bench, scope=scope, format=file_format)
    assert (exported.file_name, exported.media_type) == ("destinations.zip", "application/zip")
    other = await make_scope(bench, "other")
    assert await take_in(bench, other, exported.octets) == [ImportOutcome.CREATED] * 5
    assert await list_all(bench, other) == await list_all(bench, scope)


@pytest.mark.parametrize("file_format", FORMATS)
async def test_what_was_exported_and_comes_back_changes_nothing(bench: Bench, scope: Scope, file_format: ConfigurationFormat) -> None:
    one = await make(bench, "shop", scope=scope)
    (before,) = await bench.use_cases().destinations.find.reveal(CALLER, [one])
    exported = await run(bench, one.id, format=file_format)
    assert await take_in(bench, scope, exported.octets, policy=ExistingPolicy.REPLACE) == [ImportOutcome.REPLACED]
    found = await bench.find_configuration(one.id)
    assert found is not None
    assert (await bench.use_cases().destinations.find.reveal(CALLER, [found]))[0] == before


async def test_those_that_are_named_come_once_and_in_their_order(bench: Bench, scope: Scope) -> None:
    a, b = await make(bench, "a", scope=scope), await make(bench, "b", scope=scope)
    exported = await run(bench, b.id, a.id, b.id)
    other = await make_scope(bench, "other")
    use = bench.use_cases().destinations.import_files
    assert [one.source for one in await use.read(CALLER, other.id, Secret(exported.octets))] == ["b.properties", "a.properties"]


async def test_a_scope_without_any_is_an_empty_archive(bench: Bench, scope: Scope) -> None:
    exported = await run(bench, scope=scope)
    assert exported.file_name == "destinations.zip"
    assert await take_in(bench, scope, exported.octets) == []


@pytest.mark.parametrize("number", [0, MAX_PAGE_SIZE + 1])
async def test_the_number_of_ids_is_bounded(bench: Bench, scope: Scope, number: int) -> None:
    ids = [new_configuration_id(ConfigurationKind.DESTINATION, scope.id) for _ in range(number)]
    with pytest.raises(InvalidInput) as caught:
        await run(bench, *ids)
    assert caught.value.field == "configurations"


async def test_one_that_is_not_there_is_not_found(bench: Bench, scope: Scope) -> None:
    one = await make(bench, "a", scope=scope)
    with pytest.raises(NotFound):
        await run(bench, one.id, new_configuration_id(ConfigurationKind.FRAGMENT, scope.id))
    with pytest.raises(NotFound):
        await bench.use_cases().destinations.export_files(STRANGER, ExportFilesRequest(configuration_ids=(one.id,)))


async def test_no_more_are_exported_than_can_be_imported() -> None:
    bench = Bench(limits=Limits(destinations_per_scope=MAX_FILE_CONFIGURATIONS, fragments_per_scope=MAX_FILE_CONFIGURATIONS))
    scope = await make_scope(bench)
    for number in range(MAX_FILE_CONFIGURATIONS):
        await make(bench, f"d{number}", scope=scope, properties={})
    assert (await take_in(bench, await make_scope(bench, "other"), (await run(bench, scope=scope)).octets)).count(
        ImportOutcome.CREATED
    ) == MAX_FILE_CONFIGURATIONS
    await make(bench, "one-more", scope=scope, kind=ConfigurationKind.FRAGMENT, properties={})
    with pytest.raises(TooLarge) as caught:
        await run(bench, scope=scope)
    assert caught.value.limit == MAX_FILE_CONFIGURATIONS


MANY = {f"p{at}": "" for at in range(MAX_PROPERTIES)}


@pytest.mark.parametrize("file_format", FORMATS)
async def test_as_many_values_as_are_exported_can_be_imported(bench: Bench, scope: Scope, file_format: ConfigurationFormat) -> None:
    number = MAX_FILE_VALUES // 2 // (MAX_PROPERTIES + 5)
    for at in range(number):
        await make(bench, f"d{at}", scope=scope, properties=MANY)
    exported = await run(bench, scope=scope, format=file_format)
    assert await take_in(bench, await make_scope(bench, "other"), exported.octets) == [ImportOutcome.CREATED] * number
    await make(bench, "more", scope=scope, properties=MANY)
    with pytest.raises(TooLarge) as caught:
        await run(bench, scope=scope, format=file_format)
    assert caught.value.limit == MAX_FILE_VALUES


async def test_no_more_octets_are_exported_than_can_be_unpacked(bench: Bench, scope: Scope) -> None:
    for at in range(MAX_UNPACKED_SIZE // 60_000 + 1):
        await make(bench, f"d{at}", scope=scope, properties={"a": "x" * 30_000, "b": "y" * 30_000})
    with pytest.raises(TooLarge) as caught:
        await run(bench, scope=scope)
    assert caught.value.limit == MAX_UNPACKED_SIZE


async def test_no_larger_file_is_exported_than_can_be_imported(bench: Bench, scope: Scope) -> None:
    for at in range(MAX_CONFIGURATION_FILE_SIZE // 30_000):
        text = base64.b85encode(random.Random(at).randbytes(32_000)).decode()
        await make(bench, f"d{at}", scope=scope, properties={"a": text[:20_000], "b": text[20_000:]})
    with pytest.raises(TooLarge) as caught:
        await run(bench, scope=scope, format=ConfigurationFormat.JSON)
    assert caught.value.limit == MAX_CONFIGURATION_FILE_SIZE
