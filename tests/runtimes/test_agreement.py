"""What the service says of the runtimes is what they were seen to do, for every keystore of the corpus and of the cases."""

import pytest

from services.errors import DomainError
from services.model.runtime import RuntimeVersion
from tests.corpus import needs_corpus
from tests.programs import needs_openssl
from tests.runtimes.agreement import EXPLAINED, Agreement
from tests.runtimes.recording import load_recording
from tests.runtimes.stores import list_stores

_SLOW = "-iter"  # in the names of files with many iterations, which tell nothing here and take seconds


@needs_corpus
@needs_openssl
def test_keystores_open_where_they_were_seen_to_open(capsys: pytest.CaptureFixture[str]) -> None:
    agreement = Agreement()
    for name, store in list_stores().items():
        if _SLOW in name:
            continue
        try:
            contents = store.read()
        except DomainError:
            continue
        seen = load_recording()[name].opens_in
        agreement.add(name, contents.openings, {runtime: runtime in seen for runtime in RuntimeVersion})
    with capsys.disabled():
        print("\n" + agreement.write_table())  # noqa: T201
    assert agreement.unexplained == []


def test_explanations_are_for_keystores_that_are_there() -> None:
    assert set(EXPLAINED) <= set(load_recording())
