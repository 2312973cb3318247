"""The programs that open keystores at the other end, and what they make of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Runtime(Enum):
    """A runtime in its last update: Java from 8u301 and 11.0.12 on; OpenSSL 3 is 3.0, and Node 18 stands for itself only."""

    JAVA_8 = "JAVA_8"
    JAVA_11 = "JAVA_11"
    JAVA_17 = "JAVA_17"
    JAVA_21 = "JAVA_21"
    OPENSSL_1_1 = "OPENSSL_1_1"
    OPENSSL_3 = "OPENSSL_3"
    NODE_18 = "NODE_18"

    @property
    def is_java(self) -> bool:
        """Whether it is a Java runtime."""
        return self in (Runtime.JAVA_8, Runtime.JAVA_11, Runtime.JAVA_17, Runtime.JAVA_21)


class RuntimeVersion(Enum):
    """A runtime in its last update: Java from 8u301 and 11.0.12 on."""

    JAVA_8 = "JAVA_8"
    JAVA_11 = "JAVA_11"
    JAVA_17 = "JAVA_17"
    JAVA_21 = "JAVA_21"
    JAVA_25 = "JAVA_25"
    OPENSSL_1_1 = "OPENSSL_1_1"
    OPENSSL_3_0 = "OPENSSL_3_0"
    OPENSSL_3_5 = "OPENSSL_3_5"
    NODE_18 = "NODE_18"
    NODE_20 = "NODE_20"
    NODE_22 = "NODE_22"
    NODE_24 = "NODE_24"

    @property
    def is_java(self) -> bool:
        """Whether it is a Java runtime."""
        return self.name.startswith("JAVA_")

    @property
    def is_node(self) -> bool:
        """Whether it is a Node."""
        return self.name.startswith("NODE_")


class RuntimeOutcome(Enum):
    """Whether the runtime opens the file, with the right password, and finds something in it that can be used."""

    OPENS = "OPENS"
    REFUSES = "REFUSES"
    NOT_TRIED = "NOT_TRIED"


class RuntimeReason(Enum):
    """Why a runtime does not open a file (REFUSES), or why that is not known (NOT_TRIED). The comments are their descriptions."""

    # Of NOT_TRIED
    LOCKED = "LOCKED"  # A password that was not given hides what decides. Unlock the keystore.
    UNKNOWN = "UNKNOWN"  # The file holds something that nobody has tried in this runtime.
    NOT_READ_AGAIN = "NOT_READ_AGAIN"  # It was stored before the service could tell, and is read again soon.

    # Of REFUSES, for the file as a whole
    FORMAT_UNKNOWN = "FORMAT_UNKNOWN"  # The runtime does not read keystores of this format.
    WRAPPED_IN_TEXT = "WRAPPED_IN_TEXT"  # The keystore is written as text (base64), and the runtime wants its octets.
    STRUCTURE_UNREADABLE = "STRUCTURE_UNREADABLE"  # The file is built in a way that the runtime does not read.
    NOTHING_IN_IT = "NOTHING_IN_IT"  # The keystore opens but is empty.
    NOTHING_VISIBLE = "NOTHING_VISIBLE"  # The keystore opens, but the runtime sees none of its entries.
    NO_KEY_PAIR = "NO_KEY_PAIR"  # The runtime wants a private key with its certificate, and finds none.

    KEY_WITHOUT_CERTIFICATE = "KEY_WITHOUT_CERTIFICATE"  # The runtime finds no certificate for a private key: the file does not say which.

    # Of REFUSES, for how the file is protected
    MAC_UNSUPPORTED = "MAC_UNSUPPORTED"  # The runtime does not know the MAC.
    MAC_MISSING = "MAC_MISSING"  # The file has no MAC, and the runtime wants one.
    ENCRYPTION_UNSUPPORTED = "ENCRYPTION_UNSUPPORTED"  # The runtime does not know how a part of the file or a key is encrypted.
    PASSWORD_NOT_ASCII = "PASSWORD_NOT_ASCII"  # noqa: S105  # The runtime takes only passwords of ASCII characters.
    PASSWORD_ENCODING_UNKNOWN = "PASSWORD_ENCODING_UNKNOWN"  # noqa: S105  # The writer turned the password into other octets.
    KEY_PASSWORD_DIFFERS = "KEY_PASSWORD_DIFFERS"  # noqa: S105  # A key has a password of its own; the runtime takes one for all.

    # Of REFUSES, for one entry
    ALIAS_UNREADABLE = "ALIAS_UNREADABLE"  # An alias is encoded in a way that the runtime cannot read.
    ALIAS_NOT_FOUND = "ALIAS_NOT_FOUND"  # The runtime lists an alias but does not find its entry: it looks for it in lower case.
    ATTRIBUTE_UNREADABLE = "ATTRIBUTE_UNREADABLE"  # A name or a localKeyID is of another type than the standard says.
    CERTIFICATE_UNREADABLE = "CERTIFICATE_UNREADABLE"  # The runtime cannot read a certificate, and gives the file up.
    SIGNATURE_TOO_WEAK = "SIGNATURE_TOO_WEAK"  # A certificate is signed with a hash that the runtime no longer takes.
    KEY_TOO_SHORT = "KEY_TOO_SHORT"  # The key of a certificate is shorter than the runtime takes.
    KEY_UNREADABLE = "KEY_UNREADABLE"  # A private key is no PKCS#8, or is not written as the runtime reads it.
    KEY_UNSUPPORTED = "KEY_UNSUPPORTED"  # The runtime does not know the algorithm or curve of a private key.


@dataclass(frozen=True, slots=True, kw_only=True)
class RuntimeOpening:
    """What one runtime makes of a keystore; `reason` and `message` are None where it opens it.

    `names` are what the reason is about, as the message has them: algorithms, fields.
    """

    runtime: RuntimeVersion
    outcome: RuntimeOutcome
    reason: RuntimeReason | None = None
    message: str | None = None
    names: tuple[str, ...] = ()


_EARLIER = {
    **{RuntimeVersion[runtime.name]: runtime for runtime in Runtime if runtime is not Runtime.OPENSSL_3},
    RuntimeVersion.OPENSSL_3_0: Runtime.OPENSSL_3,
}


def list_runtimes(openings: Iterable[RuntimeOpening]) -> tuple[Runtime, ...]:
    """Return those of the earlier list that open the file, in its order."""
    opening = {_EARLIER.get(each.runtime) for each in openings if each.outcome is RuntimeOutcome.OPENS}
    return tuple(runtime for runtime in Runtime if runtime in opening)
