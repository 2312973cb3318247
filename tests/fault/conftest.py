"""How long and how random the fault tests are, and services that end with their test."""

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fault.service import Service


@pytest.fixture(autouse=True)
def linux_only() -> None:
    """Processes are watched through /proc."""
    if sys.platform != "linux":
        pytest.skip("processes are watched through /proc, which only Linux has")


@pytest.fixture
def rounds() -> int:
    """How many kills: enough for every change; FAULT_ROUNDS=300 is a soak."""
    return int(os.environ.get("FAULT_ROUNDS", "20"))


@pytest.fixture
def rng() -> random.Random:
    """Random numbers that FAULT_SEED repeats; pytest shows the printed seed when the test fails."""
    seed = int(os.environ.get("FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
    print(f"FAULT_SEED={seed}")  # noqa: T201
    return random.Random(seed)


@pytest.fixture
def new_service(tmp_path: Path) -> Iterator[Callable[..., Service]]:
    """Make services in folders of their own; `Service`'s arguments but the folder."""
    made: list[Service] = []

    def make(**options: object) -> Service:
        made.append(Service(tmp_path / f"service{len(made)}", **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for service in made:
        service.end()
