"""Setting labels."""

from dataclasses import replace

import pytest

from services.errors import InvalidInput, NotFound
from services.model.certificate import Label
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench

ENV = Label(key="env", values=("prod", "eu"))


async def test_labels_replace_those_that_were_there_and_change_no_version() -> None:
    bench = Bench()
    made = await make(bench, labels=(Label(key="old", values=()),))
    label = bench.use_cases().destinations.label
    assert await label(CALLER, made.id, [ENV]) == replace(made, labels=(ENV,))
    assert await bench.use_cases().destinations.find(CALLER, made.id) == replace(made, labels=(ENV,))
    assert (await label(CALLER, made.id, [])).labels == ()


async def test_labels_are_kept_in_nfc() -> None:
    bench = Bench()
    made = await make(bench)
    labelled = await bench.use_cases().destinations.label(CALLER, made.id, [Label(key="U\u0308ber", values=())])
    assert labelled.labels == (Label(key="Über", values=()),)


async def test_a_bad_label_changes_nothing() -> None:
    bench = Bench()
    made = await make(bench, labels=(ENV,))
    with pytest.raises(InvalidInput):
        await bench.use_cases().destinations.label(CALLER, made.id, [ENV, ENV])
    assert await bench.use_cases().destinations.find(CALLER, made.id) == made


async def test_another_tenants_is_not_found() -> None:
    bench = Bench()
    made = await make(bench)
    with pytest.raises(NotFound):
        await bench.use_cases().destinations.label(STRANGER, made.id, [ENV])
