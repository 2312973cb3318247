"""The API as a whole: printed, described, and of this repository."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
)
from graphql import (
    build_schema as build_core_schema,
)
from graphql.utilities import find_breaking_changes
from strawberry.types.base import StrawberryObjectDefinition, StrawberryOptional

import resolvers
import schema
from resolvers.schema import build_schema
from services.model import access, caller, certificate, contents, lifecycle, scope, x509

ROOT = Path(__file__).parents[2]
PRINTED = ROOT / "schema" / "schema.graphql"
PUBLISHED = sorted((ROOT / "tests" / "schema").glob("*.graphql"))


@pytest.fixture(scope="module")
def api() -> GraphQLSchema:
    return build_core_schema(build_schema().as_str())


def own_types(api: GraphQLSchema) -> list[GraphQLNamedType]:
    builtin = {"String", "Int", "Float", "Boolean", "ID"}
    return [kind for name, kind in api.type_map.items() if not name.startswith("__") and name not in builtin]


def undescribed(kind: GraphQLNamedType) -> list[str]:
    missing = [] if kind.description else [kind.name]
    if isinstance(kind, GraphQLEnumType):
        missing += [f"{kind.name}.{name}" for name, value in kind.values.items() if not value.description]
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        for name, field in kind.fields.items():
            missing += [] if field.description else [f"{kind.name}.{name}"]
            arguments = getattr(field, "args", {})
            missing += [f"{kind.name}.{name}({argument}:)" for argument, value in arguments.items() if not value.description]
    return missing


def test_every_type_field_argument_and_value_is_described(api: GraphQLSchema) -> None:
    assert [name for kind in own_types(api) for name in undescribed(kind)] == []


def find_reachable(kind: GraphQLNamedType, api: GraphQLSchema, seen: dict[str, GraphQLNamedType]) -> dict[str, GraphQLNamedType]:
    """Return the types of all that an answer may hold that begins with this one."""
    if kind.name not in seen:
        seen[kind.name] = kind
        members = api.get_possible_types(kind) if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType) else ()
        fields = kind.fields.values() if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) else ()
        for inner in (*members, *(get_named_type(field.type) for field in fields)):
            find_reachable(inner, api, seen)
    return seen


def test_no_query_answers_with_a_secret(api: GraphQLSchema) -> None:
    """Answers to queries are compressed, and so their length tells something of all that is in them (docs/adr/0027)."""
    assert api.query_type is not None
    telling = {
        f"{kind.name}.{name}"
        for kind in find_reachable(api.query_type, api, {}).values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name, field in kind.fields.items()
        if _is_telling(name, get_named_type(field.type).name)
    }
    names_only = {f"{kind}.secretProperties" for kind in ("Configuration", "Destination", "Fragment")}
    assert telling == {"ExportDestinationsSuccess.content", *names_only}, "the first leaves out secret properties"


def _is_telling(field: str, kind: str) -> bool:
    return kind == "Base64" or (kind == "String" and re.search("secret|binding|token|password", field, re.IGNORECASE) is not None)


SHOWN: dict[str, type] = {
    "CertificateVersion": certificate.Version,
    "CreationDetails": certificate.CreationDetails,
    "DistinguishedName": x509.DistinguishedName,
    "ExtendedKeyUsage": x509.ExtendedKeyUsage,
    "Finding": contents.Finding,
    "Fingerprints": x509.X509Certificate,
    "GeneralName": x509.GeneralName,
    "Keystore": certificate.Certificate,
    "Label": certificate.Label,
    "NameAttribute": x509.NameAttribute,
    "PrivateKeyDetails": contents.PrivateKeyDetails,
    "PrivateKeyEntry": contents.PrivateKeyEntry,
    "PublicKey": x509.PublicKey,
    "Renewal": certificate.Renewal,
    "RenewalAttempt": certificate.RenewalAttempt,
    "Revocation": certificate.Revocation,
    "Scope": scope.Scope,
    "ServiceKey": access.ServiceKey,
    "Tenant": access.Tenant,
    "TenantSubscription": access.Subscription,
    "SecretKeyEntry": contents.SecretKeyEntry,
    "SignatureAlgorithm": x509.SignatureAlgorithm,
    "SingleCertificate": certificate.Certificate,
    "TrustedCertificateEntry": contents.TrustedCertificateEntry,
    "UnreadableEntry": contents.UnreadableEntry,
    "ValidityPeriod": certificate.ValidityPeriod,
    "Viewer": caller.Caller,
    "X509Certificate": x509.X509Certificate,
    "X509Extension": x509.Extension,
    "CertificateChange": lifecycle.Change,
    "ScopeChange": lifecycle.ScopeChange,
}
"""Types that show values of the model, and the classes of these."""


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_type_shows_is_an_attribute_of_the_model_of_the_same_kind(name: str) -> None:
    """mypy cannot see it: such a field has no code of its own."""
    shown, hints = build_schema().get_type_by_name(name), get_type_hints(SHOWN[name])
    properties = [(key, value.fget) for key, value in vars(SHOWN[name]).items() if isinstance(value, property)]
    hints |= {key: get_type_hints(getter)["return"] for key, getter in properties}
    assert isinstance(shown, StrawberryObjectDefinition)
    for field in shown.fields:
        if field.base_resolver is None:
            assert field.python_name in hints, field.python_name
            may_be_none = type(None) in get_args(hints[field.python_name])
            assert isinstance(field.type, StrawberryOptional) == may_be_none, field.python_name


def test_the_committed_sdl_is_what_the_code_says() -> None:
    difference = difflib.unified_diff(PRINTED.read_text().splitlines(), build_schema().as_str().splitlines(), lineterm="")
    assert "\n".join(difference) == "", "run make schema, and look at the diff: it is the API's changelog"


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda path: path.stem)
def test_no_client_of_an_earlier_api_breaks(api: GraphQLSchema, published: Path) -> None:
    changes = find_breaking_changes(build_core_schema(published.read_text()), api)
    assert [change.description for change in changes] == []


def test_every_member_of_a_result_is_a_success_an_error_or_the_answer_of_a_dry_run(api: GraphQLSchema) -> None:
    unions = [kind for kind in own_types(api) if isinstance(kind, GraphQLUnionType)]
    assert len(unions) >= 8
    error = api.type_map["Error"]
    for union in unions:
        operation = union.name.removesuffix("Result")
        others = [member.name for member in union.types if error not in member.interfaces]
        dry_run = [f"{operation}DryRun"] if has_dry_run(api, operation) else []
        assert others == [f"{operation}Success", *dry_run]


def test_what_several_members_of_a_result_have_can_be_asked_of_all_of_them(api: GraphQLSchema) -> None:
    """A field of the same name and another type would make such a document invalid (OverlappingFieldsCanBeMerged), a deprecated one too."""
    for union in (kind for kind in own_types(api) if isinstance(kind, GraphQLUnionType)):
        types: dict[str, set[str]] = defaultdict(set)
        for member in union.types:
            for name, field in member.fields.items():
                types[name].add(str(field.type))
        assert {name: each for name, each in types.items() if len(each) > 1} == {}, union.name


def has_dry_run(api: GraphQLSchema, operation: str) -> bool:
    given = api.type_map[f"{operation}Input"]
    assert isinstance(given, GraphQLInputObjectType)
    return "dryRun" in given.fields


def list_single(kind: GraphQLObjectType | GraphQLInterfaceType) -> Iterator[tuple[str, GraphQLObjectType | GraphQLInterfaceType]]:
    """Yield what is reached by fields that are no lists, each with the path to it."""
    waiting, seen = [(kind.name, kind)], {kind}
    while waiting:
        path, one = waiting.pop()
        yield path, one
        for name, field in one.fields.items():
            type_ = get_nullable_type(field.type)
            if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and type_ not in seen:
                seen.add(type_)
                waiting.append((f"{path}.{name}", type_))


def test_no_dry_run_answers_with_an_object_that_a_cache_keeps(api: GraphQLSchema) -> None:
    """Apollo and Relay keep objects by their ids: what would be must not take the place of what is."""
    dry_runs = [kind for kind in own_types(api) if isinstance(kind, GraphQLObjectType) and kind.name.endswith("DryRun")]
    assert {kind.name for kind in dry_runs} >= {"ReplaceCertificateDryRun", "RollBackCertificateDryRun"}
    assert [path for dry_run in dry_runs for path, kind in list_single(dry_run) if "id" in kind.fields] == []


def test_no_success_has_the_id_of_another_object(api: GraphQLSchema) -> None:
    """An `id` on a type that is no node makes a cache keep this object in the node's place."""
    named = {
        kind.name: kind.fields["id"].deprecation_reason
        for kind in own_types(api)
        if isinstance(kind, GraphQLObjectType) and kind.name.endswith("Success") and "id" in kind.fields
    }
    assert list(named) == ["DeleteCertificateSuccess"]
    assert "deletedCertificateId" in (named["DeleteCertificateSuccess"] or "")


