"""Each failure of a use case has its status and its sentence."""

import pytest

from server.rest.problems import FIELDS, NO_CONFIGURATION, STATUSES, find_status, refuse, say
from services import errors
from services.rules.access import NO_CERTIFICATE


def leaves(error: type[errors.DomainError]) -> list[type[errors.DomainError]]:
    below = error.__subclasses__()
    return [leaf for one in below for leaf in leaves(one)] if below else [error]


def test_every_failure_has_its_status_and_there_are_no_others() -> None:
    assert set(STATUSES) == set(leaves(errors.DomainError))


def test_only_statuses_that_the_contract_has_are_used() -> None:
    assert set(STATUSES.values()) <= {400, 403, 404, 409, 413, 503}


def test_a_missing_certificate_is_said_in_saps_words() -> None:
    assert NO_CONFIGURATION == "Configuration with the specified name was not found"
    refusal = refuse(errors.NotFound(NO_CERTIFICATE))
    assert (refusal.status, refusal.code, refusal.message) == (404, "NOT_FOUND", NO_CONFIGURATION)


@pytest.mark.parametrize(("field", "name"), FIELDS.items())
def test_fields_have_their_names_of_this_api(field: str, name: str) -> None:
    assert say(errors.InvalidInput(f"{field} must be shorter.", field=field)) == f"{name} must be shorter."


def test_the_code_of_a_failure_is_that_of_its_kind() -> None:
    error = errors.TooLarge("The file is large.", limit=1, code=errors.ErrorCode.KEYSTORE_LIMIT)
    assert (find_status(error), refuse(error).code) == (413, "KEYSTORE_LIMIT")


def test_what_may_be_tried_again_says_when() -> None:
    for error in (errors.AuthorityUnavailable("It is down.", retry_after=5), errors.ServiceUnavailable("It is down.", retry_after=5)):
        assert (refuse(error).status, refuse(error).headers) == (503, {"Retry-After": "5"})
    assert refuse(errors.NameTaken("a")).headers == {}
