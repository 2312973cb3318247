"""What one operation may ask for, refused before it is done."""

import asyncio
import gc
import weakref
from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest
from strawberry.dataloader import DataLoader

from resolvers import work
from resolvers.context import Context
from services.errors import ErrorCode, InvalidInput
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.destination import ConfigurationKind, ConfigurationListing
from services.model.query import CertificateFilter, Listing, Page
from tests.services.storage.examples import a_certificate, a_configuration, a_scope, some_contents

PLAIN = Listing(first=5)
DESTINATIONS = ConfigurationListing(kind=ConfigurationKind.DESTINATION, first=5)
FINGERPRINT = Listing(first=5, filter=CertificateFilter(sha256="ab" * 32))


class Found:
    """Anything that a use case finds."""

    shown = ()


class Answers:
    """Every use case at once; it counts how many things it was asked for."""

    clock = None

    def __init__(self) -> None:
        self.asked = 0

    def get(self, _: type) -> "Answers":
        """Return itself, whatever is asked for."""
        return self

    async def __call__(self, _: Caller, wanted: Any = None, **__: object) -> Any:
        """Return a page, or for each thing of a list what can be anything that is found."""
        self.asked += 1
        return [Found() for _ in wanted] if isinstance(wanted, list) else Page(items=(), has_next=False)

    async def again(self, _: Caller, wanted: Sequence[object]) -> Sequence[object]:
        """Return what is there."""
        self.asked += len(wanted)
        return wanted

    async def count(self, *_: object) -> int:
        """Return 0."""
        self.asked += 1
        return 0

    def recall(self, *_: object) -> None:
        """Return nothing: no scope is known."""

    async def by_name(self, *_: object, **__: object) -> None:
        """Return nothing."""
        self.asked += 1

    async def sharing(self, *_: object) -> dict[CertificateFilter, object]:
        """Return nothing."""
        return {}

    async def many(self, _: Caller, ids: Sequence[str], **__: object) -> Sequence[object]:
        """Return anything for each."""
        self.asked += len(ids)
        return [Found() for _ in ids]

    async def load_contents(self, _: Caller, certificates: Sequence[Certificate], **__: object) -> list[object]:
        """Return some contents for each."""
        self.asked += len(certificates)
        return [some_contents() for _ in certificates]

    async def list_versions(self, _: Caller, certificates: Sequence[Certificate]) -> list[object]:
        """Return nothing for each."""
        self.asked += len(certificates)
        return [() for _ in certificates]


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def context(answers: Answers) -> Context:
    return Context(Caller(tenant="acme", subject="bob"), cast("Any", answers), "request")


LOOKUPS: dict[str, Callable[[Context], Any]] = {
    "scope": lambda context: context.load_scope("s"),
    "scope by id": lambda context: context.find_scope("s"),
    "certificate by id": lambda context: context.find_certificate("c", fields=None),
    "destination by id": lambda context: context.find_configuration("d"),
    "service key by id": lambda context: context.find_service_key("k"),
    "scopes": lambda context: context.list_scopes(first=1, after=None, direction=cast("Any", None)),
    "number of scopes": lambda context: context.count_scopes(),
    "contents": lambda context: context.files.load_contents(a_certificate(a_scope())),
    "versions": lambda context: context.files.list_versions(a_certificate(a_scope())),
    "uses": lambda context: context.list_uses(a_certificate(a_scope())),
    "configuration": lambda context: context.load_configuration(a_configuration(a_scope())),
    "leads": lambda context: context.load_references(a_configuration(a_scope()), fields=None),
    "findings": lambda context: context.load_configuration_findings(a_configuration(a_scope())),
    "name": lambda context: context.find_certificate_by_name("s", "n", fields=None),
    "list": lambda context: context.list_certificates(PLAIN),
    "list by fingerprint": lambda context: context.list_certificates(FINGERPRINT),
    "number": lambda context: context.count_certificates(PLAIN),
    "number by fingerprint": lambda context: context.count_certificates(FINGERPRINT),
    "destination by name": lambda context: context.find_configuration_by_name("s", ConfigurationKind.DESTINATION, name="n"),
    "destinations": lambda context: context.list_configurations(DESTINATIONS),
    "number of destinations": lambda context: context.count_configurations(DESTINATIONS),
    "statistics": lambda context: context.count_statistics("s", None),
}


@pytest.mark.parametrize("what", LOOKUPS)
async def test_every_look_up_counts_and_one_too_many_is_not_done(
    context: Context, answers: Answers, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MAX_LOOKUPS", 1)
    context._now = cast("Any", "now")
    await LOOKUPS[what](context)
    assert context.work.lookups == 1
    done = answers.asked
    for again in LOOKUPS.values():  # none of them is done any more, whichever came first
        fresh = Context(context.caller, cast("Any", answers), "request")
        fresh._now, fresh.work = cast("Any", "now"), context.work
        with pytest.raises(InvalidInput) as refused:
            await again(fresh)
        assert (refused.value.code, refused.value.field) == (ErrorCode.QUERY_TOO_COMPLEX, "query")
    assert answers.asked == done


async def test_what_is_remembered_counts_once(context: Context) -> None:
    certificate = a_certificate(a_scope())
    for _ in range(3):
        await context.files.load_contents(certificate)
    assert (context.work.lookups, context.work.octets) == (1, certificate.size)


async def test_files_that_are_too_large_together_are_not_read(context: Context, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = a_certificate(a_scope(), size=work.MAX_OCTETS)
    await context.files.load_contents(certificate)
    with pytest.raises(InvalidInput, match="octets of files"):
        await context.files.load_contents(a_certificate(a_scope(), size=1))
    assert answers.asked == 1


async def test_entries_that_are_too_many_are_not_shown(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = len(some_contents().entries)
    monkeypatch.setattr(work, "MAX_ENTRIES", entries)
    assert await context.files.load_entries(a_certificate(a_scope())) == some_contents().entries
    with pytest.raises(InvalidInput, match="entries"):
        await context.files.load_entries(a_certificate(a_scope()))


async def test_what_was_read_is_free_when_the_operation_ends(context: Context) -> None:
    """Without the garbage collector, which takes long where large key stores wait for it."""
    context._now = cast("Any", "now")
    for look_up in LOOKUPS.values():
        await look_up(context)
    entries = await context.files.load_entries(a_certificate(a_scope()))
    assert context.files.identify_entry(entries[0]).startswith("ent_")
    loaders: list[object] = [value for value in vars(context._batches).values() if isinstance(value, DataLoader)]
    assert len(loaders) == 12
    await asyncio.sleep(0)  # their last callbacks
    read = [weakref.ref(one) for one in (*loaders, context.files._shown)]
    gc.disable()
    try:
        loaders.clear()
        context.forget()
        assert [one() for one in read] == [None] * 13
    finally:
        gc.enable()


def test_files_are_opened_up_to_a_number_and_as_long_as_their_octets_may_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MAX_OPENED", 2)
    counted = work.Work()
    assert [counted.may_open(size) for size in (1, work.MAX_OCTETS, work.MAX_OCTETS - 1, 0)] == [True, False, True, False]
    with pytest.raises(InvalidInput, match="octets of files"):
        counted.count(octets=1)
