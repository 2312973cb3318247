"""Requests and answers as octets in a pipe."""

import io

from hypothesis import given
from hypothesis import strategies as st

from services.model.conversion import Conversion, Pkcs12ProfileName, TargetFormat, Wishes
from services.model.passwords import AliasPassword, KeyPasswords
from services.model.secret import Secret
from services.workers.frames import LENGTH_OCTETS, Request, read_request, write_answer, write_request
from tests.support import NOW

_WISHES = st.builds(
    Wishes,
    format=st.none() | st.sampled_from(TargetFormat),
    include_private_key=st.none() | st.booleans(),
    aliases=st.none() | st.lists(st.text(alphabet=st.characters(codec="utf-8"))).map(tuple),
    new_password=st.none() | st.builds(Secret, st.binary()),
    pkcs12_profile=st.none() | st.sampled_from(Pkcs12ProfileName),
)
_CONVERSIONS = st.builds(Conversion, target=st.sampled_from(TargetFormat), created_at=st.just(NOW), wishes=_WISHES)
_KEY_PASSWORDS = st.builds(
    KeyPasswords,
    every=st.none() | st.builds(Secret, st.binary()),
    of_aliases=st.lists(st.builds(AliasPassword, st.text(alphabet=st.characters(codec="utf-8")), st.builds(Secret, st.binary()))).map(
        tuple
    ),
)
_NAMES = st.none() | st.text(alphabet=st.characters(codec=None, min_codepoint=0, max_codepoint=0x10FFFF))


@given(
    st.lists(
        st.builds(
            Request,
            octets=st.builds(Secret, st.binary()),
            file_name=_NAMES,
            password=st.none() | st.builds(Secret, st.binary()),
            conversion=st.none() | _CONVERSIONS,
            key_passwords=st.none() | _KEY_PASSWORDS,
        )
    )
)
def test_requests_come_out_as_they_went_in(requests: list[Request]) -> None:
    stream = io.BytesIO(b"".join(piece for request in requests for piece in write_request(request)))
    assert [read_request(stream) for _ in requests] == requests
    assert read_request(stream) is None


def test_the_empty_password_is_not_the_missing_one() -> None:
    def come_back(password: Secret | None) -> Secret | None:
        request = read_request(io.BytesIO(b"".join(write_request(Request(octets=Secret(b"x"), file_name=None, password=password)))))
        assert request is not None
        return request.password

    assert come_back(Secret(b"")) == Secret(b"")
    assert come_back(None) is None


def test_a_stream_that_ends_inside_a_length_has_no_request() -> None:
    assert read_request(io.BytesIO(b"\x00\x00")) is None


def test_an_answer_stands_after_its_length() -> None:
    stream = io.BytesIO()
    write_answer(stream, b"answer")
    assert stream.getvalue() == len(b"answer").to_bytes(LENGTH_OCTETS, "big") + b"answer"


def test_a_request_shows_nothing_secret() -> None:
    wanted = Conversion(target=TargetFormat.JKS, created_at=NOW, wishes=Wishes(new_password=Secret(b"hunter2")))
    request = Request(octets=Secret(b"private key"), file_name="a.pem", password=Secret(b"hunter2"), conversion=wanted)
    assert "hunter2" not in repr(request)
    assert "private key" not in repr(request)
