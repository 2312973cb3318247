"""What `$filter` says, in each of its forms, and what is none."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.http.refusal import RequestRefused
from server.rest.filters import Filter, Labelled, ModifiedWithin, NameEndsWith, NameIn, NameStartsWith, read_filter
from services.model.query import LabelFilter


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Name in ('a')", NameIn(("a",))),
        ("Name in ('a','b')", NameIn(("a", "b"))),
        ("Name in ('a', 'b', 'a')", NameIn(("a", "b"))),
        ("  Name  in('a' ,'b' ) ", NameIn(("a", "b"))),
        ("Name in ('our%20team%27s%20%28new%29.pem', 'x.pem')", NameIn(("our team's (new).pem", "x.pem"))),
        ("Name in ('our team''s')", NameIn(("our team's",))),
        ("Name in ('50%2525')", NameIn(("50%25",))),
        ("Name in ('%C3%A4')", NameIn(("ä",))),
        ("Name in ('')", NameIn(("",))),
        ("Name in ('a,b', 'c) or (')", NameIn(("a,b", "c) or ("))),
        ("startswith(Name,'x')", NameStartsWith("x")),
        ("startswith( Name , 'John''s %27' )", NameStartsWith("John's %27")),
        ("endswith(Name, '')", NameEndsWith("")),
        ("endswith(Name,'a.pem')", NameEndsWith("a.pem")),
        ("modifiedwithin('1','minutes')", ModifiedWithin(timedelta(minutes=1))),
        ("modifiedwithin('1440', 'minutes')", ModifiedWithin(timedelta(days=1))),
        ("Label['env'] HAS ('prod')", Labelled((LabelFilter(key="env", values=("prod",)),))),
        (
            "Label['e%20nv'] HAS ('prod', 'e%2Cu') AND Label['team'] HAS ('a')",
            Labelled((LabelFilter(key="e nv", values=("prod", "e,u")), LabelFilter(key="team", values=("a",)))),
        ),
    ],
)
def test_each_form_is_read(text: str, wanted: Filter) -> None:
    assert read_filter(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "Name", "Name in", "Name in ()", "Name in 'a'", "Name in ('a'", "Name in ('a' 'b')", "Name in ('a',)", "Name in (a)"),
        *(
            "Name in ('a') AND Name in ('b')",
            "Name in ('a')) or (1=1",
            "Type in ('HTTP')",
            "Name eq 'a'",
            'Name in ("a")',
            "Name in ('a'b')",
        ),
        *("Name in ('%zz')", "Name in ('%')", "Name in ('%ff')", "Name in ('a');", "Namein('a')"),
        *("startswith(Type,'x')", "startswith(Name,x)", "startswith(Name,'a'b')", "contains(Name,'a')", "startswith(Name,'a','b')"),
        *(
            "modifiedwithin('0','minutes')",
            "modifiedwithin('1441','minutes')",
            "modifiedwithin('1','hours')",
            "modifiedwithin(1,'minutes')",
        ),
        *("modifiedwithin('-1','minutes')", "modifiedwithin('1.5','minutes')", "modifiedwithin('²','minutes')"),
        *("Label['a'] HAS ()", "Label[a] HAS ('b')", "Label['a'] HAS ('b') OR Label['c'] HAS ('d')", "Label['a'] HAS ('b') AND"),
        *("Label['a'] HAS ('b') AND Name in ('c')", "Label['a'] HAS ('b')Label['c'] HAS ('d')", "Label['%'] HAS ('b')"),
    ],
)
def test_what_has_none_of_the_forms_is_refused(text: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        read_filter(text)
    assert refused.value.status == 400


def test_what_is_not_allowed_is_refused_and_told_what_is() -> None:
    with pytest.raises(RequestRefused, match=r"\$filter must be Name in \('a','b'\)\.") as refused:
        read_filter("startswith(Name,'a')", (NameIn,))
    assert refused.value.code == "FILTER_INVALID"


TEXT = st.text(st.characters(codec="utf-8"), max_size=8)


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_any_names_as_sap_s_clients_write_them(names: list[str]) -> None:
    encoded = ", ".join(f"'{quote(name)}'" for name in names)
    assert read_filter(f"Name in ({encoded})") == NameIn(tuple(dict.fromkeys(names)))


@given(st.lists(st.tuples(TEXT, st.lists(TEXT, min_size=1, max_size=3)), min_size=1, max_size=3))
def test_any_labels_as_sap_s_clients_write_them(labels: list[tuple[str, list[str]]]) -> None:
    lists = [", ".join(f"'{quote(value)}'" for value in values) for _, values in labels]
    clauses = [f"Label['{quote(key)}'] HAS ({values})" for (key, _), values in zip(labels, lists, strict=True)]
    assert read_filter(" AND ".join(clauses)) == Labelled(tuple(LabelFilter(key=key, values=tuple(values)) for key, values in labels))


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_filter(text)
    except RequestRefused as refused:
        assert refused.status == 400


@pytest.mark.parametrize("text", ["Name in (" + "'a'," * 900, "Label['" + "a" * 3_900, "Name in (" + "'" * 3_901 + ")", " " * 4_000])
def test_a_long_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(RequestRefused):
        read_filter(text)
