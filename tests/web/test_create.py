"""Certificates are created: files are imported, each looked into first, and others are generated."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.dropping import drop, is_left_to_the_browser
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import assert_complete
from tests.web.windows import Windows

OpenPage = Callable[..., Page]

_LOOK = """query LookAtCreated($filter: CertificateFilter) { certificates(filter: $filter, first: 100) { nodes {
  name status commonName labels { key values } renewal { automatic } versions { number } creation { csrProvided hasPassword } } } }"""


def _look(api: Api, scope: Scope) -> dict[str, dict[str, Any]]:
    """Return what was created in the scope, by name."""
    nodes = api.ask(_LOOK, filter={"scope": scope.id})["certificates"]["nodes"]
    return {node["name"]: node for node in nodes}


def _choose(page: Page, *files: Path) -> None:
    page.locator("#create-files").locator("input[type=file]").set_input_files(list(files))


def _card(page: Page, name: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name, exact=True))


def _button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def _create(page: Page, name: str = "Create") -> None:
    _button(page.locator(".column-footer"), name).click()


def _expect_details(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()


def _is_upload(request: Request) -> bool:
    return "multipart/" in request.headers.get("content-type", "")


def test_files_that_come_before_the_panel(open_page: OpenPage, scope: Scope, keystores: Keystores) -> None:
    page = open_page(f"/certificates?scope={scope.id}")
    held, holding = list[Route](), [True]
    page.route("**/*.js", lambda route: held.append(route) if holding else route.continue_())
    page.goto(page.url.replace("/certificates", "/create/import"))
    main = page.get_by_role("main")
    drop(main, keystores.chain, keystores.expired)
    holding.clear()
    for route in held:
        route.continue_()
    expect(page.get_by_role("heading", name="Files (2)")).to_be_visible()
    drop(main, keystores.java)
    expect(page.get_by_role("heading", name="Files (3)")).to_be_visible()


def test_a_file_beside_what_takes_files(open_page: OpenPage, scope: Scope, keystores: Keystores) -> None:
    """Nothing happens: the browser would leave the page, and what was typed would be lost. Fields for files take it as before."""
    page = open_page(f"/create/generate?scope={scope.id}")
    assert not is_left_to_the_browser(page.get_by_role("main"))
    drop(page.locator("#create-csr input[type=file]"), keystores.csr)
    expect(page.get_by_text(f"public key of {keystores.csr.name}")).to_be_visible()
    drop(page.get_by_role("main"), keystores.chain)
    expect(page.get_by_text(f"public key of {keystores.csr.name}")).to_be_visible()


def test_several_files_at_once(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    """Each shows its progress, its contents and its findings, and its password is asked for only where it needs one."""
    page = open_page(f"/create/import?scope={scope.id}")
    held, holding = list[Route](), [True]
    page.route("**/graphql", lambda route: held.append(route) if holding and _is_upload(route.request) else route.continue_())
    drop(page.get_by_role("main"), keystores.java, keystores.p12, keystores.chain, keystores.expired)
    expect(page.get_by_role("progressbar", name="Progress of keystore.jks")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(4)
    holding.clear()
    for route in held:
        route.continue_()

    java, p12, chain, expired = (_card(page, name) for name in ("keystore.jks", "client.p12", "chain.pem", "expired.crt"))
    expect(page.get_by_text("cannot be renewed automatically")).to_be_visible()
    expect(page.get_by_text("through the API")).to_be_visible()
    expect(chain).to_contain_text("client.acme.example")
    expect(chain.get_by_text("Ready")).to_be_visible()
    expect(expired).to_contain_text("expired on")
    expect(expired).to_contain_text("Error:")
    expect(page.get_by_label("Password of the file")).to_have_count(2)
    assert_accessible(page)

    p12.get_by_label("Password of the file").fill("wrong")
    _button(p12, "Unlock").click()
    expect(p12).to_contain_text("The password is wrong.")
    p12.get_by_label("Password of the file").fill(PASSWORD)
    p12.get_by_label("Password of the file").press("Enter")
    expect(p12).to_contain_text("with private key (EC")
    expect(p12.get_by_role("listitem").filter(has_text="Acme Issuing CA 1").first).to_be_visible()
    java.get_by_label("Password of the file").fill(PASSWORD)
    java.get_by_label("Password of the file").press("Enter")
    expect(java).to_contain_text("3 entries")
    expect(java.get_by_text("Ready")).to_be_visible()
    _button(expired, "Take expired.crt off the list").click()
    expect(expired).to_have_count(0)

    _button(page, "Add label").click()
    page.keyboard.type("stage")
    page.get_by_label("Values").fill("prod")
    page.get_by_label("Values").press("Enter")
    _create(page)
    expect(page.get_by_text("3 of 3 certificates are created.")).to_be_visible()
    assert_complete(page)
    assert_accessible(page)
    created = _look(api, scope)
    assert set(created) == {"keystore.jks", "client.p12", "chain.pem"}
    assert {one["status"] for one in created.values()} == {"VALID"}, "unlocked ones show their end"
    assert all(one["labels"] == [{"key": "stage", "values": ["prod"]}] for one in created.values())
    page.get_by_role("link", name="Open keystore.jks").click()
    _expect_details(page, "keystore.jks")


def test_refused_here(open_page: OpenPage, windows: Windows, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path) -> None:
    """What is too large or of a wrong type is not even sent; a broken file and a wrong extension are refused alone, with what to do."""
    large, odd, wrong, broken = (tmp_path / name for name in ("large.pem", "notes.txt", "wrong.p12", "broken.jks"))
    large.write_bytes(b"x" * (2 * 1024 * 1024 + 1))
    odd.write_bytes(keystores.chain.read_bytes())
    wrong.write_bytes(keystores.chain.read_bytes())
    broken.write_bytes(keystores.java.read_bytes().replace(b"\n", b"\r\n"))
    page = open_page(f"/create/import?scope={scope.id}", lang="de", dark=True)
    _choose(page, large, odd)
    expect(_card(page, "large.pem")).to_contain_text("2.097.153 Bytes; höchstens 2.097.152")
    expect(_card(page, "notes.txt")).to_contain_text("Nur diese Arten werden angenommen: .pem, .cer")
    assert not any(map(_is_upload, windows.watch_of(page).requests))
    _choose(page, wrong, broken)
    _button(_card(page, "wrong.p12"), "Den Namen „wrong.pem“ verwenden").click()
    expect(_card(page, "wrong.p12").get_by_text("Bereit")).to_be_visible()
    expect(_card(page, "broken.jks").get_by_text("Kann nicht angelegt werden")).to_be_visible()
    expect(_card(page, "broken.jks")).to_contain_text("Der Leser sagt dazu: ")
    expect(_card(page, "broken.jks")).to_contain_text("FTP im ASCII-Modus")
    assert_complete(page)
    assert_accessible(page)
    _create(page, "Anlegen")
    expect(page.get_by_text("1 von 4 Zertifikaten sind angelegt.")).to_be_visible()
    assert api.list_names(scope) == ["wrong.pem"]


def test_taken_name(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    """A name that is taken can be changed for a free one, or the file becomes the next version; one file's details open by themselves."""
    api.upload(scope, keystores.expired, name="client.pem")
    other = open_page(f"/certificates?scope={scope.id}")
    page = open_page(f"/create/import?scope={scope.id}")
    file = keystores.chain.with_name("client.pem")
    chained = file.parent / "taken" / "client.pem"
    chained.parent.mkdir(exist_ok=True)
    chained.write_bytes(keystores.chain.read_bytes())
    _choose(page, chained)
    _button(page, "Use the name “client-2.pem”").click()
    expect(page.get_by_text("Ready")).to_be_visible()
    _create(page)
    _expect_details(page, "client-2.pem")
    expect(other.get_by_text("client-2.pem")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="client-2.pem")).to_have_count(0)

    page = open_page(f"/create/import?scope={scope.id}")
    _choose(page, chained)
    _button(page, "Replace it").click()
    expect(page.locator("ui5-tag", has_text="New version")).to_be_visible()
    expect(page.get_by_text("Ready")).to_be_visible()
    assert_accessible(page)
    _create(page)
    _expect_details(page, "client.pem")
    created = _look(api, scope)
    assert set(created) == {"client.pem", "client-2.pem"}
    assert created["client.pem"]["commonName"] == "client.acme.example"
    assert len(created["client.pem"]["versions"]) == 2


