"""What is said of openings that were not known when a file was stored."""

from dataclasses import replace

import pytest

from services.model.contents import Contents, Format, Integrity
from services.model.openings import has_unknown_openings, list_openings
from services.model.runtime import RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion

_BEFORE = Contents(format=Format.PKCS12, integrity=Integrity.NONE, is_locked=False, has_password=False, entries=())
_KNOWN = (RuntimeOpening(runtime=RuntimeVersion.JAVA_8, outcome=RuntimeOutcome.OPENS),)


@pytest.mark.parametrize("format_", [Format.PKCS12, Format.JKS, Format.JCEKS])
def test_a_keystore_from_before_has_not_been_tried_in_any_runtime(format_: Format) -> None:
    openings = list_openings(replace(_BEFORE, format=format_))
    assert [opening.runtime for opening in openings] == list(RuntimeVersion)
    assert {opening.outcome for opening in openings} == {RuntimeOutcome.NOT_TRIED}


@pytest.mark.parametrize(("has_password", "reason"), [(True, RuntimeReason.LOCKED), (False, RuntimeReason.NOT_READ_AGAIN)])
def test_the_message_says_to_unlock_it(has_password: bool, reason: RuntimeReason) -> None:
    for opening in list_openings(replace(_BEFORE, has_password=has_password)):
        assert opening.reason is reason
        assert "unlock it" in (opening.message or "")


def test_what_is_known_is_said_as_it_is() -> None:
    known = replace(_BEFORE, openings=_KNOWN)
    assert list_openings(known) == _KNOWN
    assert not has_unknown_openings(known)


def test_other_files_have_none() -> None:
    single = replace(_BEFORE, format=Format.PEM)
    assert list_openings(single) == ()
    assert not has_unknown_openings(single)
