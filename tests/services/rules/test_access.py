"""What the log says of refusals; who is refused what, `tests/services/test_rights.py` proves."""

import logging

import pytest

from services.errors import Forbidden, NotFound
from services.model.caller import Caller, Right
from services.model.identity import new_scope_id
from services.rules.access import find_scopes_with, load_certificate, load_configuration, load_scope, require_in, require_in_tenant
from tests.fakes.memory import Memory, MemoryCertificates, MemoryConfigurations, MemoryScopes

SCOPE = new_scope_id()
READER = Caller(tenant="default", subject="alice\nforged line", scope_rights={SCOPE: frozenset({Right.CERTIFICATE_READ})})
EVERYTHING = Caller(tenant="default", subject="dev", rights=frozenset(Right))
WHO = "refused: 'alice\\nforged line' of tenant 'default' asked for certificate.write"


def test_a_refusal_is_logged_with_subject_right_and_code(caplog: pytest.LogCaptureFixture) -> None:
    elsewhere = new_scope_id()
    with pytest.raises(Forbidden):
        require_in(READER, Right.CERTIFICATE_WRITE, SCOPE)
    with pytest.raises(NotFound):
        require_in(READER, Right.CERTIFICATE_WRITE, elsewhere)
    with pytest.raises(Forbidden):
        require_in_tenant(READER, Right.CERTIFICATE_WRITE)
    with pytest.raises(Forbidden):
        find_scopes_with(READER, Right.CERTIFICATE_WRITE)
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, f"{WHO} in {SCOPE}: FORBIDDEN"),
        (logging.WARNING, f"{WHO} in {elsewhere}: NOT_FOUND"),
        (logging.WARNING, f"{WHO}: FORBIDDEN"),
        (logging.WARNING, f"{WHO}: FORBIDDEN"),
    ]


async def test_who_looks_for_what_is_not_there_or_elsewhere_is_logged_too(caplog: pytest.LogCaptureFixture) -> None:
    memory = Memory()
    with pytest.raises(NotFound):
        await load_scope(MemoryScopes(memory), EVERYTHING, SCOPE, right=Right.SCOPE_ADMIN)
    for certificate_id in (f"crt_{SCOPE.removeprefix('scp_')}_{'0' * 26}", "no id: 'a name'"):
        with pytest.raises(NotFound):
            await load_certificate(MemoryCertificates(memory), EVERYTHING, certificate_id, right=Right.CERTIFICATE_READ)
    for configuration_id in (f"dst_{SCOPE.removeprefix('scp_')}_{'0' * 26}", "no id: 'a name'"):
        with pytest.raises(NotFound):
            await load_configuration(MemoryConfigurations(memory), EVERYTHING, configuration_id, right=Right.DESTINATION_WRITE)
    assert [record.getMessage() for record in caplog.records] == [
        f"refused: 'dev' of tenant 'default' asked for scope.admin in {SCOPE}: NOT_FOUND",
        f"refused: 'dev' of tenant 'default' asked for certificate.read in {SCOPE}: NOT_FOUND",
        "refused: 'dev' of tenant 'default' asked for certificate.read: NOT_FOUND",
        f"refused: 'dev' of tenant 'default' asked for destination.write in {SCOPE}: NOT_FOUND",
        "refused: 'dev' of tenant 'default' asked for destination.write: NOT_FOUND",
    ]


def test_who_is_not_refused_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    require_in(READER, Right.CERTIFICATE_READ, SCOPE)
    require_in_tenant(EVERYTHING, Right.CERTIFICATE_READ)
    find_scopes_with(READER, Right.CERTIFICATE_READ)
    assert caplog.records == []


def test_what_is_no_id_of_a_scope_is_not_repeated(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NotFound):
        require_in(READER, Right.CERTIFICATE_WRITE, "x\nforged line")
    assert [record.getMessage() for record in caplog.records] == [f"{WHO}: NOT_FOUND"]