def test_generated(open_page: OpenPage, api: Api, scope: Scope) -> None:
    """The preview says what will be signed, errors stand at their fields, and the details open afterwards."""
    page = open_page(f"/create/generate?scope={scope.id}")
    _create(page)
    name = page.locator("#create-name input")
    expect(name).to_be_focused()
    expect(page.locator("#create-name")).to_have_attribute("value-state", "Negative")
    name.fill("a/b")
    expect(page.locator("#create-name").get_by_text("none of / \\ ? #").first).to_be_attached()
    name.fill("orders.p12")
    name.press("Tab")
    expect(page.locator("#create-type")).to_contain_text("P12")
    expect(page.locator("#create-common-name input")).to_have_attribute("placeholder", "orders.p12")
    page.locator("#create-common-name input").fill("orders.acme.example")
    page.locator("#create-validity input").fill("0")
    page.locator("#create-validity input").fill("6")
    page.locator("#create-password input").fill(PASSWORD)
    expect(page.locator("#create-password input")).to_have_attribute("autocomplete", "new-password")
    expect(page.locator("#create-password input")).to_have_attribute("type", "password")
    _button(page.locator("#create-password"), "Show password").click()
    expect(page.locator("#create-password input")).to_have_attribute("type", "text")
    page.locator("#create-key").click()
    page.get_by_role("option", name="Elliptic curve P-256").click()
    _button(page, "Add label").click()
    page.keyboard.type("team")
    expect(page.get_by_text("CN=orders.acme.example")).to_be_visible()
    expect(page.get_by_text("about 30 days before it expires")).to_be_visible()
    assert_complete(page)
    assert_accessible(page)
    _create(page)
    _expect_details(page, "orders.p12")
    created = _look(api, scope)["orders.p12"]
    assert (created["commonName"], created["renewal"]["automatic"]) == ("orders.acme.example", True)
    assert created["labels"] == [{"key": "team", "values": []}]
    assert created["creation"] == {"csrProvided": False, "hasPassword": True}


