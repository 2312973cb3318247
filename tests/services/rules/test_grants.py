"""Rights in claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.model.access import Role
from services.model.caller import Right
from services.rules.grants import read_grants, write_grants

RIGHTS = st.frozensets(st.sampled_from(Right))
SCOPE, OTHER = f"scp_{'a' * 26}", f"scp_{'b' * 26}"


@given(rights=RIGHTS, here=RIGHTS, there=RIGHTS)
def test_what_is_written_is_read(rights: frozenset[Right], here: frozenset[Right], there: frozenset[Right]) -> None:
    scopes = {SCOPE: here - {Right.INSTALLATION_ADMIN}, OTHER: there - {Right.INSTALLATION_ADMIN}}
    assert read_grants(write_grants(rights, scopes)) == (rights, {scope: given for scope, given in scopes.items() if given})


def test_a_role_is_its_rights_in_the_tenant_or_in_a_scope() -> None:
    viewer = Role.DESTINATION_CERTIFICATE_VIEWER
    assert read_grants([viewer.value]) == (viewer.rights, {})
    assert read_grants([f"{viewer.value}@{SCOPE}"]) == (frozenset(), {SCOPE: viewer.rights})


def test_a_role_of_service_instances_needs_a_scope() -> None:
    role = Role.DESTINATION_CERTIFICATE_VIEWER_INSTANCE
    assert read_grants([role.value]) == (frozenset(), {})
    assert read_grants([f"{role.value}@{SCOPE}"]) == (frozenset(), {SCOPE: role.rights})


@pytest.mark.parametrize(
    "text",
    ["", "@", "certificate.read@", f"@{SCOPE}", "certificate.read@scp_x", f"certificate.read@@{SCOPE}", "CERTIFICATE.READ", "certificate.read ",
     f"installation.admin@{SCOPE}"],
)  # fmt: skip
def test_what_is_no_right_gives_none(text: str) -> None:
    assert read_grants([text]) == (frozenset(), {})


@pytest.mark.parametrize("role", Role)
def test_no_role_reaches_beyond_destinations(role: Role) -> None:
    beyond = {Right.INSTALLATION_ADMIN, Right.ACCESS_ADMIN, Right.AUDIT_READ, Right.SCOPE_ADMIN, Right.NOTIFICATION_ADMIN}
    assert role.rights
    assert role.rights.isdisjoint(beyond)
    writes = {
        Right.CERTIFICATE_WRITE,
        Right.CERTIFICATE_EXPORT_PRIVATE,
        Right.DESTINATION_WRITE,
        Right.DESTINATION_READ_SECRETS,
        Right.TRUST_ADMIN,
    }
    assert ("Viewer" in role.value) == role.rights.isdisjoint(writes)