def test_each_mutation_has_one_input_and_a_nullable_result(api: GraphQLSchema) -> None:
    assert api.mutation_type is not None
    for name, field in api.mutation_type.fields.items():
        assert list(field.args) == ["input"], name
        result = name[0].upper() + name[1:] + "Result"
        assert str(field.type) == result
        assert str(field.args["input"].type) == name[0].upper() + name[1:] + "Input!"


def test_no_field_tells_a_secret_outside_export(api: GraphQLSchema) -> None:
    telling = {
        f"{kind.name}.{name}"
        for kind in own_types(api)
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name in kind.fields
        if any(word in name.lower() for word in ("password", "octets", "content", "secret", "privatekey", "binding"))
    }
    assert telling == {
        "ExportCertificateSuccess.content",
        "ExportDestinationsSuccess.content",  # without the values of secret properties: tests/services/destinations/test_export_files.py
        "ImportedDestination.missingSecrets",  # their names
        "CreateServiceKeySuccess.clientSecret",
        "CreateServiceKeySuccess.binding",
        "CreationDetails.hasPassword",
        "PrivateKeyDetails.hasOwnPassword",
        "InstallationLimits.passwordLength",
        "GeneratedFileTypeChoice.holdsPrivateKey",
        "ExportFormatChoice.holdsPrivateKeys",
        "Inspection.hasPassword",
        "Certificate.hasPrivateKey",
        "SingleCertificate.hasPrivateKey",
        "SingleCertificate.privateKey",
        "Keystore.hasPrivateKey",
        "PrivateKeyEntry.privateKey",
        *(f"{name}.secretProperties" for name in ("Configuration", "ConfigurationPreview", "Destination", "Fragment")),  # their names
    }
    key = api.type_map["PrivateKeyDetails"]
    assert isinstance(key, GraphQLObjectType)
    assert set(key.fields) == {"algorithm", "bits", "curve", "encoding", "encrypted", "hasOwnPassword", "locked"}


def test_the_packages_are_those_of_this_repository() -> None:
    """A package called schema exists on PyPI."""
    assert Path(schema.__file__).parents[1] == ROOT
    assert Path(resolvers.__file__).parents[1] == ROOT
