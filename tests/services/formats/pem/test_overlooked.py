"""Text outside of PEM blocks that may have been meant as one."""

import shutil
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.formats.pem.blocks import TextAround, split_text
from services.formats.pem.overlooked import MAX_OVERLOOKED, MIN_LINE, MIN_RUN, is_like_boundary, list_overlooked
from services.formats.pem.write import write_block
from services.model.contents import Finding, FindingCode, Severity
from tests.cases import list_cases
from tests.corpus import load_corpus, load_golden, needs_corpus
from tests.programs import needs_openssl, run
from tests.services.x509.made import chain_of

LEAF = chain_of(1)[0]
DER = LEAF.der
BLOCK = write_block("CERTIFICATE", DER)
LINES = BLOCK.split("\n")[1:-2]
LINE = "A1b2" * 16


def look_at(text: str) -> list[tuple[str | None, int]]:
    told = list_overlooked(split_text(text).around)
    return [(each.kind, int(each.parameters[0].value)) for each in told]


BOUNDARIES = [
    "----BEGIN CERTIFICATE----",
    "------BEGIN CERTIFICATE----",
    "-----BEGIN CERTIFICATE----",
    "----BEGIN CERTIFICATE-----",
    "-----BEGIN CERTIFICATE",
    "BEGIN CERTIFICATE-----",
    "\u2013\u2013\u2013\u2013\u2013BEGIN CERTIFICATE\u2013\u2013\u2013\u2013\u2013",
    "\u2014--BEGIN CERTIFICATE\u2014--",
    "\u2212\u2212\u2212\u2212\u2212BEGIN PRIVATE KEY\u2212\u2212\u2212\u2212\u2212",
    "- - - - -BEGIN CERTIFICATE- - - - -",
    "=====BEGIN CERTIFICATE=====",
    "BEGIN CERTIFICATE",
    "END RSA PRIVATE KEY",
    "begin certificate",
    "----begin certificate----",
    "-----BEGINCERTIFICATE-----",
    "BEGINCERTIFICATE",
    "----- BEGIN  CERTIFICATE -----",
    "-----BEGIN CERTFICATE-----",
    "-----END CETRIFICATE-----",
    "-----BEGIN PRIVAT KEY-----",
    'cert: "----BEGIN CERTIFICATE----',
    "x = '-----BEGIN CERTIFICATE----'",
]


@pytest.mark.parametrize("line", BOUNDARIES)
def test_what_looks_like_a_boundary_is_pointed_out(line: str) -> None:
    assert is_like_boundary(line)
    text = f"{BLOCK}text\n{line}\n{BLOCK}"
    assert look_at(text) == [("BOUNDARY_OVERLOOKED", BLOCK.count("\n") + 2)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-----",
        "=" * 70,
        "-----Begin of section-----",
        "==== END OF CERTIFICATES ====",
        "--- END OF KEYS ---",
        "the begin certificate of our service",
        "-----BEGIN PGP SIGNED MESSAGE-----",
        "---- BEGIN SSH2 PUBLIC KEY ----",
        "-----BEGIN FOO-----",
        "Certificate:",
        "Bag Attributes",
        "Key Attributes: <No Attributes>",
        "BEGIN",
        "END",
        "subject=CN = BEGIN CERTIFICATE authority",
    ],
)
def test_other_lines_are_no_boundaries(line: str) -> None:
    assert not is_like_boundary(line)


@pytest.mark.parametrize("line", ["# ----BEGIN CERTIFICATE----", "// ----BEGIN CERTIFICATE----", "; BEGIN CERTIFICATE", f"# {LINE * 2}"])
def test_comments_are_left_alone(line: str) -> None:
    assert look_at(f"{BLOCK}{line}\n") == []


def test_a_run_of_base64_is_pointed_out_once() -> None:
    lines = BLOCK.count("\n")
    assert look_at(BLOCK + "\n".join(LINES) + "\n\n\n" + "\n".join(LINES)) == [
        ("BASE64_OVERLOOKED", lines + 1),
        ("BASE64_OVERLOOKED", lines + len(LINES) + 3),
    ]
    assert look_at("".join(LINES)) == [("BASE64_OVERLOOKED", 1)]
    assert look_at("  \n  " + "\r\n  ".join(LINES)) == [("BASE64_OVERLOOKED", 2)]


@pytest.mark.parametrize("prefix", ["cert: ", 'x5c = ["', "<ds:X509Certificate>"])
def test_certificates_inside_a_line_are_pointed_out(prefix: str) -> None:
    assert look_at(f"{BLOCK}{prefix}{b64encode(DER).decode()}") == [("BASE64_OVERLOOKED", BLOCK.count("\n") + 1)]
    assert look_at(f"{BLOCK}{prefix}{b64encode(BLOCK.encode()).decode()}") == [("BASE64_OVERLOOKED", BLOCK.count("\n") + 1)]


