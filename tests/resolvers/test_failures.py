"""Every failure has its error type, and each mutation's union has what its use case declares, no more and no less."""

import ast
import inspect
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLInputObjectType
from strawberry.types.union import StrawberryUnion

import schema.errors
from resolvers.failures import ERROR_TYPES, PRESENTERS
from resolvers.schema import build_schema
from schema.access import operations as access
from schema.certificates import export, issuance, operations, versions
from schema.destinations import files as destination_files
from schema.destinations import operations as destinations
from schema.scopes import operations as scopes
from services import errors
from services.model.audit import AuditFilter
from services.model.destination import ConfigurationFilter
from services.model.query import CertificateFilter
from tests.support import name_use_cases

USE_CASES = name_use_cases()

UNIONS: list[tuple[str, str, Any]] = [
    ("scopes.create", "raises", scopes.CreateScopeResult),
    ("scopes.delete", "raises", scopes.DeleteScopeResult),
    ("certificates.upload", "raises", operations.UploadCertificateResult),
    ("certificates.inspect", "raises", operations.InspectCertificateResult),
    ("certificates.unlock", "raises", operations.UnlockKeystoreResult),
    ("certificates.label", "raises", operations.SetCertificateLabelsResult),
    ("certificates.export", "raises", export.ExportCertificateResult),
    ("certificates.delete", "raises", operations.DeleteCertificateResult),
    ("certificates.generate", "raises", issuance.GenerateCertificateResult),
    ("certificates.renew", "raises", issuance.RenewCertificateResult),
    ("certificates.renew", "switch_raises", issuance.SetAutomaticRenewalResult),
    ("certificates.replace", "raises", versions.ReplaceCertificateResult),
    ("certificates.roll_back", "raises", versions.RollBackCertificateResult),
    ("certificates.revoke", "raises", issuance.RevokeCertificateResult),
    ("certificates.restore", "raises", operations.RestoreCertificateResult),
    ("destinations.create", "raises", destinations.CreateDestinationResult),
    ("destinations.create", "raises", destinations.CreateFragmentResult),
    ("destinations.replace", "raises", destinations.ReplaceDestinationResult),
    ("destinations.replace", "raises", destinations.ReplaceFragmentResult),
    ("destinations.delete", "raises", destinations.DeleteDestinationResult),
    ("destinations.delete", "raises", destinations.DeleteFragmentResult),
    ("destinations.label", "raises", destinations.SetDestinationLabelsResult),
    ("destinations.label", "raises", destinations.SetFragmentLabelsResult),
    ("destinations.import_files", "raises", destination_files.ImportDestinationsResult),
    ("destinations.export_files", "raises", destination_files.ExportDestinationsResult),
    ("access.create_service_key", "raises", access.CreateServiceKeyResult),
    ("access.delete_service_key", "raises", access.DeleteServiceKeyResult),
    ("access.create_tenant", "raises", access.CreateTenantResult),
    ("access.suspend_tenant", "raises", access.SuspendTenantResult),
    ("access.suspend_tenant", "resume_raises", access.ResumeTenantResult),
    ("access.subscribe", "raises", access.SubscribeTenantResult),
    ("access.unsubscribe", "raises", access.UnsubscribeTenantResult),
]

OF_REST_ALONE = {"destinations.look_up"}
"""What GraphQL does not offer: server/rest/problems.py says what each error is there."""

NEVER_REACHES_THE_CALLER = {"DomainError", "ServiceUnavailable"}
"""The first is caught in the job; the second is the answer of the edge, whatever was asked."""


STAYS = {"certificates.inspect": {"PasswordRequiredError"}}
"""Members that are never raised any more; to take one out of a union would break clients."""


def leaves(error: type[errors.DomainError]) -> list[type[errors.DomainError]]:
    below = error.__subclasses__()
    return [leaf for one in below for leaf in leaves(one)] if below else [error]


def test_every_failure_has_an_error_type_of_its_own() -> None:
    assert set(PRESENTERS) == set(ERROR_TYPES) == set(leaves(errors.DomainError))
    assert len(set(ERROR_TYPES.values())) == len(ERROR_TYPES)


def test_every_error_type_has_a_failure() -> None:
    assert set(ERROR_TYPES.values()) == set(schema.errors.Error.__subclasses__())


@pytest.mark.parametrize(
    ("name", "attribute", "union"),
    UNIONS,
    ids=[f"{name} {attribute} {union.__metadata__[0].graphql_name}" for name, attribute, union in UNIONS],
)
def test_a_union_has_the_errors_that_the_use_case_declares(name: str, attribute: str, union: Any) -> None:
    declared = getattr(USE_CASES[name], attribute)
    assert isinstance(union.__metadata__[0], StrawberryUnion)
    members = {member.__name__ for member in union.__origin__.__args__ if not member.__name__.endswith(("Success", "DryRun"))}
    assert members - STAYS.get(name, set()) == {f"{failure.__name__}Error" for failure in declared}


def test_every_use_case_of_a_mutation_has_its_row() -> None:
    declaring = {name for name, use_case in USE_CASES.items() if hasattr(use_case, "raises")}
    assert declaring - OF_REST_ALONE == {name for name, _, _ in UNIONS}


@pytest.mark.parametrize("name", sorted({name for name, _, _ in UNIONS} | OF_REST_ALONE))
def test_what_a_verb_raises_itself_is_declared(name: str) -> None:
    use_case: Any = type(USE_CASES[name])
    tree = ast.parse(Path(inspect.getfile(use_case)).read_text())
    raised = {
        node.exc.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name)
    }
    declared = {failure.__name__ for failure in use_case.raises}
    assert {one for one in raised if hasattr(errors, one)} - NEVER_REACHES_THE_CALLER <= declared


def test_groups_are_the_same_in_the_services_and_in_the_api() -> None:
    for failures, error_types in (
        (errors.READING, schema.errors.ReadingError),
        (errors.KEEPING, schema.errors.KeepingError),
        (errors.ACCESS, schema.errors.AccessError),
    ):
        assert {ERROR_TYPES[failure] for failure in failures} == set(error_types.__args__)


def test_a_field_is_spelt_as_in_the_api_in_the_sentence_too() -> None:
    present = PRESENTERS[errors.InvalidInput]
    error = present(errors.InvalidInput("new_password must have at most 9 characters.", field="new_password"))
    assert isinstance(error, schema.errors.InvalidInputError)
    assert (error.field, error.message) == ("newPassword", "newPassword must have at most 9 characters.")
    assert schema.errors.name_field("labels[0].key") == "labels[0].key"
    assert schema.errors.name_field("pkcs12_profile") == "pkcs12Profile"


@pytest.mark.parametrize("kind", [CertificateFilter, ConfigurationFilter, AuditFilter])
def test_the_fields_of_filters_are_named_as_in_the_api(kind: type) -> None:
    """A filter that is too broad is refused with the names of all that it sets."""
    api = build_schema().schema_converter.type_map
    names = {
        name for known in api.values() if isinstance(known.implementation, GraphQLInputObjectType) for name in known.implementation.fields
    }
    never_said = {"spkiSha256"} | ({"scopeId"} - names)
    assert {schema.errors.name_field(one.name) for one in fields(kind)} - never_said <= names