def test_from_request(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path) -> None:
    """With a request the key and the password are its owner's affair; what is no request is refused at its field. Narrow, German, dark."""
    page = open_page(f"/create/generate?scope={scope.id}", lang="de", dark=True, width=390, height=844)
    page.locator("#create-name input").fill("requested")
    junk = tmp_path / "junk.csr"
    junk.write_bytes(b"junk")
    page.locator("#create-csr").locator("input[type=file]").set_input_files(junk)
    expect(page.locator("#create-csr")).to_have_attribute("value-state", "Negative")
    page.locator("#create-csr").locator("input[type=file]").set_input_files(keystores.csr)
    expect(page.get_by_text("CN=requested.pem")).to_be_visible()
    expect(page.locator("#create-key, #create-password")).to_have_count(0)
    assert_complete(page)
    assert_accessible(page)
    _create(page, "Anlegen")
    _expect_details(page, "requested.pem")
    assert _look(api, scope)["requested.pem"]["creation"]["csrProvided"]


def test_lost_answer(open_page: OpenPage, windows: Windows, api: Api, scope: Scope) -> None:
    """Where the answer is lost, another click creates no second certificate."""
    page = open_page(f"/create/generate?scope={scope.id}")
    windows.watch_of(page).expect("ERR_FAILED")
    page.locator("#create-name input").fill("once")
    expect(page.get_by_text("CN=once.pem")).to_be_visible()

    def lose(route: Route) -> None:
        asked = route.request.post_data or ""
        if "mutation GenerateCertificate" in asked and '"dryRun":true' not in asked:
            route.fetch()
            route.abort()
        else:
            route.fallback()

    page.route("**/graphql", lose)
    _create(page)
    expect(page.locator("ui5-message-strip").get_by_text("The service cannot be reached.")).to_be_visible()
    assert api.list_names(scope) == ["once.pem"]
    page.unroute_all()
    _button(page, "Try again").click()
    _expect_details(page, "once.pem")
    assert api.list_names(scope) == ["once.pem"]


def test_leaving(open_page: OpenPage, api: Api, keystores: Keystores, scope: Scope) -> None:
    """Links and Back ask before chosen files are left, Discard does not; without a scope in the address one is chosen first."""
    page = open_page("/create/import")
    _choose(page, keystores.single)
    expect(page.get_by_text("Ready")).to_be_visible()
    page.get_by_role("radio", name="External service").click()
    _button(page, "Stay").click()
    expect(page.get_by_role("radio", name="Import")).to_be_checked()
    page.get_by_role("link", name="Destinations", exact=True).click()
    _button(page, "Discard and leave").click()
    page.wait_for_url("**/#/destinations")
    page.goto(page.url.split("#")[0] + "#/create/import")
    _choose(page, keystores.single)
    expect(page.get_by_text("Ready")).to_be_visible()
    _create(page)
    expect(page.locator("#create-scope")).to_have_attribute("value-state", "Negative")
    page.locator("#create-scope").click()
    page.get_by_role("option", name=scope.subaccount).click()
    _create(page)
    _expect_details(page, "single.cer")
    assert api.list_names(scope) == ["single.cer"]
    page.goto(page.url.split("#")[0] + f"#/create/import?scope={scope.id}")
    _choose(page, keystores.chain)
    _create(page, "Discard")
    page.wait_for_url("**/#/certificates?**")
    assert api.list_names(scope) == ["single.cer"]


@pytest.mark.parametrize("method", ["import", "generate"])
def test_not_allowed(open_page: OpenPage, api: Api, scope: Scope, method: str) -> None:
    """Who may only read is told so instead of being offered a form."""
    token = api.get_token(scope, subaccountRights=["CERTIFICATE_READ"])
    page = open_page(f"/create/{method}?scope={scope.id}", token=token)
    expect(page.get_by_text("You may not create certificates here.")).to_be_visible()
    expect(_button(page, "Create")).to_have_count(0)
