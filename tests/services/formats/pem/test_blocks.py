"""Splitting PEM text into blocks."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, MalformedContent, TooLarge
from services.formats.pem.blocks import (
    MAX_BLOCKS,
    PemBlock,
    decode_block,
    has_boundary,
    read_bag_attributes,
    read_headers,
    split_blocks,
    split_text,
)

OCTETS = bytes(range(256))


def pem(label: str = "CERTIFICATE", octets: bytes = OCTETS, *, columns: int = 64, end: str = "\n") -> str:
    encoded = b64encode(octets).decode()
    lines = [encoded[at : at + columns] for at in range(0, len(encoded), columns)]
    return end.join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


def only(text: str) -> PemBlock:
    (block,) = split_blocks(text)
    return block


VARIANTS = {
    "as it should be": pem(),
    "CRLF": pem(end="\r\n"),
    "CR": pem(end="\r"),
    "one line": pem(columns=10_000),
    "76 columns": pem(columns=76),
    "a blank line after every line": pem(end="\n\n"),
    "indented": "".join(f"    {line}\n" for line in pem().splitlines()),
    "trailing blanks": pem(end="  \t\n"),
    "literal backslash n": pem(end="\\n"),
    "literal backslash r n": pem(end="\\r\\n"),
    "a JSON string of PHP": '{"cert": "' + pem(end="\\n").replace("/", "\\/") + '"}',
    "everything on one line": pem(end=" "),
    "no line end at the end": pem().rstrip("\n"),
    "text around": f"subject=CN=x\n# a comment\n{pem()}and more\n-----\n",
    "decoration around": f"-----Begin of section-----\n{pem()}",
}


@pytest.mark.parametrize("name", VARIANTS)
def test_every_usual_form_gives_the_same_octets(name: str) -> None:
    block = only(VARIANTS[name])
    assert block.label == "CERTIFICATE"
    assert decode_block(block) == OCTETS


def test_blocks_are_numbered_and_know_their_line() -> None:
    blocks = split_blocks("text\n\n" + pem("A") + "more\n" + pem("B"))
    assert [block.position for block in blocks] == ["block 1, line 3", "block 2, line 12"]


FOREIGN = "-----BEGIN OpenVPN Static key V1-----\n6acef03f62675b4b\n-----END OpenVPN Static key V1-----\n"


def test_blocks_of_other_programs_may_have_small_letters() -> None:
    assert [block.label for block in split_blocks(pem() + FOREIGN + pem())] == ["CERTIFICATE", "OpenVPN Static key V1", "CERTIFICATE"]


@pytest.mark.parametrize(
    "stray",
    [
        "-----BEGIN OpenVPN Static key V1-----\n",
        "-----END OpenVPN Static key V1-----\n",
        "-----BEGIN FOO-----\n-----END BAR-----\n",
        "-----BEGIN FOO-----\n-----BEGIN FOO-----\n",
        "-----END FOO-----\n",
    ],
)
def test_a_boundary_of_another_program_without_its_other_one_is_text(stray: str) -> None:
    split = split_text(pem() + stray + pem() + stray)
    assert [block.position for block in split.blocks] == ["block 1, line 1", f"block 2, line {9 + stray.count(chr(10))}"]
    assert [decode_block(block) for block in split.blocks] == [OCTETS, OCTETS]
    assert [around.text for around in split.around] == ["", "\n" + stray, "\n" + stray]


@pytest.mark.parametrize("label", ["CERTIFICATE", "PRIVATE KEY", "PKCS12", "X.509 CERTIFICATE", "SIGNED MESSAGE", "X509 CRL"])
def test_a_boundary_of_ours_without_its_other_one_is_damage(label: str) -> None:
    for damaged in (f"-----BEGIN {label}-----\n{FOREIGN}", f"{FOREIGN}-----END {label}-----", f"-----BEGIN {label}-----\n-----END X-----"):
        with pytest.raises(MalformedContent):
            split_blocks(damaged)


def test_the_text_around_blocks_knows_its_line() -> None:
    split = split_text("a\n" + pem() + "b\n" + pem() + "c\n")
    assert [(around.line, around.text) for around in split.around] == [(1, "a\n"), (9, "\nb\n"), (18, "\nc\n")]
    assert "b" not in repr(split.around[1])


def test_end_and_begin_may_share_a_line() -> None:
    assert [block.label for block in split_blocks(pem("A").rstrip() + pem("B"))] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("\n" + pem().replace("-----END CERTIFICATE-----", ""), "block 1, line 2", "no END"),
        (pem() + pem().replace("-----END CERTIFICATE-----", "") + pem(), "block 2, line 9", "no END"),
        (pem().replace("END CERTIFICATE", "END X509 CRL"), "block 1, line 8", '"CERTIFICATE" and ends as "X509 CRL"'),
        ("\n-----END CERTIFICATE-----\n", "block 1, line 2", "without its BEGIN"),
        (pem().lower(), "block 1, line 1", "capital"),
    ],
)
def test_boundaries_that_do_not_match_are_located(text: str, position: str, words: str) -> None:
    with pytest.raises(MalformedContent, match=words) as caught:
        split_blocks(text)
    assert caught.value.position == position
    assert caught.value.code is ErrorCode.CERT_MALFORMED


@pytest.mark.parametrize(("change", "line"), [("!", 4), ("=", 4), ("ä", 4)])
def test_a_character_out_of_place_is_located(change: str, line: int) -> None:
    lines = pem().split("\n")
    lines[line - 1] = lines[line - 1][:10] + change + lines[line - 1][11:]
    block = split_blocks(pem() + "\n".join(lines))[1]
    with pytest.raises(MalformedContent, match="out of place") as caught:
        decode_block(block)
    assert caught.value.position == f"block 2, line {8 + line}"


def test_text_that_is_cut_inside_a_line_is_located_at_its_end() -> None:
    with pytest.raises(MalformedContent, match="cut short") as caught:
        decode_block(only(pem().replace("=", "")[:-40] + "\n-----END CERTIFICATE-----"))
    assert caught.value.position is not None


def test_base64_after_its_padding_is_out_of_place() -> None:
    lines = pem(octets=b"1234").split("\n")
    lines.insert(2, "QUJD")
    with pytest.raises(MalformedContent, match="out of place") as caught:
        decode_block(only("\n".join(lines)))
    assert caught.value.position == "block 1, line 3"


def test_headers_are_read_and_are_no_base64() -> None:
    text = pem().replace("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00FF\n\n", 1)
    for variant in (text, text.replace("\n", "\n\n"), text.replace("\n\n", "\n")):
        assert read_headers(only(variant)) == {"Proc-Type": "4,ENCRYPTED", "DEK-Info": "AES-256-CBC,00FF"}
        assert decode_block(only(variant)) == OCTETS


def test_bag_attributes_belong_to_the_next_block_only() -> None:
    text = f"""Bag Attributes
    friendlyName: leaf  of: "x"
    localKeyID: 54 69 6D 65
