"""Idempotency keys: what counts as the same input."""

import hashlib
from dataclasses import replace

import pytest

from services.errors import IdempotencyMismatch
from services.model.certificate import Certificate
from services.model.contents import FileType
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from tests.fakes.data import Memory
from tests.services.certificates.making import generate, make_scope, upload
from tests.services.formats.two_passwords import STORE, Twice, given, make_jks
from tests.support import Bench, chain_of_three, p12_of

RIGHT = b"correct horse"
OTHERS = [b"another horse", b"", None]


def a_file() -> bytes:
    return p12_of(*chain_of_three(), password=RIGHT)


async def send(bench: Bench, octets: bytes, password: bytes | None, scope_id: str) -> Certificate:
    scope = bench.memory.scopes[scope_id]
    given = None if password is None else Secret(password)
    return await upload(bench, octets, "a.p12", scope=scope, password=given, idempotency_key="key")


@pytest.mark.parametrize("other", OTHERS)
async def test_the_same_upload_with_another_password_is_another_input(other: bytes | None) -> None:
    bench, octets = Bench(), a_file()
    scope = await make_scope(bench)
    first = await send(bench, octets, RIGHT, scope.id)
    assert (await send(bench, octets, RIGHT, scope.id)).id == first.id
    with pytest.raises(IdempotencyMismatch):
        await send(bench, octets, other, scope.id)


@pytest.mark.parametrize(
    "other",
    [
        None,
        given("keypass2"),
        given("keypass1", one="keypass1"),
        given(one="keypass1", two="keypass1"),
        given(one="keypass1"),
        given(ONE="keypass1"),
    ],
)
async def test_the_same_upload_with_other_passwords_of_keys_is_another_input(other: KeyPasswords | None) -> None:
    bench, octets = Bench(), make_jks(Twice())
    scope = await make_scope(bench)

    async def ask(key_passwords: KeyPasswords | None) -> Certificate:
        password = Secret(STORE.encode())
        return await upload(bench, octets, "a.jks", scope=scope, password=password, key_passwords=key_passwords, idempotency_key="key")

    first = await ask(given("keypass1"))
    assert (await ask(given("keypass1"))).id == first.id
    with pytest.raises(IdempotencyMismatch):
        await ask(other)


@pytest.mark.parametrize("other", OTHERS)
async def test_the_same_generation_with_another_password_is_another_input(other: bytes | None) -> None:
    bench = Bench()
    scope_id = (await make_scope(bench)).id

    async def ask(password: bytes | None) -> Certificate:
        given = None if password is None else Secret(password)
        return await generate(bench, "a", FileType.P12, scope_id=scope_id, password=given, idempotency_key="key")

    first = await ask(RIGHT)
    assert (await ask(RIGHT)).id == first.id
    with pytest.raises(IdempotencyMismatch):
        await ask(other)


async def test_what_is_kept_is_no_clue_to_the_password() -> None:
    """Who has the database and not the master key cannot try passwords: the same input has another digest under another key."""
    octets, digests = a_file(), set()
    first = Bench()
    scope = await make_scope(first)
    for bench in (first, Bench(memory=Memory(scopes=dict(first.memory.scopes)))):
        await send(bench, octets, RIGHT, scope.id)
        (record,) = bench.memory.idempotency.values()
        digests.add(record.input_digest.partition(":")[2])
    assert len(digests) == 2


async def test_a_record_of_the_release_before_is_compared_as_it_was_written() -> None:
    bench, octets = Bench(), a_file()
    scope = await make_scope(bench)
    first = await send(bench, octets, RIGHT, scope.id)
    ((at, record),) = bench.memory.idempotency.items()
    # What digest_input gave for this upload before passwords counted.
    former = record_digest_of_before(scope.id, octets)
    bench.memory.idempotency[at] = replace(record, input_digest=former)
    for password in (RIGHT, b"another horse"):
        assert (await send(bench, octets, password, scope.id)).id == first.id
    with pytest.raises(IdempotencyMismatch):
        await send(bench, a_file(), RIGHT, scope.id)
    with pytest.raises(IdempotencyMismatch):
        await send(bench, octets, None, scope.id)


def record_digest_of_before(scope_id: str, octets: bytes) -> str:
    """Return the digest as the release before wrote it, spelled out."""
    fields = [
        ["has_password", "True"],
        ["labels", "()"],
        ["name", "'a.p12'"],
        ["octets", hashlib.sha256(octets).hexdigest()],
        ["scope", repr(scope_id)],
    ]
    text = '["uploadCertificate", [' + ", ".join(f'["{name}", "{value}"]' for name, value in fields) + "]]"
    return hashlib.sha256(text.encode()).hexdigest()


async def test_a_record_under_a_master_key_that_is_gone_is_a_clash() -> None:
    """Nothing is done twice, and nothing is answered that was perhaps asked otherwise."""
    bench, octets = Bench(), a_file()
    scope = await make_scope(bench)
    await send(bench, octets, RIGHT, scope.id)
    rotated = Bench(memory=bench.memory)
    with pytest.raises(IdempotencyMismatch):
        await send(rotated, octets, RIGHT, scope.id)
