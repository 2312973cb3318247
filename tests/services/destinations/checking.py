"""Files under passwords, and what tries them."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat, pkcs12

from services.destinations.openings import Openings
from services.formats.java.write import write_jks
from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.caller import Caller
from services.model.contents import Contents
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from tests.fakes.versions import MemoryVersions
from tests.support import NOW, Bench, InlineReader, Issued, chain_of_three, pem_chain

CHAIN = chain_of_three()
KEY, TRUST, TOKEN = "KeyStoreLocation", "TrustStoreLocation", "tokenService.KeyStoreLocation"


def p12(password: bytes | None, *parts: Issued) -> bytes:
    """Return a PKCS#12 file with a key and its chain; None and the empty password are the same."""
    leaf, *issuers = parts or CHAIN
    algorithm = BestAvailableEncryption(password) if password else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"client", leaf.key, leaf.certificate, [one.certificate for one in issuers], algorithm)


def jks(password: bytes) -> bytes:
    """Return a JKS file with a key and its chain."""
    leaf = CHAIN[0]
    pkcs8 = leaf.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    key = KeyToWrite(alias="client", pkcs8=Secret(pkcs8), certificate_chain=tuple(one.der for one in CHAIN))
    return write_jks([key], password=Secret(password), created_at=NOW).reveal()


def jks_of_roots(password: bytes) -> bytes:
    """Return a JKS file with one trusted certificate."""
    return write_jks([TrustedToWrite(alias="root", certificate=CHAIN[2].der)], password=Secret(password), created_at=NOW).reveal()


def pem(password: bytes | None = None) -> bytes:
    """Return a PEM file with a key, under the password if there is one, and its chain."""
    if password is None:
        return pem_chain(*CHAIN, with_key=True)
    key = CHAIN[0].key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password))
    return key + pem_chain(*CHAIN)


class CountingReader(InlineReader):
    """Counts the files that it reads."""

    def __init__(self) -> None:
        self.count = 0

    async def __call__(
        self,
        octets: Secret,
        *,
        file_name: str | None,
        password: Secret | None,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Contents:
        """Return what the file says."""
        self.count += 1
        return await super().__call__(octets, file_name=file_name, password=password, caller=caller, key_passwords=key_passwords)


@dataclass
class Trial:
    """A bench, and what tries passwords there, with a count of the files that it reads."""

    bench: Bench = field(default_factory=Bench)
    reader: CountingReader = field(default_factory=CountingReader)

    def openings(self) -> Openings:
        """Return it, with an empty memory."""
        return Openings(versions=MemoryVersions(self.bench.memory), reader=self.reader, keys=self.bench.keys)


class Allowance:
    """Lets so many files be opened, and notes their sizes."""

    def __init__(self, count: int = 1_000) -> None:
        self._left = count
        self.sizes: list[int] = []

    def __call__(self, octets: int) -> bool:
        """Whether one more may be opened."""
        self._left -= 1
        if self._left >= 0:
            self.sizes.append(octets)
        return self._left >= 0
