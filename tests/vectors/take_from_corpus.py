"""Copies the golden files of the readers out of the generated corpus, each with its origin, passwords and oracle.

    python tests/vectors/take_from_corpus.py UNPACKED_CORPUS

The oracle's part (what keytool and openssl print about the file) comes from the corpus's expected.json, unchanged. Running it again
gives the same files.
"""

import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
GENERATOR = "generate.sh of the corpus: keytool 17, OpenSSL 3.0"
FILES = {
    "jks": [
        "jks/java-mixed.jks",
        "jks/java-keypass.jks",
        "jks/java-alias.jks",
        "jks/hand-v1.jks",
        "jks/hand-dates.jks",
        "jks/hand-casealias.jks",
        "jks/hand-dupalias.jks",
        "jks/hand-badcert.jks",
        "jks/hand-mismatch.jks",
        "jks/hand-nochain.jks",
        "jks/hand-leaflast.jks",
        "jceks/java-secret.jceks",
        "bombs/jceks-8m.jceks",
    ],
    "pem": [
        "pem/key-first.pem",
        "pem/two-pairs.pem",
        "pem/bagattrs-enc.pem",
        "pem/trad-camellia256.pem",
        "pem/trad-des.pem",
        "pem/pkcs8-aes-256-cbc.pem",
        "pem/ecparams.pem",
        "pem/dsa-trad.pem",
        "pem/trusted.pem",
        "pem/text.pem",
        "pem/escaped-n.pem",
        "pem/utf16le-nobom.pem",
        "pem/mixed-kinds.pem",
        "pem/wrongkey.pem",
        "pem/one-bad-of-three.pem",
        "pem/csr.pem",
        "names/is-p7b.pem",
    ],
    "p12": [
        "p12/java-secret.p12",
        "p12/java-trusted.p12",
        "p12/java-truststore-nopass.p12",
        "p12/ossl-certsclear.p12",
        "p12/ossl-noenc.p12",
        "p12/ossl-rc2-40.p12",
        "p12/ossl-rc4-40.p12",
        "p12/ossl-2des.p12",
        "p12/ossl-pbes2-aria-256-cbc.p12",
        "p12/ossl-mac-sha3-256.p12",
        "p12/ossl-emptypw-3des.p12",
        "p12/ossl-pw-astral.p12",
        "p12/ossl-name-utf8.p12",
        "bad/flipmid-ossl-rsa2048.p12",
        "bad/fliplast-ossl-rsa2048.p12",
        "bad/trail-ossl-rsa2048.p12",
        "bad/wrongpw-ossl-3des.p12",
        "bombs/mac-2g.p12",
        "bombs/pbe3des-2g.p12",
        "bombs/mac-min.p12",
        "bombs/total-20m.p12",
    ],
    "p7b": ["p7b/withcrl-der.p7b", "p7b/signed-ber.p7m", "p7b/empty-der.p7b", "p7b/crlonly-der.p7b", "p7b/enveloped.p7m"],
    "der": ["der/rsa2048.cer", "der/v1.cer", "der/trailing-nl.cer", "der/two-glued.cer", "der/pkcs8-enc.key", "pem/bare-base64.cer"],
}


def main(corpus: Path) -> None:
    expected = json.loads((corpus / "expected.json").read_text())
    for folder, names in FILES.items():
        (HERE / folder).mkdir(exist_ok=True)
        for name in names:
            target = HERE / folder / Path(name).name
            shutil.copyfile(corpus / name, target)
            facts = {"origin": f"{name} of {GENERATOR}", **expected[name]}
            target.with_name(target.name + ".json").write_text(json.dumps(facts, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
