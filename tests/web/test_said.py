"""Whatever the service says to a user of the page is known in German: a sentence that is added to its source fails here until it is."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from schema.errors import name_field
from schema.installation.request_error_codes import RequestErrorCode
from services.errors import ErrorCode
from services.model.file_findings import BASE64_OVERLOOKED, BOUNDARY_OVERLOOKED
from tests.web.said import read_raised, read_said

ROOT = Path(__file__).parent.parent.parent
WEB = ROOT / "web"

UNSEEN = (
    "access/authorize.py",  # tenants, subscriptions and clients are no matter of the page
    "access/subscribe.py",
    "access/suspend_tenant.py",
    "access/unsubscribe.py",
    "audit/",
    "certificates/read_again.py",
    "codec/",
    "destinations/export_files.py",  # the page neither exports nor imports files of destinations
    "destinations/importing.py",
    "destinations/levels.py",
    "destinations/look_up.py",
    "encryption/",
    "formats/configurations/",
    "formats/runtimes/refusals.py",  # has a code for each sentence, and the types of the page's texts say that none is missing
    "issuance/local_authority.py",
    "model/",  # so have findings
    "rules/audit_",
    "rules/clock_trust.py",
    "rules/records.py",
    "rules/tenants.py",
    "storage/embedded/",
    "storage/files/",
    "storage/mongo/audit/",
    "storage/mongo/authorities.py",
    "storage/mongo/change_feed.py",
    "storage/mongo/codec.py",
    "storage/mongo/database.py",
    "storage/mongo/derived.py",
    "storage/mongo/expiries/changes.py",
    "storage/mongo/indexes.py",
    "storage/mongo/installation.py",
    "storage/mongo/migrations/",
    "storage/mongo/signing_keys.py",
    "storage/mongo/subscriptions.py",
    "storage/mongo/tenants.py",
    "storage/mongo/tokens.py",
    "webhooks/",
    "workers/answers.py",
    "workers/codec.py",
    "workers/process.py",
    "x509/oids.py",  # tables
)
"""Modules of `services` whose texts no user of the page sees."""

PARTS = {
    "automatic renewal",  # of the log and of records
    "service key",
    "many texts",
    " in {}",
    "A stored content is damaged (InvalidBSON).",
    "DESTCERT_MONGODB_URI cannot be used: write mongodb://USER:PASSWORD@HOST:PORT/?replicaSet=NAME, with every character of user and "
    "password that is no letter or digit as % and two hexadecimal digits, and a HOST and files in the options that exist.",
    "MongoDB does not know the user of DESTCERT_MONGODB_URI by that password: mend them, or make the user.",
    "The user of DESTCERT_MONGODB_URI may not do what the service needs: grant it readWrite and dbAdmin on the database.",
    "MongoDB refuses what the service needs ({}, code {}): look into its log.",
    "No space left on device",  # what MongoDB says
    "Disk quota exceeded",
    "an answer to something else",
    "a key that does not sign, or of an unknown algorithm",
    "expiry counts",
    "<!doctype html",  # how files begin
    "---- begin ssh2",
    "-providerclass org.bouncycastle.jce.provider.BouncyCastleProvider -providerpath bcprov.jar",  # a command, in every language
}
"""Texts that are no sentences, or are shown to nobody, in modules that have others."""

_NOUNS = ("certificate", "destination", "fragment")
_NOT_READ = "{} {}, which this service does not read."
_UNREAD = "The file is {} ({}), which this service does not read."
_DER = "DER is one certificate, and this would be {}."

JOINED = {
    'The scope already holds a {} named "{}".': [f'The scope already holds a {noun} named "{{}}".' for noun in _NOUNS],
    "The scope already holds {} {}s, which is its limit.": [
        f"The scope already holds {{}} {noun}s, which is its limit." for noun in _NOUNS
    ],
    "The tenant already has {} {}s, which is its limit.": [
        f"The tenant already has {{}} {noun}s, which is its limit." for noun in ("scope", "service key")
    ],
    "The scope still holds {}; delete them first.": [
        "The scope still holds {}; delete them first.",
        *(f"{{}} {noun}{plural}" for noun in _NOUNS for plural in ("", "s")),
    ],
    "{} the certificate{}.": [
        "1 destination or fragment uses the certificate{}.",
        "{} destinations or fragments use the certificate{}.",
    ],
    "1 destination or fragment uses": [],
    "{} destinations or fragments use": [],
    "There is no such {}.": [f"There is no such {noun}." for noun in _NOUNS],
    "The {} was changed meanwhile.": [f"The {noun} was changed meanwhile." for noun in _NOUNS],
    "leads to too many {}s to be searched in time; set a further condition.": [
        f"{{}} leads to too many {noun}s to be searched in time; set a further condition." for noun in _NOUNS
    ],
    "leads to too many certificates to be searched in time; set a further condition.": [],
    "is answered by an index that is still being built; try again later.": [
        "{} is answered by an index that is still being built; try again later."
    ],
    "order_by {}": [],
    "{} is no property: {}.": [
        "{} is no property: a fragment may not carry it.",
        "{} is no property: it is a field of the destination.",
    ],
    "a fragment may not carry it": [],
    "it is a field of the destination": [],
    "The validity must be at least 1 day and at most {}.": [
        "The validity must be at least 1 day and at most {}.",
        *(f"{{}} {unit}{plural}" for unit in ("month", "year") for plural in ("", "s")),
        "{} day",
    ],
    _DER: [f"{_DER} Leave the chain out.", f"{_DER} Name the alias of one entry."],
    "{} Leave the chain out.": [],
    "{} Name the alias of one entry.": [],
    "The file is {}, {}": ["The file is {}, which is not read here. {}", "The file is {}, neither a certificate nor a keystore."],
    "which is not read here. {}": [],
    "neither a certificate nor a keystore.": [],
    _NOT_READ: [],
    **{
        what: [_NOT_READ.replace("{}", what, 1)]
        for what in (
            "A private key is protected by",
            "The MAC's key is derived by",
            "The file is encrypted by",
            "The file uses",
            "The file's MAC uses",
            "The key is derived by",
        )
    },
    "A private key is encrypted with {}, which this service does not read.": [
        "A private key is encrypted with {}, which this service does not read.",
        "an unnamed cipher",
    ],
    _UNREAD: [_UNREAD.replace("{}", how, 1) for how in ("signed", "encrypted for a certificate")],
    "encrypted for a certificate": [],
    "PKCS#12 public-key {} mode": [],
    "Convert it to PKCS#8 (ssh-keygen -p -m PKCS8 -f FILE)": [],
    "{}, and put its certificate beside it.": ["Convert it to PKCS#8 (ssh-keygen -p -m PKCS8 -f FILE), and put its certificate beside it."],
    "The PEM text is damaged in {}: {}{}.": ["The PEM text is damaged in {}: {} ({} of its contents)."],
    " ({} of its contents)": [],
    "The file is {}, without a certificate.": ["The file is {}, without a certificate.", "text"],
}
"""Sentences that are put together of parts, and what they become."""

OVERLOOKED = (*BOUNDARY_OVERLOOKED[2:], *BASE64_OVERLOOKED[2:])
"""Sentences of findings that errors repeat."""


def _name_hole(text: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", text)


def list_said() -> dict[str, str]:
    """Return all that a user of the page may be told, as it is sent, and where it stands."""
    said = {_name_hole(text): "services/model" for text in OVERLOOKED}
    for path in sorted((ROOT / "services").rglob("*.py")):
        name = path.relative_to(ROOT / "services").as_posix()
        if not name.startswith(UNSEEN):
            said |= {sent: name for text in read_said(path) if text not in PARTS for sent in JOINED.get(text, [text])}
    for path in sorted((ROOT / "resolvers").rglob("*.py")):
        said |= {text: path.name for text in read_raised(path)}
    return {name_field(text) if re.match(r"[a-z]+_", text) else text: place for text, place in said.items()}


def read_german() -> dict[str, str]:
    """Return the sentences that the page knows, in both languages."""
    files = sorted((WEB / "src" / "texts" / "said").glob("*.de.json"))
    read = [(english, german) for file in files for english, german in json.loads(file.read_text()).items()]
    assert len(dict(read)) == len(read), "each stands in one file"
    return dict(read)


def test_all_that_the_service_says_is_known_in_german() -> None:
    known = {_name_hole(english) for english in read_german()}
    assert {text: place for text, place in list_said().items() if text not in known} == {}


def test_the_page_knows_nothing_that_the_service_does_not_say() -> None:
    """`block 3` and `line 3` are parts of places, and what is about two Javas is taken for a name."""
    said = list_said()
    assert {english for english in read_german() if _name_hole(english) not in said} <= {"block {number}", "line {number}", "Java 8 and 11"}


def test_the_tables_of_this_test_name_nothing_that_is_gone() -> None:
    paths = [path.relative_to(ROOT / "services").as_posix() for path in (ROOT / "services").rglob("*.py")]
    assert [start for start in UNSEEN if not any(path.startswith(start) for path in paths)] == []
    texts = {text for path in (ROOT / "services").rglob("*.py") for text in read_said(path)}
    assert (PARTS | JOINED.keys()) - texts == set()


def test_both_languages_name_the_same_facts() -> None:
    """But for fields of the API, where German says what they are about."""
    for english, german in read_german().items():
        left_out = Counter(re.findall(r"\{\w+\}", english))
        left_out.subtract(re.findall(r"\{\w+\}", german))
        assert {hole for hole, times in left_out.items() if times} <= {"{field}", "{fields}"}, english


def test_every_code_has_a_german_sentence() -> None:
    written = re.findall(r"^  ([A-Z0-9_]+):", (WEB / "src" / "texts" / "errors.de.ts").read_text(), re.MULTILINE)
    codes = {code.name for code in ErrorCode} | {code.name for code in RequestErrorCode if code.name != "INTERNAL"}
    assert sorted(written) == sorted(codes), "each once: INTERNAL has words of its own, with the request's number"


Say = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def say(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Say]:
    """The page's own function that says it in German, in a real browser."""
    script = tmp_path_factory.mktemp("said") / "said.js"
    entry = WEB / "src" / "texts" / "said.de.ts"
    bundle = ["./npm", "exec", "--offline", "--", "rolldown", str(entry), "--format", "iife", "--name", "said", "--file", str(script)]
    subprocess.run(bundle, cwd=WEB, check=True, capture_output=True, timeout=120)
    page = browser.new_page()
    page.add_script_tag(content=script.read_text())
    yield lambda texts: list(page.evaluate("texts => texts.map(text => said.say(text))", texts))
    page.close()


