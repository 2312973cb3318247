"""The keystores that runtimes are asked about: those of the corpus, the cases and the made ones, with their passwords."""

from dataclasses import dataclass
from functools import cache

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.contents import Contents
from services.model.passwords import AliasPassword, KeyPasswords
from services.model.secret import Secret
from tests.cases import list_cases
from tests.corpus import CorpusFile, load_corpus
from tests.services.formats.made_stores import make_stores

_TYPES = {b"\xfe\xed\xfe\xed": "JKS", b"\xce\xce\xce\xce": "JCEKS"}
_FORMATS = ("pkcs12", "jks", "jceks")
_ENDINGS = (".p12", ".jks")


@dataclass(frozen=True)
class Store:
    """A keystore: `name` starts with cases/, made/ or a folder of the corpus. The password is None where the file needs none.

    `key_passwords` are those of its keys by their aliases, where they have others than the store's; "" stands for every key.
    """

    name: str
    octets: bytes
    password: str | None
    key_passwords: tuple[tuple[str, str], ...] = ()

    @property
    def java_type(self) -> str:
        """The type that Java has for it, by its first octets; PKCS#12 for everything that is no JKS or JCEKS."""
        return _TYPES.get(self.octets[:4], "PKCS12")

    def read(self) -> Contents:
        """Return what the service reads in it with all its passwords."""
        return read_contents(self.octets, file_name=None, password=self.secret, budget=Budget(), key_passwords=self.key_secrets)

    @property
    def secret(self) -> Secret | None:
        """Its password as the service takes it."""
        return None if self.password is None else Secret(self.password.encode())

    @property
    def key_secrets(self) -> KeyPasswords | None:
        """The passwords of its keys as the service takes them."""
        if not self.key_passwords:
            return None
        pairs = [(alias, Secret(password.encode())) for alias, password in self.key_passwords]
        every = next((password for alias, password in pairs if not alias), None)
        return KeyPasswords(every=every, of_aliases=tuple(AliasPassword(alias, password) for alias, password in pairs if alias))


@cache
def list_stores() -> dict[str, Store]:
    """Return all by their names, in a fixed order. Files that are made to keep a program busy for hours are left out."""
    corpus = [_of_corpus(file) for file in load_corpus() if file.format in _FORMATS and file.verdict != "bomb"]
    cases = [
        Store(
            f"cases/{name}",
            case.octets,
            None if case.password is None else case.password.reveal().decode(),
            () if case.key_password is None else (("", case.key_password.reveal().decode()),),
        )
        for name, case in list_cases().items()
        if name.endswith(_ENDINGS)
    ]
    made = [Store(f"made/{name}", octets, "changeit") for name, octets in make_stores().items()]
    return {store.name: store for store in (*corpus, *cases, *made)}


def _of_corpus(file: CorpusFile) -> Store:
    passwords: tuple[tuple[str, str], ...] = ()
    if file.key_password not in (None, file.password):
        pairs = (pair.split("=", 1) for pair in file.key_password.split(";"))
        passwords = tuple((alias, password) for alias, password in pairs)
    return Store(file.path, file.octets, file.password, passwords)
