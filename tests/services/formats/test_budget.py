"""What key derivations may cost."""

import pytest

from services.errors import ErrorCode, TooCostly
from services.formats.budget import MAX_ITERATIONS, MAX_ITERATIONS_IN_TOTAL, MAX_ITERATIONS_OF_RETRIES, Budget


def test_one_derivation_may_have_as_many_iterations_as_keytool_allows() -> None:
    assert Budget().charge(MAX_ITERATIONS) == MAX_ITERATIONS
    with pytest.raises(TooCostly) as caught:
        Budget().charge(MAX_ITERATIONS + 1)
    assert caught.value.code is ErrorCode.KDF_LIMIT


def test_the_sum_is_limited_too_and_a_refused_charge_takes_nothing() -> None:
    budget = Budget()
    budget.charge(MAX_ITERATIONS)
    with pytest.raises(TooCostly):
        budget.charge(MAX_ITERATIONS, times=2)
    assert budget.charge(MAX_ITERATIONS_IN_TOTAL - MAX_ITERATIONS) == MAX_ITERATIONS


def test_every_block_of_a_derivation_is_paid_for() -> None:
    assert Budget(1000).charge(100, times=3) == 300
    with pytest.raises(TooCostly):
        Budget(1000).charge(400, times=3)


def test_scrypt_pays_for_memory_work_and_their_sum() -> None:
    budget = Budget()
    assert budget.charge_scrypt(cost=2**16, block_size=8, parallelization=1) == 2**19
    with pytest.raises(TooCostly):
        budget.charge_scrypt(cost=2**17, block_size=8, parallelization=1)
    with pytest.raises(TooCostly):
        budget.charge_scrypt(cost=2**16, block_size=8, parallelization=5)
    for _ in range(18):
        budget.charge_scrypt(cost=2**16, block_size=8, parallelization=1)
    with pytest.raises(TooCostly):
        budget.charge_scrypt(cost=2**16, block_size=8, parallelization=1)


def test_retries_have_a_budget_of_their_own() -> None:
    budget = Budget()
    budget.charge_retry(MAX_ITERATIONS_OF_RETRIES)
    with pytest.raises(TooCostly):
        budget.charge_retry(1)
    assert budget.charge(MAX_ITERATIONS) == MAX_ITERATIONS


def test_an_attempt_with_another_password_is_taken_from_the_sum() -> None:
    budget = Budget(1000)
    budget.charge_again(budget.charge(200, times=2))
    with pytest.raises(TooCostly):
        budget.charge(201)
    budget.charge(200)
