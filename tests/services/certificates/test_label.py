"""Setting labels."""

from dataclasses import replace
from typing import Any

import pytest

from services.errors import InvalidInput, ModifiedMeanwhile, NotFound
from services.model.certificate import Certificate, Label
from services.model.query import Fields
from tests.fakes.attributes import MemoryAttributes
from tests.fakes.certificates import MemoryCertificates
from tests.services.certificates.making import upload
from tests.support import CALLER, STRANGER, Bench, issue

ENV = Label(key="env", values=("prod", "eu"))


async def test_labels_replace_those_that_were_there() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, labels=(Label(key="old", values=()),))
    labelled = await bench.use_cases().certificates.label(CALLER, certificate.id, [ENV])
    assert labelled.labels == (ENV,)
    assert await bench.find_certificate(certificate.id) == labelled
    assert (await bench.use_cases().certificates.label(CALLER, certificate.id, [])).labels == ()


async def test_a_bad_label_changes_nothing() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, labels=(ENV,))
    with pytest.raises(InvalidInput):
        await bench.use_cases().certificates.label(CALLER, certificate.id, [ENV, ENV])
    found = await bench.find_certificate(certificate.id)
    assert found is not None
    assert (found.labels, found.modified_at) == (certificate.labels, certificate.modified_at)


async def test_another_tenants_certificate_is_not_found() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.label(STRANGER, certificate.id, [ENV])


async def test_labels_are_added_and_taken_beside_the_others() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, labels=(ENV, Label(key="old", values=())))
    label = bench.use_cases().certificates.label
    added = await label.add(CALLER, certificate.id, [Label(key="env", values=("dev",)), Label(key="new", values=("x",))])
    assert added.labels == (Label(key="env", values=("dev",)), Label(key="old", values=()), Label(key="new", values=("x",)))
    taken = await label.take(CALLER, certificate.id, [Label(key="old", values=()), Label(key="new", values=("x", "y"))])
    assert taken.labels == (Label(key="env", values=("dev",)),)
    assert await bench.find_certificate(certificate.id) == taken


async def test_too_many_labels_in_all_are_refused() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, labels=tuple(Label(key=str(number), values=()) for number in range(10)))
    with pytest.raises(InvalidInput):
        await bench.use_cases().certificates.label.add(CALLER, certificate.id, [ENV])


async def test_what_others_change_meanwhile_is_not_lost() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    label = bench.use_cases().certificates.label

    class Hurried(MemoryCertificates):
        """Has somebody else set labels after the first look."""

        looks = 0

        async def find(self, tenant: str, certificate_id: str, *, fields: Fields = None) -> Certificate | None:
            """Find it."""
            found = await super().find(tenant, certificate_id, fields=fields)
            self.looks += 1
            if self.looks == 1:
                await label(CALLER, certificate.id, [ENV])
            return found

    hurried = replace(label, certificates=Hurried(bench.memory))
    added = await hurried.add(CALLER, certificate.id, [Label(key="new", values=())])
    assert added.labels == (ENV, Label(key="new", values=()))


async def test_who_is_never_first_is_told() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)

    class Contested(MemoryAttributes):
        """Somebody else is always faster."""

        async def set_labels(self, *given: Any, **more: Any) -> Certificate:
            """Refuse it."""
            raise ModifiedMeanwhile("The certificate was changed meanwhile.")

    contested = replace(bench.use_cases().certificates.label, attributes=Contested(bench.memory))
    with pytest.raises(ModifiedMeanwhile):
        await contested.add(CALLER, certificate.id, [ENV])
