"""The programs that open keystores at the other end, and what they make of one."""

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


class RuntimeOutcome(Enum):
    """Whether the runtime opens the file, with the right password, and finds something in it that can be used."""

    OPENS = "OPENS"
    REFUSES = "REFUSES"
    NOT_TRIED = "NOT_TRIED"


class RuntimeReason(Enum):
    """Why a runtime does not open a file, or why that is not known."""

    LOCKED = "LOCKED"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuntimeOpening:
    """What one runtime makes of a keystore; `reason` and `message` are None where it opens it."""

    runtime: RuntimeVersion
    outcome: RuntimeOutcome
    reason: RuntimeReason | None = None
    message: str | None = None
