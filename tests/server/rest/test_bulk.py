"""Several at once: each is done by itself."""

import json
from typing import Any

import pytest

from server.rest.answer import Answer
from server.rest.bulk import delete_each, do_each
from server.rest.request import invalid
from services.errors import Forbidden, NameTaken, NotFound, ServiceUnavailable


async def do(outcomes: list[str | Exception], status: int = 201) -> tuple[int, Any, int]:
    """Return status and body of the answer, and how many were tried."""
    tried = 0

    async def act(outcome: str | Exception) -> str:
        nonlocal tried
        tried += 1
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    answered = await do_each(outcomes, act, name_of=lambda outcome: f"of {type(outcome).__name__}", status=status)
    return *read(answered), tried


def read(answered: Answer) -> tuple[int, Any]:
    return answered.status, json.loads(answered.body)


async def test_all_that_succeed_have_the_status_and_their_versions() -> None:
    assert await do(["e1", "e2"]) == (
        201,
        [{"name": "of str", "status": 201, "etag": "e1"}, {"name": "of str", "status": 201, "etag": "e2"}],
        2,
    )
    assert await do([], 200) == (200, [], 0)


async def test_one_that_fails_makes_it_207_and_holds_up_no_other() -> None:
    status, body, tried = await do([NameTaken("a"), "e", NotFound("Nowhere."), invalid("Wrong.")])
    assert (status, tried) == (207, 4)
    assert [one["status"] for one in body] == [409, 201, 404, 400]
    assert [one.get("cause") for one in body] == ['The scope already holds a certificate named "a".', None, "Nowhere.", "Wrong."]
    assert [one.get("etag") for one in body] == [None, "e", None, None]


async def test_when_the_service_does_not_answer_the_rest_is_not_tried() -> None:
    status, body, tried = await do(["e", ServiceUnavailable("Down."), "f", "g"])
    assert (status, [one["status"] for one in body], tried) == (207, [201, 503, 503, 503], 2)


async def test_who_may_not_do_it_hears_so() -> None:
    with pytest.raises(Forbidden):
        await do([Forbidden("No."), "e"])


async def test_what_is_not_expected_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        await do([ZeroDivisionError(), "e"])


async def test_a_deletion_says_how_each_name_ended() -> None:
    async def delete(name: str) -> bool:
        return name == "a"

    assert read(await delete_each(["b", "a"], delete)) == (
        200,
        {
            "Count": 1,
            "Summary": [
                {"name": "b", "status": "NOT_FOUND", "reason": "Could not find configuration"},
                {"name": "a", "status": "DELETED"},
            ],
        },
    )
