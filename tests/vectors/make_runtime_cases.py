"""Makes the keystores rt-* of cases/, on which runtimes disagree, and prints their rows for cases.tsv.

    python -m tests.vectors.make_runtime_cases FOLDER

Needs openssl, keytool, certtool, and in the PATH pk12util and certutil (libnss3-tools); node finds node-forge 1.3.1 by NODE_PATH. Keys are
new each time: what is committed was made once.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from tests.programs import run
from tests.vectors.odd_stores import ISSUING, LEAF, PASSWORD, ROOT, Made, make_odd

FOLDER = Path(sys.argv[1])
Row = tuple[str, str, str, str]
"""File, password, what is wanted, origin."""

_FORGE = """
const forge = require('node-forge'), fs = require('fs');
const [key, certificates, out, password, options] = process.argv.slice(1);
const chain = fs.readFileSync(certificates, 'utf8').match(/-----BEGIN[^]*?-----END.*/g);
const asn1 = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(fs.readFileSync(key, 'utf8')), chain, password, JSON.parse(options));
fs.writeFileSync(out, Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'));
"""


def _forge() -> Iterator[Row]:
    root = Made("Forge Root CA", key=rsa.generate_private_key(65537, 2048))
    leaf = Made("forge client", root, key=rsa.generate_private_key(65537, 2048))
    key, certificate = leaf.save(FOLDER, "forge")
    _, issuer = root.save(FOLDER, "forge-root")
    chain = FOLDER / "forge-chain.crt"
    chain.write_bytes(certificate.read_bytes() + issuer.read_bytes())
    no_chain = "Java: the key has no chain; OpenSSL and Node open it"
    for name, password, options, wanted in (
        ("rt-forge-3des-nolkid.p12", PASSWORD, '{"algorithm":"3des","generateLocalKeyId":false}', no_chain),
        ("rt-forge-aes128-nolkid.p12", PASSWORD, '{"algorithm":"aes128","generateLocalKeyId":false,"friendlyName":"Client"}', no_chain),
        ("rt-forge-aes128.p12", PASSWORD, '{"algorithm":"aes128","friendlyName":"Client"}', "opens everywhere"),
        ("rt-forge-aes192.p12", PASSWORD, '{"algorithm":"aes192"}', "opens everywhere but in Java"),
        ("rt-forge-3des-umlaut.p12", "pässwörd", '{"algorithm":"3des"}', "the password as BMPString: opens everywhere but in Java"),
        ("rt-forge-aes128-umlaut.p12", "pässwörd", '{"algorithm":"aes128"}', "the key is derived from Latin-1 octets: nobody opens it"),
        ("rt-forge-aes256-cyrillic.p12", "пароль", '{"algorithm":"aes256"}', "the key is derived from odd octets: nobody opens it"),
    ):
        run("node", "-e", _FORGE, key, chain, FOLDER / name, password, options)
        yield name, password, wanted, f"node-forge 1.3.1 toPkcs12Asn1({options})"


def _openssl() -> Iterator[Row]:
    old, new = Made("Twin CA"), Made("Twin CA")
    leaf = Made("twin client", old)
    key, certificate = leaf.save(FOLDER, "twin")
    parts = {name: made.save(FOLDER, name)[1].read_bytes() for name, made in {"old": old, "new": new, "root": ROOT}.items()}
    for name, order, wanted in (
        ("rt-rekeyed-new-first.p12", ("new", "old"), "Java takes the new CA into the chain, which did not sign the leaf"),
        ("rt-rekeyed-old-first.p12", ("old", "new"), "Java takes the CA that signed the leaf"),
    ):
        yield _export(name, key, certificate, b"".join(parts[each] for each in order), wanted)
    cross = Made("Twin CA", ROOT, key=old.key)
    _, crossed = cross.save(FOLDER, "cross")
    for name, others, wanted in (
        ("rt-cross-first.p12", crossed.read_bytes() + parts["old"] + parts["root"], "Java: chain of leaf, cross, root"),
        ("rt-cross-last.p12", parts["old"] + crossed.read_bytes() + parts["root"], "Java: chain of leaf and the self-signed CA"),
    ):
        yield _export(name, key, certificate, others, wanted)
    weak = Made("Weak CA", ROOT)
    weak.certificate = _sign_with_sha1(weak, ROOT, is_ca=True)
    leaf, of_weak, short = (
        Made("weak client", ISSUING),
        Made("weak client", weak),
        Made("Short CA", ROOT, key=rsa.generate_private_key(65537, 1024)),
    )
    leaf.certificate = _sign_with_sha1(leaf, ISSUING, is_ca=False)
    for name, made, issuers, wanted in (
        ("rt-sha1-leaf.p12", leaf, (ISSUING, ROOT), "Node refuses the signature by SHA-1"),
        ("rt-sha1-ca.p12", of_weak, (weak, ROOT), "Node refuses the signature by SHA-1"),
        ("rt-rsa1024-ca.p12", Made("short client", short), (short, ROOT), "a CA's key of 1024 bits"),
    ):
        key, certificate = made.save(FOLDER, "weak")
        yield _export(name, key, certificate, b"".join(each.certificate.public_bytes(Encoding.PEM) for each in issuers), wanted)


def _sign_with_sha1(made: Made, issuer: Made, *, is_ca: bool) -> x509.Certificate:
    key, _ = made.save(FOLDER, "signed")
    issuer_key, certificate = issuer.save(FOLDER, "issuer")
    request, extensions = FOLDER / "request", FOLDER / "extensions"
    extensions.write_text(f"basicConstraints=critical,CA:{str(is_ca).upper()}\n")
    subject = f"/CN={made.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value!s}"
    run("openssl", "req", "-new", "-key", key, "-subj", subject, "-out", request)
    issued = ("-CA", certificate, "-CAkey", issuer_key, "-set_serial", "77", "-days", "7000", "-extfile", extensions)
    return x509.load_pem_x509_certificate(run("openssl", "x509", "-req", "-in", request, "-sha1", *issued))


def _export(name: str, key: Path, certificate: Path, others: bytes, wanted: str) -> Row:
    more = FOLDER / "others.crt"
    more.write_bytes(others)
    files = ("-inkey", key, "-in", certificate, "-certfile", more, "-out", FOLDER / name)
    run("openssl", "pkcs12", "-export", "-name", "client", *files, "-passout", f"pass:{PASSWORD}")
    return name, PASSWORD, wanted, "openssl 3.0 pkcs12 -export -name client -inkey .. -in .. -certfile .."


def _others() -> Iterator[Row]:
    key, certificate = LEAF.save(FOLDER, "leaf")
    _, issuing = ISSUING.save(FOLDER, "issuing")
    _, root = ROOT.save(FOLDER, "root")
    lonely, _ = Made("another").save(FOLDER, "another")
    for name, used, options, wanted in (
        ("rt-certtool-aes256.p12", key, ("--pkcs-cipher", "aes-256"), "opens everywhere"),
        ("rt-certtool-3des.p12", key, ("--pkcs-cipher", "3des-pkcs12"), "opens everywhere"),
        ("rt-certtool-other-key.p12", lonely, ("--pkcs-cipher", "aes-256"), "the key has no certificate, for nobody"),
    ):
        files = ("--load-privkey", used, "--load-certificate", certificate, "--load-ca-certificate", issuing, "--outfile", FOLDER / name)
        run("certtool", "--to-p12", "--outder", "--p12-name", "client", "--password", PASSWORD, *options, *files)
        yield name, PASSWORD, wanted, f"certtool 3.7.9 --to-p12 --outder --p12-name client {' '.join(options)}"
    database = FOLDER / "nss"
    database.mkdir(exist_ok=True)
    run("certutil", "-N", "-d", f"sql:{database}", "--empty-password")
    for nickname, path in (("root", root), ("issuing", issuing)):
        run("certutil", "-A", "-d", f"sql:{database}", "-n", nickname, "-t", "C,,", "-i", path)
    plain = FOLDER / "plain.p12"
    run("openssl", "pkcs12", "-export", "-name", "client", "-inkey", key, "-in", certificate, "-out", plain, "-passout", f"pass:{PASSWORD}")
    run("pk12util", "-i", plain, "-d", f"sql:{database}", "-W", PASSWORD)
    for name, cipher in (("rt-pk12util-aes128.p12", "AES-128-CBC"), ("rt-pk12util-aes256.p12", "AES-256-CBC")):
        run("pk12util", "-o", FOLDER / name, "-n", "client", "-d", f"sql:{database}", "-W", PASSWORD, "-c", cipher, "-C", cipher)
        yield name, PASSWORD, "opens everywhere", f"pk12util 3.87 -o .. -n client -c {cipher} -C {cipher}"
    for name, kind in (("rt-keytool-two-keys.p12", "PKCS12"), ("rt-keytool-upper.jks", "JKS")):
        for alias in ("One", "Two"):
            words = (
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                f"CN={alias}",
                "-storetype",
                kind,
                "-validity",
                "7000",
                "-storepass",
                PASSWORD,
            )
            run("keytool", "-genkeypair", *words, "-keypass", PASSWORD, "-keystore", FOLDER / name)
        yield (
            name,
            PASSWORD,
            "opens; aliases are kept in lower case",
            f"keytool 17 -genkeypair -storetype {kind} -alias One, and -alias Two",
        )


def main() -> None:
    """Make all, and print the rows."""
    rows: list[Row] = []
    for name, octets, wanted in make_odd():
        (FOLDER / name).write_bytes(octets)
        rows.append((name, PASSWORD, wanted, "tests/vectors/odd_stores.py"))
    for name, password, wanted, origin in (*rows, *_forge(), *_openssl(), *_others()):
        sys.stdout.write("\t".join((name, password, "", wanted, origin)) + "\n")


if __name__ == "__main__":
    main()