def test_the_base64_below_a_boundary_belongs_to_it() -> None:
    text = BLOCK.replace("-----", "----")
    assert look_at(text) == [("BOUNDARY_OVERLOOKED", 1), ("BOUNDARY_OVERLOOKED", text.count("\n"))]


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        f"{LINE}\n\n{LINE}",
        f"{LINE}\nword\n{LINE}",
        "\n".join([LINE[: MIN_LINE - 1]] * 9),
        "\n".join(["0123456789abcdef" * 4] * 9),
        f"ssh-rsa AAAAB3NzaC1yc2E{LINE * 4}",
        "MIIB" + LINE,
    ],
)
def test_less_than_two_lines_and_hexadecimal_dumps_are_no_base64(text: str) -> None:
    assert look_at(text) == []


def test_the_limits_are_met_exactly() -> None:
    assert look_at("Az" * (MIN_RUN // 2)) == [("BASE64_OVERLOOKED", 1)]
    assert look_at("Az" * (MIN_RUN // 2 - 1)) == []


@pytest.mark.parametrize(
    ("name", "lines"),
    [("f08-bundle-4dash.pem", [("BOUNDARY_OVERLOOKED", 21), ("BOUNDARY_OVERLOOKED", 41)]), ("f08-bundle-mislabel.pem", [])],
)
def test_files_that_went_wrong_are_pointed_out(name: str, lines: list[tuple[str, int]]) -> None:
    assert look_at(list_cases()[name].octets.decode()) == lines


def test_the_finding_is_a_warning() -> None:
    (told,) = list_overlooked([TextAround(line=7, text="----BEGIN CERTIFICATE----")])
    assert (told.code, told.severity) == (FindingCode.OTHER_CONTENT_IGNORED, Severity.WARNING)
    assert "Line 7 looks like" in told.message


def find_in(octets: bytes) -> list[Finding]:
    return list(list_overlooked(split_text(octets.decode("utf-8", "replace")).around))


@needs_openssl
def test_what_openssl_prints_is_left_alone(tmp_path: Path) -> None:
    certificate, key, store = tmp_path / "c.pem", tmp_path / "k.pem", tmp_path / "s.p12"
    certificate.write_text(BLOCK)
    key.write_text(write_block("PRIVATE KEY", LEAF.pkcs8.reveal()))
    run("openssl", "pkcs12", "-export", "-in", certificate, "-inkey", key, "-passout", "pass:x", "-out", store)
    for command in (
        ("x509", "-in", certificate, "-text", "-fingerprint", "-purpose", "-ocspid"),
        ("pkey", "-in", key, "-text"),
        ("pkcs12", "-in", store, "-passin", "pass:x", "-nodes", "-info"),
        ("asn1parse", "-in", certificate, "-dump"),
        ("asn1parse", "-in", certificate),
    ):
        assert find_in(run("openssl", *command)) == []


@pytest.mark.skipif(shutil.which("certtool") is None, reason="certtool is not installed")
def test_what_certtool_prints_is_left_alone() -> None:
    assert find_in(run("certtool", "-i", stdin=BLOCK.encode())) == []
    assert find_in(run("certtool", "-k", stdin=write_block("PRIVATE KEY", LEAF.pkcs8.reveal()).encode())) == []


GOOD = [file for file in (*load_golden("pem"), *load_golden("p7b")) if file.verdict == "ok" and b"-----BEGIN" in file.octets]


@pytest.mark.parametrize("file", GOOD, ids=str)
def test_no_good_file_is_warned_about(file: object) -> None:
    assert find_in(file.octets) == []  # type: ignore[attr-defined]


@needs_corpus
def test_no_good_file_of_the_corpus_is_warned_about() -> None:
    files = [file for file in load_corpus() if file.verdict == "ok" and b"-----BEGIN" in file.octets]
    assert len(files) > 50
    assert [file.path for file in files if find_in(file.octets)] == []


def test_of_many_lines_only_the_first_are_told() -> None:
    text = ("----BEGIN CERTIFICATE----\n" + "\n".join(LINES) + "\n") * 10_000
    assert len(look_at(text)) == MAX_OVERLOOKED
    assert len(look_at(("\n".join(LINES) + "\n\n") * (MAX_OVERLOOKED + 1))) == MAX_OVERLOOKED


@pytest.mark.parametrize(
    "part",
    ["-", "\u2013", " ", "- ", "BEGIN ", "--BEGIN ", "BEGIN A--", "A", "MIIB", "LS0tLS1CRUdJTi", "--BEGIN A" + " " * 80, "\n", "=" * 9],
)
@pytest.mark.parametrize("end", ["", "\n", "!"])
def test_repetition_costs_no_more_than_linear_time(part: str, end: str) -> None:
    """A MiB of what a careless pattern would be slow on."""
    look_at((part + end) * (1_000_000 // len(part + end)))


@given(st.lists(st.sampled_from(["--", "\u2013", "BEGIN", "END", " ", "CERTIFICATE", "KEY", "\n", LINE, "MIIB", "#", '"']), max_size=40))
def test_any_text_has_findings_with_lines(parts: list[str]) -> None:
    text = "".join(parts)
    assert all(1 <= line <= text.count("\n") + 1 for _, line in [(each.kind, int(each.parameters[0].value)) for each in find_all(text)])


def find_all(text: str) -> list[Finding]:
    return list(list_overlooked([TextAround(line=1, text=text)]))
