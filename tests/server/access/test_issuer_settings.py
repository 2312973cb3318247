"""Which issuers there are is read strictly: what could be meant otherwise stops the start."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from server.access.issuer_settings import MAX_ISSUERS, BadIssuers, IssuerSettings, read_issuers
from server.settings import read_settings
from server.values import BadSetting

LEAST: dict[str, Any] = {"issuer": "https://issuer.example/realms/acme", "audience": "destcert", "tenant": "acme"}
FULL = {
    "issuer": "https://issuer.example/realms/acme",
    "jwksUrl": "https://issuer.example/realms/acme/certs",
    "audience": ["destcert", "api://destcert"],
    "tenantClaim": "ext_attr.zid",
    "subjectClaim": "oid",
    "rightsClaim": "realm_access.roles",
    "rights": {
        "admins": ["Destination Certificate Administrator", "installation.admin"],
        "all": ["certificate.read@scp_" + "0" * 26],
        "no": [],
    },
    "mayAdministerInstallation": True,
}


def read(entry: dict[str, Any]) -> IssuerSettings:
    (settings,) = read_issuers(json.dumps([entry]))
    return settings


def test_every_member_has_its_field() -> None:
    assert read(FULL) == IssuerSettings(
        issuer="https://issuer.example/realms/acme",
        jwks_url="https://issuer.example/realms/acme/certs",
        audiences=frozenset({"destcert", "api://destcert"}),
        tenant_claim="ext_attr.zid",
        subject_claim="oid",
        rights_claim="realm_access.roles",
        rights={
            "admins": ("Destination Certificate Administrator", "installation.admin"),
            "all": ("certificate.read@scp_" + "0" * 26,),
            "no": (),
        },
        may_administer_installation=True,
    )
    assert len(fields(IssuerSettings)) == len(FULL) + 1, "tenant stands in the place of tenantClaim"


def test_little_need_be_said() -> None:
    settings = read(LEAST)
    assert (settings.subject_claim, settings.rights_claim, settings.rights, settings.jwks_url) == ("sub", "scope", {}, None)
    assert settings.may_administer_installation is False
    assert settings.audiences == {"destcert"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"issuer": None}, "issuer is missing"),
        ({"audience": None}, "audience is missing"),
        ({"tenant": None}, "either tenant or tenantClaim"),
        ({"tenantClaim": "zid"}, "either tenant or tenantClaim"),
        ({"jwksURL": "https://x.example"}, "jwksURL is no member"),
        ({"secret": "hunter2"}, "secret is no member"),
        ({"clientSecret": "hunter2"}, "clientSecret is no member"),
        ({"algorithms": ["HS256"]}, "algorithms is no member"),
        ({"jwks": {"keys": [{"kty": "oct", "k": "hunter2"}]}}, "jwks is no member"),
        ({"issuer": "http://issuer.example"}, "issuer must be an address of https"),
        ({"issuer": "issuer.example"}, "issuer must be an address of https"),
        ({"issuer": "https://user:hunter2@issuer.example"}, "issuer must be an address of https"),
        ({"issuer": "https://issuer.example?x=y"}, "issuer must have neither query nor fragment"),
        ({"issuer": "https://issuer.example/#x"}, "issuer must"),
        ({"issuer": "https://issuer.example/a b"}, "issuer must"),
        ({"issuer": "https://issuer.example/\n"}, "issuer must"),
        ({"issuer": "https://issuer.example/" + "x" * 512}, "issuer must"),
        ({"issuer": 5}, "issuer must"),
        ({"jwksUrl": "http://issuer.example/keys"}, "jwksUrl must be an address of https"),
        ({"jwksUrl": "file:///etc/passwd"}, "jwksUrl must be an address of https"),
        ({"jwksUrl": ""}, "jwksUrl must"),
        ({"audience": ""}, "audience must"),
        ({"audience": []}, "audience must"),
        ({"audience": ["x", ""]}, "audience must"),
        ({"audience": {"x": 1}}, "audience must"),
        ({"tenant": ""}, "tenant must"),
        ({"tenant": 5}, "tenant must"),
        ({"tenant": None, "tenantClaim": ""}, "tenantClaim must"),
        ({"subjectClaim": ["sub"]}, "subjectClaim must"),
        ({"rightsClaim": True}, "rightsClaim must"),
        ({"rights": ["admins"]}, "rights must"),
        ({"rights": {"admins": "certificate.read"}}, "rights must"),
        ({"rights": {"admins": ["certificate.raed"]}}, "'certificate.raed' is no right"),
        ({"rights": {"admins": [5]}}, "5 is no right"),
        (
            {"rights": {"admins": ["Destination Viewer Instance"]}},
            "'Destination Viewer Instance' is no right or role that holds in a whole",
        ),
        ({"rights": {"admins": ["certificate.read@scp_x"]}}, "is no right"),
        ({"rights": {"admins": ["installation.admin"]}}, "installation.admin needs mayAdministerInstallation"),
        ({"mayAdministerInstallation": "true"}, "mayAdministerInstallation must be true or false"),
        ({"mayAdministerInstallation": 1}, "mayAdministerInstallation must be true or false"),
    ],
)
def test_a_fault_is_named(change: dict[str, Any], named: str) -> None:
    entry = {name: value for name, value in (LEAST | change).items() if value is not None}
    with pytest.raises(BadIssuers) as caught:
        read(entry)
    assert str(caught.value).startswith("entry 1: ")
    assert named in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_an_issuer_has_one_entry() -> None:
    other = LEAST | {"audience": "other"}
    with pytest.raises(BadIssuers, match=r"entry 2: there is an entry of https://issuer\.example/realms/acme already"):
        read_issuers(json.dumps([LEAST, other]))
    assert len(read_issuers(json.dumps([LEAST, other | {"issuer": "https://other.example"}]))) == 2


def test_there_are_not_too_many() -> None:
    entries = [LEAST | {"issuer": f"https://{number}.example"} for number in range(MAX_ISSUERS + 1)]
    assert len(read_issuers(json.dumps(entries[1:]))) == MAX_ISSUERS
    with pytest.raises(BadIssuers, match="more than"):
        read_issuers(json.dumps(entries))


@pytest.mark.parametrize("text", ["{}", "[5]", "[[]]", "[", '[{"issuer": "a", "issuer": "b"}]', "[NaN]"])
def test_what_is_no_list_of_objects_is_refused(text: str) -> None:
    with pytest.raises(BadSetting, match="DESTCERT_ISSUERS"):
        read_settings({"DESTCERT_ISSUERS": text})


def test_the_variable_holds_the_list_or_a_path(tmp_path: Path) -> None:
    text = json.dumps([FULL])
    (tmp_path / "issuers.json").write_text(text)
    from_text = read_settings({"DESTCERT_ISSUERS": f"\n {text}"}).issuers
    from_file = read_settings({"DESTCERT_ISSUERS": str(tmp_path / "issuers.json")}).issuers
    assert from_text == from_file == (read(FULL),)
    assert read_settings({}).issuers == read_settings({"DESTCERT_ISSUERS": ""}).issuers == ()


@pytest.mark.parametrize("path", ["/no/such/file.json", "/", "issuers\0.json"])
def test_a_file_that_cannot_be_read_stops_the_start(path: str) -> None:
    with pytest.raises(BadSetting, match="DESTCERT_ISSUERS must be a JSON list of issuers, or the path of a file with one"):
        read_settings({"DESTCERT_ISSUERS": path})


def test_a_file_that_is_no_text_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "issuers.json").write_bytes(b"\xff\xfe")
    with pytest.raises(BadSetting, match="DESTCERT_ISSUERS"):
        read_settings({"DESTCERT_ISSUERS": str(tmp_path / "issuers.json")})


def test_the_examples_of_the_manual_are_read() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "manual.md").read_text()
    text = manual.partition("## Let people in by your own issuer")[2].partition("```json\n")[2].partition("```")[0]
    keycloak, entra, xsuaa = read_issuers(text)
    assert keycloak.rights["everybody"] == ("Destination Certificate Viewer",)
    assert entra.may_administer_installation
    assert xsuaa.jwks_url == "https://acme.authentication.eu10.hana.ondemand.com/token_keys"
    assert all(f"| `{name}` |" in manual for name in FULL if name != "tenantClaim")
