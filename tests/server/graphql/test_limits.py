"""How large a document may be, however it is written."""

import re

import pytest
from graphql import GraphQLError, get_introspection_query, parse
from hypothesis import given
from hypothesis import strategies as st

from resolvers.schema import build_schema
from server.graphql.foreign import core_schema
from server.graphql.limits import FILE_READS, MAX_BRACKETS, MAX_NAMED_TYPES, QueryLimits, Size, check_document, check_text
from tests.support import name_use_cases
from tests.work import counting

CALLS = 70_000
"""Calls of functions at most: the costliest document takes 23,000; laid out, one that doubles itself would take millions."""

LIMITS = QueryLimits()
INTROSPECTION = get_introspection_query(
    descriptions=True, specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True
)


def measure(text: str, limits: QueryLimits = LIMITS) -> Size:
    """Check text and document as the endpoint does."""
    check_text(text, limits)
    return check_document(parse(text), limits)


def refusal(text: str, limits: QueryLimits = LIMITS) -> str:
    """Return the code with which the text is refused, at once."""
    with counting(most_calls=CALLS), pytest.raises(GraphQLError) as refused:
        measure(text, limits)
    assert len(refused.value.message) < 200
    assert refused.value.extensions is not None
    return str(refused.value.extensions["code"])


def nested(levels: int) -> str:
    """Return a query of that many fields inside one another."""
    return "{" + "child{" * (levels - 1) + "id" + "}" * levels


def test_depth_counts_the_levels_below_the_root() -> None:
    assert measure(nested(11)).depth == 11
    assert refusal(nested(12)) == "QUERY_TOO_DEEP"
    assert refusal(nested(13)) == "QUERY_TOO_DEEP"


@pytest.mark.parametrize("levels", [500, 5_000])
def test_a_very_deep_document_is_not_even_parsed(levels: int) -> None:
    assert refusal(nested(levels)) == "QUERY_TOO_DEEP"


def test_fragments_do_not_hide_depth() -> None:
    chain = " ".join(f"fragment F{index} on Leaf {{child{{...F{index + 1}}}}}" for index in range(20))
    assert refusal(f"{{...F0}} {chain} fragment F20 on Leaf {{id}}") == "QUERY_TOO_DEEP"
    assert refusal("{child{child{child{child{child{...on Leaf{child{child{child{child{child{child{id}}}}}}}}}}}}}") == "QUERY_TOO_DEEP"


@pytest.mark.parametrize(
    "text",
    [
        "{...F} fragment F on Leaf {child{...F}}",
        "{...F} fragment F on Leaf {...G} fragment G on Leaf {...F}",
        "{...F} fragment F on Leaf {...F}",
        "fragment F on Leaf {...F}",
        "{...Unknown}",
    ],
)
def test_fragments_in_circles_are_left_to_validation(text: str) -> None:
    measure(text)


@pytest.mark.parametrize("opening", ["{a(x:", "{a(x:" + "{y:" * 10, "{a(x:["])
def test_values_nest_no_deeper_than_brackets_may(opening: str) -> None:
    assert refusal(opening + "[" * MAX_BRACKETS + "]" * MAX_BRACKETS) == "QUERY_TOO_DEEP"


def test_brackets_in_strings_and_comments_do_not_count() -> None:
    many = "{[(" * MAX_BRACKETS
    check_text(f'{{a(x: "{many}", y: """{many}""") b(x: "\\"{many}", z: """\\"""{many}""") }} # {many}', LIMITS)


@pytest.mark.parametrize(
    "text",
    ['"' * 65_000, '"""' * 21_000, '{a(x:"""' + '\\"' * 32_000, "#\n" * 32_000, '{a(x:"' + "\\" * 65_000, "\u2028" * 65_000, ")" * 65_000],
    ids=lambda text: repr(text[:12]),
)
def test_no_text_makes_the_scan_long(text: str) -> None:
    with counting(most_calls=CALLS):
        check_text(text, LIMITS)


def test_a_long_document_is_refused() -> None:
    assert refusal('{a(x:"' + "A" * LIMITS.characters + '")}') == "QUERY_TOO_COMPLEX"


