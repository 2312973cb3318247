"""The recording is whole, and what is drawn from an answer is what is meant."""

import pytest

from services.model.runtime import RuntimeVersion
from tests.corpus import needs_corpus
from tests.programs import needs_openssl
from tests.runtimes.answers import JavaEntry, JavaView, NodeView, ParsedView
from tests.runtimes.recording import load_recording
from tests.runtimes.stores import list_stores

KEY = JavaEntry("a", "key", "RSA", None, ("0a",), chosen=True)
LONELY = JavaEntry("a", "key", "RSA", None, (), chosen=False)
LOCKED = JavaEntry("a", "locked", None, "corrupt private key", ("0a",), chosen=True)
TRUSTED = JavaEntry("b", "trusted", None, None, ("0b",), chosen=False)
LOST = JavaEntry("C", "nothing", None, None, (), chosen=False)


@needs_corpus
@needs_openssl
def test_every_keystore_is_recorded() -> None:
    assert list(load_recording()) == list(list_stores())


def test_what_java_11_opens_is_told_of_java_8() -> None:
    assert all((RuntimeVersion.JAVA_8 in seen.opens_in) == (RuntimeVersion.JAVA_11 in seen.opens_in) for seen in load_recording().values())


@pytest.mark.parametrize("entries", [(KEY,), (TRUSTED,), (KEY, TRUSTED), (TRUSTED, LOST)])
def test_java_opens_what_can_be_used(entries: tuple[JavaEntry, ...]) -> None:
    assert JavaView(None, entries).opens


@pytest.mark.parametrize("entries", [(), (LOST,), (LOCKED,), (LONELY,), (LONELY, TRUSTED), (KEY, LOCKED)])
def test_java_does_not_open_what_cannot_be_used(entries: tuple[JavaEntry, ...]) -> None:
    assert not JavaView(None, entries).opens


def test_who_refuses_does_not_open() -> None:
    assert not JavaView("IOException", (KEY,)).opens
    assert not ParsedView("mac verify failure", key=True).opens
    assert not NodeView("mac verify failure").opens


def test_openssl_opens_what_is_not_empty() -> None:
    assert not ParsedView(None).opens
    assert ParsedView(None, key=True).opens
    assert ParsedView(None, certificate="0a").opens
    assert ParsedView(None, others=("0a",)).opens
