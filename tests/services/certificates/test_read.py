"""Handing out stored files to applications."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from services.errors import Forbidden, NotFound
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.secret import Secret
from tests.fakes.versions import MemoryVersions
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, chain_of_three, p12_of, pem_chain

PUBLIC, PRIVATE = pem_chain(*chain_of_three()), pem_chain(*chain_of_three(), with_key=True)


@dataclass
class Notes:
    """Keeps what is noted."""

    noted: list[tuple[str, str]] = field(default_factory=list)

    def note(self, caller: Caller, certificate: Certificate) -> None:
        """Keep it."""
        self.noted.append((caller.subject, certificate.name))


class CountingVersions(MemoryVersions):
    """Counts the questions."""

    asked: list[str]

    async def load_many_octets(self, certificates: Any) -> Any:
        """Load them."""
        self.asked.append("octets")
        return await super().load_many_octets(certificates)

    async def load_contents(self, certificate: Certificate, version: int | None = None) -> Any:
        """Load them."""
        self.asked.append("contents")
        return await super().load_contents(certificate, version)


async def test_files_are_those_that_were_stored_and_their_reads_are_noted() -> None:
    bench, notes = Bench(), Notes()
    scope = await make_scope(bench)
    found = [await upload(bench, PUBLIC, "a.pem", scope=scope), await upload(bench, PRIVATE, "b.pem", scope=scope)]
    read = replace(bench.use_cases().certificates.read, notes=notes)
    assert await read(CALLER, found) == [Secret(PUBLIC), Secret(PRIVATE)]
    assert notes.noted == [("developer", "a.pem"), ("developer", "b.pem")]
    assert await read(CALLER, []) == []


async def test_what_was_removed_meanwhile_is_none_and_not_noted() -> None:
    bench, notes = Bench(), Notes()
    certificate = await upload(bench, PRIVATE)
    bench.memory.certificates.clear()
    read = replace(bench.use_cases().certificates.read, notes=notes)
    assert (await read(CALLER, [certificate]), notes.noted) == ([None], [])


@pytest.mark.parametrize(
    ("octets", "name", "missing", "is_refused"),
    [
        (PRIVATE, "a.pem", Right.CERTIFICATE_EXPORT_PRIVATE, True),
        (PUBLIC, "a.pem", Right.CERTIFICATE_EXPORT_PRIVATE, False),
        (p12_of(*chain_of_three(), password=b"pw"), "a.p12", Right.CERTIFICATE_EXPORT_PRIVATE, True),
        (PUBLIC, "a.pem", Right.CERTIFICATE_EXPORT, True),
        (PUBLIC, "a.pem", Right.CERTIFICATE_READ, True),
    ],
)
async def test_what_is_or_may_be_a_private_key_needs_its_right(octets: bytes, name: str, missing: Right, is_refused: bool) -> None:
    bench, notes = Bench(), Notes()
    certificate = await upload(bench, octets, name)
    caller = replace(CALLER, rights=frozenset(Right) - {missing})
    read = replace(bench.use_cases().certificates.read, notes=notes)
    if is_refused:
        with pytest.raises(Forbidden, match=missing.value.replace(".", r"\.")):
            await read(caller, [certificate])
        assert notes.noted == []
    else:
        assert await read(caller, [certificate]) == [Secret(octets)]


async def test_of_several_none_is_read_where_one_may_not_be() -> None:
    bench, notes = Bench(), Notes()
    scope = await make_scope(bench)
    found = [await upload(bench, PUBLIC, "a.pem", scope=scope), await upload(bench, PRIVATE, "b.pem", scope=scope)]
    read = replace(bench.use_cases().certificates.read, notes=notes)
    with pytest.raises(Forbidden):
        await read(replace(CALLER, rights=frozenset(Right) - {Right.CERTIFICATE_EXPORT_PRIVATE}), found)
    with pytest.raises(NotFound):
        await read(STRANGER, found)
    assert notes.noted == []


async def test_what_is_inside_is_looked_up_only_where_the_right_depends_on_it() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    pem = await upload(bench, PUBLIC, "a.pem", scope=scope)
    versions = CountingVersions(bench.memory)
    read = replace(bench.use_cases().certificates.read, versions=versions, notes=Notes())
    public_only = replace(CALLER, rights=frozenset(Right) - {Right.CERTIFICATE_EXPORT_PRIVATE})
    store = replace(pem, format=(await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "b.p12", scope=scope)).format)
    for caller, certificate, asked in (
        (CALLER, pem, ["octets"]),
        (public_only, pem, ["octets"]),
        (CALLER, store, ["octets"]),
        (public_only, store, ["contents", "octets"]),
    ):
        versions.asked = []
        await read(caller, [certificate])
        assert versions.asked == asked