def test_aliases_are_counted_wherever_they_are() -> None:
    assert measure("{" + " ".join(f"a{index}:id" for index in range(15)) + "}").aliases == 15
    assert refusal("{" + " ".join(f"a{index}:id" for index in range(16)) + "}") == "QUERY_TOO_COMPLEX"
    spread = " ".join(f"b{index}:child{{...F}}" for index in range(4))
    assert refusal(f"{{{spread}}} fragment F on Leaf {{a:id b:id c:id}}") == "QUERY_TOO_COMPLEX"


@pytest.mark.parametrize("field", sorted(FILE_READS))
def test_a_request_has_three_files_read_at_most(field: str) -> None:
    three = " ".join(f"a{index}:{field}{{code}}" for index in range(3))
    assert measure(f"{{{three}}}").file_reads == 3
    assert refusal(f"{{{three} {field}{{code}}}}") == "QUERY_TOO_COMPLEX"


def test_fragments_do_not_hide_reads_of_files() -> None:
    document = "mutation{...F...F ...on Mutation{...F a:exportCertificate{code}}} fragment F on Mutation{uploadCertificate{code}}"
    assert refusal(document) == "QUERY_TOO_COMPLEX"


def test_every_operation_that_reads_a_file_counts() -> None:
    """But renewing and generating, which read what this service wrote itself, and what no operation begins."""
    use_cases = name_use_cases().items()
    reading = {name for name, use_case in use_cases if any(hasattr(use_case, part) for part in ("reader", "converter"))}
    verbs = {name.removeprefix("certificates.") for name in reading - {"certificates.renew", "certificates.read_again"}}
    assert verbs == {re.split("(?=[A-Z])", field)[0] for field in FILE_READS}
    core = core_schema(build_schema())
    assert core.query_type is not None
    assert core.mutation_type is not None
    assert core.query_type.fields.keys() | core.mutation_type.fields.keys() >= FILE_READS


def test_directives_are_counted_wherever_they_are() -> None:
    skip = "@skip(if: false)"
    assert refusal("{" + " ".join(f"a{index % 5} {skip}" for index in range(21)) + "}") == "QUERY_TOO_COMPLEX"
    assert refusal("{id " + skip * 21 + "}") == "QUERY_TOO_COMPLEX"
    assert refusal("query " + skip * 21 + "{id}") == "QUERY_TOO_COMPLEX"
    assert refusal("{..." + skip * 21 + "{id}}") == "QUERY_TOO_COMPLEX"
    assert refusal("{...F} fragment F on Leaf " + skip * 21 + "{id}") == "QUERY_TOO_COMPLEX"
    assert measure("{id " + skip * 20 + "}").directives == 20


def test_the_same_field_again_and_again_is_refused() -> None:
    assert refusal("{" + "id " * 12 + "}") == "QUERY_TOO_COMPLEX"
    assert refusal("{" + "...F " * 12 + "} fragment F on Leaf {id}") == "QUERY_TOO_COMPLEX"
    measure("{" + "id " * 11 + "}")


def test_the_same_field_in_several_fragments_is_what_programs_write() -> None:
    fragments = " ".join(f"fragment F{index} on Leaf {{id name}}" for index in range(20))
    measure("{" + " ".join(f"...F{index}" for index in range(20)) + "}" + fragments)


def test_fragments_that_double_each_other_are_refused_without_being_laid_out() -> None:
    bomb = " ".join(f"fragment F{index} on Leaf {{a:child{{...F{index + 1}}} b:child{{...F{index + 1}}}}}" for index in range(9))
    assert refusal(f"{{...F0}} {bomb} fragment F9 on Leaf {{id}}") == "QUERY_TOO_COMPLEX"
    wide = " ".join(f"fragment F{index} on Leaf {{...F{index + 1} ...on Leaf{{...F{index + 1}}}}}" for index in range(45))
    assert refusal(f"{{...F0}} {wide} fragment F45 on Leaf {{id}}") == "QUERY_TOO_COMPLEX"


def test_too_many_operations_are_refused() -> None:
    assert refusal(" ".join(f"query Q{index}{{id}}" for index in range(1_000))) == "GRAPHQL_VALIDATION_FAILED"
    assert refusal("{id}" * 1_000) == "GRAPHQL_VALIDATION_FAILED"


def test_every_operation_of_a_document_is_measured() -> None:
    assert refusal("query A {id} query B " + nested(12)) == "QUERY_TOO_DEEP"


