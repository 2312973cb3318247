"""Every form in which clients ask for tokens, and what no client may send."""

import base64
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from server.access.token_request import OAuthRefused, Received, TokenRequest, read_token_request

CLIENT, SECRET = "sb-clone-1!b1|destination-xsappname!b1", "9a-_xyz$Zk3=Q="
FORM = {"content-type": "application/x-www-form-urlencoded"}


def basic(client_id: str = CLIENT, secret: str = SECRET) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{client_id}:{secret}".encode()).decode()}


def received(method: str = "POST", query: str = "", body: str = "", **headers: str) -> Received:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Received(method=method, query=query.encode(), headers=Headers(named), body=body.encode())


def read(request: Received, *, domain: str | None = None) -> TokenRequest:
    return read_token_request(request, token_domain=domain)


GRANT = "grant_type=client_credentials"
IN_BODY = urlencode({"grant_type": "client_credentials", "client_id": CLIENT, "client_secret": SECRET})
RAW = f"{GRANT}&client_id={CLIENT}&client_secret={SECRET}"
ID = f"client_id={quote_plus(CLIENT)}"

FORMS = {
    "Python SDK, JS SDK, approuter": received(body=IN_BODY, **FORM),
    "with a charset": received(body=IN_BODY, content_type="application/x-www-form-urlencoded;charset=UTF-8"),
    "not encoded": received(body=RAW, **FORM),
    "alert-notification": received("GET", GRANT, **basic()),
    "curl -u -d": received(body=GRANT, **basic(), **FORM),
    "node: GET with client_id and Basic": received("GET", f"{GRANT}&{ID}", **basic()),
    "node: POST with Basic and client_id": received(body=f"{ID}&{GRANT}", **basic(), **FORM),
    "POST with the parameters in the address": received(query=f"{GRANT}&{ID}", **basic()),
    "RFC 6749: Basic of encoded values": received(body=GRANT, **basic(quote_plus(CLIENT), quote_plus(SECRET)), **FORM),
    "encoded with %20": received(body=GRANT, **basic(quote(CLIENT, safe=""), quote(SECRET, safe="")), **FORM),
    "the scheme in capitals": received(body=GRANT, authorization=basic()["authorization"].replace("Basic", "BASIC"), **FORM),
    "parameters that nobody here knows": received(body=f"{IN_BODY}&response_type=token&scope=", **FORM),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_names_the_same_client(name: str) -> None:
    wanted = read(FORMS[name])
    assert (wanted.client_id, wanted.secret.reveal().decode()) == (CLIENT, SECRET)
    assert wanted.tenant_id is wanted.subdomain is None


REFUSED = {
    "nothing": (received(), "invalid_client"),
    "no secret": (received(body=f"{GRANT}&{ID}", **FORM), "invalid_client"),
    "an empty secret": (received(body=f"{GRANT}&{ID}&client_secret=", **FORM), "invalid_client"),
    "no grant type": (received(body="", **basic(), **FORM), "invalid_request"),
    "another grant type": (received(body="grant_type=password", **basic(), **FORM), "unsupported_grant_type"),
    "the secret in the address": (received("GET", RAW.replace("|", "%7C")), "invalid_request"),
    "the secret in the address of POST": (received(query="client_secret=x", body=IN_BODY, **FORM), "invalid_request"),
    "a parameter twice": (received(body=f"{IN_BODY}&client_id=other", **FORM), "invalid_request"),
    "a parameter here and there": (received(query=GRANT, body=IN_BODY, **FORM), "invalid_request"),
    "two secrets": (received(body=IN_BODY, **basic(), **FORM), "invalid_request"),
    "two clients": (received(body=f"{GRANT}&client_id=other", **basic(), **FORM), "invalid_request"),
    "JSON": (received(body="{}", content_type="application/json"), "invalid_request"),
    "no media type": (received(body=IN_BODY), "invalid_request"),
    "another charset": (received(body=IN_BODY, content_type="application/x-www-form-urlencoded; charset=latin-1"), "invalid_request"),
    "not ASCII": (received(body=f"{IN_BODY}&x=ä", **FORM), "invalid_request"),
    "not UTF-8": (received(body=f"{GRANT}&client_id=%FF&client_secret=x", **FORM), "invalid_request"),
    "too many parameters": (received(body=IN_BODY + "&x=1" * 60, **FORM), "invalid_request"),
    "Bearer": (received(body=GRANT, authorization="Bearer abc", **FORM), "invalid_client"),
    "Basic without a colon": (received(body=GRANT, authorization="Basic YWJj", **FORM), "invalid_client"),
    "Basic that is not base64": (received(body=GRANT, authorization="Basic a*b", **FORM), "invalid_client"),
    "Basic that is not UTF-8": (received(body=GRANT, authorization="Basic /zr/", **FORM), "invalid_client"),
    "Basic encoded wrongly": (received(body=GRANT, **basic("%FF", "x"), **FORM), "invalid_client"),
    "no tenant": (received(body=IN_BODY, x_zid="", **FORM), "invalid_request"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_client_may_send_is_an_error_of_oauth(name: str) -> None:
    request, error = REFUSED[name]
    with pytest.raises(OAuthRefused) as refused:
        read(request)
    assert refused.value.error == error
    assert refused.value.status == (401 if error == "invalid_client" else 400)
    assert SECRET not in refused.value.description


def test_two_tenants_in_the_header_are_refused() -> None:
    headers = Headers(raw=[(b"x-zid", b"a"), (b"x-zid", b"b"), (b"content-type", b"application/x-www-form-urlencoded")])
    with pytest.raises(OAuthRefused):
        read(Received(method="POST", query=b"", headers=headers, body=IN_BODY.encode()))


def test_the_header_names_the_tenant() -> None:
    assert read(received(body=IN_BODY, x_zid="4711", **FORM)).tenant_id == "4711"


@pytest.mark.parametrize(
    ("host", "subdomain"),
    [
        ("acme.auth.example", "acme"),
        ("ACME.Auth.Example.:8443", "acme"),
        ("a.b.auth.example", "a.b"),  # no tenant has such a one, and it is not the client's own
        (".auth.example", ""),
        ("auth.example", None),
        ("auth.example:443", None),
        ("xauth.example", None),
        ("acme.auth.example.evil.example", None),
        ("127.0.0.1:8080", None),
        ("", None),
    ],
)
def test_the_host_names_the_tenant_where_it_is_one_of_the_token_domain(host: str, subdomain: str | None) -> None:
    assert read(received(body=IN_BODY, host=host, **FORM), domain="auth.example").subdomain == subdomain


def test_without_a_token_domain_no_host_names_a_tenant() -> None:
    assert read(received(body=IN_BODY, host="acme.auth.example", **FORM)).subdomain is None


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_characters=":%"), min_size=1)


@given(client_id=PRINTABLE, secret=PRINTABLE)
def test_every_id_and_secret_is_decoded_exactly(client_id: str, secret: str) -> None:
    encoded = urlencode({"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret})
    by_body = read(received(body=encoded, **FORM))
    by_basic = read(received(body=GRANT, **basic(client_id, secret), **FORM))
    assert by_body == by_basic
    assert (by_body.client_id, by_body.secret.reveal().decode()) == (client_id, secret)
