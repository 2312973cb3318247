"""The enums of what runtimes make of key stores."""

from schema.enums import publish
from services.model.runtime import Runtime, RuntimeOutcome, RuntimeReason, RuntimeVersion

publish(
    Runtime,
    "The programs of `opensIn`, each in its last update. `RuntimeVersion` has those of today.",
    {
        "JAVA_8": "Java 8 from 8u301 on.",
        "JAVA_11": "Java 11 from 11.0.12 on.",
        "JAVA_17": "Java 17.",
        "JAVA_21": "Java 21.",
        "OPENSSL_1_1": "OpenSSL 1.1, which also older Python and PHP use.",
        "OPENSSL_3": "OpenSSL 3 without its legacy provider.",
        "NODE_18": "Node 18 and newer, and so approuter and SAP's JavaScript SDK.",
    },
)
publish(
    RuntimeVersion,
    "The programs that open key stores, each in its last update; there may be more some day. What is said of them was compared with what "
    "they do themselves, but for Java 8: that is told from its source.",
    {
        "JAVA_8": "Java 8 from 8u301 on.",
        "JAVA_11": "Java 11 from 11.0.12 on.",
        "JAVA_17": "Java 17.",
        "JAVA_21": "Java 21.",
        "JAVA_25": "Java 25.",
        "OPENSSL_1_1": "OpenSSL 1.1, which also older Python and PHP use.",
        "OPENSSL_3_0": "OpenSSL 3.0 without its legacy provider; the same holds up to 3.3.",
        "OPENSSL_3_5": "OpenSSL 3.5 without its legacy provider; 3.4 knows PBMAC1 as well.",
        "NODE_18": "Node 18, and so approuter and SAP's JavaScript SDK on it.",
        "NODE_20": "Node 20.",
        "NODE_22": "Node 22 in its last updates, which stand on OpenSSL 3.5.",
        "NODE_24": "Node 24, which stands on OpenSSL 3.5.",
    },
)
publish(
    RuntimeOutcome,
    "What a runtime makes of a key store.",
    {
        "OPENS": "It opens the file with the right password and finds something in it that it can use.",
        "REFUSES": "It does not open the file, or finds nothing in it that it can use.",
        "NOT_TRIED": "Not known, for a password hides what decides, or the file was not read since the service knows this.",
    },
)
publish(
    RuntimeReason,
    "The reason why a runtime refuses a key store, or why it is not known whether it does. There may be more some day.",
    {
        "LOCKED": "A password that was not given hides what decides. Unlock the keystore.",
        "UNKNOWN": "The file holds something that nobody has tried in this runtime.",
        "NOT_READ_AGAIN": "It was stored before the service could tell, needs no password, and is read again soon.",
        "FORMAT_UNKNOWN": "The runtime does not read keystores of this format.",
        "WRAPPED_IN_TEXT": "The keystore is written as text (base64), and the runtime wants its octets.",
        "STRUCTURE_UNREADABLE": "The file is built in a way that the runtime does not read.",
        "NOTHING_IN_IT": "The keystore opens but is empty.",
        "NOTHING_VISIBLE": "The keystore opens, but the runtime sees none of its entries.",
        "NO_KEY_PAIR": "The runtime wants a private key with its certificate, and finds none.",
        "KEY_WITHOUT_CERTIFICATE": "The runtime finds no certificate for a private key: the file does not say which.",
        "MAC_UNSUPPORTED": "The runtime does not know the MAC.",
        "MAC_MISSING": "The file has no MAC, and the runtime wants one.",
        "ENCRYPTION_UNSUPPORTED": "The runtime does not know how a part of the file or a key is encrypted.",
        "PASSWORD_NOT_ASCII": "The runtime takes only passwords of ASCII characters.",
        "PASSWORD_ENCODING_UNKNOWN": "The writer turned the password into other octets.",
        "KEY_PASSWORD_DIFFERS": "A key has a password of its own; the runtime takes one for all.",
        "ALIAS_UNREADABLE": "An alias is encoded in a way that the runtime cannot read.",
        "ALIAS_NOT_FOUND": "The runtime lists an alias but does not find its entry: it looks for it in lower case.",
        "ATTRIBUTE_UNREADABLE": "A name or a localKeyID is of another type than the standard says.",
        "CERTIFICATE_UNREADABLE": "The runtime cannot read a certificate, and gives the file up.",
        "SIGNATURE_TOO_WEAK": "A certificate is signed with a hash that the runtime no longer takes.",
        "KEY_TOO_SHORT": "The key of a certificate is shorter than the runtime takes.",
        "KEY_UNREADABLE": "A private key is no PKCS#8, or is not written as the runtime reads it.",
        "KEY_UNSUPPORTED": "The runtime does not know the algorithm or curve of a private key.",
    },
)