def test_each_sentence_is_found_again_with_its_facts(say: Say) -> None:
    """Whatever it has in its braces, and no other sentence is taken for it."""
    known = read_german()

    def fill(text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda hole: f"X-{hole[1]}", text)

    filled = [fill(english) for english in known]
    expected = [fill(german).replace("X-field", "„X-field“") for german in known.values()]
    assert dict(zip(filled, say(filled), strict=True)) == dict(zip(filled, expected, strict=True))


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "The PEM text is damaged in block 1, line 3: an element with the tag [3] has 1,234 elements, but 2 belong there (octet 5 of its contents).",
            "Der PEM-Text ist beschädigt (Block 1, Zeile 3): ein Element mit dem Tag [3] hat 1.234 Elemente; 2 gehören dorthin (Byte 5 des Inhalts).",
        ),
        (
            "The file is a public key and a certificate request, without a certificate. Upload each keystore by itself.",
            "Die Datei ist ein öffentlicher Schlüssel und eine Zertifikatsanforderung, ohne ein Zertifikat. Jeden Keystore für sich hochladen.",
        ),
        ("a public key, an attribute certificate", "ein öffentlicher Schlüssel, ein Attributzertifikat"),
        (
            "labels[0].key must have 1 to 100 characters; it has 0.",
            "Der Schlüssel eines Labels braucht 1 bis 100 Zeichen; hier sind es 0.",
        ),
        (
            "The file uses HMAC with SHA-256, which this service does not read.",
            "Die Datei verwendet HMAC mit SHA-256, das hier nicht gelesen wird.",
        ),
        (
            "The certificate would be valid until 2027-01-31, but its authority only until 2026-12-31.",
            "Das Zertifikat wäre bis 31.01.2027 gültig, die Stelle, die es ausstellt, nur bis 31.12.2026. Eine kürzere Gültigkeit wählen.",
        ),
    ],
)
def test_what_stands_in_a_sentence_is_said_in_german_too(say: Say, english: str, german: str) -> None:
    assert say([english]) == [german]


def test_names_that_somebody_chose_stay_as_they_are(say: Say) -> None:
    """An alias may be a sentence of the service; and one with a quotation mark leaves the sentence as the service says it."""
    assert say(['The entry "a public key" is no key.']) == ["Der Eintrag „a public key“ ist kein Schlüssel."]
    for unknown in ('The entry "x" is no key. "y" is no key.', "The file is what nobody knows of.", "x" * 100_000):
        assert say([unknown]) == [unknown]
