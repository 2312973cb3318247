"""The use cases, by noun and by class."""

from server.wiring.use_cases import UseCases
from services.certificates.find import Find as FindCertificate
from services.scopes.find import Find as FindScope
from tests.support import Bench, name_use_cases


def test_each_class_gives_the_use_case_of_its_noun() -> None:
    use = Bench().use_cases()
    assert use.get(FindCertificate) is use.certificates.find
    assert use.get(FindScope) is use.scopes.find


def test_every_use_case_can_be_had_by_its_class() -> None:
    use: UseCases = Bench().use_cases()
    named = name_use_cases()
    assert len({type(use_case) for use_case in named.values()}) == len(named)
    for use_case in named.values():
        assert isinstance(use.get(type(use_case)), type(use_case))
