"""Java's view of a store as the recordings have it."""

from services.formats.budget import Budget
from services.formats.contents.assemble import assemble
from services.formats.contents.raw import RawCertificate, RawKey
from services.formats.java.read import read_jks
from services.formats.pkcs12.read import read_pkcs12
from services.formats.runtimes.java_jks import view_jks
from services.formats.runtimes.java_pkcs12 import JavaViews, view_pkcs12
from services.formats.runtimes.java_view import JavaView
from services.model.secret import Secret
from services.x509.summary import iterate_certificates

JKS = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")


def view(octets: bytes, password: str, *, by_identifier: bool = True) -> JavaView:
    """Return what Java sees under the password."""
    secret = Secret(password.encode())
    is_jks = octets[:4] in JKS
    raw = (read_jks if is_jks else read_pkcs12)(octets, password=secret, budget=Budget())
    find = {certificate.der: certificate for _, certificate in iterate_certificates(assemble(raw))}.get
    return view_jks(raw.entries, find) if is_jks else _choose(view_pkcs12(raw.entries, find), by_identifier=by_identifier)


def _choose(views: JavaViews, *, by_identifier: bool) -> JavaView:
    return views.today if by_identifier else views.old


def list_entries(seen: JavaView) -> dict[str, tuple[str, list[str]]]:
    """Return kind and chain (SHA-256) of each entry by its alias; of trusted ones no chain."""
    kinds = {RawKey: "key", RawCertificate: "trusted"}
    entries = {each.alias: (kinds.get(type(each.raw), "secret"), [one.sha256 for one in each.chain]) for each in seen.entries}
    return {**entries, **{alias: ("nothing", []) for alias in seen.lost}}
