"""What an installation tells everybody who has an access token."""

from datetime import timedelta
from typing import Any

from strawberry.types.base import get_object_definition

from resolvers.context import Context
from resolvers.schema import build_schema
from schema.installation.types import InstallationLimits
from server.graphql.settings import GraphQLSettings
from services.model import limits
from services.model.caller import Caller
from services.model.limits import MEBIBYTE, Limits
from services.rules.generation import DEFAULT_KEY_ALGORITHM
from tests.presence import not_none
from tests.services.certificates.making import FailingAuthority, ask, make_scope
from tests.support import Bench

SCHEMA = build_schema()
NOBODY = Caller(tenant="acme", subject="nobody")
SET = Limits(
    file_size=3 * MEBIBYTE,
    certificates_per_scope=11,
    destinations_per_scope=12,
    fragments_per_scope=13,
    scopes_per_tenant=14,
    accept_weak_keys=True,
    max_validity_days=15,
    version_overlap=timedelta(days=16),
    restorable_for=timedelta(days=17),
)


async def ask_of(bench: Bench, selection: str, caller: Caller = NOBODY) -> Any:
    """Return the installation's fields of an answer without errors."""
    result = await SCHEMA.execute(f"{{ installation {{ {selection} }} }}", context_value=Context(caller, bench.use_cases(), "r1"))
    assert result.errors is None, result.errors
    return not_none(result.data)["installation"]


async def test_what_an_installation_sets_is_told_without_any_right() -> None:
    asked = "fileSize certificatesPerScope destinationsPerScope fragmentsPerScope scopesPerTenant validityDays"
    answer = await ask_of(Bench(limits=SET), f"limits {{ {asked} }} acceptsWeakKeys versionOverlap restorableFor trustedDocuments")
    assert answer == {
        "limits": dict(zip(asked.split(), (3 * MEBIBYTE, 11, 12, 13, 14, 15), strict=True)),
        "acceptsWeakKeys": True,
        "versionOverlap": 16 * 86_400,
        "restorableFor": 17 * 86_400,
        "trustedDocuments": "OFF",
    }


async def test_every_limit_is_told() -> None:
    """A new setting, and a new field, is told or left out on purpose."""
    told = {one.python_name for one in get_object_definition(InstallationLimits, strict=True).fields}
    elsewhere = {"accept_weak_keys", "version_overlap", "restorable_for"}
    assert set(Limits.__dataclass_fields__) <= told | elsewhere
    names = " ".join(
        one.graphql_name or SCHEMA.config.name_converter.from_field(one)
        for one in get_object_definition(InstallationLimits, strict=True).fields
    )
    answer = (await ask_of(Bench(), f"limits {{ {names} }}"))["limits"]
    assert all(isinstance(number, int) and number > 0 for number in answer.values())
    assert (answer["nameLength"], answer["pageSize"], answer["nodeIds"]) == (limits.MAX_NAME_LENGTH, limits.MAX_PAGE_SIZE, limits.MAX_NODES)


async def test_the_defaults_are_those_that_are_taken() -> None:
    bench = Bench()
    told = await ask_of(
        bench, "version maxCost needsCsr generationService defaultValidity { value unit } defaultKeyAlgorithm defaultPkcs12Profile"
    )
    assert told == {
        "version": "0.1.0",
        "maxCost": GraphQLSettings().limits.cost,
        "needsCsr": False,
        "generationService": bench.authority.name,
        "defaultValidity": {"value": 3, "unit": "MONTHS"},
        "defaultKeyAlgorithm": DEFAULT_KEY_ALGORITHM.name,
        "defaultPkcs12Profile": "MODERN_2023",
    }
    generated = not_none((await ask(bench, scope_id=(await make_scope(bench)).id)).certificate)
    assert generated.creation.generation_service == told["generationService"]
    assert not_none(not_none(generated.spec).validity).value == told["defaultValidity"]["value"]


async def test_an_authority_that_needs_a_csr_is_told() -> None:
    answer = await ask_of(Bench(authority=FailingAuthority(needs_csr=True)), "needsCsr generationService")
    assert answer == {"needsCsr": True, "generationService": "Failing authority"}


async def test_the_choices_are_those_that_are_taken() -> None:
    answer = await ask_of(
        Bench(),
        """fileTypes { type keystore formats } generatedFileTypes { type holdsPrivateKey takesCsr } keyAlgorithms pkcs12Profiles
        exportFormats { format keystore holdsPrivateKeys }""",
    )
    stores, others = ["PKCS12", "JKS", "JCEKS"], ["PEM", "DER", "PKCS7"]
    assert [(one["type"], one["keystore"], one["formats"]) for one in answer["fileTypes"]] == [
        *((name, False, others) for name in ("PEM", "CER", "CRT")),
        *((name, True, stores) for name in ("JKS", "P12", "PFX")),
    ]
    assert [(one["type"], one["holdsPrivateKey"], one["takesCsr"]) for one in answer["generatedFileTypes"]] == [
        ("PEM", True, True),
        ("CER", False, True),
        ("CRT", False, True),
        *((name, True, False) for name in ("JKS", "P12", "PFX")),
    ]
    assert len(answer["keyAlgorithms"]) == 6
    assert answer["pkcs12Profiles"] == ["MODERN_2023", "MODERN_2026", "LEGACY_3DES"]
    assert [one["format"] for one in answer["exportFormats"] if one["holdsPrivateKeys"]] == ["PEM", "PKCS12", "JKS"]
    assert [one["format"] for one in answer["exportFormats"] if one["keystore"]] == ["PKCS12", "JKS"]


async def test_the_table_of_renewals_is_that_of_saps_service() -> None:
    answer = await ask_of(Bench(), "renewalThresholds { validityUpToDays before }")
    assert [(one["validityUpToDays"], one["before"] / 86_400) for one in answer["renewalThresholds"]] == [
        *((1, 0.5), (14, 1), (31, 3), (154, 7), (None, 30)),
    ]