@pytest.mark.parametrize("text", [INTROSPECTION, get_introspection_query()])
def test_introspection_as_tools_do_it_passes(text: str) -> None:
    """As GraphiQL and graphql-codegen ask."""
    assert measure(text).introspections == 1
    parse(text, max_lexical_tokens=LIMITS.tokens)


META = ("Schema", "Type", "Directive", "Field", "InputValue")
FEATURES = "fragment Features on __Type {fields{name args{name}}}"
NAMED_TYPES = {
    # Apollo Kotlin's download of a schema, whose second request is as of graphql-js, and its older one.
    "five": "{" + " ".join(f'a{kind}:__type(name:"__{kind}"){{...Features}}' for kind in META) + "}" + FEATURES,
    "one list": "{__schema{types{name fields{name args{name}}}}}",
    # gql.tada before its introspection, StrawberryShake before its own.
    "four": "{" + " ".join(f'a{kind}:__type(name:"__{kind}"){{fields{{name args{{name}}}}}}' for kind in META[1:]) + "}",
    "two": '{a:__type(name:"__Schema"){name fields{name}} b:__type(name:"__Directive"){name fields{name}}}',
    "beside the schema": '{__schema{queryType{name}} __type(name:"__Directive"){fields{name}}}',
    # Pages that show a type with those of its fields, and what finds the members of a union.
    "fields of one type's fields": '{__type(name:"Leaf"){name fields{name type{name ofType{name fields{name}}}}}}',
    "members of one type": '{__type(name:"Node"){possibleTypes{name fields{name}}}}',
}


@pytest.mark.parametrize("text", NAMED_TYPES.values(), ids=NAMED_TYPES)
def test_questions_for_single_types_pass(text: str) -> None:
    assert measure(text).introspects


def test_single_types_are_counted_apart() -> None:
    most = " ".join(f'a{index}:__type(name:"Leaf"){{name}}' for index in range(MAX_NAMED_TYPES))
    both = measure(f"{{{most} __schema{{queryType{{name}}}}}}")
    assert (both.introspections, both.named_types) == (1, MAX_NAMED_TYPES)
    assert refusal(f'{{{most} __type(name:"Leaf"){{name}}}}') == "QUERY_TOO_COMPLEX"
    assert refusal(f'{{{most} ...F}} fragment F on Query {{__type(name:"Leaf"){{name}}}}') == "QUERY_TOO_COMPLEX"


def test_introspection_with_directives_passes() -> None:
    """As sgqlc asks, which leaves descriptions to a variable."""
    value = "fragment V on __InputValue{name description @include(if:$d) type{name} defaultValue}"
    text = """query ($d: Boolean!) {__schema{types{...T} directives{name description @include(if:$d) args{...V}}}}
      fragment T on __Type{kind name description @include(if:$d) fields(includeDeprecated:$d){name description @include(if:$d) args{...V}
      isDeprecated @include(if:$d) deprecationReason @include(if:$d)} inputFields{...V}
      enumValues(includeDeprecated:$d){name description @include(if:$d) isDeprecated @include(if:$d) deprecationReason @include(if:$d)}}"""
    assert measure(text + value).directives == 11


@pytest.mark.parametrize(
    "text",
    [
        "{__schema{types{fields{type{fields{name}}}}}}",
        '{__type(name: "Query"){fields{type{fields{type{fields{name}}}}}}}',
        "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}",
        "{__schema{types{interfaces{possibleTypes{name}}}}}",
        '{__type(name: "Leaf"){fields{type{...F}}}} fragment F on __Type {inputFields{type{possibleTypes{name}}}}',
        "{__schema{queryType{" + "ofType{" * 21 + "name" + "}" * 24,
    ],
)
def test_introspection_in_circles_is_refused(text: str) -> None:
    assert refusal(text) == "QUERY_TOO_DEEP"


def test_introspection_many_times_over_is_refused() -> None:
    assert refusal("{a:__schema{types{name}} b:__schema{types{name}} c:__schema{types{name}}}") == "QUERY_TOO_COMPLEX"


@given(st.text(alphabet='{}()[]"#\\\n aé.:$@&!|=', max_size=200))
def test_any_text_is_checked_or_refused(text: str) -> None:
    try:
        check_text(text, LIMITS)
        document = parse(text, max_lexical_tokens=LIMITS.tokens)
        check_document(document, LIMITS)
    except GraphQLError:
        pass
