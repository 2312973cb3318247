"""The programs that open keystores at the other end."""

from enum import Enum


class Runtime(Enum):
    """A runtime in its last update: Java from 8u301 and 11.0.12 on; Node stands for 18 and everything newer."""

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
