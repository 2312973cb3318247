"""What consumers fetch of the local authority: its certificates and its revocation list, by many at once, and from any replica."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from cryptography import x509

from server.pki import LIST_CACHED_FOR
from services.issuance.local_authority import LocalAuthority
from tests.server.installed import Installed, installed

LIST = "/pki/issuing.crl"
SECOND = timedelta(seconds=1)


@pytest_asyncio.fixture
async def one(mongo_uri: str, tmp_path: Path) -> AsyncIterator[Installed]:
    """An installation of the test's own."""
    async with installed(mongo_uri, tmp_path / "data") as made:
        yield made


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the lists that are signed from now on."""
    numbers: list[int] = []
    build = LocalAuthority.build_crl

    def build_crl(self: LocalAuthority, revoked: object, times: object) -> object:
        numbers.append(times.number)  # type: ignore[attr-defined]
        return build(self, revoked, times)  # type: ignore[arg-type]

    monkeypatch.setattr(LocalAuthority, "build_crl", build_crl)
    return numbers


async def fetch(one: Installed, path: str = LIST, **headers: str) -> httpx.Response:
    return await one.http.get(path, headers={"Authorization": "", **headers})


def read(answer: httpx.Response) -> tuple[int, frozenset[int]]:
    """Return the number of the list and the serial numbers on it."""
    assert answer.status_code == 200
    crl = x509.load_der_x509_crl(answer.content)
    number = crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    return number, frozenset(entry.serial_number for entry in crl)


async def test_of_a_thousand_lists_none_has_a_higher_number_and_lacks_an_entry(one: Installed, signed: list[int]) -> None:
    scope = await one.scope()
    certificates = [(await one.generate(scope, f"c{number}"))["id"] for number in range(20)]
    answers: list[httpx.Response] = []

    async def ask() -> None:
        for _ in range(20):
            answers.append(await fetch(one))
            await asyncio.sleep(0.02)

    async def revoke() -> None:
        for certificate in certificates:
            await one.change("revokeCertificate", certificate=certificate)

    await asyncio.gather(revoke(), *(ask() for _ in range(50)))
    lists = [read(answer) for answer in answers]
    contents = {number: {serials for other, serials in lists if other == number} for number, _ in lists}
    assert all(len(different) == 1 for different in contents.values())
    in_order = [next(iter(contents[number])) for number in sorted(contents)]
    assert all(before <= after for before, after in pairwise(in_order))
    assert len(answers) == 1000
    assert len(read(await fetch(one))[1]) == 20
    assert len(signed) <= 21


async def test_who_fetches_what_has_not_changed_writes_nothing_and_has_nothing_signed(one: Installed, signed: list[int]) -> None:
    first = await fetch(one)
    published = {"_id": "revocation_list_number"}
    before = await one.database.installation.find_one(published)
    for _ in range(3):
        one.clock.moment += SECOND * 2
        assert (await fetch(one)).content == first.content
    assert await one.database.installation.find_one(published) == before
    assert len(signed) == 1


async def test_a_revocation_is_on_the_next_list_with_a_number_one_higher(one: Installed) -> None:
    number, serials = read(await fetch(one))
    made = await one.generate(await one.scope())
    await one.change("revokeCertificate", certificate=made["id"])
    after, revoked = read(await fetch(one))
    assert (after, len(revoked - serials)) == (number + 1, 1)


async def test_the_list_is_known_by_its_tag_and_its_moment(one: Installed) -> None:
    answer = await fetch(one)
    made_at = x509.load_der_x509_crl(answer.content).last_update_utc
    assert answer.headers["content-type"] == "application/pkix-crl"
    assert answer.headers["cache-control"] == f"public, max-age={LIST_CACHED_FOR}"
    assert answer.headers["last-modified"] == format_datetime(made_at, usegmt=True)
    tag = answer.headers["etag"]
    for headers in (
        {"If-None-Match": tag},
        {"If-None-Match": f'"other", W/{tag}'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": answer.headers["last-modified"]},
        {"If-None-Match": tag, "If-Modified-Since": format_datetime(made_at - SECOND, usegmt=True)},
    ):
        same = await fetch(one, **headers)
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag), headers
        assert "content-length" not in same.headers or same.headers["content-length"] == "0"
    for headers in (
        {"If-None-Match": '"other"'},
        {"If-None-Match": '"other"', "If-Modified-Since": answer.headers["last-modified"]},
        {"If-Modified-Since": format_datetime(made_at - SECOND, usegmt=True)},
        {"If-Modified-Since": "yesterday"},
    ):
        assert (await fetch(one, **headers)).content == answer.content, headers
    made = await one.generate(await one.scope())
    await one.change("revokeCertificate", certificate=made["id"])
    assert (await fetch(one, **{"If-None-Match": tag})).headers["etag"] != tag


async def test_the_head_of_the_list_is_told(one: Installed) -> None:
    whole = await fetch(one)
    head = await one.http.head(LIST)
    assert head.status_code == 200
    assert {name: head.headers[name] for name in ("etag", "content-length")} == {
        "etag": whole.headers["etag"],
        "content-length": str(len(whole.content)),
    }


@pytest.mark.parametrize("name", ["issuing", "root"])
async def test_an_authoritys_certificate_is_known_by_its_tag(one: Installed, name: str) -> None:
    answer = await fetch(one, f"/pki/{name}.cer")
    x509.load_der_x509_certificate(answer.content)
    assert answer.headers["content-type"] == "application/pkix-cert"
    assert (await fetch(one, f"/pki/{name}.cer", **{"If-None-Match": answer.headers["etag"]})).status_code == 304


async def test_the_numbers_of_an_older_release_are_not_given_again(one: Installed) -> None:
    await one.database.installation.insert_one({"_id": "revocation_list_number", "number": 57})
    assert read(await fetch(one))[0] == 58


async def test_a_list_is_made_anew_every_day_and_is_good_for_seven(one: Installed) -> None:
    first = read(await fetch(one))[0]
    one.clock.moment += timedelta(days=1) - SECOND
    assert read(await fetch(one))[0] == first
    one.clock.moment += SECOND
    answer = await fetch(one)
    assert read(answer)[0] == first + 1
    crl = x509.load_der_x509_crl(answer.content)
    assert crl.last_update_utc == one.clock.moment.replace(microsecond=0)
    assert crl.next_update_utc == crl.last_update_utc + timedelta(days=7)


async def test_with_a_wrong_clock_the_last_list_is_sent_and_none_is_signed(one: Installed, signed: list[int]) -> None:
    answer = await fetch(one)
    one.clock.jump(timedelta(days=32))
    one.moments.clock_ahead = timedelta(days=-32)
    assert (await fetch(one)).content == answer.content
    assert len(signed) == 1


async def test_with_a_wrong_clock_and_no_list_there_is_none_for_now(one: Installed) -> None:
    one.moments.clock_ahead = timedelta(days=-32)
    answer = await fetch(one)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert answer.json()["code"] == "UNAVAILABLE"
