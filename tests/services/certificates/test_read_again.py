"""Reading again what an earlier release read: what needs no password becomes known better, and nothing becomes known less."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from services.certificates.read_again import AT_ONCE, ReadAgain, join_readings
from services.errors import ServiceUnavailable
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.contents import Contents, FindingCode, Format, Integrity
from services.model.passwords import KeyPasswords
from services.model.runtime import Runtime
from services.model.secret import Secret
from tests.fakes.data import without_facts
from tests.fakes.memory import MemoryReadings, MemoryVersions
from tests.presence import not_none
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, Bench, InlineReader, chain_of_three, issue, p12_of, pem_chain


def open_p12() -> bytes:
    """Return a PKCS#12 that needs no password."""
    leaf, *issuers = chain_of_three()
    chain = [one.certificate for one in issuers]
    return pkcs12.serialize_key_and_certificates(b"client", leaf.key, leaf.certificate, chain, serialization.NoEncryption())


OPEN_P12 = open_p12()


@dataclass
class WatchedReader:
    """Reads, and does something before each file; `read` are the names of those that it read."""

    before: Callable[[str], None] = lambda _: None
    read: list[str] = field(default_factory=list)

    async def __call__(
        self,
        octets: Secret,
        *,
        file_name: str | None,
        password: Secret | None,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,  # of the port
    ) -> Contents:
        self.before(file_name or "")
        self.read.append(file_name or "")
        return await InlineReader()(octets, file_name=file_name, password=password, caller=caller)


def reading_again(bench: Bench, reader: WatchedReader) -> ReadAgain:
    return ReadAgain(readings=MemoryReadings(bench.memory), versions=MemoryVersions(bench.memory), reader=reader, keys=bench.keys)


async def take_all(steps: AsyncGenerator[int, None]) -> int:
    return sum([better async for better in steps])


async def read_again(bench: Bench, reader: WatchedReader | None = None) -> int:
    return await take_all(reading_again(bench, reader or WatchedReader())())


def forget(bench: Bench, certificate: Certificate, **less: object) -> None:
    """Let it be as a release before left it, which knew less."""
    stored = bench.memory.certificates[certificate.id]
    contents = replace(stored.contents[certificate.version], **less)  # type: ignore[arg-type]
    stored.contents[certificate.version], stored.is_outdated = contents, True
    stored.certificate = replace(stored.certificate, findings=contents.findings)


def contents_of(bench: Bench, certificate: Certificate) -> Contents:
    return bench.memory.certificates[certificate.id].contents[certificate.version]


async def test_a_keystore_without_a_password_is_judged_again() -> None:
    bench = Bench()
    stored = await upload(bench, OPEN_P12, "client.p12")
    known = contents_of(bench, stored)
    forget(bench, stored, openings=(), findings=())
    assert await read_again(bench) == 1
    assert contents_of(bench, stored) == known
    assert await bench.find_certificate(stored.id) == without_facts(stored)


async def test_what_is_found_in_other_files_is_found_in_those_of_before() -> None:
    bench = Bench()
    stored = await upload(bench, pem_chain(*reversed(chain_of_three())), "chain.pem")
    assert FindingCode.CHAIN_OUT_OF_ORDER in {finding.code for finding in stored.findings}
    forget(bench, stored, findings=())
    assert await read_again(bench) == 1
    assert not_none(await bench.find_certificate(stored.id)).findings == stored.findings


async def test_nobody_did_it() -> None:
    """Neither is a change of the time of modification told, nor is it recorded."""
    bench = Bench()
    stored = await upload(bench, OPEN_P12, "client.p12")
    forget(bench, stored, openings=())
    recorded, told = len(bench.memory.audit), len(bench.memory.told)
    await read_again(bench)
    assert not_none(await bench.find_certificate(stored.id)).modified_at == stored.modified_at
    assert (len(bench.memory.audit), len(bench.memory.told)) == (recorded, told)


async def test_what_needs_its_password_stays_as_it_is_known_and_is_tried_once() -> None:
    bench = Bench()
    stored = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", password=Secret(b"pw"))
    forget(bench, stored, runtimes=(Runtime.JAVA_8,))
    before, reader = contents_of(bench, stored), WatchedReader()
    assert await read_again(bench, reader) == 0
    assert await read_again(bench, reader) == 0
    assert contents_of(bench, stored) == before
    assert reader.read == ["client.p12"]


async def test_when_issuers_expire_is_learned_from_what_is_known_though_the_file_needs_its_password() -> None:
    bench = Bench()
    stored = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", password=Secret(b"pw"))
    forget(bench, stored)
    of_before = tuple(replace(one, issuers=()) for one in stored.validities)
    bench.memory.certificates[stored.id].certificate = replace(stored, validities=of_before)
    assert await read_again(bench) == 1
    (validity,) = not_none(await bench.find_certificate(stored.id)).validities
    assert [issuer.certificate for issuer in validity.issuers] == ["CN=Test Issuing CA", "CN=Test Root"]


async def test_what_is_as_it_was_known_is_read_once() -> None:
    bench = Bench()
    forget(bench, await upload(bench, issue("a").pem, "a.pem"))
    reader = WatchedReader()
    assert [await read_again(bench, reader) for _ in range(2)] == [0, 0]
    assert reader.read == ["a.pem"]


