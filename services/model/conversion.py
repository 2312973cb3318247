"""What somebody wants of a stored file in another form."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.model.secret import Secret


class TargetFormat(Enum):
    """The formats that are written."""

    PEM = "PEM"
    DER = "DER"
    PKCS7 = "PKCS7"
    PKCS12 = "PKCS12"
    JKS = "JKS"

    @property
    def is_keystore(self) -> bool:
        """Whether entries have aliases and a store password."""
        return self in (TargetFormat.PKCS12, TargetFormat.JKS)

    @property
    def holds_keys(self) -> bool:
        """Whether private keys can be written into it."""
        return self.is_keystore or self is TargetFormat.PEM


class Pkcs12ProfileName(Enum):
    """How a PKCS#12 is protected, by the year and the cipher; that of 2026 has the MAC of RFC 9579 (PBMAC1)."""

    MODERN_2023 = "MODERN_2023"
    MODERN_2026 = "MODERN_2026"
    LEGACY_3DES = "LEGACY_3DES"


DEFAULT_PKCS12_PROFILE = Pkcs12ProfileName.MODERN_2023
"""What keytool 17 and OpenSSL 3 write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is to be different from the stored file; without any, nothing is. None stands for what is usual in the new file's format.

    `format` None keeps the file's own. `include_private_key` None takes the keys along wherever the format holds keys; `include_chain`
    None takes issuers along but into DER. `include_root` False leaves out the self-signed end of chains. `aliases` None takes all entries.
    `alias` renames the one key entry. `new_password` protects the key of a PEM, or the store; None leaves the PEM key in clear, and is
    the empty password of a store.
    """

    format: TargetFormat | None = None
    include_private_key: bool | None = None
    include_chain: bool | None = None
    include_root: bool = True
    trust_store_only: bool = False
    aliases: tuple[str, ...] | None = None
    alias: str | None = None
    new_password: Secret | None = None
    pkcs12_profile: Pkcs12ProfileName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """The new file."""

    target: TargetFormat
    created_at: datetime
    wishes: Wishes

    @property
    def takes_keys(self) -> bool:
        """Whether private keys are to come along, if there are any."""
        return self.target.holds_keys and not self.wishes.trust_store_only and self.wishes.include_private_key is not False

    @property
    def takes_chain(self) -> bool:
        """Whether issuers are to come along."""
        if self.wishes.include_chain is None:
            return self.wishes.trust_store_only or self.target is not TargetFormat.DER
        return self.wishes.include_chain
