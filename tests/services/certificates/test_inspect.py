"""Looking into files."""

import pytest

from services.errors import ErrorCode, Forbidden, TooLarge, UnrecognizedFormat
from services.model.caller import Caller
from services.model.contents import Format
from services.model.limits import Limits
from services.model.secret import Secret
from tests.support import CALLER, Bench, chain_of_three, issue, p12_of


async def test_a_file_that_an_upload_refuses_is_shown_all_the_same() -> None:
    leaf, _, _ = chain_of_three()
    contents, validities = await Bench().use_cases().certificates.inspect(CALLER, Secret(leaf.pem), file_name="leaf.jks", password=None)
    assert contents.format is Format.PEM
    assert "CHAIN_INCOMPLETE" in [finding.code.value for finding in contents.findings]
    assert [validity.alias for validity in validities] == ["client.example"]


async def test_nothing_is_stored() -> None:
    bench = Bench()
    await bench.use_cases().certificates.inspect(CALLER, Secret(p12_of(*chain_of_three(), password=b"pw")), file_name=None, password=None)
    assert bench.memory == Bench().memory


async def test_sizes_are_bounded_and_rights_asked() -> None:
    cases = Bench(limits=Limits(file_size=100)).use_cases()
    with pytest.raises(TooLarge):
        await cases.certificates.inspect(CALLER, Secret(issue("a").pem), file_name=None, password=None)
    with pytest.raises(UnrecognizedFormat) as caught:
        await cases.certificates.inspect(CALLER, Secret(b""), file_name=None, password=None)
    assert caught.value.code is ErrorCode.EMPTY_FILE
    nobody = Caller(tenant="default", subject="nobody", rights=frozenset())
    with pytest.raises(Forbidden):
        await cases.certificates.inspect(nobody, Secret(b"x"), file_name=None, password=None)