async def test_it_comes_in_steps() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    for number in range(AT_ONCE + 1):
        forget(bench, await upload(bench, issue("a").pem, f"{number}.pem", scope=scope))
    assert len([step async for step in reading_again(bench, WatchedReader())()]) == 2


async def test_cut_off_it_goes_on_with_what_is_left() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    for number in range(AT_ONCE + 1):
        forget(bench, await upload(bench, issue("a").pem, f"{number}.pem", scope=scope))
    reader = WatchedReader()
    steps = reading_again(bench, reader)()
    await anext(steps)
    await steps.aclose()
    assert len(reader.read) == AT_ONCE
    await read_again(bench, reader)
    assert len(set(reader.read)) == len(reader.read) == AT_ONCE + 1


async def test_two_that_do_it_at_the_same_time_do_no_harm() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    stored = [await upload(bench, OPEN_P12, f"{number}.p12", scope=scope) for number in range(3)]
    known = [contents_of(bench, one) for one in stored]
    for one in stored:
        forget(bench, one, openings=())
    await asyncio.gather(read_again(bench), read_again(bench))
    assert [contents_of(bench, one) for one in stored] == known
    assert await read_again(bench) == 0


async def test_one_that_is_changed_meanwhile_is_read_once_more() -> None:
    bench = Bench()
    stored = await upload(bench, OPEN_P12, "client.p12")
    known = contents_of(bench, stored)
    forget(bench, stored, openings=())

    def touch(_: str) -> None:
        if len(reader.read) == 0:
            of = bench.memory.certificates[stored.id]
            of.certificate = replace(of.certificate, modified_at=bench.clock.now())

    reader = WatchedReader(before=touch)
    bench.clock.moment = bench.clock.moment.replace(hour=13)
    assert await read_again(bench, reader) == 1
    assert len(reader.read) == 2
    assert contents_of(bench, stored) == known


async def test_one_that_is_changed_all_the_time_is_left_to_the_next_start() -> None:
    bench = Bench()
    stored = await upload(bench, OPEN_P12, "client.p12")
    forget(bench, stored, openings=())

    def touch(_: str) -> None:
        of = bench.memory.certificates[stored.id]
        of.certificate = replace(of.certificate, modified_at=of.certificate.modified_at + timedelta(seconds=1))

    reader = WatchedReader(before=touch)
    assert await read_again(bench, reader) == 0
    assert len(reader.read) == 3
    assert await read_again(bench) == 1


async def test_one_that_is_deleted_meanwhile_is_left() -> None:
    bench = Bench()
    stored = await upload(bench, OPEN_P12, "client.p12")
    forget(bench, stored, openings=())

    def delete(_: str) -> None:
        bench.memory.deleted[stored.id] = bench.memory.certificates.pop(stored.id)

    assert await read_again(bench, WatchedReader(before=delete)) == 0


async def test_one_that_fails_does_not_keep_the_others_from_being_read(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    for name in ("bad.p12", "good.p12"):
        forget(bench, await upload(bench, OPEN_P12, name, scope=scope), openings=())

    def fail(name: str) -> None:
        if name == "bad.p12":
            raise ZeroDivisionError

    assert await read_again(bench, WatchedReader(before=fail)) == 1
    assert "was not read again" in caplog.text


async def test_without_readers_it_ends_and_goes_on_the_next_time() -> None:
    bench = Bench()
    forget(bench, await upload(bench, OPEN_P12, "client.p12"), openings=())

    def fail(_: str) -> None:
        raise ServiceUnavailable("No reader answers.")

    with pytest.raises(ServiceUnavailable):
        await read_again(bench, WatchedReader(before=fail))
    assert await read_again(bench) == 1


async def test_a_locked_keystore_is_read_as_far_as_it_was() -> None:
    bench = Bench()
    stored = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", accepts_locked=True)
    known = contents_of(bench, stored)
    forget(bench, stored, openings=())
    assert await read_again(bench) == 1
    assert contents_of(bench, stored) == known


KNOWN = Contents(format=Format.JKS, integrity=Integrity.VERIFIED, is_locked=False, has_password=True, entries=())


async def test_a_checksum_that_was_verified_stays_verified() -> None:
    bench = Bench()
    stored = await upload(bench, pem_chain(*chain_of_three(), with_key=False), "trust.pem")
    entries = contents_of(bench, stored).entries
    integrity = await InlineReader()(Secret(OPEN_P12), file_name=None, password=None, caller=CALLER)
    found = replace(integrity, format=Format.JKS, integrity=Integrity.NOT_VERIFIED, has_password=False, entries=entries)
    joined = join_readings(replace(KNOWN, entries=entries), found)
    assert (joined.integrity, joined.has_password) == (Integrity.VERIFIED, True)
    assert joined.runtimes == found.runtimes


def test_what_became_less_does_not_count() -> None:
    assert join_readings(KNOWN, replace(KNOWN, is_locked=True, runtimes=(Runtime.JAVA_8,))) == KNOWN
    assert join_readings(KNOWN, replace(KNOWN, format=Format.PKCS12, runtimes=(Runtime.JAVA_8,))) == KNOWN
    assert join_readings(KNOWN, replace(KNOWN, runtimes=(Runtime.JAVA_8,))) == KNOWN
