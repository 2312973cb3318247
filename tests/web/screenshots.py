"""Makes the pictures of the README: `make screenshots`, after each change of how the page looks. Needs what `make web-test` needs."""

import base64
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect

from tests.fault.processes import ROOT
from tests.support import Issued, issue, p12_of, pem_chain
from tests.web.api import Api, Scope
from tests.web.reading import last, middle
from tests.web.serving import connect, sign_in, started
from tests.web.windows import Look, Windows, launched

PICTURES = ROOT / "docs" / "pictures"

SIZE = Look(width=1280, height=800)

PASSWORD = "changeit"

MAX_OCTETS = 80_000
"""What a picture may have: a README is read on telephones, too."""

_TO_WEBP = """async ([png, quality]) => {
  const octets = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([octets], {type: 'image/png'}));
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const webp = new Uint8Array(await (await canvas.convertToBlob({type: 'image/webp', quality})).arrayBuffer());
  return btoa(Array.from(webp, (octet) => String.fromCharCode(octet)).join(''));
}"""

_UPLOADED = [
    ("partner-edi.p12", 4, "edi"),
    ("bank-payments.p12", 19, "finance"),
    ("crm-sync.p12", 47, "sales"),
    ("warehouse.p12", 78, "logistics"),
    ("tax-office.p12", 104, "finance"),
    ("invoice-archive.p12", 131, "finance"),
    ("hr-interface.p12", 162, "people"),
    ("travel-booking.p12", 188, "people"),
    ("customs.p12", 223, "logistics"),
    ("supplier-portal.p12", 251, "logistics"),
    ("legacy-soap.p12", -12, "edi"),
    ("webshop.p12", 318, "sales"),
]
"""The name, the days that are left, and the team."""

_GENERATED = [
    ("erp-client.p12", 3, True),
    ("analytics.p12", 5, True),
    ("document-service.p12", 6, True),
    ("mail-relay.pem", 9, False),
    ("reporting.p12", 10, True),
    ("identity-bridge.p12", 11, True),
]
"""The name, the validity in months, and whether it is renewed automatically."""


def fill(api: Api) -> Scope:
    """Return a scope of a company that has used the service for a while."""
    scope = api.create_scope("acme-integration", displayName="Acme Integration")
    api.create_scope("acme-integration", displayName="Order processing", serviceInstance="order-processing")
    root = issue("Acme Root CA", start=_days(-900), days=3650)
    authority = issue("Acme Issuing CA 1", root, start=_days(-600), days=1825, ca=True)
    for name, left, team in _UPLOADED:
        issued = issue(f"{name.partition('.')[0]}.acme.example", authority, start=_days(left - 365), days=365)
        labels = [{"key": "team", "values": [team]}]
        api.upload(scope, _pack(issued, authority, root), name=name, password=PASSWORD, labels=labels)
    api.upload(scope, pem_chain(authority, root), name="acme-trust.pem", labels=[{"key": "team", "values": ["security"]}])
    for name, months, renewed in _GENERATED:
        validity = {"value": months, "unit": "MONTHS"}
        given = {
            "validity": validity,
            "automaticRenewal": renewed,
            "keyAlgorithm": "EC_P256",
            "password": None if ".pem" in name else PASSWORD,
        }
        api.generate(scope, name, labels=[{"key": "stage", "values": ["prod"]}], **given)
    for name in ("ERP", "ERP-backup"):
        api.create_destination(scope, name, URL="https://erp.acme.example", KeyStoreLocation="bank-payments.p12", KeyStorePassword=PASSWORD)
    return scope


def _pack(issued: Issued, *above: Issued) -> bytes:
    return p12_of(issued, *above, password=PASSWORD.encode())


def _days(number: int) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(days=number)


def save(browser: Browser, page: Page, name: str) -> None:
    """Write what the window shows as WebP, by the browser's own encoder, as good as the size allows."""
    png = base64.b64encode(page.screenshot()).decode()
    encoder = browser.new_page()
    for quality in (0.9, 0.8, 0.7, 0.6, 0.5):
        octets = base64.b64decode(encoder.evaluate(_TO_WEBP, [png, quality]))
        if len(octets) <= MAX_OCTETS:
            break
    encoder.close()
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.webp").write_bytes(octets)
    sys.stdout.write(f"docs/pictures/{name}.webp: {len(octets):,} octets\n")


def main() -> None:
    """Start a service, fill it, and take the pictures."""
    with TemporaryDirectory() as folder, started(Path(folder)) as service, launched() as browser:
        api = connect(service)
        scope = fill(api)
        windows = Windows(browser, service.url, sign_in(api))
        page = windows.open(f"/certificates?scope={scope.id}", SIZE)
        expect(page.get_by_text("bank-payments.p12").first).to_be_visible()
        save(browser, page, "certificates")
        page.get_by_role("row").filter(has_text="bank-payments.p12").click()
        middle(page).get_by_role("row").filter(has_text="bank-payments.acme.example").click()
        expect(last(page).get_by_text("Acme Root CA").first).to_be_visible()
        page.reload()  # the row would look as if it were still being pressed
        expect(last(page).get_by_text("Acme Root CA").first).to_be_visible()
        save(browser, page, "details")
        page = windows.open(f"/create/generate?scope={scope.id}", replace(SIZE, dark=True))
        middle(page).get_by_role("textbox", name="Name", exact=True).fill("order-processing")
        expect(middle(page).get_by_text("CN=order-processing").first).to_be_visible()
        save(browser, page, "create")
        windows.close()


if __name__ == "__main__":
    main()