subject=CN=leaf
{pem()}{pem()}Bag Attributes: <No Attributes>
{pem()}friendlyName: stray
{pem()}Bag Attributes
    friendlyName:\x20
Key Attributes: <No Attributes>
{pem("PRIVATE KEY")}"""
    assert [read_bag_attributes(block) for block in split_blocks(text)] == [
        ('leaf  of: "x"', b"Time"),
        (None, None),
        (None, None),
        (None, None),
        (None, None),
    ]


@pytest.mark.parametrize("text", [pem(), pem().lower(), "x -----BEGIN PRIVATE KEY----- y"])
def test_a_boundary_is_found(text: str) -> None:
    assert has_boundary(text)


@pytest.mark.parametrize(
    "text", ["", "-----END CERTIFICATE-----", "----BEGIN CERTIFICATE----", "-----Begin of file-----", "BEGIN CERTIFICATE"]
)
def test_no_boundary_is_found(text: str) -> None:
    assert not has_boundary(text)


def test_too_many_blocks_are_refused() -> None:
    block = pem(octets=b"")
    assert len(split_blocks(block * MAX_BLOCKS)) == MAX_BLOCKS
    with pytest.raises(TooLarge) as caught:
        split_blocks(block * (MAX_BLOCKS + 1))
    assert caught.value.code is ErrorCode.CHAIN_TOO_LONG


@pytest.mark.parametrize(
    "part", ["-----BEGIN ", "-----BEGIN A-----\n", "-", "-----BEGIN A", "\n \n", "\\n", "Bag Attributes\n localKeyID:" + " 0" * 10]
)
def test_repetition_costs_no_more_than_linear_time(part: str) -> None:
    """Half a MiB of what a careless pattern would be slow on."""
    text = pem() + part * (500_000 // len(part)) + pem()
    try:
        for block in split_blocks(text):
            decode_block(block)
            read_bag_attributes(block)
    except MalformedContent:
        return


def test_a_repr_does_not_show_the_key() -> None:
    block = only(pem("PRIVATE KEY", b"secret"))
    assert b64encode(b"secret").decode() not in repr(block)


PARTS = st.sampled_from(["-----BEGIN A-----", "-----END A-----", "\n", "QUJD", "=", "-", ":", " ", "A"])


@given(st.lists(PARTS, max_size=30))
def test_any_text_is_blocks_or_a_located_error(parts: list[str]) -> None:
    try:
        for block in split_blocks("".join(parts)):
            decode_block(block)
    except DomainError as error:
        assert isinstance(error, MalformedContent)
        assert error.position is not None


@given(st.binary(max_size=300), st.integers(1, 100), st.sampled_from(["\n", "\r\n", "\r", "\n\n", " \n"]))
def test_every_layout_gives_the_octets_back(octets: bytes, columns: int, end: str) -> None:
    assert decode_block(only(pem(octets=octets, columns=columns, end=end))) == octets
