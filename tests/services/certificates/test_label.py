"""Setting labels."""

import pytest

from services.errors import InvalidInput, NotFound
from services.model.certificate import Label
from tests.services.certificates.making import upload
from tests.support import CALLER, STRANGER, Bench, issue

ENV = Label(key="env", values=("prod", "eu"))


async def test_labels_replace_those_that_were_there() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, labels=(Label(key="old", values=()),))
    labelled = await bench.use_cases().certificates.label(CALLER, certificate.id, [ENV])
    assert labelled.labels == (ENV,)
    assert await bench.use_cases().certificates.find(CALLER, certificate.id) == labelled
    assert (await bench.use_cases().certificates.label(CALLER, certificate.id, [])).labels == ()


async def test_a_bad_label_changes_nothing() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem, labels=(ENV,))
    with pytest.raises(InvalidInput):
        await bench.use_cases().certificates.label(CALLER, certificate.id, [ENV, ENV])
    found = await bench.use_cases().certificates.find(CALLER, certificate.id)
    assert found is not None
    assert (found.labels, found.modified_at) == (certificate.labels, certificate.modified_at)


async def test_another_tenants_certificate_is_not_found() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.label(STRANGER, certificate.id, [ENV])
