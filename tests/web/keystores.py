"""Files as people have them, made by the real keytool and openssl once for a run."""

import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from tests.programs import run

PASSWORD = "changeit"

MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
BIDI = "invoice\u202efdp.exe\u2066\u200b"
LONG = "long-" * 400
"""2,000 characters."""
NUL = "before\0after\x1b[31m"
HOSTILE_ALIAS = MARKUP + BIDI + NUL + LONG

_EXTENSIONS = {
    "root": "basicConstraints=critical,CA:true\nkeyUsage=keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n",
    "issuing": "basicConstraints=critical,CA:true,pathlen:0\nkeyUsage=keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n"
    "authorityKeyIdentifier=keyid\n",
    "client": "basicConstraints=CA:false\nkeyUsage=digitalSignature\nextendedKeyUsage=clientAuth\nsubjectKeyIdentifier=hash\n"
    "authorityKeyIdentifier=keyid\nsubjectAltName=DNS:client.acme.example,DNS:*.acme.example,email:ops@acme.example,IP:192.0.2.7\n",
}


@dataclass(frozen=True)
class Keystores:
    """The paths of the files. Those that need a password have PASSWORD."""

    java: Path
    """A JKS: the private key `client` with its chain, and two certificates of authorities."""
    p12: Path
    """A PKCS#12 of openssl: the same key and chain, under its password."""
    chain: Path
    """A PEM of three certificates, end entity first."""
    single: Path
    """One self-signed certificate in DER."""
    expired: Path
    """One that ended a year ago."""
    csr: Path
    """A request for a certificate, in PEM."""
    hostile_java: Path
    """A JKS with an alias of markup."""
    hostile: Path
    """A certificate whose subject holds markup, bidirectional controls and a NUL, and whose alternative names 2,000 characters, too."""
    hostile_p12: Path
    """A PKCS#12 with PASSWORD whose alias is all of that."""


def make_keystores(folder: Path) -> Keystores:
    """Write all of them into the folder."""
    _issue(folder, "root", "/C=DE/O=Acme/CN=Acme Root CA", days=3650)
    _issue(folder, "issuing", "/C=DE/O=Acme/OU=Security/CN=Acme Issuing CA 1", days=1825, issuer="root")
    _issue(folder, "client", "/C=DE/ST=Hessen/L=Frankfurt/O=Acme/OU=Integration/CN=client.acme.example", days=300, issuer="issuing")
    above = folder / "above.pem"
    above.write_bytes((folder / "issuing.pem").read_bytes() + (folder / "root.pem").read_bytes())
    chain = folder / "chain.pem"
    chain.write_bytes((folder / "client.pem").read_bytes() + above.read_bytes())
    p12 = folder / "client.p12"
    given = ("-inkey", folder / "client.key", "-in", folder / "client.pem", "-certfile", above)
    run("openssl", "pkcs12", "-export", *given, "-name", "client", "-passout", f"pass:{PASSWORD}", "-out", p12)
    single = folder / "single.cer"
    run("openssl", "x509", "-in", folder / "root.pem", "-outform", "DER", "-out", single)
    csr = folder / "client.csr"
    run("openssl", "req", "-new", "-key", folder / "client.key", "-subj", "/CN=requested.acme.example", "-out", csr)
    hostile, hostile_p12 = _make_hostile(folder)
    return Keystores(
        java=_make_java(folder, p12),
        p12=p12,
        chain=chain,
        single=single,
        expired=_make_expired(folder),
        csr=csr,
        hostile_java=_make_hostile_java(folder),
        hostile=hostile,
        hostile_p12=hostile_p12,
    )


def _issue(folder: Path, name: str, subject: str, *, days: int, issuer: str | None = None) -> None:
    """Write NAME.key and NAME.pem."""
    key, request, extensions = folder / f"{name}.key", folder / f"{name}.request", folder / f"{name}.ext"
    extensions.write_text(_EXTENSIONS[name])
    run("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key)
    run("openssl", "req", "-new", "-utf8", "-key", key, "-subj", subject, "-out", request)
    by = ("-CA", folder / f"{issuer}.pem", "-CAkey", folder / f"{issuer}.key") if issuer else ("-signkey", key)
    given = ("-in", request, "-days", str(days), "-extfile", extensions, "-CAcreateserial" if issuer else "-sha256")
    run("openssl", "x509", "-req", *by, *given, "-out", folder / f"{name}.pem")


def _make_java(folder: Path, p12: Path) -> Path:
    store = folder / "keystore.jks"
    into = ("-destkeystore", store, "-deststoretype", "JKS", "-deststorepass", PASSWORD)
    run("keytool", "-importkeystore", "-srckeystore", p12, "-srcstoretype", "PKCS12", "-srcstorepass", PASSWORD, *into)
    for name in ("root", "issuing"):
        _trust(store, f"acme-{name}", folder / f"{name}.pem")
    return store


def _make_hostile_java(folder: Path) -> Path:
    store = folder / "hostile.jks"
    _trust(store, MARKUP, folder / "root.pem")
    return store


def _trust(store: Path, alias: str, certificate: Path) -> None:
    given = ("-keystore", store, "-storetype", "JKS", "-storepass", PASSWORD)
    run("keytool", "-importcert", "-noprompt", *given, "-alias", alias, "-file", certificate)


def _make_expired(folder: Path) -> Path:
    certificate = folder / "expired.crt"
    store = ("-keystore", folder / "expired.jks", "-storetype", "JKS", "-storepass", PASSWORD, "-alias", "expired")
    made = ("-keypass", PASSWORD, "-dname", "CN=expired.acme.example, O=Acme, C=DE", "-keyalg", "EC", "-groupname", "secp256r1")
    run("keytool", "-genkeypair", *store, *made, "-startdate", "-2y", "-validity", "365")
    run("keytool", "-exportcert", *store, "-rfc", "-file", certificate)
    return certificate


def _make_hostile(folder: Path) -> tuple[Path, Path]:
    """By `cryptography`: openssl's command line refuses such names."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    texts = {NameOID.COMMON_NAME: MARKUP, NameOID.ORGANIZATION_NAME: BIDI, NameOID.LOCALITY_NAME: NUL}
    with warnings.catch_warnings(action="ignore"):  # it knows that RFC 5280 allows 64 characters
        name = x509.Name([x509.NameAttribute(oid, text, _validate=False) for oid, text in texts.items()])
        long = x509.Name([x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, LONG, _validate=False)])
    alternative = [
        x509.DirectoryName(name),
        x509.DirectoryName(long),
        x509.DNSName("xn--mnchen-3ya.example"),
        x509.RFC822Name("<b>@evil.example"),
    ]
    built = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=90)
        )
        .add_extension(x509.SubjectAlternativeName(alternative), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, store = folder / "hostile.pem", folder / "hostile.p12"
    certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    encryption = serialization.BestAvailableEncryption(PASSWORD.encode())
    store.write_bytes(pkcs12.serialize_key_and_certificates(HOSTILE_ALIAS.encode(), key, built, None, encryption))
    return certificate, store
