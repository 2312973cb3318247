"""Setting labels."""

from dataclasses import replace
from typing import Any

import pytest

from services.errors import InvalidInput, ModifiedMeanwhile, NotFound
from services.model.certificate import Label
from services.model.destination import Configuration
from services.model.limits import MAX_LABELS
from services.rules.labels import TRIES
from tests.fakes.configurations import MemoryConfigurations
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench

ENV = Label(key="env", values=("prod", "eu"))


async def test_labels_replace_those_that_were_there_and_change_no_version() -> None:
    bench = Bench()
    made = await make(bench, labels=(Label(key="old", values=()),))
    label = bench.use_cases().destinations.label
    assert await label(CALLER, made.id, [ENV]) == replace(made, labels=(ENV,))
    assert await bench.find_configuration(made.id) == replace(made, labels=(ENV,))
    assert (await label(CALLER, made.id, [])).labels == ()


async def test_labels_are_added_and_taken_away() -> None:
    bench = Bench()
    made = await make(bench, labels=(ENV,))
    label, team = bench.use_cases().destinations.label, Label(key="team", values=("a",))
    assert (await label.add(CALLER, made.id, [team])).labels == (ENV, team)
    assert (await label.add(CALLER, made.id, [Label(key="env", values=("test",))])).labels == (Label(key="env", values=("test",)), team)
    assert (await label.take(CALLER, made.id, [Label(key="env", values=()), Label(key="other", values=())])).labels == (team,)
    assert (await label.take(CALLER, made.id, [Label(key="team", values=("a", "b"))])).labels == ()
    last = bench.memory.audit[-1]
    assert (last.before, last.after["labels"]) == ({"labels": "team=a"}, "")


async def test_labels_that_are_too_many_in_all_are_not_added() -> None:
    bench = Bench()
    made = await make(bench, labels=tuple(Label(key=f"k{number}", values=()) for number in range(MAX_LABELS)))
    with pytest.raises(InvalidInput):
        await bench.use_cases().destinations.label.add(CALLER, made.id, [ENV])
    assert await bench.find_configuration(made.id) == made


async def test_what_others_change_meanwhile_is_not_lost() -> None:
    bench = Bench()
    made = await make(bench)
    label = bench.use_cases().destinations.label
    others, set_labels = [Label(key=f"k{number}", values=()) for number in range(2 * TRIES)], MemoryConfigurations.set_labels

    async def set_behind_another(self: MemoryConfigurations, configuration: Configuration, labels: Any, **more: Any) -> Configuration:
        if others and more.get("only_unchanged"):
            stored = self._memory.configurations[made.id]
            await set_labels(self, stored, (*stored.labels, others.pop()), records=more["records"])
        return await set_labels(self, configuration, labels, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MemoryConfigurations, "set_labels", set_behind_another)
        with pytest.raises(ModifiedMeanwhile):
            await label.add(CALLER, made.id, [ENV])
        assert len(others) == TRIES
        del others[1:]
        assert len((await label.add(CALLER, made.id, [ENV])).labels) == TRIES + 2


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
    assert await bench.find_configuration(made.id) == made


async def test_another_tenants_is_not_found() -> None:
    bench = Bench()
    made = await make(bench)
    with pytest.raises(NotFound):
        await bench.use_cases().destinations.label(STRANGER, made.id, [ENV])
