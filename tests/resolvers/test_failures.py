"""Every failure has its error type, and every error that a use case declares is in its mutation's union."""

import re

import pytest
from strawberry.types.union import StrawberryUnion

from resolvers.failures import FAILURES
from resolvers.use_cases import UseCases
from schema import results
from services import errors

READING = ("UnrecognizedFormat", "PasswordRequired", "WrongPassword", "MalformedContent", "UnsupportedAlgorithm", "TooCostly", "TooLarge")

UNIONS = {
    "create_scope": results.CreateScopeResult,
    "delete_scope": results.DeleteScopeResult,
    "upload": results.UploadCertificateResult,
    "inspect": results.InspectCertificateResult,
    "unlock": results.UnlockKeystoreResult,
    "label": results.SetCertificateLabelsResult,
    "export": results.ExportCertificateResult,
    "delete": results.DeleteCertificateResult,
    "generate": results.GenerateCertificateResult,
    "renew": results.RenewCertificateResult,
    "replace": results.ReplaceCertificateResult,
    "roll_back": results.RollBackCertificateResult,
    "revoke": results.RevokeCertificateResult,
    "restore": results.RestoreCertificateResult,
}


def leaves(error: type[errors.DomainError]) -> list[type[errors.DomainError]]:
    below = error.__subclasses__()
    return [leaf for one in below for leaf in leaves(one)] if below else [error]


def test_every_failure_has_an_error_type_of_its_own() -> None:
    assert set(FAILURES) == set(leaves(errors.DomainError))
    assert len({error_type for error_type, _ in FAILURES.values()}) == len(FAILURES)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.__name__)
def test_error_types_are_named_after_their_failures(failure: type[errors.DomainError]) -> None:
    assert FAILURES[failure][0].__name__ == failure.__name__ + "Error"


@pytest.mark.parametrize("name", UNIONS)
def test_a_union_has_every_error_that_the_use_case_declares(name: str) -> None:
    """The docstring of `__call__` says what is raised; "what reading raises" stands for the reader's errors."""
    use_case = UseCases.__annotations__[name]
    declared = use_case.__call__.__doc__ or ""
    assert "aises" in declared
    wanted = {failure.__name__ for failure in FAILURES if re.search(rf"\b{failure.__name__}\b", declared)}
    if "what reading" in declared:
        wanted |= set(READING)
    union = UNIONS[name].__metadata__[0]
    assert isinstance(union, StrawberryUnion)
    members = {member.__name__ for member in UNIONS[name].__origin__.__args__}
    assert {f"{failure}Error" for failure in wanted} <= members
