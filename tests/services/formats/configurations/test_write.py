"""Files that are written: they read back the same, and hold no secret."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.formats.configurations.archive import write_archive
from services.formats.configurations.read import read_configurations
from services.formats.configurations.write import write_configuration, write_files
from services.model.configuration_file import ConfigurationFormat
from services.model.destination import Configuration, ConfigurationKind, DestinationType
from tests.services.formats.configurations.making import configuration, entry

FORMATS = list(ConfigurationFormat)
NAMES = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", min_size=1, max_size=20)
VISIBLE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=20).map(str.strip).filter(bool)
KEYS = VISIBLE.filter(lambda name: name not in ("Name", "Type", "FragmentName") and not name.startswith("$"))
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(["", "null", "~", "001", "true", " x ", "\x7f", "a\\", "\0"]),
)
CONFIGURATIONS = st.builds(
    configuration,
    NAMES,
    st.dictionaries(KEYS, VALUES, max_size=6),
    type_=st.one_of(st.none(), st.sampled_from(DestinationType)),
    secret_names=st.sampled_from([(), ("Password",), ("clientSecret", "tokenService.KeyStorePassword")]),
)


def said(one: Configuration) -> tuple[ConfigurationKind, str, DestinationType | None, dict[str, str]]:
    return one.kind, one.name, one.type, {each.name: each.value for each in one.properties}


@pytest.mark.parametrize("file_format", FORMATS)
@settings(deadline=None)
@given(one=CONFIGURATIONS)
def test_what_was_written_reads_the_same(file_format: ConfigurationFormat, one: Configuration) -> None:
    (found,) = map(entry, read_configurations(write_configuration(one, file_format)))
    assert (found.kind, found.name, found.type, found.properties) == said(one)
    assert list(found.properties) == [each.name for each in one.properties]
    assert found.removed in ((), tuple(name for name in one.secret_names if name not in found.properties))


@pytest.mark.parametrize("file_format", FORMATS)
@settings(deadline=None)
@given(several=st.lists(CONFIGURATIONS, max_size=4))
def test_an_archive_reads_the_same(file_format: ConfigurationFormat, several: list[Configuration]) -> None:
    found = [entry(one) for one in read_configurations(write_archive(write_files(several, file_format)))]
    assert [(one.kind, one.name, one.type, one.properties) for one in found] == [said(one) for one in several]


def test_properties_name_the_secrets_that_are_left_out() -> None:
    one = configuration(secret_names=("Password",))
    assert [entry(*read_configurations(write_configuration(one, each))).removed for each in FORMATS] == [("Password",), (), ()]
    assert b"# Password: << Existing" in write_configuration(one, ConfigurationFormat.YAML)


def test_files_are_named_by_kind_and_format() -> None:
    several = [configuration("shop"), configuration("shop", type_=None)]
    assert [[name for name, _ in write_files(several, each)] for each in FORMATS] == [
        ["shop.properties", "shop.fragment.properties"],
        ["shop.json", "shop.fragment.json"],
        ["shop.yaml", "shop.fragment.yaml"],
    ]


def test_names_that_differ_in_case_only_have_files_of_their_own() -> None:
    several = [configuration("shop"), configuration("SHOP"), configuration("Shop")]
    assert [name for name, _ in write_files(several, ConfigurationFormat.JSON)] == ["shop.json", "2.SHOP.json", "3.Shop.json"]
